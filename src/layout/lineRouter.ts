/**
 * All lines of a diagram, worked out so that the next diagram like it costs less: a line that would look at the same
 * cards and the same other lines as last time keeps its course, only the others are looked for again. What comes out is
 * what a router that knows nothing would give: no line depends on what was drawn before. One for each canvas or worker.
 */
import type { Diagram } from '../model/diagram';
import { inflate, type Point, type Rect } from '../shared/geometry';
import { CHANNEL_REACH, type ChannelCard, channelsOf } from './channelGrid';
import { type Busy, choosePorts, type EdgeEnds, type EdgePorts, type Sides, sidesFor } from './choosePorts';
import { type Course as DrawnCourse, drawLines } from './drawLines';
import { endingOnStacks, sidesOf } from './endingOnStacks';
import { GridIndex } from './gridIndex';
import { areaOf, endsOf, type Footing, footingsOf, isDirect, isDrawnDirect } from './lineEnds';
import { rectOfSegment, type Segment, segmentsOf } from './pathCost';
import { simplified } from './polyline';
import type { Route } from './route';
import { type LineGround, MOST_HEEDED, routeLine } from './routeLine';
import type { SearchBudget } from './searchPath';
import { separateLines } from './separateLines';
import { SIDES } from './sides';

export type LineRouter = (diagram: Diagram) => ReadonlyMap<string, Route>;

export interface Card {
  readonly id: string;
  readonly rect: Rect;
  /** With the room wanted around it. */
  readonly grown: Rect;
}

/** What was found out about one thing, and all it hangs on: the same again where that is the same. */
interface Known<T> {
  readonly on: readonly unknown[];
  readonly found: T;
}

interface Course {
  readonly points: readonly Point[];
  readonly segments: readonly Segment[];
  /** What was looked at for a way round. */
  readonly looks: readonly Look[];
  /** Of the budget for searches; without end where it ran out. */
  readonly steps: number;
}

interface Look {
  readonly at: 'cardsIn' | 'routedIn';
  readonly area: Rect;
  readonly found: readonly unknown[];
}

interface Memory {
  footings: ReadonlyMap<string, Footing>;
  cards: ReadonlyMap<string, Card>;
  channels: ReadonlyMap<string, Known<ChannelCard>>;
  sides: ReadonlyMap<string, Known<Sides>>;
  courses: ReadonlyMap<string, Known<Course>>;
  routes: ReadonlyMap<string, Route>;
}

const CLEARANCE = 14;
/** For all lines together: beyond it the longest keep the best of the simple shapes. */
const SEARCH_STEPS = 8_000_000;

export function createLineRouter(): LineRouter {
  const nothing = new Map<string, never>();
  const memory: Memory = {
    footings: nothing,
    cards: nothing,
    channels: nothing,
    sides: nothing,
    courses: nothing,
    routes: nothing,
  };
  return (diagram) => {
    memory.footings = footingsOf(diagram, memory.footings);
    memory.cards = cardsOn(memory.footings, memory.cards);
    const cards = new GridIndex<Card>();
    for (const card of memory.cards.values()) cards.add(card.grown, card);
    const edges: EdgeEnds[] = [];
    for (const [id, connection] of diagram.connections) {
      const edge = endsOf(id, connection, memory.footings);
      if (edge) edges.push(edge);
    }
    const ports = portsOf(diagram, edges, cards, memory);
    const lines = linesOf(diagram, edges, ports, cards, memory);
    memory.routes = drawLines({
      diagram,
      courses: coursesOf(diagram, edges, ports, lines, cards),
      previous: memory.routes,
      cards,
    });
    return memory.routes;
  };
}

export const cardOn = (id: string, rect: Rect): Card => ({ id, rect, grown: inflate(rect, CLEARANCE) });

function cardsOn(
  footings: ReadonlyMap<string, Footing>,
  known: ReadonlyMap<string, Card> = new Map(),
): ReadonlyMap<string, Card> {
  const cards = new Map<string, Card>();
  for (const [id, { rect }] of footings) {
    const before = known.get(id);
    cards.set(id, before?.rect === rect ? before : cardOn(id, rect));
  }
  return cards;
}

/** Cards other than its own that may be in an edge's way. */
export const cardsBeside = (cards: readonly Card[], { fromId, toId }: EdgeEnds): readonly Rect[] =>
  cards.filter(({ id }) => id !== fromId && id !== toId).map(({ grown }) => grown);

function portsOf(
  diagram: Diagram,
  edges: readonly EdgeEnds[],
  cards: GridIndex<Card>,
  memory: Memory,
): ReadonlyMap<string, EdgePorts> {
  const sides = new Map<string, Known<Sides>>();
  const ports = choosePorts(edges, (edge, busy) => {
    const near = isDirect(diagram, edge.id) ? [] : cardsBeside(cards.near(areaOf(edge)), edge);
    const { fromId, toId, from, to } = edge;
    const on = [fromId, toId, from, to, ...crowd(fromId, busy), ...crowd(toId, busy), ...near];
    const known = memory.sides.get(edge.id);
    const found = known && sameList(known.on, on) ? known.found : sidesFor(edge, near, busy);
    sides.set(edge.id, { on, found });
    return found;
  });
  memory.sides = sides;
  return ports;
}

