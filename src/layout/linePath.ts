/**
 * A polyline as SVG path data: its corners rounded as far as they are to be, and with a small arc wherever it hops over
 * another line. Arcs always bulge up on what runs across and to the right on what runs down, whichever way it goes.
 */
import type { Point } from '../shared/geometry';
import { distance } from './polyline';

/** For each piece of a line, by its first corner: where along x or y it hops. */
export type Jumps = ReadonlyMap<number, readonly number[]>;

export const NO_JUMPS: Jumps = new Map();
export const JUMP_RADIUS = 5;
/** Hops closer to each other than this are one wider hop. */
const APART = 4;

export function linePath(
  points: readonly Point[],
  radiusAt: (corner: number) => number,
  jumps: Jumps = NO_JUMPS,
): string {
  const [first] = points;
  if (!first) return '';
  let d = `M${xy(first)}`;
  let start = first;
  for (let at = 0; at + 1 < points.length; at++) {
    const [a, corner, after] = [points[at], points[at + 1], points[at + 2]];
    if (!a || !corner) break;
    const radius = after ? Math.max(0, radiusAt(at + 1)) : 0;
    const end = radius > 0 ? towards(corner, a, radius) : corner;
    d += hops(start, end, jumps.get(at) ?? []);
    d += `L${xy(end)}`;
    start = corner;
    if (!after || radius === 0) continue;
    start = towards(corner, after, radius);
    d += `Q${xy(corner)} ${xy(start)}`;
  }
  return d;
}

/** The same line that far aside. */
export const shiftedPath = (path: string, by: Point): string =>
  path.replace(/([MLQA])([^MLQA]*)/g, (_, kind: string, numbers: string) => {
    const values = numbers.trim().split(' ').map(Number);
    // An arc's radii and flags stay; its end comes last, as everything's does.
    const first = kind === 'A' ? values.length - 2 : 0;
    const moved = values.map((value, at) => (at < first ? value : value + ((at - first) % 2 ? by.y : by.x)));
    return `${kind}${moved.map(n).join(' ')}`;
  });

/** A corner's radius: what is wanted, or half of the shorter piece beside it. */
export function cornerRadius(points: readonly Point[], corner: number, wanted: number): number {
  const [a, b, c] = [points[corner - 1], points[corner], points[corner + 1]];
  return a && b && c ? Math.min(wanted, distance(a, b) / 2, distance(b, c) / 2) : 0;
}

function hops(start: Point, end: Point, places: readonly number[]): string {
  if (places.length === 0) return '';
  const axis = Math.abs(start.y - end.y) < 0.01 ? 'x' : 'y';
  const [low, high] = [Math.min(start[axis], end[axis]), Math.max(start[axis], end[axis])];
  const spans: [number, number][] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const [from, to] = [place - JUMP_RADIUS, place + JUMP_RADIUS];
    if (from < low + 1 || to > high - 1) continue;
    const last = spans.at(-1);
    if (last && from - last[1] < APART) last[1] = to;
    else spans.push([from, to]);
  }
  const forward = start[axis] < end[axis];
  const on = (place: number) => xy(axis === 'x' ? { x: place, y: start.y } : { x: start.x, y: place });
  return (forward ? spans : spans.reverse())
    .map(([from, to]) => {
      const along = (to - from) / 2;
      const radii = axis === 'x' ? `${n(along)} ${JUMP_RADIUS}` : `${JUMP_RADIUS} ${n(along)}`;
      return `L${on(forward ? from : to)}A${radii} 0 0 ${forward ? 1 : 0} ${on(forward ? to : from)}`;
    })
    .join('');
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}

const xy = ({ x, y }: Point): string => `${n(x)} ${n(y)}`;

/** Coordinates to a hundredth, without trailing zeros. */
const n = (value: number): string => String(Math.round(value * 100) / 100 + 0);
