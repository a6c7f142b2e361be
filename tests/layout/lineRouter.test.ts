import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLineRouter } from '../../src/layout/lineRouter';
import { routeConnections } from '../../src/layout/routeConnections';
import type { Component, Connection, Diagram } from '../../src/model/diagram';
import { at, gridDiagram } from './diagrams';

/** What hands do to a page, one after another. */
type Edit = (diagram: Diagram) => Diagram;

const pick = <T>(map: ReadonlyMap<string, T>, which: number): readonly [string, T] | undefined =>
  [...map][which % Math.max(1, map.size)];

const withComponents = (diagram: Diagram, change: (components: Map<string, Component>) => void): Diagram => {
  const components = new Map(diagram.components);
  change(components);
  return { ...diagram, components };
};

const withConnections = (diagram: Diagram, change: (all: Map<string, Connection>) => void): Diagram => {
  const connections = new Map(diagram.connections);
  change(connections);
  return { ...diagram, connections };
};

const changed =
  (which: number, change: (component: Component) => Component): Edit =>
  (diagram) =>
    withComponents(diagram, (components) => {
      const [id, component] = pick(components, which) ?? [];
      if (id !== undefined && component) components.set(id, change(component));
    });

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(fc.nat(99), fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 }))
    .map(([which, x, y]) =>
      changed(which, ({ position, ...component }) => ({
        ...component,
        position: { x: (position?.x ?? 0) + x * 16, y: (position?.y ?? 0) + y * 16 },
      })),
    ),
  fc
    .tuple(fc.nat(99), fc.integer({ min: 4, max: 20 }))
    .map(([which, by]) =>
      changed(which, (component) => ({ ...component, size: { width: by * 16, height: by * 8 } })),
    ),
  fc
    .nat(99)
    .map((which) =>
      changed(which, (component) => ({ ...component, settings: { replicas: 1 + (which % 3) } })),
    ),
  fc.nat(99).map(
    (which): Edit =>
      (diagram) => {
        const [id] = pick(diagram.components, which) ?? [];
        return withComponents(diagram, (components) => components.delete(id ?? ''));
      },
  ),
  fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)).map(
    ([name, from, to]): Edit =>
      (diagram) => {
        const ends = [pick(diagram.components, from)?.[0], pick(diagram.components, to)?.[0]] as const;
        return withConnections(diagram, (all) =>
          all.set(`new${name}`, { from: ends[0] ?? '', to: ends[1] ?? '' }),
        );
      },
  ),
  fc.tuple(fc.nat(99), fc.constantFrom('straight', 'curved', 'orthogonal') as fc.Arbitrary<'straight'>).map(
    ([which, line]): Edit =>
      (diagram) =>
        withConnections(diagram, (all) => {
          const [id, connection] = pick(all, which) ?? [];
          if (id !== undefined && connection) all.set(id, { ...connection, line });
        }),
  ),
);

test('however a page came to be what it is, its lines are those of a router that knows nothing', () => {
  const starts = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 5 }), fc.nat(40));
  fc.assert(
    fc.property(starts, fc.array(edits, { minLength: 1, maxLength: 8 }), ([columns, rows, lines], steps) => {
      const route = createLineRouter();
      let diagram = gridDiagram(columns, rows, lines);
      route(diagram);
      for (const edit of steps) {
        diagram = edit(diagram);
        expect([...route(diagram)]).toEqual([...routeConnections(diagram)]);
      }
    }),
    { numRuns: 60 },
  );
});

test('lines far from a card that moves are the same objects as before', () => {
  const before = gridDiagram(20, 12, 240);
  const route = createLineRouter();
  const first = route(before);
  const components = new Map(before.components).set('n0-0', at(-300, -40));
  const then = route({ ...before, components });
  const same = [...then].filter(([id, line]) => first.get(id) === line);
  expect(same.length).toBeGreaterThan(then.size * 0.8);
  const touched = [...before.connections].filter(([, { from, to }]) => from === 'n0-0' || to === 'n0-0');
  for (const [id] of touched) expect(then.get(id)).not.toBe(first.get(id));
});