const crowd = (id: string, busy: Busy): readonly number[] => SIDES.map((side) => busy(id, side));

/** The corners of each line, found one by one, each beside those found before it. */
function linesOf(
  diagram: Diagram,
  edges: readonly EdgeEnds[],
  ports: ReadonlyMap<string, EdgePorts>,
  cards: GridIndex<Card>,
  memory: Memory,
): ReadonlyMap<string, readonly Point[]> {
  const courses = new Map<string, Known<Course>>();
  const routed = new GridIndex<Segment>();
  const budget: SearchBudget = { steps: SEARCH_STEPS };
  const channelsAt = channelsIn(cards, memory);
  const lines = new Map<string, readonly Point[]>();
  for (const edge of shortestFirst(edges)) {
    const at = ports.get(edge.id);
    if (!at || isDrawnDirect(diagram, edge)) continue;
    const area = areaOf(edge);
    const ground: LineGround = {
      cardsNear: cardsBeside(cards.near(area), edge),
      routedNear: routed.near(area).slice(0, MOST_HEEDED),
      cardsIn: (wider) => cards.near(wider).map(channelsAt.of),
      routedIn: (wider) => routed.near(wider),
      budget,
    };
    const on = [edge.fromId === edge.toId, edge.from, edge.to, ...placeOf(at), ...ground.cardsNear];
    on.push(...ground.routedNear);
    const known = memory.courses.get(edge.id);
    const again = known && sameList(known.on, on) && looksSame(known.found, ground) ? known.found : null;
    const found = again ?? look(edge, at, ground);
    if (again) budget.steps -= again.steps;
    courses.set(edge.id, { on, found });
    lines.set(edge.id, found.points);
    for (const segment of found.segments) routed.add(rectOfSegment(segment), segment);
  }
  memory.courses = courses;
  memory.channels = channelsAt.known;
  return lines;
}

const placeOf = ({ source, target }: EdgePorts): readonly unknown[] => [
  source.side,
  source.point.x,
  source.point.y,
  target.side,
  target.point.x,
  target.point.y,
];

/** Looks for a line's way, and keeps in mind what was looked at. */
function look(edge: EdgeEnds, ports: EdgePorts, ground: LineGround): Course {
  const looks: Look[] = [];
  const { budget } = ground;
  const before = budget.steps;
  const points = routeLine(edge, ports, {
    ...ground,
    cardsIn: (area) => {
      const found = ground.cardsIn(area);
      looks.push({ at: 'cardsIn', area, found });
      return found;
    },
    routedIn: (area) => {
      const found = ground.routedIn(area);
      looks.push({ at: 'routedIn', area, found });
      return found;
    },
  });
  const steps = budget.steps > 0 ? before - budget.steps : Infinity;
  return { points, segments: segmentsOf(points), looks, steps };
}

/** Whether a way round would be looked for among the same things, and as far. */
const looksSame = ({ looks, steps }: Course, ground: LineGround): boolean =>
  (steps === 0 || steps < ground.budget.steps) &&
  looks.every(({ at, area, found }) => sameList(found, ground[at](area)));

function channelsIn(cards: GridIndex<Card>, memory: Memory) {
  const known = new Map<string, Known<ChannelCard>>();
  const of = ({ id, rect }: Card): ChannelCard => {
    const done = known.get(id);
    if (done) return done.found;
    const near = cards.near(inflate(rect, CHANNEL_REACH)).map((other) => other.rect);
    const before = memory.channels.get(id);
    const on = [rect, ...near];
    const found =
      before && sameList(before.on, on) ? before.found : { rect, channels: channelsOf(rect, near) };
    known.set(id, { on, found });
    return found;
  };
  return { of, known };
}

/** Lines moved beside each other where they run the same way, and those that go the direct way. */
function coursesOf(
  diagram: Diagram,
  edges: readonly EdgeEnds[],
  ports: ReadonlyMap<string, EdgePorts>,
  lines: ReadonlyMap<string, readonly Point[]>,
  cards: GridIndex<Card>,
): ReadonlyMap<string, DrawnCourse> {
  const courses = new Map<string, DrawnCourse>();
  const apart = separateLines({ lines, kept: [], cards });
  for (const edge of edges) {
    const at = ports.get(edge.id);
    const points = apart.get(edge.id);
    if (!at) continue;
    const direct = isDrawnDirect(diagram, edge) ? [at.source.point, at.target.point] : null;
    const corners = points ? simplified(points) : direct;
    if (!corners) continue;
    const sides = sidesOf(at);
    courses.set(edge.id, { points: endingOnStacks(corners, sides, edge), sides });
  }
  return courses;
}

/** Short lines first: they have the least room to give way. */
export function shortestFirst(edges: readonly EdgeEnds[]): EdgeEnds[] {
  const length = ({ from, to }: EdgeEnds) => Math.abs(from.x - to.x) + Math.abs(from.y - to.y);
  return [...edges].sort((a, b) => length(a) - length(b));
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
