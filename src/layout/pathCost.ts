/**
 * What a polyline costs a reader: its length, its bends, the cards it runs through, the edges it crosses or
 * runs on top of. The router takes the cheapest of a few candidates.
 */
import type { Point, Rect } from '../shared/geometry';
import { distance } from './polyline';

export interface Segment {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const BEND = 32;
const THROUGH_CARD = 900;
const CROSSING = 36;
const ON_TOP = 4;
/** Edges closer than this look like one. */
const TOO_CLOSE = 7;
/** Of a piece at an angle, in its shorter direction. */
const SLANTED_PART = 12;

/** `keepOut` are cards, already grown by the room wanted around them; stops counting past `limit`. */
export function pathCost(
  points: readonly Point[],
  keepOut: readonly Rect[],
  routed: readonly Segment[],
  limit = Infinity,
): number {
  let cost = Math.max(0, points.length - 2) * BEND + lengthOf(points);
  for (let i = 1; i < points.length && cost < limit; i++) {
    const a = points[i - 1];
    const b = points[i];
    if (!a || !b) continue;
    const segment = segmentOf(a, b);
    for (const rect of keepOut) {
      const inside = insideLength(segment, rect);
      if (inside === 0) continue;
      cost += THROUGH_CARD + inside;
      if (cost >= limit) return cost;
    }
    for (const other of routed) cost += conflict(segment, other);
  }
  return cost;
}

function lengthOf(points: readonly Point[]): number {
  let length = 0;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1];
    const b = points[i];
    if (a && b) length += distance(a, b);
  }
  return length;
}

function segmentOf(a: Point, b: Point): Segment {
  return {
    left: Math.min(a.x, b.x),
    right: Math.max(a.x, b.x),
    top: Math.min(a.y, b.y),
    bottom: Math.max(a.y, b.y),
  };
}

/** A piece at an angle is given as short ones, each in its own box. */
export function segmentsOf(points: readonly Point[]): Segment[] {
  const segments: Segment[] = [];
  points.forEach((b, index) => {
    const a = points[index - 1];
    if (!a) return;
    const slanted = Math.min(Math.abs(b.x - a.x), Math.abs(b.y - a.y));
    const parts = slanted < 0.01 ? 1 : Math.ceil(slanted / SLANTED_PART);
    for (let part = 0; part < parts; part++)
      segments.push(segmentOf(between(a, b, part / parts), between(a, b, (part + 1) / parts)));
  });
  return segments;
}

const between = (a: Point, b: Point, t: number): Point =>
  t === 1 ? b : { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };

export const rectOfSegment = ({ left, right, top, bottom }: Segment): Rect => ({
  x: left,
  y: top,
  width: right - left,
  height: bottom - top,
});

export const touches = (segment: Segment, area: Segment): boolean =>
  segment.left <= area.right &&
  segment.right >= area.left &&
  segment.top <= area.bottom &&
  segment.bottom >= area.top;

function insideLength(s: Segment, rect: Rect): number {
  const across = Math.min(s.right, rect.x + rect.width) - Math.max(s.left, rect.x);
  const down = Math.min(s.bottom, rect.y + rect.height) - Math.max(s.top, rect.y);
  return across > 0.5 || down > 0.5 ? (across >= 0 && down >= 0 ? Math.max(across, down) : 0) : 0;
}

function conflict(a: Segment, b: Segment): number {
  const aFlat = a.bottom - a.top < 0.01;
  const bFlat = b.bottom - b.top < 0.01;
  if (aFlat !== bFlat) return touches(a, b) ? CROSSING : 0;
  const apart = aFlat ? Math.abs(a.top - b.top) : Math.abs(a.left - b.left);
  if (apart >= TOO_CLOSE) return 0;
  const along = aFlat
    ? Math.min(a.right, b.right) - Math.max(a.left, b.left)
    : Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return along > 0 ? CROSSING + along * ON_TOP : 0;
}
