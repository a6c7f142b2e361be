import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftedPath } from '../../src/layout/linePath';
import { nodeRect } from '../../src/layout/nodeRect';
import { createProvisionalLines } from '../../src/layout/provisionalLines';
import type { Drawing } from '../../src/layout/routeAmong';
import { type Route, routeConnections } from '../../src/layout/routeConnections';
import { type Component, type Diagram, emptyDiagram } from '../../src/model/diagram';
import { connectionsAt } from '../../src/model/queries';
import { overlaps, type Point } from '../../src/shared/geometry';
import { at, diagramOf, gridDiagram } from './diagrams';

const drawing = (diagram: Diagram): Drawing => ({ diagram, routes: routeConnections(diagram) });

const moved = (diagram: Diagram, ids: readonly string[], by: Point): Diagram => {
  const components = new Map(diagram.components);
  for (const id of ids) {
    const component = components.get(id) ?? at(0, 0);
    const { x, y } = component.position ?? { x: 0, y: 0 };
    components.set(id, { ...component, position: { x: x + by.x, y: y + by.y } });
  }
  return { ...diagram, components };
};

const endsMeet = (diagram: Diagram, routes: ReadonlyMap<string, Route>): void => {
  for (const [id, { from, to }] of diagram.connections) {
    const route = routes.get(id);
    if (!route) throw new Error(`no line ${id}`);
    for (const [end, point] of [
      [from, route.source],
      [to, route.target],
    ] as const) {
      const component: Component = diagram.components.get(end) ?? at(0, 0);
      expect(overlaps({ ...point, width: 0, height: 0 }, nodeRect(component), 4.01), id).toBe(true);
    }
  }
};

describe('a card dragged among others', () => {
  const base = drawing(gridDiagram(8, 6, 80));
  const touching = (ids: readonly string[]) =>
    [...base.diagram.connections].filter(([, { from, to }]) => ids.includes(from) || ids.includes(to));

  test('takes its own lines along; those that share no card with them are the same objects', () => {
    const diagram = moved(base.diagram, ['n3-3'], { x: 40, y: 70 });
    const routes = createProvisionalLines().whole(base, diagram);
    expect([...routes.keys()]).toEqual([...diagram.connections.keys()]);
    endsMeet(diagram, routes);
    const own = touching(['n3-3']);
    const neighbours = new Set(own.flatMap(([, { from, to }]) => [from, to]));
    for (const [id, { from, to }] of diagram.connections)
      if (!neighbours.has(from) && !neighbours.has(to)) expect(routes.get(id)).toBe(base.routes.get(id));
    for (const [id] of own) expect(routes.get(id)).not.toBe(base.routes.get(id));
  });

  test('its lines go round the cards that stand', () => {
    const start = drawing(diagramOf({ a: at(0, 0), wall: at(260, 200), b: at(520, 0) }, { e: ['a', 'b'] }));
    const diagram = moved(moved(start.diagram, ['a'], { x: 0, y: 200 }), ['b'], { x: 1, y: 200 });
    const points = createProvisionalLines().whole(start, diagram).get('e')?.points ?? [];
    const wall = nodeRect(diagram.components.get('wall') ?? at(0, 0));
    points.slice(1).forEach((b, index) => {
      const a = points[index] ?? b;
      const leg = {
        x: Math.min(a.x, b.x),
        y: Math.min(a.y, b.y),
        width: Math.abs(a.x - b.x),
        height: Math.abs(a.y - b.y),
      };
      expect(overlaps(leg, wall)).toBe(false);
    });
  });

  test('many cards dragged together take the lines between them along as they are', () => {
    const ids = [...base.diagram.components.keys()];
    const by = { x: 31, y: -17 };
    const routes = createProvisionalLines().whole(base, moved(base.diagram, ids, by));
    for (const [id, route] of routes) {
      const before = base.routes.get(id);
      expect(route.points).toEqual(before?.points.map(({ x, y }) => ({ x: x + by.x, y: y + by.y })));
      expect(route.path).toBe(shiftedPath(before?.path ?? '', by));
    }
  });

  test('back where it was, everything is as it was; and what was asked on the way makes no difference', () => {
    const lines = createProvisionalLines().whole;
    for (let step = 1; step < 6; step++) lines(base, moved(base.diagram, ['n2-2'], { x: step * 13, y: 9 }));
    const there = moved(base.diagram, ['n2-2'], { x: 90, y: 30 });
    expect(lines(base, there)).toEqual(createProvisionalLines().whole(base, there));
    const back = lines(base, moved(there, ['n2-2'], { x: -90, y: -30 }));
    for (const [id, route] of back) expect(route).toBe(base.routes.get(id));
  });
});

test('in a hand: the lines to what is elsewhere, where they come out without what was done on the way, and no others', () => {
  const rest = drawing(gridDiagram(8, 6, 80));
  const lines = createProvisionalLines();
  for (const x of [40, 90]) {
    const diagram = moved(rest.diagram, ['n3-3', 'n4-3'], { x, y: 70 });
    const held = lines.held(rest, diagram);
    const own = connectionsAt(diagram, ['n3-3', 'n4-3']).map(([id]) => id);
    expect([...held.keys()].sort()).toEqual([...own].sort());
    expect(held).toEqual(createProvisionalLines().held(rest, diagram));
    endsMeet(diagram, new Map([...rest.routes, ...held]));
  }
  expect(lines.held(rest, moved(rest.diagram, ['n3-3'], { x: 0, y: 0 })).size).toBe(0);
});

test('lines nobody has worked out yet are all drawn, from card to card', () => {
  const diagram = gridDiagram(12, 10, 200);
  const routes = createProvisionalLines().whole({ diagram: emptyDiagram, routes: new Map() }, diagram);
  expect([...routes.keys()]).toEqual([...diagram.connections.keys()]);
  endsMeet(diagram, routes);
});

test('any few cards moved anywhere: every line is there and meets its cards', () => {
  const base = drawing(gridDiagram(5, 4, 30));
  const ids = [...base.diagram.components.keys()];
  const steps = fc.array(
    fc.tuple(
      fc.nat(ids.length - 1),
      fc.integer({ min: -500, max: 500 }),
      fc.integer({ min: -500, max: 500 }),
    ),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(steps, (moves) => {
      const diagram = moves.reduce(
        (now, [which, x, y]) => moved(now, [ids[which] ?? ''], { x, y }),
        base.diagram,
      );
      endsMeet(diagram, createProvisionalLines().whole(base, diagram));
    }),
    { numRuns: 60 },
  );
});
