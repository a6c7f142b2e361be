/**
 * Where each edge's label stands: on its own line, off every card and every other label. Labels with the fewest free
 * places choose first; each takes the place that suits it best (a straight stretch that the label doesn't hide, near the
 * middle, not over other lines). One that was dragged to a place on its line has that place, or the nearest free one, and
 * the others give way to it. Where no place along the whole line is free, on it or beside it, a label takes the one with
 * the least overlap and says so. Deterministic: the same routes, sizes and obstacles give the same places.
 */
import { inflate, overlaps, type Rect, type Size } from '../shared/geometry';
import { byText } from '../shared/order';
import { pointAlong } from './alongLine';
import {
  type Band,
  type Candidate,
  createLabelGround,
  LABEL_GAP as GAP,
  type LabelGround,
  rectAround,
  sharedArea,
} from './labelGround';
import { LabelIndex, type Standing } from './labelIndex';
import type { Route } from './route';

export interface PlacedLabel extends Rect {
  /** No place was free: it lies on a card or on another label. */
  readonly overlapping: boolean;
}

interface Open {
  readonly id: string;
  readonly route: Route;
  readonly size: Size;
  readonly bands: readonly Band[];
  /** How many of its places are free. */
  readonly free: number;
  overlapping: boolean;
}

type Label = Standing<Open>;

const ROUNDS = 3;

/** `ground` may be shared between calls with the same routes and obstacles. */
export function placeLabels(
  routes: ReadonlyMap<string, Route>,
  sizes: ReadonlyMap<string, Size>,
  obstacles: readonly Rect[],
  ground: LabelGround = createLabelGround(routes, obstacles),
): ReadonlyMap<string, PlacedLabel> {
  const labels: Label[] = [];
  for (const [id, route] of routes) {
    const size = sizes.get(id);
    if (!size) continue;
    const bands = ground.bandsOf(id, route, size);
    const item = { id, route, size, bands, free: freePlaces(bands), overlapping: false };
    labels.push({ item, order: labels.length, rect: null });
  }
  const queue = [...labels].sort(
    ({ item: a }, { item: b }) =>
      Number(isPinned(b)) - Number(isPinned(a)) || a.free - b.free || byText(a.id, b.id),
  );
  const index = new LabelIndex<Open>();
  for (const label of queue) put(index, label, bestOf(label, label.item.bands, index));
  for (const label of queue) settle(label, index);
  for (let round = 0; round < ROUNDS; round++) {
    let anyPlaced = false;
    for (const label of queue) {
      const { route, size, overlapping } = label.item;
      if (!overlapping || isPinned(label.item)) continue;
      const found = bestOf(label, ground.everyBand(route, size), index);
      if (found.overlapping) continue;
      put(index, label, found);
      anyPlaced = true;
    }
    if (!anyPlaced) break;
  }
  for (const label of queue)
    if (isPinned(label.item) && label.item.overlapping) put(index, label, asPinned(label.item));
  return inOrder(labels);
}

interface Found {
  readonly rect: Rect;
  readonly overlapping: boolean;
}

const isPinned = ({ route }: Open): boolean => route.labelAt !== undefined;

function freePlaces(bands: readonly Band[]): number {
  let free = 0;
  for (const { candidates } of bands) for (const { blocked } of candidates) if (blocked === 0) free += 1;
  return free;
}

function put(index: LabelIndex<Open>, label: Label, { rect, overlapping }: Found): void {
  index.put(label, rect);
  label.item.overlapping = overlapping;
}

/** Where nothing near is free either, it stands where it was put. */
const asPinned = ({ route, size }: Open): Found => ({
  rect: rectAround(pointAlong(route.points, route.labelAt ?? 0), size),
  overlapping: true,
});

/** A label that found no place takes its best one, if those who stood there can move to a free one. */
function settle(label: Label, index: LabelIndex<Open>): void {
  if (!label.item.overlapping) return;
  const clear = label.item.bands
    .flatMap(({ candidates }) => candidates.filter(({ blocked }) => blocked === 0))
    .sort((a, b) => a.cost - b.cost);
  for (const { rect } of clear) {
    const moved = index
      .near(inflate(rect, GAP))
      .filter((other) => other !== label && other.rect && overlaps(other.rect, rect, GAP));
    if (moved.some(({ item }) => isPinned(item))) continue;
    const before = [label, ...moved].map((one) => ({ one, rect: one.rect, was: one.item.overlapping }));
    put(index, label, { rect, overlapping: false });
    const madeWay = moved.every((other) => {
      put(index, other, bestOf(other, other.item.bands, index));
      return !other.item.overlapping;
    });
    if (madeWay) return;
    for (const { one, rect, was } of before) {
      index.put(one, rect);
      one.item.overlapping = was;
    }
  }
}

/** The place with the least overlap, of those the one that costs least, of those the first. */
function bestOf(label: Label, bands: readonly Band[], index: LabelIndex<Open>): Found {
  let best: Candidate | null = null;
  let bestCost = Infinity;
  let bestOverlap = Infinity;
  for (const { box, candidates } of bands) {
    const taken = index.near(box);
    for (const candidate of candidates) {
      let overlap = candidate.blocked;
      for (const other of taken)
        if (other !== label && other.rect && overlaps(candidate.rect, other.rect, GAP))
          overlap += sharedArea(candidate.rect, other.rect);
      if (overlap < bestOverlap - 1e-6 || (overlap <= bestOverlap + 1e-6 && candidate.cost < bestCost)) {
        best = candidate;
        bestOverlap = overlap;
        bestCost = candidate.cost;
      }
    }
  }
  return { rect: best?.rect ?? { x: 0, y: 0, width: 0, height: 0 }, overlapping: bestOverlap > 0 };
}

/** In the order of the routes; of two labels on top of each other both say so. */
function inOrder(labels: readonly Label[]): ReadonlyMap<string, PlacedLabel> {
  const stuck = labels.filter(({ item }) => item.overlapping);
  const ordered = new Map<string, PlacedLabel>();
  for (const label of labels) {
    const { rect, item } = label;
    if (!rect) continue;
    const under = stuck.some((other) => other !== label && other.rect && overlaps(rect, other.rect, GAP));
    ordered.set(item.id, { ...rect, overlapping: item.overlapping || under });
  }
  return ordered;
}
