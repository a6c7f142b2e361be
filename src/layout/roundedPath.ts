/** An orthogonal polyline as SVG path data with rounded corners, and what it is made of. */
import type { Point } from '../shared/geometry';

const CORNER_RADIUS = 10;

/** `M… L… Q…` with corners of the given radius, less where a segment is too short for it. */
export function roundedPath(points: readonly Point[], radius = CORNER_RADIUS): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let d = `M${n(first.x)} ${n(first.y)}`;
  let before = first;
  rest.forEach((corner, index) => {
    const after = rest[index + 1];
    if (!after) {
      d += `L${n(corner.x)} ${n(corner.y)}`;
      return;
    }
    const r = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    const from = towards(corner, before, r);
    const to = towards(corner, after, r);
    d += `L${n(from.x)} ${n(from.y)}Q${n(corner.x)} ${n(corner.y)} ${n(to.x)} ${n(to.y)}`;
    before = corner;
  });
  return d;
}

/** Without repeated points and without points in the middle of a straight run. */
export function simplified(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && same(last, point)) continue;
    const beforeLast = kept.at(-2);
    if (last && beforeLast && straight(beforeLast, last, point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

export const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

const same = (a: Point, b: Point): boolean => distance(a, b) < 0.01;

/** On one line and going on in the same direction; a turn back is no straight run. */
function straight(a: Point, b: Point, c: Point): boolean {
  const vertical = Math.abs(a.x - b.x) < 0.01 && Math.abs(b.x - c.x) < 0.01;
  const horizontal = Math.abs(a.y - b.y) < 0.01 && Math.abs(b.y - c.y) < 0.01;
  if (vertical) return (b.y - a.y) * (c.y - b.y) > 0;
  return horizontal && (b.x - a.x) * (c.x - b.x) > 0;
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}

/** Coordinates to a hundredth, without trailing zeros. */
const n = (value: number): string => String(Math.round(value * 100) / 100);
