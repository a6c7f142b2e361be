/**
 * Where a rectangle can stand: where it is wanted, or at the nearest place where nothing is in its way. Looked for best
 * first, from the wanted place past the edges of whatever stands there, so that the place found is the nearest one and
 * not one of a raster. Corners on an 8-pixel grid.
 */
import { boundsOf, type Point, type Rect } from '../shared/geometry';
import { MinHeap } from './minHeap';

export interface Search {
  /** What is in the way there, as the rectangle to get past; null: nothing is. */
  readonly blocker: (rect: Rect) => Rect | null;
  readonly gap: number;
  /** How much worse it is to move along x than along y. */
  readonly acrossCost?: number;
  readonly mostTries?: number;
}

const GRID = 8;
const MOST_TRIES = 3000;

/** Null: not found in as many tries. */
export function nearestFree(
  wanted: Rect,
  { blocker, gap, acrossCost = 1, mostTries = MOST_TRIES }: Search,
): Point | null {
  const places: Point[] = [];
  const known = new Set<string>();
  const queue = new MinHeap();
  const consider = (x: number, y: number): void => {
    const key = `${x} ${y}`;
    if (known.has(key)) return;
    known.add(key);
    queue.push(places.length, Math.abs(x - wanted.x) * acrossCost + Math.abs(y - wanted.y));
    places.push({ x, y });
  };
  consider(wanted.x, wanted.y);
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const at = places[queue.pop() ?? -1];
    if (!at) return null;
    const there = { ...wanted, ...at };
    const hit = blocker(there);
    if (!hit) return at;
    consider(at.x, before(hit.y - gap - wanted.height));
    consider(at.x, after(hit.y + hit.height + gap));
    consider(before(hit.x - gap - wanted.width), at.y);
    consider(after(hit.x + hit.width + gap), at.y);
  }
  return null;
}

/** Below everything. */
export function belowAll(wanted: Rect, rects: Iterable<Rect>, gap: number): Point {
  const all = boundsOf(rects);
  return { x: wanted.x, y: all ? Math.max(wanted.y, after(all.y + all.height + gap)) : wanted.y };
}

const before = (at: number): number => Math.floor(at / GRID) * GRID + 0;
const after = (at: number): number => Math.ceil(at / GRID) * GRID + 0;
