import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLineRouter } from '../../src/layout/lineRouter';
import { nodeRect } from '../../src/layout/nodeRect';
import { type Route, routeConnections } from '../../src/layout/routeConnections';
import type { Diagram } from '../../src/model/diagram';
import { overlaps, type Point, type Rect } from '../../src/shared/geometry';
import { at, diagramOf } from './diagrams';
import { seededLayout } from './seededLayouts';

const routeIn = (routes: ReadonlyMap<string, Route>, id: string): Route => {
  const route = routes.get(id);
  if (!route) throw new Error(`no route ${id}`);
  return route;
};
const legs = ({ points }: Route): [Point, Point][] =>
  points.slice(1).map((point, index): [Point, Point] => [points[index] ?? point, point]);
const rectOf = (diagram: Diagram, id: string): Rect => {
  const component = diagram.components.get(id);
  if (!component) throw new Error(id);
  return nodeRect(component);
};
const onBorder = (rect: Rect, p: Point, slack = 4.01): boolean =>
  overlaps({ ...p, width: 0, height: 0 }, rect, slack) &&
  !overlaps(
    { ...p, width: 0, height: 0 },
    { x: rect.x + 0.1, y: rect.y + 0.1, width: rect.width - 0.2, height: rect.height - 0.2 },
  );
const legRect = ([a, b]: [Point, Point]): Rect => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

describe('one edge', () => {
  test('runs straight between facing sides on one height', () => {
    const routes = routeConnections(diagramOf({ a: at(0, 0), b: at(300, 0) }, { e: ['a', 'b'] }));
    expect(routeIn(routes, 'e').points).toEqual([
      { x: 168, y: 30 },
      { x: 300, y: 30 },
    ]);
    expect(routeIn(routes, 'e').path).toBe('M168 30L300 30');
  });

  test('runs straight too where the cards are a little off', () => {
    const routes = routeConnections(diagramOf({ a: at(0, 0), b: at(300, 14) }, { e: ['a', 'b'] }));
    expect(routeIn(routes, 'e').points).toHaveLength(2);
  });

  test('runs straight between cards that almost touch, and bends in a narrow gap', () => {
    const routes = routeConnections(
      diagramOf({ a: at(0, 0), b: at(184, 0), c: at(368, 100) }, { e: ['a', 'b'], f: ['b', 'c'] }),
    );
    expect(routeIn(routes, 'e').points).toHaveLength(2);
    expect(routeIn(routes, 'f').points.length).toBeLessThanOrEqual(4);
  });

  test('bends in the middle of the gap, with rounded corners', () => {
    const routes = routeConnections(diagramOf({ a: at(0, 0), b: at(300, 200) }, { e: ['a', 'b'] }));
    expect(routeIn(routes, 'e').points.map((p) => p.x)).toEqual([168, 234, 234, 300]);
    expect(routeIn(routes, 'e').path).toBe('M168 30L224 30Q234 30 234 40L234 220Q234 230 244 230L300 230');
  });

  test('goes from bottom to top where the cards stand above each other', () => {
    const routes = routeConnections(diagramOf({ a: at(0, 0), b: at(0, 200) }, { e: ['a', 'b'] }));
    expect(routeIn(routes, 'e').points).toEqual([
      { x: 84, y: 60 },
      { x: 84, y: 200 },
    ]);
  });

  test('meets the second card behind several replicas at its top', () => {
    const many = at(0, 200, { settings: { replicas: 3 } });
    const routes = routeConnections(diagramOf({ a: at(0, 0), b: many }, { e: ['a', 'b'] }));
    expect(routeIn(routes, 'e').target).toEqual({ x: 84, y: 196 });
  });

  test('keeps its way when a part gets a second replica, but for the ends at that part’s top', async () => {
    for (let seed = 1; seed <= 3; seed++) {
      const { diagram } = await seededLayout(seed);
      const route = createLineRouter();
      const before = route(diagram);
      for (const [id, component] of [...diagram.components].slice(0, 3)) {
        const { replicas = 1 } = component.settings ?? {};
        const other = { ...component, settings: { ...component.settings, replicas: replicas === 1 ? 2 : 1 } };
        const after = route({
          ...diagram,
          components: new Map(diagram.components).set(id, other),
        });
        for (const [edge, { from, to }] of diagram.connections) {
          const [was, is] = [routeIn(before, edge), routeIn(after, edge)];
          expect(is.sides).toEqual(was.sides);
          const inner = ({ points }: Route) => points.slice(1, -1);
          expect(inner(is)).toEqual(inner(was));
          if (from !== id || was.sides[0] !== 'top') expect(is.source).toEqual(was.source);
          if (to !== id || was.sides[1] !== 'top') expect(is.target).toEqual(was.target);
        }
      }
    }
  });

  test('goes around a card that stands in the way', () => {
    const diagram = diagramOf({ a: at(0, 0), wall: at(260, 0), b: at(520, 0) }, { e: ['a', 'b'] });
    const route = routeIn(routeConnections(diagram), 'e');
    for (const leg of legs(route)) expect(overlaps(legRect(leg), rectOf(diagram, 'wall'))).toBe(false);
  });

  test('to itself is drawn outside its card', () => {
    const diagram = diagramOf({ a: at(0, 0) }, { e: ['a', 'a'] });
    const route = routeIn(routeConnections(diagram), 'e');
    expect(route.points.length).toBeGreaterThan(3);
    for (const leg of legs(route).slice(1, -1))
      expect(overlaps(legRect(leg), rectOf(diagram, 'a'))).toBe(false);
  });

  test('with an end that is missing is left out', () => {
    expect(routeConnections(diagramOf({ a: at(0, 0) }, { e: ['a', 'gone'] })).size).toBe(0);
  });
});

