/**
 * The lines of a diagram that has changed a little, at once, for as long as the whole of it is not worked out: lines whose
 * ends stand as they stood stay, those whose ends moved alike move along, and the others are routed among what stands;
 * too many of those, or lines nobody has worked out yet, take the plainest way. Always from the last whole drawing, so
 * that it doesn't matter how often it is asked on the way.
 */
import type { Connection, Diagram } from '../model/diagram';
import { connectionsAt, type Entry } from '../model/queries';
import { type Point, sameRect } from '../shared/geometry';
import { choosePorts, type EdgeEnds, type Sides } from './choosePorts';
import { connectPorts, obstaclesOf } from './connectPorts';
import { lineStyleOf, pathOf, sameRoute } from './drawLines';
import { endingOnStacks, sidesOf } from './endingOnStacks';
import type { Nearby } from './gridIndex';
import { endsOf, type Footing, footingOf, isDrawnDirect, sameEnds } from './lineEnds';
import { NO_JUMPS, shiftedPath } from './linePath';
import type { Card } from './lineRouter';
import type { Route } from './route';
import {
  type Changes,
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

const NO_CARDS: Nearby<Card> = { near: () => [] };

export interface ProvisionalLines {
  /** All lines. */
  readonly whole: (base: Drawing, diagram: Diagram) => ReadonlyMap<string, Route>;
  /**
   * For one frame of a drag: of the lines of the page at rest those to what stands elsewhere now, and no others. Only places
   * and sizes of cards have changed since.
   */
  readonly held: (rest: Drawing, diagram: Diagram) => ReadonlyMap<string, Route>;
}

/** One for each canvas: it keeps an index of the drawing it starts from. */
export function createProvisionalLines(): ProvisionalLines {
  const draw = createDrawer();
  return {
    whole(base, diagram) {
      const shifts = shiftsOf(base.diagram, diagram);
      const { standing, ...others } = sorted(base, diagram, shifts, diagram.connections);
      const drawn = draw(base, diagram, { ...others, standing, shifts }, false);
      const routes = new Map<string, Route>();
      for (const [id, { labelAt }] of diagram.connections) {
        const [other, stands] = [drawn.get(id), standing.get(id)];
        const route = other ?? (stands && labelledAt(stands, labelAt));
        if (route) routes.set(id, route);
      }
      return routes;
    },
    held(rest, diagram) {
      const shifts = shiftsOf(rest.diagram, diagram);
      const { shifted, open } = sorted(rest, diagram, shifts, connectionsAt(diagram, shifts.keys()));
      const touched = new Set([...shifted.keys(), ...open.map(({ id }) => id)]);
      const standing = { get: (id: string) => (touched.has(id) ? undefined : rest.routes.get(id)) };
      return draw(rest, diagram, { shifted, open, standing, shifts }, true);
    },
  };
}

/** Draws what doesn't stand as it stood. A line that comes out as it was is the same object. */
function createDrawer() {
  let ground: Ground | null = null;
  let last: ReadonlyMap<string, Route> = new Map();
  return (base: Drawing, diagram: Diagram, changes: Changes, isHeld: boolean): ReadonlyMap<string, Route> => {
    const { shifted, open } = changes;
    let drawn: ReadonlyMap<string, Route> = new Map();
    if (open.length > MOST_ROUTED) drawn = plainly(diagram, open);
    else if (open.length > 0) {
      if (ground?.base !== base) ground = groundOf(base);
      drawn = routeAmong(diagram, ground, changes, isHeld);
    }
    const routes = new Map<string, Route>();
    for (const [id, route] of [...shifted, ...drawn]) {
      const now = labelledAt(route, diagram.connections.get(id)?.labelAt);
      const before = [last.get(id), base.routes.get(id)].find((one) => one && sameRoute(one, now));
      routes.set(id, before ?? now);
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

function sorted(
  { diagram: before, routes }: Drawing,
  now: Diagram,
  shifts: Shifts,
  connections: Iterable<Entry<Connection>>,
): Sorted {
  const standing = new Map<string, Route>();
  const shifted = new Map<string, Route>();
  const open: EdgeEnds[] = [];
  const ends = new Map<string, Footing>();
  for (const [id, connection] of connections) {
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
