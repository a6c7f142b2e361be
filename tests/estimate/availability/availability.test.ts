/** The engine against closed forms, against a plain decision diagram, and within its bounds where it runs out. */
import { describe, expect, it } from 'vitest';
import { createAvailabilityEngine } from '../../../src/estimate/availability/engine';
import type { ViewAvailability } from '../../../src/estimate/availability/viewAvailability';
import { buildGraph } from '../../../src/estimate/graph/buildGraph';
import { viewOf } from '../../../src/estimate/graph/view';
import type { Component, Connection, Diagram } from '../../../src/model/diagram';
import { diagramOf, how, service, wire, zone } from '../documents';
import { faultTree } from '../faultTrees';
import { plainUnavailability } from './plainDiagram';

interface Seen {
  readonly view: ViewAvailability;
  indexOf(id: string): number;
}

function evaluated(diagram: Diagram, nodeBudget?: number): Seen {
  const graph = buildGraph(diagram);
  const [view] = createAvailabilityEngine().evaluate({
    graph,
    views: [viewOf(graph)],
    entries: [0],
    required: (node) => Number(node.settings.replicas > 2) + 1,
    loadBearing: new Set(),
    ...(nodeBudget === undefined ? {} : { nodeBudget }),
  });
  if (!view) throw new Error('no view');
  return { view, indexOf: (id) => graph.indexOf.get(id) ?? -1 };
}

/** A complete tree: each inner part calls `fan` parts the way its depth says. */
function tree(depth: number, fan: number, kinds: readonly ('sequence' | 'balance')[], up: number): Diagram {
  const components: Record<string, Component> = {};
  const connections: Record<string, Connection> = {};
  const grow = (id: string, level: number): void => {
    const calls = level === depth ? [] : Array.from({ length: fan }, (_, child) => `${id}.${child}`);
    for (const to of calls) connections[`>${to}`] = wire(id, to);
    const names = calls.map((to) => `>${to}`);
    const kind = kinds[level % kinds.length] ?? 'sequence';
    components[id] = service(up, names.length > 0 ? { calls: [how(kind, names)] } : {});
    for (const to of calls) grow(to, level + 1);
  };
  grow('r', 0);
  return diagramOf({ components, connections });
}

