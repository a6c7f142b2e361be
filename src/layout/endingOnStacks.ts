/**
 * Several replicas are drawn as a second card behind the first, and lines at the top end on that one. Their course doesn't
 * hang on it: with a part's second replica no other line moves.
 */
import type { Point } from '../shared/geometry';
import type { EdgeEnds, EdgePorts, Sides } from './choosePorts';
import type { Side } from './sides';

export const onStack = (point: Point, side: Side, stack: number): Point =>
  side === 'top' && stack > 0 ? { x: point.x, y: point.y - stack } : point;

/** `points`: from one card's border to the other's. */
export function endingOnStacks(
  points: readonly Point[],
  [from, to]: Sides,
  { fromStack, toStack }: EdgeEnds,
): readonly Point[] {
  const last = points.length - 1;
  return points.map((point, index) => {
    if (index === 0) return onStack(point, from, fromStack);
    return index === last ? onStack(point, to, toStack) : point;
  });
}

export const sidesOf = ({ source, target }: EdgePorts): Sides => [source.side, target.side];
