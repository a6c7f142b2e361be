/**
 * A line taken apart into what a painter draws fast: straight runs along an axis, which are thin boxes, and the short
 * bends between them. A long stroked path costs time for all the area it spans, its pieces only for what they cover.
 * Null: it isn't made of such pieces, and is stroked as a whole.
 */
import type { Route } from '../../../layout/route';
import type { Point } from '../../../shared/geometry';

export interface LinePieces {
  /** From end to end: x or y is the same. */
  readonly runs: readonly (readonly [Point, Point])[];
  /** Path data, each from where a run ends to where the next begins. */
  readonly bends: readonly string[];
  /** How far a bend reaches at most. */
  readonly widest: number;
}

const COMMAND = /([MLQA])([^MLQA]*)/g;

export function linePieces(path: string): LinePieces | null {
  if (!/^M[\d\s.,\-MLQA]*$/.test(path)) return null;
  const runs: [Point, Point][] = [];
  const bends: string[] = [];
  let widest = 0;
  let at: Point | null = null;
  for (const [, command = '', numbers = ''] of path.matchAll(COMMAND)) {
    const values = numbers
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const end = { x: values.at(-2) ?? Number.NaN, y: values.at(-1) ?? Number.NaN };
    if (Number.isNaN(end.x + end.y)) return null;
    if (command === 'L' && at) {
      if (!isAlongAxis(at, end)) return null;
      runs.push([at, end]);
    } else if (command !== 'M' && at) {
      bends.push(`M${at.x} ${at.y}${command}${numbers}`);
      widest = Math.max(widest, Math.abs(end.x - at.x), Math.abs(end.y - at.y));
    }
    at = end;
  }
  return { runs, bends, widest };
}

const isAlongAxis = (a: Point, b: Point): boolean => Math.abs(a.x - b.x) < 0.02 || Math.abs(a.y - b.y) < 0.02;

const known = new WeakMap<Route, LinePieces | null>();

export function piecesOf(route: Route): LinePieces | null {
  let pieces = known.get(route);
  if (pieces === undefined) {
    pieces = linePieces(route.path);
    known.set(route, pieces);
  }
  return pieces;
}
