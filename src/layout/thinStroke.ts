/**
 * A stroke with fewer points that draws the same line: a point stays where leaving it out would move the edge of the
 * ink by more than the tolerance. Douglas and Peucker (1973), on place and half width together.
 */
import type { StrokePoint } from '../model/diagram';

export function thinStroke(
  points: readonly StrokePoint[],
  width: number,
  tolerance: number,
): readonly StrokePoint[] {
  const spots = points.map(([x, y, pressure = 0.5]): Spot => [x, y, (pressure * width) / 2]);
  const kept = new Set([0, points.length - 1]);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const furthest = furthestFrom(spots, from, to);
    if (furthest.distance <= tolerance) continue;
    kept.add(furthest.index);
    open.push([from, furthest.index], [furthest.index, to]);
  }
  return points.filter((_, index) => kept.has(index));
}

type Spot = readonly [x: number, y: number, halfWidth: number];

function furthestFrom(spots: readonly Spot[], from: number, to: number) {
  let [index, distance] = [from, -1];
  const [start, end] = [spots[from], spots[to]];
  if (!start || !end) return { index, distance };
  for (let n = from + 1; n < to; n++) {
    const spot = spots[n];
    const away = spot ? distanceTo(spot, start, end) : 0;
    if (away > distance) [index, distance] = [n, away];
  }
  return { index, distance };
}

function distanceTo([x, y, w]: Spot, [ax, ay, aw]: Spot, [bx, by, bw]: Spot): number {
  const [dx, dy, dw] = [bx - ax, by - ay, bw - aw];
  const square = dx * dx + dy * dy + dw * dw;
  const along = square === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy + (w - aw) * dw) / square;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy, w - aw - share * dw);
}
