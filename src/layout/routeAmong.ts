/**
 * A few lines looked for among many that stand: each in the best way there is for it, the others left alone but for those
 * that have to make room where it meets its cards. What stands is indexed once for each drawing.
 */
import type { Diagram } from '../model/diagram';
import { connectionsAt } from '../model/queries';
import { boundsOfPoints, inflate, overlaps, type Point, type Rect } from '../shared/geometry';
import { CHANNEL_REACH, channelsOf } from './channelGrid';
import { choosePorts, type EdgeEnds, type EdgePorts, sidesFor } from './choosePorts';
import { REACH } from './connectPorts';
import { createCrossings } from './crossings';
import { lineStyleOf, pathOf } from './drawLines';
import { endingOnStacks, onStack, sidesOf } from './endingOnStacks';
import { GridIndex, type Nearby } from './gridIndex';
import { areaOf, endsOf, type Footing, footingOf, footingsOf, isDirect, isDrawnDirect } from './lineEnds';
import { NO_JUMPS } from './linePath';
import { type Card, cardOn, cardsBeside, shortestFirst } from './lineRouter';
import { rectOfSegment, type Segment, segmentsOf } from './pathCost';
import { distance, simplified } from './polyline';
import type { Route } from './route';
import { type LineGround, MOST_HEEDED, routeLine } from './routeLine';
import { separateLines } from './separateLines';

/** A diagram with all its lines as they are to be. */
export interface Drawing {
  readonly diagram: Diagram;
  readonly routes: ReadonlyMap<string, Route>;
}

/** How far each card has moved; null: it is new, or of another size. Those that stand as they stood are not in it. */
export type Shifts = ReadonlyMap<string, Point | null>;

export interface Sorted {
  readonly standing: Standing;
  readonly shifted: ReadonlyMap<string, Route>;
  readonly open: readonly EdgeEnds[];
}

/** The lines that stay as they are. */
export interface Standing {
  readonly get: (id: string) => Route | undefined;
}

/** With more lines than this to be looked for, all take the plainest way. */
export const MOST_ROUTED = 40;
/** For all searches of one call. */
const SEARCH_STEPS = 200_000;
/** For those of one frame, and the pieces heeded there: little enough for what a busy part of a large page has. */
const SEARCH_STEPS_HELD = 4_000;
const MOST_HEEDED_HELD = 60;

interface Piece {
  readonly id: string;
  readonly segment: Segment;
}

export interface Ground {
  readonly base: Drawing;
  readonly cards: GridIndex<Card>;
  readonly lines: GridIndex<Piece>;
}

export function groundOf(base: Drawing): Ground {
  const cards = new GridIndex<Card>();
  for (const [id, { rect }] of footingsOf(base.diagram)) {
    const card = cardOn(id, rect);
    cards.add(card.grown, card);
  }
  const lines = new GridIndex<Piece>();
  for (const [id, { points }] of base.routes)
    if (!isDirect(base.diagram, id))
      for (const segment of segmentsOf(points)) lines.add(rectOfSegment(segment), { id, segment });
  return { base, cards, lines };
}

export interface Changes extends Sorted {
  readonly shifts: Shifts;
}

/**
 * `isHeld`: for one frame of a drag, lines that stand stay as they are, and those that follow the hand neither hop over them
 * nor keep apart from them.
 */
export function routeAmong(
  diagram: Diagram,
  ground: Ground,
  changes: Changes,
  isHeld: boolean,
): ReadonlyMap<string, Route> {
  const cards = cardsNow(diagram, ground, changes.shifts);
  const { ports, edges } = portsAmong(diagram, cards, changes, isHeld);
  const open = new Set(edges.map(({ id }) => id));
  const fresh = new GridIndex<Segment>();
  for (const { points } of changes.shifted.values())
    for (const segment of segmentsOf(points)) fresh.add(rectOfSegment(segment), segment);
  const stands = ({ id }: Piece) => !open.has(id) && changes.standing.get(id) !== undefined;
  const routedIn = (area: Rect) => [
    ...ground.lines
      .near(area)
      .filter(stands)
      .map(({ segment }) => segment),
    ...fresh.near(area),
  ];
  const channelAt = ({ rect }: Card) => ({
    rect,
    channels: channelsOf(
      rect,
      cards.near(inflate(rect, CHANNEL_REACH)).map((other) => other.rect),
    ),
  });
  const budget = { steps: isHeld ? SEARCH_STEPS_HELD : SEARCH_STEPS };
  const lines = new Map<string, readonly Point[]>();
  const direct = new Map<string, readonly Point[]>();
  for (const edge of shortestFirst(edges)) {
    const at = ports.get(edge.id);
    if (!at) continue;
    if (isDrawnDirect(diagram, edge)) {
      direct.set(edge.id, [at.source.point, at.target.point]);
      continue;
    }
    const area = areaOf(edge);
    const around: LineGround = {
      cardsNear: cardsBeside(cards.near(area), edge),
      routedNear: routedIn(area).slice(0, isHeld ? MOST_HEEDED_HELD : MOST_HEEDED),
      cardsIn: (wider) => cards.near(wider).map(channelAt),
      routedIn,
      budget,
    };
    const points = routeLine(edge, at, around);
    lines.set(edge.id, points);
    for (const segment of segmentsOf(points)) fresh.add(rectOfSegment(segment), segment);
  }
  const apart = isHeld ? lines : separateLines({ lines, kept: beside(lines, ground, stands), cards });
  const straight = [...apart].map(([id, points]): [string, readonly Point[]] => [id, simplified(points)]);
  const courses = { diagram, ports, cards, edges, courses: new Map([...straight, ...direct]) };
  return drawnAlong(courses, isHeld ? null : crossed(courses, ground, changes));
}

