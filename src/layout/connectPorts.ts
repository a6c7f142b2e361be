/**
 * The best orthogonal polyline between two ports: straight out of either side, then over one of a few candidate
 * bends and channels, whichever costs a reader least (see `pathCost`).
 */
import type { Point, Rect } from '../shared/geometry';
import { boundsOf, inflate } from '../shared/geometry';
import { pathCost, type Segment } from './pathCost';
import { simplified } from './polyline';
import { outOf, type Side } from './sides';

/** An edge leaves and enters a card straight for at least this far. */
const STUB = 18;
const LANE = 12;
/** So far around its ends a line may go: all cards there are known. */
export const REACH = 64;

export interface Port {
  readonly point: Point;
  readonly side: Side;
}

export interface Ends {
  readonly from: Rect;
  readonly to: Rect;
}

export interface Obstacles {
  /** Other cards, grown by the room wanted around them. */
  readonly cards: readonly Rect[];
  /** Those and, a little smaller, the cards of the ends: what it may not run through. */
  readonly keepOut: readonly Rect[];
  /** Segments of edges that are routed already. */
  readonly routed: readonly Segment[];
}

export interface Found {
  readonly points: readonly Point[];
  readonly cost: number;
}

/** The ends' own cards may be touched at the border, not run through. */
export const obstaclesOf = (
  { from, to }: Ends,
  cards: readonly Rect[],
  routed: readonly Segment[] = [],
): Obstacles => ({
  cards,
  keepOut: [...cards, inflate(from, -2), inflate(to, -2)],
  routed,
});

/** `thorough` tries detours and neighbouring lanes too; without it, only the plain shapes. */
export function connectPorts(
  source: Port,
  target: Port,
  ends: Ends,
  obstacles: Obstacles,
  thorough: boolean,
): Found {
  const stub = Math.min(STUB, roomBetween(source, target) / 2);
  const a = outOf(source.point, source.side, stub);
  const b = outOf(target.point, target.side, stub);
  let best: Found | null = null;
  for (const middle of middles(a, b, ends, obstacles.cards, thorough)) {
    const points = simplified([source.point, a, ...middle, b, target.point]);
    const cost: number =
      pathCost(points, obstacles.keepOut, obstacles.routed, best?.cost) + turnsBack(points);
    if (!best || cost < best.cost - 1e-6) best = { points, cost };
  }
  return best ?? { points: [source.point, a, b, target.point], cost: Infinity };
}

/** How far apart two sides are that face each other; unbounded for any others. */
function roomBetween(source: Port, target: Port): number {
  const out = outOf({ x: 0, y: 0 }, source.side, 1);
  const back = outOf({ x: 0, y: 0 }, target.side, 1);
  const ahead = out.x * (target.point.x - source.point.x) + out.y * (target.point.y - source.point.y);
  return out.x === -back.x && out.y === -back.y && ahead > 0 ? ahead : Infinity;
}

/** What may stand between the two stubs: a channel across or down, then one bend; of equal ones the first is taken. */
function middles(a: Point, b: Point, ends: Ends, cards: readonly Rect[], thorough: boolean): Point[][] {
  const found: Point[][] = [];
  for (const x of channels(a.x, b.x, 'x', ends, cards, thorough))
    found.push([
      { x, y: a.y },
      { x, y: b.y },
    ]);
  for (const y of channels(a.y, b.y, 'y', ends, cards, thorough))
    found.push([
      { x: a.x, y },
      { x: b.x, y },
    ]);
  return [...found, [{ x: b.x, y: a.y }], [{ x: a.x, y: b.y }]];
}

function channels(
  a: number,
  b: number,
  axis: 'x' | 'y',
  ends: Ends,
  cards: readonly Rect[],
  thorough: boolean,
): number[] {
  const extent = axis === 'x' ? 'width' : 'height';
  const [first, second] = ends.from[axis] <= ends.to[axis] ? [ends.from, ends.to] : [ends.to, ends.from];
  const gapStart = first[axis] + first[extent];
  const between = second[axis] > gapStart ? (gapStart + second[axis]) / 2 : (a + b) / 2;
  const found = [between];
  if (!thorough) return [...found, ...around(ends, axis, extent, STUB)];
  const room = Math.max(0, (second[axis] - gapStart) / 2 - STUB);
  for (const lane of [LANE, -LANE, 2 * LANE, -2 * LANE])
    if (Math.abs(lane) <= room) found.push(between + lane);
  found.push(a, b, ...around(ends, axis, extent, STUB), ...around(ends, axis, extent, STUB + LANE));
  const both = boundsOf([ends.from, ends.to]) ?? ends.from;
  for (const card of cards)
    for (const place of [card[axis] - 4, card[axis] + card[extent] + 4])
      if (place > both[axis] - REACH && place < both[axis] + both[extent] + REACH) found.push(place);
  return found.slice(0, 24);
}

function around(ends: Ends, axis: 'x' | 'y', extent: 'width' | 'height', by: number): number[] {
  const both = boundsOf([ends.from, ends.to]);
  return both ? [both[axis] - by, both[axis] + both[extent] + by] : [];
}

/** A polyline that doubles back on itself is never wanted. */
function turnsBack(points: readonly Point[]): number {
  let cost = 0;
  for (let i = 2; i < points.length; i++) {
    const a = points[i - 2];
    const b = points[i - 1];
    const c = points[i];
    if (a && b && c && (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) < 0) cost += 2000;
  }
  return cost;
}
