/**
 * The line each connection is drawn with: an orthogonal polyline from card to card around all other cards, beside other
 * lines and not on them; one that is to be straight goes the direct way. One of a few simple shapes where one is free,
 * else the cheapest way there is. Deterministic: the same diagram gives the same lines. While something is dragged,
 * give the ids it touches and the lines before; the others keep theirs unless their ends moved too.
 */
import type { Diagram } from '../model/diagram';
import { boundsOf, boundsOfPoints, inflate, type Point, type Rect } from '../shared/geometry';
import { CHANNEL_REACH, type ChannelCard, channelsOf } from './channelGrid';
import { choosePorts, type EdgeEnds, type EdgePorts } from './choosePorts';
import { connectPorts, type Found, obstaclesOf, REACH } from './connectPorts';
import { type Course, drawLines, lineStyleOf } from './drawLines';
import { GridIndex } from './gridIndex';
import { nodeRect, stackHeight } from './nodeRect';
import { pathCost, rectOfSegment, type Segment, segmentsOf } from './pathCost';
import { distance, simplified } from './polyline';
import type { Route } from './route';
import { type SearchBudget, searchPath } from './searchPath';
import { separateLines } from './separateLines';
import { isHorizontal, pointOn, type Side } from './sides';

export type { Route } from './route';

interface Card {
  readonly id: string;
  readonly rect: Rect;
  /** With the room wanted around it. */
  readonly grown: Rect;
}

/** The lines beside each card, found when one is first asked for. */
type ChannelsAt = (card: Card) => ChannelCard;

const CLEARANCE = 14;
/** A line that costs this much runs through a card, or too close to one. */
const BLOCKED = 900;
/** How far around its ends a way is looked for, until there is one. */
const DETOURS = [96, 400, 1600];
const WIDER = 0.12;
/** For all lines together: beyond it the longest keep the best of the simple shapes. */
const SEARCH_STEPS = 8_000_000;
/** Of the pieces drawn already; among more than these a simple shape finds no way without crossing some. */
const MOST_HEEDED = 400;
const SELF_LOOP = 26;

export function routeConnections(
  diagram: Diagram,
  only?: ReadonlySet<string>,
  previous?: ReadonlyMap<string, Route>,
): ReadonlyMap<string, Route> {
  const rects = new Map<string, Rect>();
  for (const [id, component] of diagram.components) rects.set(id, nodeRect(component));
  const edges = edgesOf(diagram, rects);
  const cards = new GridIndex<Card>();
  for (const [id, rect] of rects)
    cards.add(inflate(rect, CLEARANCE), { id, rect, grown: inflate(rect, CLEARANCE) });
  const nearby = new Map<string, readonly Rect[]>();
  const cardsNear = (edge: EdgeEnds): readonly Rect[] => {
    const known = nearby.get(edge.id);
    if (known) return known;
    const others = cards.near(areaOf(edge)).filter(({ id }) => id !== edge.fromId && id !== edge.toId);
    const found = others.map(({ grown }) => grown);
    nearby.set(edge.id, found);
    return found;
  };
  const before = (id: string) => (only && !only.has(id) ? previous?.get(id) : undefined);
  const inTheWay = (edge: EdgeEnds) => (isDirect(diagram, edge.id) ? [] : cardsNear(edge));
  const ports = choosePorts(edges, inTheWay, (edge) => {
    const route = before(edge.id);
    return route && standsThere(route, edge) ? route.sides : undefined;
  });

  const kept = new Map<string, Route>();
  const open = edges.filter((edge) => {
    const at = ports.get(edge.id);
    const route = before(edge.id);
    if (!route || !at || !stillFits(route, at)) return true;
    kept.set(edge.id, route);
    return false;
  });
  const courses = new Map<string, Course>();
  for (const [id, points] of coursesOf(diagram, open, { ports, kept, cards, cardsNear })) {
    const at = ports.get(id);
    if (at) courses.set(id, { points, sides: [at.source.side, at.target.side] });
  }
  return drawLines({ diagram, courses, kept, previous, cards });
}

interface Ground {
  readonly ports: ReadonlyMap<string, EdgePorts>;
  /** Lines that stay as they are. */
  readonly kept: ReadonlyMap<string, Route>;
  readonly cards: GridIndex<Card>;
  readonly cardsNear: (edge: EdgeEnds) => readonly Rect[];
}

/** The corners of each line: found one by one, then moved beside each other where they run the same way. */
function coursesOf(
  diagram: Diagram,
  open: readonly EdgeEnds[],
  { ports, kept, cards, cardsNear }: Ground,
): ReadonlyMap<string, readonly Point[]> {
  const routed = new GridIndex<Segment>();
  const standing = new GridIndex<Segment>();
  const occupy = (points: readonly Point[], ...grounds: readonly GridIndex<Segment>[]) => {
    for (const segment of segmentsOf(points))
      for (const ground of grounds) ground.add(rectOfSegment(segment), segment);
  };
  for (const [id, { points }] of kept) if (!isDirect(diagram, id)) occupy(points, routed, standing);
  const direct = new Map<string, readonly Point[]>();
  const lines = new Map<string, readonly Point[]>();
  const channelsAt = channelsIn(cards);
  const budget: SearchBudget = { steps: SEARCH_STEPS };
  for (const edge of shortestFirst(open)) {
    const at = ports.get(edge.id);
    if (!at) continue;
    if (edge.fromId !== edge.toId && isDirect(diagram, edge.id)) {
      direct.set(edge.id, [at.source.point, at.target.point]);
      continue;
    }
    const plain = pointsOf(edge, at, cardsNear(edge), routed.near(areaOf(edge)).slice(0, MOST_HEEDED));
    const points =
      plain.cost < BLOCKED
        ? plain.points
        : (detour(edge, at, { cards, channelsAt, routed, budget }) ?? plain.points);
    lines.set(edge.id, points);
    occupy(points, routed);
  }
  const near = new Set<Segment>();
  for (const points of lines.values())
    for (const segment of standing.near(inflate(boundsOfPoints(points), REACH))) near.add(segment);
  const apart = new Map<string, readonly Point[]>();
  for (const [id, points] of separateLines({ lines, kept: near, cards })) apart.set(id, simplified(points));
  return new Map([...apart, ...direct]);
}