describe('several edges', () => {
  test('between the same two cards lie apart, and there and back do not cross', () => {
    const diagram = diagramOf(
      { a: at(0, 0), b: at(300, 0) },
      { there: ['a', 'b'], back: ['b', 'a'], more: ['a', 'b'] },
    );
    const heights = [...routeConnections(diagram).values()].map(
      ({ points }) => new Set(points.map((p) => p.y)),
    );
    expect(heights.every((set) => set.size === 1)).toBe(true);
    expect(new Set(heights.map((set) => [...set][0])).size).toBe(3);
  });

  test('leave a side in the order of where they go', () => {
    const diagram = diagramOf(
      { a: at(0, 200), low: at(300, 400), high: at(300, 0), middle: at(300, 200) },
      { low: ['a', 'low'], high: ['a', 'high'], middle: ['a', 'middle'] },
    );
    const routes = routeConnections(diagram);
    const y = (id: string) => routeIn(routes, id).source.y;
    expect(y('high')).toBeLessThan(y('middle'));
    expect(y('middle')).toBeLessThan(y('low'));
    expect(y('low') - y('high')).toBeLessThanOrEqual(44);
  });
});

const cards = fc.array(
  fc.record({ x: fc.integer({ min: -40, max: 40 }), y: fc.integer({ min: -40, max: 40 }) }),
  { minLength: 2, maxLength: 8 },
);

test('any diagram: orthogonal, from border to border, the same every time', () => {
  const diagrams = fc
    .tuple(cards, fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 12 }))
    .map(([places, pairs]) =>
      diagramOf(
        Object.fromEntries(places.map(({ x, y }, index) => [`n${index}`, at(x * 24, y * 24)])),
        Object.fromEntries(
          pairs.map(([from, to], index) => [
            `e${index}`,
            [`n${from % places.length}`, `n${to % places.length}`] as const,
          ]),
        ),
      ),
    );
  fc.assert(
    fc.property(diagrams, (diagram) => {
      const routes = routeConnections(diagram);
      expect(routes.size).toBe(diagram.connections.size);
      for (const [id, route] of routes) {
        const connection = diagram.connections.get(id);
        if (!connection) throw new Error(id);
        for (const [a, b] of legs(route))
          expect(Math.min(Math.abs(a.x - b.x), Math.abs(a.y - b.y))).toBeLessThan(0.01);
        expect(onBorder(rectOf(diagram, connection.from), route.source)).toBe(true);
        expect(onBorder(rectOf(diagram, connection.to), route.target)).toBe(true);
        expect(route.path).not.toMatch(/NaN|Infinity|undefined/);
      }
      expect(routeConnections(diagram)).toEqual(routes);
    }),
    { numRuns: 60 },
  );
});
