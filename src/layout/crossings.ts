/**
 * Where lines cross, and which of the two hops over the other: the later one. Give lines in the order they are drawn; each
 * looks only at what lies near it, so that a large diagram costs no more for each line than a small one. Only pieces that
 * run across or down count; a straight line at an angle crosses as it was told to.
 */
import type { Point } from '../shared/geometry';
import { GridIndex } from './gridIndex';
import type { Jumps } from './linePath';
import { rectOfSegment, type Segment, segmentsOf } from './pathCost';

/** A crossing this near the end of the other's piece is a line that begins or bends there, not one that passes. */
const PASSES = 1;

/** One for each drawing: every line is asked about once, in order, and is in the way of those after it. */
export function createCrossings(): { readonly jumpsOf: (points: readonly Point[]) => Jumps } {
  const flat = new GridIndex<Segment>();
  const steep = new GridIndex<Segment>();
  return {
    jumpsOf: (points) => {
      const jumps = new Map<number, number[]>();
      const own = piecesOf(points);
      for (const { at, segment, isFlat } of own) {
        const places = (isFlat ? steep : flat)
          .near(rectOfSegment(segment))
          .filter((other) => passes(segment, other, isFlat))
          .map((other) => (isFlat ? other.left : other.top));
        if (places.length > 0) jumps.set(at, places);
      }
      for (const { segment, isFlat } of own) (isFlat ? flat : steep).add(rectOfSegment(segment), segment);
      return jumps;
    },
  };
}

interface OwnPiece {
  readonly at: number;
  readonly segment: Segment;
  readonly isFlat: boolean;
}

function piecesOf(points: readonly Point[]): readonly OwnPiece[] {
  const pieces: OwnPiece[] = [];
  points.forEach((b, index) => {
    const a = points[index - 1];
    if (!a) return;
    const isFlat = Math.abs(a.y - b.y) < 0.01;
    const [segment] = segmentsOf([a, b]);
    if (segment && (isFlat || Math.abs(a.x - b.x) < 0.01)) pieces.push({ at: index - 1, segment, isFlat });
  });
  return pieces;
}

/** Both go on, on both sides of the crossing. */
function passes(one: Segment, other: Segment, isFlat: boolean): boolean {
  const [flat, steep] = isFlat ? [one, other] : [other, one];
  return (
    steep.left > flat.left + PASSES &&
    steep.left < flat.right - PASSES &&
    flat.top > steep.top + PASSES &&
    flat.top < steep.bottom - PASSES
  );
}
