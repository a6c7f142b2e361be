/**
 * Where a label may stand along its line, and what each place costs by itself: how much of a stretch it hides, how far it
 * is from the middle, which other lines it covers, and how much of what it must not lie on. Places come in bands, each in
 * a box of its own, so that whoever looks at one looks only at what is near it.
 */
import { boundsOf, inflate, overlaps, type Point, type Rect, type Size } from '../shared/geometry';
import { lineLength, pointAlong } from './alongLine';
import { GridIndex } from './gridIndex';
import { rectOfSegment, type Segment, segmentsOf, touches } from './pathCost';
import { distance } from './polyline';
import type { Route } from './route';

export interface Candidate {
  readonly rect: Rect;
  /** What this place costs by itself; smaller is better. */
  readonly cost: number;
  /** Area shared with obstacles. */
  readonly blocked: number;
}

/** Places that follow each other along a line. */
export interface Band {
  /** Around all of them and what keeps off them. */
  readonly box: Rect;
  readonly candidates: readonly Candidate[];
}

export interface LabelGround {
  /** The places worth a label of that size. */
  readonly bandsOf: (id: string, route: Route, size: Size) => readonly Band[];
  /** Every place there is, for a label that found none of those free. */
  readonly everyBand: (route: Route, size: Size) => readonly Band[];
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
export const LABEL_GAP = 4;
const GAP = LABEL_GAP;
const STEP = 12;
const MOST_STEPS = 10;
/** Where no such place is free, every place is tried. */
const FINE_STEP = 2;
const CROSSED_LINE = 40;
const ON_BEND = 14;
const BESIDE = 60;
/** A dragged label's place weighs more than what it covers there. */
const FAR = 100;
/** Places in one band: few enough to lie near each other. */
const IN_A_BAND = 24;

export function createLabelGround(
  routes: ReadonlyMap<string, Route>,
  obstacles: readonly Rect[],
): LabelGround {
  const lines = new GridIndex<Line>();
  for (const [id, { points }] of routes)
    for (const segment of segmentsOf(points)) lines.add(rectOfSegment(segment), { id, segment });
  const ground = new GridIndex<Rect>();
  for (const rect of obstacles) ground.add(rect, rect);
  const known = new Map<string, { readonly size: Size; readonly bands: readonly Band[] }>();
  const foreignTo = (id: string) => (box: Rect) => lines.near(box).filter((line) => line.id !== id);
  return {
    bandsOf(id, route, size) {
      const found = known.get(id);
      if (found && found.size.width === size.width && found.size.height === size.height) return found.bands;
      const { points, labelAt } = route;
      const centers = labelAt === undefined ? spots(points, size) : spotsFrom(points, labelAt);
      const bands = bandsFor(route, size, centers, ground, foreignTo(id));
      known.set(id, { size, bands });
      return bands;
    },
    everyBand: (route, size) => bandsFor(route, size, everySpot(route.points, size), ground, () => []),
  };
}

export function rectAround(center: Point, { width, height }: Size): Rect {
  return { x: Math.round(center.x - width / 2), y: Math.round(center.y - height / 2), width, height };
}

export function sharedArea(a: Rect, b: Rect): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) + GAP;
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) + GAP;
  return Math.max(1, across) * Math.max(1, down);
}

function bandsFor(
  route: Route,
  size: Size,
  centers: readonly Spot[],
  ground: GridIndex<Rect>,
  foreignNear: (box: Rect) => readonly Line[],
): readonly Band[] {
  const bends = route.points.slice(1, -1);
  const bands: Band[] = [];
  for (let first = 0; first < centers.length; first += IN_A_BAND) {
    const wanted = centers
      .slice(first, first + IN_A_BAND)
      .map(({ center, cost }) => ({ rect: rectAround(center, size), cost }));
    const box = inflate(boundsOf(wanted.map(({ rect }) => rect)) ?? rectAround({ x: 0, y: 0 }, size), GAP);
    const [foreign, near] = [foreignNear(box), ground.near(box)];
    const candidates = wanted.map(({ rect, cost }): Candidate => {
      const covered = segmentOfRect(rect);
      let [crossed, bent] = [0, 0];
      for (const { segment } of foreign) if (touches(segment, covered)) crossed += 1;
      for (const bend of bends) if (isInside(rect, bend)) bent += 1;
      let blocked = 0;
      for (const obstacle of near) if (overlaps(rect, obstacle, GAP)) blocked += sharedArea(rect, obstacle);
      return { rect, cost: cost + crossed * CROSSED_LINE + bent * ON_BEND, blocked };
    });
    bands.push({ box, candidates });
  }
  return bands;
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

const isInside = (rect: Rect, p: Point): boolean =>
  p.x > rect.x && p.x < rect.x + rect.width && p.y > rect.y && p.y < rect.y + rect.height;

const segmentOfRect = (r: Rect): Segment => ({
  left: r.x,
  right: r.x + r.width,
  top: r.y,
  bottom: r.y + r.height,
});
