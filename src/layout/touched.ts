/**
 * What a stretch of a path over the canvas touches: ink, the line of a connection, the box of a card, note or image.
 * Frames are left out: they are around what is touched.
 */
import type { Diagram, Stroke } from '../model/diagram';
import { type ElementRef, idOf, kindOf, refOf } from '../model/elements';
import { inflate, type Point, type Rect } from '../shared/geometry';
import { bodyRects } from './bodyRects';
import { isFrame } from './guideTargets';
import type { Route } from './route';
import { inkRect, STROKE_WIDTH, strokesOf } from './strokeOutline';

export interface Touching {
  /** `reach`: how far beside the stretch still counts. */
  readonly between: (from: Point, to: Point, reach: number) => readonly ElementRef[];
}

/** For one gesture: nothing moves while it lasts. */
export function createTouching(diagram: Diagram, routes: ReadonlyMap<string, Route>): Touching {
  const isInk = (ref: ElementRef) => diagram.drawings.get(idOf(ref))?.kind === 'stroke';
  const boxes = [...bodyRects(diagram)].filter(
    ([ref]) => !isFrame(diagram, ref) && !(kindOf(ref) === 'drawing' && isInk(ref)),
  );
  const strokes = strokesOf(diagram).map(([id, stroke]) => ({
    ref: refOf('drawing', id),
    box: inkRect(stroke),
    points: onCanvas(stroke),
    half: (stroke.width ?? STROKE_WIDTH) / 2,
  }));
  const lines = [...routes].map(([id, { points }]) => ({ ref: refOf('connection', id), points }));
  return {
    between: (from, to, reach) => {
      const stretch = [from, to];
      return [
        ...boxes.filter(([, rect]) => crosses(from, to, inflate(rect, reach))).map(([ref]) => ref),
        ...strokes
          .filter(({ box }) => crosses(from, to, inflate(box, reach)))
          .filter(({ points, half }) => apart(stretch, points) <= reach + half)
          .map(({ ref }) => ref),
        ...lines.filter(({ points }) => apart(stretch, points) <= reach).map(({ ref }) => ref),
      ];
    },
  };
}

function onCanvas({ points, position = { x: 0, y: 0 } }: Stroke): readonly Point[] {
  return points.map(([x, y]) => ({ x: position.x + x, y: position.y + y }));
}

/** Whether a straight stretch has a point in a rectangle: clipped by each pair of its sides (Liang and Barsky, 1984). */
export function crosses(from: Point, to: Point, rect: Rect): boolean {
  let [enters, leaves] = [0, 1];
  for (const [start, way, low, high] of [
    [from.x, to.x - from.x, rect.x, rect.x + rect.width],
    [from.y, to.y - from.y, rect.y, rect.y + rect.height],
  ] as const) {
    if (way === 0) {
      if (start < low || start > high) return false;
      continue;
    }
    const [one, other] = [(low - start) / way, (high - start) / way];
    enters = Math.max(enters, Math.min(one, other));
    leaves = Math.min(leaves, Math.max(one, other));
  }
  return enters <= leaves;
}

/** The least distance between two polylines; a single point is one too. */
export function apart(a: readonly Point[], b: readonly Point[]): number {
  let least = Infinity;
  for (const [a1, a2] of stretches(a))
    for (const [b1, b2] of stretches(b)) least = Math.min(least, between(a1, a2, b1, b2));
  return least;
}

function stretches(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  const [first] = points;
  if (points.length === 1 && first) return [[first, first]];
  return points.slice(1).map((to, index) => [points[index] ?? to, to] as const);
}

function between(a1: Point, a2: Point, b1: Point, b2: Point): number {
  if (meet(a1, a2, b1, b2)) return 0;
  return Math.min(fromPoint(a1, b1, b2), fromPoint(a2, b1, b2), fromPoint(b1, a1, a2), fromPoint(b2, a1, a2));
}

function meet(a1: Point, a2: Point, b1: Point, b2: Point): boolean {
  const side = (p: Point, q: Point, r: Point) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return side(a1, a2, b1) * side(a1, a2, b2) < 0 && side(b1, b2, a1) * side(b1, b2, a2) < 0;
}

function fromPoint(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((p.x - a.x) * dx + (p.y - a.y) * dy) / square;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(p.x - a.x - share * dx, p.y - a.y - share * dy);
}
