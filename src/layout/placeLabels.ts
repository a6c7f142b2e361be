/**
 * Where each edge's label stands: on its own line, off every card and every other label. Labels with the fewest free
 * places choose first; each takes the place that suits it best (a straight stretch that the label doesn't hide, near the
 * middle, not over other lines). One that was dragged to a place on its line has that place, or the nearest free one, and
 * the others give way to it. Where no place along the whole line is free, on it or beside it, a label takes the one with
 * the least overlap and says so. Deterministic: the same routes, sizes and obstacles give the same places.
 */
import { boundsOfPoints, inflate, overlaps, type Point, type Rect, type Size } from '../shared/geometry';
import { byText } from '../shared/order';
import { lineLength, pointAlong } from './alongLine';
import { GridIndex } from './gridIndex';
import { rectOfSegment, type Segment, segmentsOf, touches } from './pathCost';
import { distance } from './polyline';
import type { Route } from './route';

export interface PlacedLabel extends Rect {
  /** No place was free: it lies on a card or on another label. */
  readonly overlapping: boolean;
}

interface Candidate {
  readonly rect: Rect;
  /** What this place costs by itself; smaller is better. */
  readonly cost: number;
  /** Area shared with obstacles. */
  readonly blocked: number;
}

interface Open {
  readonly id: string;
  readonly route: Route;
  readonly size: Size;
  /** No candidate lies outside it. */
  readonly reach: Rect;
  readonly candidates: readonly Candidate[];
  /** Labels that could ever come near this one. */
  readonly neighbours: readonly string[];
}

interface Spot {
  readonly center: Point;
  readonly cost: number;
}

interface Line {
  readonly id: string;
  readonly segment: Segment;
}

/** Labels keep this far from each other and from obstacles. */
const GAP = 4;
const STEP = 12;
const MOST_STEPS = 10;
/** Where no such place is free, every place is tried. */
const FINE_STEP = 2;
const ROUNDS = 3;
const CROSSED_LINE = 40;
const ON_BEND = 14;
const BESIDE = 60;
/** A dragged label's place weighs more than what it covers there. */
const FAR = 100;

export function placeLabels(
  routes: ReadonlyMap<string, Route>,
  sizes: ReadonlyMap<string, Size>,
  obstacles: readonly Rect[],
): ReadonlyMap<string, PlacedLabel> {
  const lines = new GridIndex<Line>();
  for (const [id, { points }] of routes)
    for (const segment of segmentsOf(points)) lines.add(rectOfSegment(segment), { id, segment });
  const ground = new GridIndex<Rect>();
  for (const rect of obstacles) ground.add(rect, rect);
  const reaches = new GridIndex<string>();
  const open: Omit<Open, 'neighbours'>[] = [];
  for (const [id, route] of routes) {
    const size = sizes.get(id);
    if (!size) continue;
    const reach = inflate(boundsOfPoints(route.points), Math.max(size.width, size.height) + 3 * GAP);
    reaches.add(reach, id);
    const foreign = lines.near(reach).filter((line) => line.id !== id);
    const centers =
      route.labelAt === undefined ? spots(route.points, size) : spotsFrom(route.points, route.labelAt);
    const candidates = candidatesFor(route, size, centers, ground.near(reach), foreign);
    open.push({ id, route, size, reach, candidates });
  }
  const free = (candidates: readonly Candidate[]) => candidates.filter(({ blocked }) => blocked === 0).length;
  const queue = open
    .map((label) => ({
      ...label,
      neighbours: reaches.near(label.reach).filter((id) => id !== label.id),
      free: free(label.candidates),
    }))
    .sort((a, b) => Number(isPinned(b)) - Number(isPinned(a)) || a.free - b.free || byText(a.id, b.id));
  const placed = new Map<string, PlacedLabel>();
  const at = (id: string) => placed.get(id);
  for (const label of queue) placed.set(label.id, bestOf(label, at));
  const byId = new Map(queue.map((label) => [label.id, label]));
  for (const label of queue) settle(label, byId, placed);
  for (let round = 0; round < ROUNDS; round++) {
    let anyPlaced = false;
    for (const label of queue) {
      if (!placed.get(label.id)?.overlapping) continue;
      const { route, size, reach } = label;
      const candidates = candidatesFor(route, size, everySpot(route.points, size), ground.near(reach), []);
      const found = bestOf({ ...label, candidates }, at);
      if (isPinned(label) || found.overlapping) continue;
      placed.set(label.id, found);
      anyPlaced = true;
    }
    if (!anyPlaced) break;
  }
  for (const label of queue)
    if (isPinned(label) && placed.get(label.id)?.overlapping) asPinned(label, placed);
  return inOrder(routes, placed);
}