const isDirect = (diagram: Diagram, id: string): boolean => lineStyleOf(diagram, id) === 'straight';

function edgesOf(diagram: Diagram, rects: ReadonlyMap<string, Rect>): EdgeEnds[] {
  const edges: EdgeEnds[] = [];
  for (const [id, connection] of diagram.connections) {
    const from = rects.get(connection.from);
    const to = rects.get(connection.to);
    if (!from || !to) continue;
    const stack = (end: string) => {
      const component = diagram.components.get(end);
      return component ? stackHeight(component) : 0;
    };
    const ends = { fromId: connection.from, toId: connection.to, from, to };
    edges.push({ id, ...ends, fromStack: stack(ends.fromId), toStack: stack(ends.toId) });
  }
  return edges;
}

function pointsOf(
  edge: EdgeEnds,
  ports: EdgePorts,
  cards: readonly Rect[],
  routed: readonly Segment[],
): Found {
  const { source, target } = ports;
  if (edge.fromId === edge.toId) {
    const points = selfLoop(ports);
    return { points, cost: pathCost(points, cards, []) };
  }
  const level =
    Math.abs(source.point.x - target.point.x) < 0.5 || Math.abs(source.point.y - target.point.y) < 0.5;
  const obstacles = obstaclesOf(edge, cards, routed);
  const plain = connectPorts(source, target, edge, obstacles, false);
  if (level && plain.points.length === 2 && plain.cost < distance(source.point, target.point) + 1)
    return plain;
  return connectPorts(source, target, edge, obstacles, true);
}

interface DetourGround {
  readonly cards: GridIndex<Card>;
  readonly channelsAt: ChannelsAt;
  readonly routed: GridIndex<Segment>;
  readonly budget: SearchBudget;
}

/** The way round where no plain shape is free. */
function detour(
  edge: EdgeEnds,
  { source, target }: EdgePorts,
  { cards, channelsAt, routed, budget }: DetourGround,
): readonly Point[] | null {
  const between = boundsOf([edge.from, edge.to]) ?? edge.from;
  for (const reach of DETOURS) {
    if (budget.steps <= 0) return null;
    const area = inflate(between, reach + (between.width + between.height) * WIDER);
    const near = cards.near(area).map(channelsAt);
    const found = searchPath(source, target, { cards: near, routed: routed.near(area), area }, budget);
    if (found) return found;
  }
  return null;
}

function channelsIn(cards: GridIndex<Card>): ChannelsAt {
  const known = new Map<string, ChannelCard>();
  return ({ id, rect }) => {
    const found = known.get(id);
    if (found) return found;
    const near = cards.near(inflate(rect, CHANNEL_REACH)).map((other) => other.rect);
    const made = { rect, channels: channelsOf(rect, near) };
    known.set(id, made);
    return made;
  };
}

/** Everything that may matter to an edge lies in here. */
const areaOf = (edge: EdgeEnds): Rect => inflate(boundsOf([edge.from, edge.to]) ?? edge.from, REACH);

/** Whether its ends still stand on the sides they stood on; where along them is seen later. */
function standsThere({ source, target, sides: [from, to] }: Route, edge: EdgeEnds): boolean {
  const level = (side: Side, point: Point, rect: Rect, stack: number) => {
    const middle = pointOn(rect, side);
    if (isHorizontal(side)) return Math.abs(point.x - middle.x) < 0.01;
    return Math.abs(point.y - middle.y + (side === 'top' ? stack : 0)) < 0.01;
  };
  return level(from, source, edge.from, edge.fromStack) && level(to, target, edge.to, edge.toStack);
}

/** Out of the right side, over the corner, and down onto the top. */
function selfLoop({ source, target }: EdgePorts): Point[] {
  const x = source.point.x + SELF_LOOP;
  const y = target.point.y - SELF_LOOP;
  return [source.point, { x, y: source.point.y }, { x, y }, { x: target.point.x, y }, target.point];
}

function stillFits(route: Route, ports: EdgePorts): boolean {
  return (
    distance(route.source, ports.source.point) < 0.01 && distance(route.target, ports.target.point) < 0.01
  );
}

/** Short lines first: they have the least room to give way. */
function shortestFirst(edges: readonly EdgeEnds[]): EdgeEnds[] {
  const length = ({ from, to }: EdgeEnds) => Math.abs(from.x - to.x) + Math.abs(from.y - to.y);
  return [...edges].sort((a, b) => length(a) - length(b));
}
