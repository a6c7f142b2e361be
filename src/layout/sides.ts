/** The four sides of a card, and the point on one at which an edge meets it. */
import type { Point, Rect } from '../shared/geometry';

export type Side = 'left' | 'right' | 'top' | 'bottom';
export const SIDES: readonly Side[] = ['right', 'left', 'bottom', 'top'];

const OUTWARD: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

export const isHorizontal = (side: Side): boolean => side === 'left' || side === 'right';

/** The point `at` along the side, measured from its middle. */
export function pointOn(rect: Rect, side: Side, at = 0): Point {
  if (side === 'left') return { x: rect.x, y: rect.y + rect.height / 2 + at };
  if (side === 'right') return { x: rect.x + rect.width, y: rect.y + rect.height / 2 + at };
  if (side === 'top') return { x: rect.x + rect.width / 2 + at, y: rect.y };
  return { x: rect.x + rect.width / 2 + at, y: rect.y + rect.height };
}

/** That far straight out of the side. */
export function outOf(point: Point, side: Side, by: number): Point {
  return { x: point.x + OUTWARD[side].x * by, y: point.y + OUTWARD[side].y * by };
}

/** Length of the side that edges may use: not its rounded corners. */
export function usableLength(rect: Rect, side: Side): number {
  return Math.max(0, (isHorizontal(side) ? rect.height : rect.width) - 20);
}

/** Whether edges between these two sides keep their order in reverse (as around a bend that turns them over). */
export function turnsOver(from: Side, to: Side): boolean {
  if (from === to) return true;
  const pair = new Set([from, to]);
  const opposite = (pair.has('left') && pair.has('right')) || (pair.has('top') && pair.has('bottom'));
  if (opposite) return false;
  const outer = (pair.has('right') && pair.has('top')) || (pair.has('left') && pair.has('bottom'));
  return outer;
}
