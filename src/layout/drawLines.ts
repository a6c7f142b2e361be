/**
 * The lines as they are drawn: corners square, rounded or in one smooth curve, and the later of two that cross hopping
 * over the earlier. What comes out the same as before is the same object.
 */
import type { Diagram } from '../model/diagram';
import type { LineStyle } from '../model/style';
import type { Point, Rect } from '../shared/geometry';
import type { Sides } from './choosePorts';
import { createCrossings } from './crossings';
import { curvedCorners } from './curvedCorners';
import type { Nearby } from './gridIndex';
import { cornerRadius, type Jumps, linePath } from './linePath';
import type { Route } from './route';

/** A line's corners, and the sides of the cards it stands on. */
export interface Course {
  readonly points: readonly Point[];
  readonly sides: Sides;
}

export interface DrawInputs {
  readonly diagram: Diagram;
  readonly courses: ReadonlyMap<string, Course>;
  readonly previous: ReadonlyMap<string, Route> | undefined;
  readonly cards: Nearby<{ readonly rect: Rect }>;
}

const CORNER_RADIUS = 10;

export const lineStyleOf = (diagram: Diagram, connectionId: string): LineStyle =>
  diagram.connections.get(connectionId)?.line ?? diagram.style.lines ?? 'rounded';

/** In the order of the diagram's connections. */
export function drawLines({ diagram, courses, previous, cards }: DrawInputs): ReadonlyMap<string, Route> {
  const crossings = createCrossings();
  const routes = new Map<string, Route>();
  for (const [id, { labelAt }] of diagram.connections) {
    const course = courses.get(id);
    if (!course) continue;
    const { points, sides } = course;
    const path = pathOf(points, lineStyleOf(diagram, id), crossings.jumpsOf(points), cards);
    const [source = { x: 0, y: 0 }] = points;
    const target = points.at(-1) ?? source;
    const route = { points, path, source, target, sides, ...(labelAt === undefined ? {} : { labelAt }) };
    const before = previous?.get(id);
    routes.set(id, before && sameRoute(before, route) ? before : route);
  }
  return routes;
}

export function pathOf(
  points: readonly Point[],
  style: LineStyle,
  jumps: Jumps,
  cards: DrawInputs['cards'],
): string {
  if (style === 'orthogonal') return linePath(points, () => 0, jumps);
  if (style !== 'curved') return linePath(points, (at) => cornerRadius(points, at, CORNER_RADIUS), jumps);
  const radii = curvedCorners(points, cards);
  return linePath(points, (at) => radii[at] ?? 0, jumps);
}

export const sameRoute = (a: Route, b: Route): boolean =>
  a.path === b.path &&
  a.labelAt === b.labelAt &&
  a.sides[0] === b.sides[0] &&
  a.sides[1] === b.sides[1] &&
  a.points.length === b.points.length &&
  a.points.every(({ x, y }, index) => x === b.points[index]?.x && y === b.points[index]?.y);