const isPinned = ({ route }: Pick<Open, 'route'>): boolean => route.labelAt !== undefined;

/** Where nothing near is free either, it stands where it was put. */
function asPinned({ id, route, size }: Open, placed: Map<string, PlacedLabel>): void {
  const rect = rectAround(pointAlong(route.points, route.labelAt ?? 0), size);
  placed.set(id, { ...rect, overlapping: true });
}

/** A label that found no place takes its best one, if those who stood there can move to a free one. */
function settle(label: Open, all: ReadonlyMap<string, Open>, placed: Map<string, PlacedLabel>): void {
  const { id, candidates } = label;
  if (!placed.get(id)?.overlapping) return;
  const clear = candidates.filter(({ blocked }) => blocked === 0).sort((a, b) => a.cost - b.cost);
  for (const candidate of clear) {
    const trial = new Map<string, PlacedLabel>([[id, { ...candidate.rect, overlapping: false }]]);
    const at = (other: string) => trial.get(other) ?? placed.get(other);
    const moved = label.neighbours.flatMap((other) => {
      const rect = at(other);
      const open = all.get(other);
      return open && rect && overlaps(rect, candidate.rect, GAP) ? [open] : [];
    });
    if (moved.some(isPinned)) continue;
    for (const other of moved) trial.set(other.id, bestOf(other, at));
    if (moved.some((other) => trial.get(other.id)?.overlapping)) continue;
    for (const [key, value] of trial) placed.set(key, value);
    return;
  }
}

function bestOf({ candidates, neighbours }: Open, at: (id: string) => PlacedLabel | undefined): PlacedLabel {
  const taken: Rect[] = [];
  for (const other of neighbours) {
    const rect = at(other);
    if (rect) taken.push(rect);
  }
  let best: Candidate | null = null;
  let bestCost = Infinity;
  let bestOverlap = Infinity;
  for (const candidate of candidates) {
    let overlap = candidate.blocked;
    for (const rect of taken)
      if (overlaps(candidate.rect, rect, GAP)) overlap += sharedArea(candidate.rect, rect);
    if (overlap < bestOverlap - 1e-6 || (overlap <= bestOverlap + 1e-6 && candidate.cost < bestCost)) {
      best = candidate;
      bestOverlap = overlap;
      bestCost = candidate.cost;
    }
  }
  const rect = best?.rect ?? { x: 0, y: 0, width: 0, height: 0 };
  return { ...rect, overlapping: bestOverlap > 0 };
}

function candidatesFor(
  route: Route,
  size: Size,
  centers: readonly Spot[],
  near: readonly Rect[],
  foreign: readonly Line[],
): Candidate[] {
  return centers.map(({ center, cost }) => {
    const rect = rectAround(center, size);
    const box = segmentOfRect(rect);
    let crossed = 0;
    for (const { segment } of foreign) if (touches(segment, box)) crossed++;
    const bends = route.points.slice(1, -1).filter((point) => isInside(rect, point)).length;
    let blocked = 0;
    for (const obstacle of near) if (overlaps(rect, obstacle, GAP)) blocked += sharedArea(rect, obstacle);
    return { rect, cost: cost + crossed * CROSSED_LINE + bends * ON_BEND, blocked };
  });
}

