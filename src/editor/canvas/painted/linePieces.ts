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
  readonly bends: readonly Bend[];
  /** How far a bend reaches at most. */
  readonly widest: number;
}

/** A rounded corner by its corner, or half an ellipse over another line. */
export interface Bend {
  readonly from: Point;
  readonly to: Point;
  readonly by: { readonly corner: Point } | { readonly radii: Point; readonly isClockwise: boolean };
}

const COMMAND = /([MLQA])([^MLQA]*)/g;

export function linePieces(path: string): LinePieces | null {
  if (!/^M[\d\s.,\-MLQA]*$/.test(path)) return null;
  const runs: [Point, Point][] = [];
  const bends: Bend[] = [];
  let widest = 0;
  let from: Point | null = null;
  for (const [, command = '', numbers = ''] of path.matchAll(COMMAND)) {
    const values = numbers
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const to = { x: values.at(-2) ?? Number.NaN, y: values.at(-1) ?? Number.NaN };
    if (Number.isNaN(to.x + to.y)) return null;
    if (command === 'L' && from) {
      if (!isAlongAxis(from, to)) return null;
      runs.push([from, to]);
    } else if (command !== 'M' && from) {
      bends.push({ from, to, by: bendBy(command, values) });
      widest = Math.max(widest, Math.abs(to.x - from.x), Math.abs(to.y - from.y));
    }
    from = to;
  }
  return { runs, bends, widest };
}

function bendBy(command: string, [a = 0, b = 0, , , sweep]: readonly number[]): Bend['by'] {
  return command === 'Q' ? { corner: { x: a, y: b } } : { radii: { x: a, y: b }, isClockwise: sweep === 1 };
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