describe('closed forms at scale', () => {
  it('multiplies out a chain of 5,000', () => {
    const ids = Array.from({ length: 5000 }, (_, index) => `n${index}`);
    const components = Object.fromEntries(ids.map((id) => [id, service(0.9999)]));
    const connections = Object.fromEntries(
      ids.slice(1).map((id, index) => [`>${id}`, wire(`n${index}`, id)]),
    );
    const { view } = evaluated(diagramOf({ components, connections }));
    const { down, exact } = view.ok(0, 0);
    expect(exact).toBe(true);
    expect(Math.abs(down / -Math.expm1(5000 * Math.log1p(0.9999 - 1)) - 1)).toBeLessThan(1e-11);
  });

  it('collapses a tree of alternatives and sequences, and keeps its nines', () => {
    const up = 0.999;
    const { view } = evaluated(tree(6, 3, ['balance', 'sequence'], up));
    let down = 1 - up;
    for (let level = 5; level >= 0; level--) {
      const below = level % 2 === 0 ? down ** 3 : -Math.expm1(3 * Math.log1p(-down));
      down = 1 - up + up * below;
    }
    const answer = view.ok(0, 0);
    expect(answer.exact).toBe(true);
    expect(Math.abs(answer.down / down - 1)).toBeLessThan(1e-12);
  });

  it('has a thousand alternatives, each behind the same gateway', () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `n${index}`);
    const components: Record<string, Component> = {
      lb: service(1, {
        calls: [
          how(
            'balance',
            ids.map((id) => `>${id}`),
          ),
        ],
      }),
      shared: service(0.99),
    };
    const connections: Record<string, Connection> = {};
    for (const id of ids) {
      components[id] = service(0.01);
      connections[`>${id}`] = wire('lb', id);
      connections[`${id}>`] = wire(id, 'shared');
    }
    const { view } = evaluated(diagramOf({ components, connections }));
    const all = 0.99 ** 1000;
    expect(view.ok(0, 0).down).toBeCloseTo(0.01 + 0.99 * all, 13);
    expect(view.singlePoints(0)).toEqual(['shared']);
  });

  it('knows the five-edge bridge', () => {
    const p = 0.9;
    const parts = {
      components: {
        s: service(1, { calls: [how('balance', ['s>a', 's>b'])] }),
        a: service(p, { calls: [how('balance', ['a>c', 'a>m'])] }),
        b: service(p, { calls: [how('balance', ['b>d', 'b>w'])] }),
        m: service(1, { calls: [how('sequence', ['m>e', 'm>d'])] }),
        w: service(1, { calls: [how('sequence', ['w>e', 'w>c'])] }),
        c: service(p),
        d: service(p),
        e: service(p),
      },
      connections: Object.fromEntries(
        ['s>a', 's>b', 'a>c', 'a>m', 'b>d', 'b>w', 'm>e', 'm>d', 'w>e', 'w>c'].map((id) => {
          const [from = '', to = ''] = id.split('>');
          return [id, wire(from, to)];
        }),
      ),
    };
    expect(evaluated(diagramOf(parts)).view.ok(0, 0).up).toBeCloseTo(0.97848, 12);
  });

  it('takes a zone everything in one place needs as one more part, and lanes where replicas are spread', () => {
    const zones = { a: zone(0.999), b: zone(0.999), c: zone(0.99) };
    const components = {
      s: service(1, { calls: [how('sequence', ['s>x', 's>y'])] }),
      x: service(0.99, { replicas: 2 }, ['a', 'b']),
      y: service(0.98, {}, ['c']),
    };
    const connections = { 's>x': wire('s', 'x'), 's>y': wire('s', 'y') };
    const { view } = evaluated(diagramOf({ components, connections, groups: zones }));
    const site = 1 - 0.999 * 0.99;
    expect(view.ok(0, 0).up).toBeCloseTo((1 - site ** 2) * 0.98 * 0.99, 13);
    expect(view.singlePoints(0)).toEqual(['c', 'y']);
  });
});

describe('trees of faults', () => {
  it.each(Array.from({ length: 30 }, (_, seed) => seed))('agrees with a plain diagram, seed %i', (seed) => {
    const shape = { gates: 20 + seed, events: 15 + seed, reach: 3 + (seed % 6) };
    const diagram = faultTree(seed, shape);
    const { view, indexOf } = evaluated(diagram, 10_000_000);
    for (const id of ['g0', 'g5', 'g11']) {
      const down = plainUnavailability(diagram, id);
      const answer = view.ok(indexOf(id), 0);
      expect(answer.exact).toBe(true);
      expect(Math.abs(answer.down - down)).toBeLessThan(1e-12 * (1 + down));
      expect(Math.abs(answer.up - (1 - down))).toBeLessThan(1e-12);
    }
  });

  it.each([0, 2, 4])('stays within its bounds on a budget of %i', (budget) => {
    let intervals = 0;
    for (let seed = 0; seed < 12; seed++) {
      const diagram = faultTree(seed, { gates: 40, events: 30, reach: 8 });
      const down = plainUnavailability(diagram, 'g0');
      const { view, indexOf } = evaluated(diagram, budget);
      const answer = view.ok(indexOf('g0'), 0);
      if (!answer.range) continue;
      intervals++;
      expect(answer.range[0]).toBeLessThanOrEqual(1 - down + 1e-12);
      expect(answer.range[1]).toBeGreaterThanOrEqual(1 - down - 1e-12);
    }
    expect(intervals).toBeGreaterThan(1);
  });
});
