/**
 * The lines of a diagram that has changed a little, at once, for as long as the whole of it is not worked out: lines whose
 * ends stand as they stood stay, those whose ends moved alike move along, and the others are routed among what stands;
 * too many of those, or lines nobody has worked out yet, take the plainest way. Always from the last whole drawing, so
 * that it doesn't matter how often it is asked on the way.
 */
import type { Diagram } from '../model/diagram';
import type { Point } from '../shared/geometry';
import { choosePorts, type EdgeEnds, type Sides } from './choosePorts';
import { connectPorts, obstaclesOf } from './connectPorts';
import { lineStyleOf, pathOf, sameRoute } from './drawLines';
import { endingOnStacks, sidesOf } from './endingOnStacks';
import type { Nearby } from './gridIndex';
import { endsOf, type Footing, footingOf, isDrawnDirect, sameEnds, sameRect } from './lineEnds';
import { NO_JUMPS, shiftedPath } from './linePath';
import type { Card } from './lineRouter';
import type { Route } from './route';
import {
  type Drawing,
  type Ground,
  groundOf,
  MOST_ROUTED,
  routeAmong,
  routeOf,
  type Shifts,
  type Sorted,
} from './routeAmong';
import { selfLoop } from './routeLine';

/** `isHeld`: for one frame of a drag; what isn't drawn to anything in the hand then stays as it is. */
export type ProvisionalLines = (
  base: Drawing,
  diagram: Diagram,
  isHeld?: boolean,
) => ReadonlyMap<string, Route>;

const NO_CARDS: Nearby<Card> = { near: () => [] };

/** One for each canvas: it keeps an index of the drawing it starts from. */
export function createProvisionalLines(): ProvisionalLines {
  let ground: Ground | null = null;
  let last: ReadonlyMap<string, Route> = new Map();
  return (base, diagram, isHeld = false) => {
    const shifts = shiftsOf(base.diagram, diagram);
    const { standing, shifted, open } = sorted(base, diagram, shifts);
    let drawn: ReadonlyMap<string, Route> = new Map();
    if (open.length > MOST_ROUTED) drawn = plainly(diagram, open);
    else if (open.length > 0) {
      if (ground?.base !== base) ground = groundOf(base);
      drawn = routeAmong(diagram, ground, { standing, shifted, open, shifts }, isHeld);
    }
    const routes = new Map<string, Route>();
    for (const [id, { labelAt }] of diagram.connections) {
      const other = drawn.get(id) ?? shifted.get(id);
      const route = other ?? standing.get(id);
      if (!route) continue;
      const now = labelledAt(route, labelAt);
      const before = other && last.get(id);
      routes.set(id, before && sameRoute(before, now) ? before : now);
    }
    last = routes;
    return routes;
  };
}

/** The same line with its label dragged elsewhere. */
export function labelledAt(route: Route, labelAt: number | undefined): Route {
  if (route.labelAt === labelAt) return route;
  const { labelAt: _, ...line } = route;
  return labelAt === undefined ? line : { ...line, labelAt };
}

function shiftsOf(before: Diagram, now: Diagram): Shifts {
  const shifts = new Map<string, Point | null>();
  for (const [id, component] of now.components) {
    const known = before.components.get(id);
    if (known === component) continue;
    const [was, is] = [known && footingOf(known), footingOf(component)];
    // A second card behind it moves the ends of its own lines alone, and them by a few pixels.
    if (was && sameRect(was.rect, is.rect)) continue;
    const same = was && was.rect.width === is.rect.width && was.rect.height === is.rect.height;
    shifts.set(id, same ? { x: is.rect.x - was.rect.x, y: is.rect.y - was.rect.y } : null);
  }
  return shifts;
}

function sorted({ diagram: before, routes }: Drawing, now: Diagram, shifts: Shifts): Sorted {
  const standing = new Map<string, Route>();
  const shifted = new Map<string, Route>();
  const open: EdgeEnds[] = [];
  const ends = new Map<string, Footing>();
  for (const [id, connection] of now.connections) {
    const known = before.connections.get(id);
    const route = routes.get(id);
    const isSame = known !== undefined && sameEnds(known, connection);
    if (route && isSame && lineStyleOf(before, id) === lineStyleOf(now, id)) {
      const [from, to] = [shifts.get(connection.from), shifts.get(connection.to)];
      if (from === undefined && to === undefined) {
        standing.set(id, route);
        continue;
      }
      if (from && to && from.x === to.x && from.y === to.y) {
        shifted.set(id, shiftedRoute(route, from));
        continue;
      }
    }
    for (const end of [connection.from, connection.to]) {
      const component = now.components.get(end);
      if (component && !ends.has(end)) ends.set(end, footingOf(component));
    }
    const edge = endsOf(id, connection, ends);
    if (edge) open.push(edge);
  }
  return { standing, shifted, open };
}

function shiftedRoute(route: Route, by: Point): Route {
  const shift = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y });
  const points = route.points.map(shift);
  const [source, target] = [shift(route.source), shift(route.target)];
  return { ...route, points, source, target, path: shiftedPath(route.path, by) };
}

/** From the side that faces the other card to the one that faces back, whatever is between them. */
function plainly(diagram: Diagram, open: readonly EdgeEnds[]): ReadonlyMap<string, Route> {
  const ports = choosePorts(open, facing);
  const drawn = new Map<string, Route>();
  for (const edge of open) {
    const at = ports.get(edge.id);
    if (!at) continue;
    const points = isDrawnDirect(diagram, edge)
      ? [at.source.point, at.target.point]
      : edge.fromId === edge.toId
        ? selfLoop(at)
        : connectPorts(at.source, at.target, edge, obstaclesOf(edge, []), false).points;
    const corners = endingOnStacks(points, sidesOf(at), edge);
    drawn.set(
      edge.id,
      routeOf(corners, at, pathOf(corners, lineStyleOf(diagram, edge.id), NO_JUMPS, NO_CARDS)),
    );
  }
  return drawn;
}

function facing({ fromId, toId, from, to }: EdgeEnds): Sides {
  if (fromId === toId) return ['right', 'top'];
  const [x, y] = [
    to.x + to.width / 2 - from.x - from.width / 2,
    to.y + to.height / 2 - from.y - from.height / 2,
  ];
  const beside = Math.abs(x) - (from.width + to.width) / 2 >= Math.abs(y) - (from.height + to.height) / 2;
  if (beside) return x >= 0 ? ['right', 'left'] : ['left', 'right'];
  return y >= 0 ? ['bottom', 'top'] : ['top', 'bottom'];
}
