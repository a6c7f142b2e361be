/** Where a line wears the mark of what is found about it: near where it begins, out of its label's and its head's way. */
import type { Route } from '../../layout/route';
import type { Point } from '../../shared/geometry';

export const LINE_MARK_RADIUS = 7;
/** Clear of the card's border, and of the label on a short line. */
const FROM_START = 11;

/** Clear of the head as well. */
const FROM_HEAD = 24;

export const lineMarkAt = ({ points, source }: Pick<Route, 'points' | 'source'>): Point =>
  along(points, source, FROM_START);

/** Where it says what became of it: at its other end, so that both have room. */
export const fateMarkAt = ({ points, target }: Pick<Route, 'points' | 'target'>): Point =>
  along([...points].reverse(), target, FROM_HEAD);

function along(points: readonly Point[], source: Point, from: number): Point {
  let left = from;
  let at = points[0] ?? source;
  for (const next of points.slice(1)) {
    const length = Math.hypot(next.x - at.x, next.y - at.y);
    // A line as short as that has it in its middle.
    if (next === points.at(-1)) left = Math.min(left, length / 2);
    if (length >= left && length > 0)
      return { x: at.x + ((next.x - at.x) * left) / length, y: at.y + ((next.y - at.y) * left) / length };
    left -= length;
    at = next;
  }
  return at;
}
