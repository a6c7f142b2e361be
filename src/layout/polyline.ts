/** Orthogonal polylines: how far it is along them, and without what is not needed in them. */
import type { Point } from '../shared/geometry';

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
