/** Places along a polyline, as a share of its length: 0 at its beginning, 1 at its end. */
import type { Point } from '../shared/geometry';

export const lineLength = (points: readonly Point[]): number =>
  points.reduce((sum, point, index) => sum + apart(points[index - 1] ?? point, point), 0);

export function pointAlong(points: readonly Point[], share: number): Point {
  let left = Math.min(1, Math.max(0, share)) * lineLength(points);
  let last: Point = points[0] ?? { x: 0, y: 0 };
  for (const next of points.slice(1)) {
    const length = apart(last, next);
    if (length > 0 && left <= length) return between(last, next, left / length);
    left -= length;
    last = next;
  }
  return last;
}

/** The share at which the line comes nearest to a point. */
export function nearestAlong(points: readonly Point[], { x, y }: Point): number {
  const total = lineLength(points);
  let best = 0;
  let least = Infinity;
  let walked = 0;
  points.forEach((b, index) => {
    const a = points[index - 1];
    if (!a) return;
    const length = apart(a, b);
    const t = length === 0 ? 0 : ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / (length * length);
    const inside = Math.min(1, Math.max(0, t));
    const away = apart(between(a, b, inside), { x, y });
    if (away < least) {
      least = away;
      best = walked + inside * length;
    }
    walked += length;
  });
  return total === 0 ? 0 : best / total;
}

const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

const between = (a: Point, b: Point, t: number): Point => ({
  x: a.x + (b.x - a.x) * t,
  y: a.y + (b.y - a.y) * t,
});