/** Places along each piece of the line, on it and beside it; the middle of a long piece is the best. */
function spots(points: readonly Point[], size: Size): Spot[] {
  const total = points.reduce((sum, point, index) => sum + distance(points[index - 1] ?? point, point), 0);
  const found: Spot[] = [];
  let walked = 0;
  points.forEach((b, index) => {
    const a = points[index - 1];
    if (!a) return;
    const length = distance(a, b);
    const flat = Math.abs(a.y - b.y) < 0.01;
    const hidden = Math.max(0, (flat ? size.width : size.height) + 16 - length);
    const aside = flat ? { x: 0, y: size.height / 2 + GAP } : { x: size.width / 2 + GAP, y: 0 };
    const steps = Math.min(MOST_STEPS, Math.max(1, Math.floor(length / 2 / STEP)));
    for (let step = -steps; step <= steps; step++) {
      const t = 0.5 + (step / steps) * 0.5;
      const at = { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
      const offMiddle = Math.abs(t - 0.5) * length * 0.5;
      const offCenter = Math.abs(walked + t * length - total / 2) * 0.08;
      const cost = hidden + offMiddle + offCenter - Math.min(40, length * 0.1);
      found.push({ center: at, cost });
      found.push({ center: { x: at.x + aside.x, y: at.y + aside.y }, cost: cost + BESIDE });
      found.push({ center: { x: at.x - aside.x, y: at.y - aside.y }, cost: cost + BESIDE });
    }
    walked += length;
  });
  return found;
}

/** Along the whole line, the nearer to where the label was put the better. */
function spotsFrom(points: readonly Point[], share: number): Spot[] {
  const total = lineLength(points);
  const steps = Math.max(1, Math.ceil(total / FINE_STEP));
  const found: Spot[] = [{ center: pointAlong(points, share), cost: 0 }];
  for (let step = 0; step <= steps; step++) {
    const t = step / steps;
    found.push({ center: pointAlong(points, t), cost: 1 + Math.abs(t - share) * total * FAR });
  }
  return found;
}

/** Every place on the line, and beside it: half a label away and wholly. */
function everySpot(points: readonly Point[], size: Size): Spot[] {
  const found: Spot[] = [];
  points.forEach((b, index) => {
    const a = points[index - 1];
    if (!a) return;
    const flat = Math.abs(a.y - b.y) < 0.01;
    const steps = Math.max(1, Math.ceil(distance(a, b) / FINE_STEP));
    for (let step = 0; step <= steps; step++) {
      const t = step / steps;
      const at = { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
      for (const aside of [0, 0.5, -0.5, 1, -1]) {
        const by = flat ? { x: 0, y: size.height / 2 + GAP } : { x: size.width / 2 + GAP, y: 0 };
        const center = { x: at.x + by.x * aside, y: at.y + by.y * aside };
        found.push({ center, cost: Math.abs(t - 0.5) * distance(a, b) + Math.abs(aside) * BESIDE });
      }
    }
  });
  return found;
}

function rectAround(center: Point, { width, height }: Size): Rect {
  return { x: Math.round(center.x - width / 2), y: Math.round(center.y - height / 2), width, height };
}

function sharedArea(a: Rect, b: Rect): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) + GAP;
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) + GAP;
  return Math.max(1, across) * Math.max(1, down);
}

const isInside = (rect: Rect, p: Point): boolean =>
  p.x > rect.x && p.x < rect.x + rect.width && p.y > rect.y && p.y < rect.y + rect.height;

const segmentOfRect = (r: Rect): Segment => ({
  left: r.x,
  right: r.x + r.width,
  top: r.y,
  bottom: r.y + r.height,
});

/** In the order of the routes; of two labels on top of each other both say so. */
function inOrder(
  routes: ReadonlyMap<string, Route>,
  placed: ReadonlyMap<string, PlacedLabel>,
): ReadonlyMap<string, PlacedLabel> {
  const stuck = [...placed.values()].filter(({ overlapping }) => overlapping);
  const ordered = new Map<string, PlacedLabel>();
  for (const id of routes.keys()) {
    const label = placed.get(id);
    if (!label) continue;
    const under = stuck.some((other) => other !== label && overlaps(label, other, GAP));
    ordered.set(id, under ? { ...label, overlapping: true } : label);
  }
  return ordered;
}
