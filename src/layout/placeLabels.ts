/**
 * Where each edge's label stands: on its own line, off every card and every other label. Labels with the fewest free
 * places choose first; each takes the place that suits it best (a straight stretch that the label doesn't hide, near the
 * middle, not over other lines). Where no place is free it takes the one with the least overlap and says so.
 * Deterministic: the same routes, sizes and obstacles give the same places.
 */
import { boundsOfPoints, inflate, overlaps, type Point, type Rect, type Size } from '../shared/geometry';
import { byText } from '../shared/order';
import { GridIndex } from './gridIndex';
import { rectOfSegment, type Segment, segmentsOf, touches } from './pathCost';
import { distance } from './roundedPath';
import type { Route } from './routeConnections';

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
  /** No candidate lies outside it. */
  readonly reach: Rect;
  readonly candidates: readonly Candidate[];
  /** Labels that could ever come near this one. */
  readonly neighbours: readonly string[];
}

interface Line {
  readonly id: string;
  readonly segment: Segment;
}

/** Labels keep this far from each other and from obstacles. */
const GAP = 4;
const STEP = 12;
const MOST_STEPS = 10;
const CROSSED_LINE = 40;
const ON_BEND = 14;
const BESIDE = 60;

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
    const reach = inflate(boundsOfPoints(route.points), Math.max(size.width, size.height) + GAP);
    reaches.add(reach, id);
    const foreign = lines.near(reach).filter((line) => line.id !== id);
    open.push({ id, reach, candidates: candidatesFor(route, size, ground.near(reach), foreign) });
  }
  const free = (candidates: readonly Candidate[]) => candidates.filter(({ blocked }) => blocked === 0).length;
  const queue = open
    .map((label) => ({
      ...label,
      neighbours: reaches.near(label.reach).filter((id) => id !== label.id),
      free: free(label.candidates),
    }))
    .sort((a, b) => a.free - b.free || byText(a.id, b.id));
  const placed = new Map<string, PlacedLabel>();
  const at = (id: string) => placed.get(id);
  for (const label of queue) placed.set(label.id, bestOf(label, at));
  const byId = new Map(queue.map((label) => [label.id, label]));
  for (const label of queue) settle(label, byId, placed);
  return inOrder(routes, placed);
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
  near: readonly Rect[],
  foreign: readonly Line[],
): Candidate[] {
  return spots(route.points, size).map(({ center, cost }) => {
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
function spots(points: readonly Point[], size: Size): { center: Point; cost: number }[] {
  const total = points.reduce((sum, point, index) => sum + distance(points[index - 1] ?? point, point), 0);
  const found: { center: Point; cost: number }[] = [];
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