/** The pieces that stand near these lines. */
function beside(
  lines: ReadonlyMap<string, readonly Point[]>,
  ground: Ground,
  stands: (piece: Piece) => boolean,
): ReadonlySet<Segment> {
  const found = new Set<Segment>();
  for (const points of lines.values())
    for (const piece of ground.lines.near(inflate(boundsOfPoints(points), REACH)))
      if (stands(piece)) found.add(piece.segment);
  return found;
}

/** Cards as they stand now. */
function cardsNow(diagram: Diagram, ground: Ground, shifts: Shifts): Nearby<Card> {
  const moved: Card[] = [];
  for (const id of shifts.keys()) {
    const component = diagram.components.get(id);
    if (component) moved.push(cardOn(id, footingOf(component).rect));
  }
  return {
    near: (area) => [
      ...ground.cards.near(area).filter(({ id }) => !shifts.has(id) && diagram.components.has(id)),
      ...moved.filter(({ grown }) => overlaps(grown, area)),
    ],
  };
}

/** Where each of them meets its cards, and those that stood there and have to give way. */
function portsAmong(
  diagram: Diagram,
  cards: Nearby<Card>,
  { open, standing, shifted }: Sorted,
  isHeld: boolean,
): { readonly ports: ReadonlyMap<string, EdgePorts>; readonly edges: readonly EdgeEnds[] } {
  const isOpen = new Set(open.map(({ id }) => id));
  const beside = edgesAt(diagram, new Set(open.flatMap(({ fromId, toId }) => [fromId, toId])));
  // All that stand where those end, too: a side's lines are spread along it together.
  const all = edgesAt(diagram, new Set([...beside.values()].flatMap(({ fromId, toId }) => [fromId, toId])));
  const ports = choosePorts([...all.values()], (edge, busy) => {
    const route = isOpen.has(edge.id) ? undefined : (standing.get(edge.id) ?? shifted.get(edge.id));
    if (route) return route.sides;
    return sidesFor(
      edge,
      isDirect(diagram, edge.id) ? [] : cardsBeside(cards.near(areaOf(edge)), edge),
      busy,
    );
  });
  if (isHeld) return { ports, edges: open };
  const edges = [...beside.values()].filter(({ id, fromStack, toStack }) => {
    const [route, at] = [standing.get(id), ports.get(id)];
    if (isOpen.has(id)) return true;
    if (!route || !at) return false;
    const [from, to] = [
      onStack(at.source.point, at.source.side, fromStack),
      onStack(at.target.point, at.target.side, toStack),
    ];
    return !(meets(route.source, from) && meets(route.target, to));
  });
  return { ports, edges: edges.length <= 2 * MOST_ROUTED ? edges : open };
}

const meets = (a: Point, b: Point): boolean => distance(a, b) < 0.01;

function edgesAt(diagram: Diagram, ids: ReadonlySet<string>): ReadonlyMap<string, EdgeEnds> {
  const footings = new Map<string, Footing>();
  const footing = (id: string) => {
    const component = diagram.components.get(id);
    if (component && !footings.has(id)) footings.set(id, footingOf(component));
  };
  const edges = new Map<string, EdgeEnds>();
  for (const [id, connection] of connectionsAt(diagram, ids)) {
    footing(connection.from);
    footing(connection.to);
    const edge = endsOf(id, connection, footings);
    if (edge) edges.set(id, edge);
  }
  return edges;
}

interface Courses {
  readonly diagram: Diagram;
  readonly ports: ReadonlyMap<string, EdgePorts>;
  readonly cards: Nearby<Card>;
  readonly edges: readonly EdgeEnds[];
  readonly courses: ReadonlyMap<string, readonly Point[]>;
}

/** What they hop over; whether that should hop over them is seen when all is drawn anew. */
function crossed(
  { courses }: Courses,
  { lines }: Ground,
  { standing, shifted }: Sorted,
): ReadonlyMap<string, Route> {
  const under = new Map<string, Route>(shifted);
  for (const points of courses.values())
    for (const { id } of lines.near(boundsOfPoints(points))) {
      const route = standing.get(id);
      if (route && !courses.has(id)) under.set(id, route);
    }
  return under;
}

/** `under`: null: they hop over nothing. */
function drawnAlong(
  { diagram, ports, cards, edges, courses }: Courses,
  under: ReadonlyMap<string, Route> | null,
): ReadonlyMap<string, Route> {
  const crossings = createCrossings();
  for (const { points } of under?.values() ?? []) crossings.jumpsOf(points);
  const drawn = new Map<string, Route>();
  for (const edge of edges) {
    const { id } = edge;
    const [course, at] = [courses.get(id), ports.get(id)];
    if (!course || !at) continue;
    const points = endingOnStacks(course, sidesOf(at), edge);
    const jumps = under ? crossings.jumpsOf(points) : NO_JUMPS;
    drawn.set(id, routeOf(points, at, pathOf(points, lineStyleOf(diagram, id), jumps, cards)));
  }
  return drawn;
}

export const routeOf = (points: readonly Point[], ports: EdgePorts, path: string): Route => ({
  points,
  path,
  source: points[0] ?? ports.source.point,
  target: points.at(-1) ?? ports.target.point,
  sides: sidesOf(ports),
});
