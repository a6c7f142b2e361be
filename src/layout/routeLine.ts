/**
 * The corners of one line between two ports: one of a few simple shapes where one is free, else the cheapest way there
 * is. What it looks at it asks for, so that whoever keeps the answers knows when the line would come out the same.
 */
import { boundsOf, inflate, type Point, type Rect } from '../shared/geometry';
import type { ChannelCard } from './channelGrid';
import type { EdgeEnds, EdgePorts } from './choosePorts';
import { connectPorts, type Found, obstaclesOf } from './connectPorts';
import { pathCost, type Segment } from './pathCost';
import { distance } from './polyline';
import { type SearchBudget, searchPath } from './searchPath';

export interface LineGround {
  /** Cards other than its own near the line, with the room wanted around them. */
  readonly cardsNear: readonly Rect[];
  /** Pieces of lines drawn already near it, no more than are heeded. */
  readonly routedNear: readonly Segment[];
  readonly cardsIn: (area: Rect) => readonly ChannelCard[];
  readonly routedIn: (area: Rect) => readonly Segment[];
  readonly budget: SearchBudget;
}

/** A line that costs this much runs through a card, or too close to one. */
const BLOCKED = 900;
/** How far around its ends a way is looked for, until there is one. */
const DETOURS = [96, 400, 1600];
const WIDER = 0.12;
/** Of the pieces drawn already; among more than these a simple shape finds no way without crossing some. */
export const MOST_HEEDED = 400;
const SELF_LOOP = 26;

export function routeLine(edge: EdgeEnds, ports: EdgePorts, ground: LineGround): readonly Point[] {
  const plain = simpleShape(edge, ports, ground.cardsNear, ground.routedNear);
  return plain.cost < BLOCKED ? plain.points : (detour(edge, ports, ground) ?? plain.points);
}

function simpleShape(
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

/** The way round where no plain shape is free. */
function detour(
  edge: EdgeEnds,
  { source, target }: EdgePorts,
  { cardsIn, routedIn, budget }: LineGround,
): readonly Point[] | null {
  const between = boundsOf([edge.from, edge.to]) ?? edge.from;
  for (const reach of DETOURS) {
    if (budget.steps <= 0) return null;
    const area = inflate(between, reach + (between.width + between.height) * WIDER);
    const ground = { cards: cardsIn(area), routed: routedIn(area), area };
    const found = searchPath(source, target, ground, budget);
    if (found) return found;
  }
  return null;
}

/** Out of the right side, over the corner, and down onto the top. */
export function selfLoop({ source, target }: EdgePorts): Point[] {
  const x = source.point.x + SELF_LOOP;
  const y = target.point.y - SELF_LOOP;
  return [source.point, { x, y: source.point.y }, { x, y }, { x: target.point.x, y }, target.point];
}
