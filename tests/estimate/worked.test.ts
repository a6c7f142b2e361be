/** The worked availabilities of docs/estimation.md, to 1e-12, and the smaller print around them. */
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import type { Component, Group } from '../../src/model/diagram';
import type { Parts } from './documents';
import { diagramOf, how, part, region, service, wire, wires, zone } from './documents';

const of = (parts: Parts, entry = 'a') =>
  estimate(diagramOf({ journeys: { j: { entry } }, ...parts })).journeys.get('j');

function expectExactly(parts: Parts, exact: number, entry = 'a'): void {
  const journey = of(parts, entry);
  expect(journey?.exact).toBe(true);
  expect(Math.abs((journey?.availability ?? 0) - exact)).toBeLessThan(1e-12);
  expect(Math.abs((journey?.unavailability ?? 0) - (1 - exact))).toBeLessThan(1e-12);
}

const balanced = (a: number, database: Component, groups: Record<string, Group> = {}): Parts => ({
  components: {
    lb: part('load-balancer', 0.9999),
    a: service(a),
    b: service(a),
    db: database,
  },
  connections: wires('lb>a', 'lb>b', 'a>db', 'b>db'),
  groups,
});

/** Every one of these reached from an entry that cannot fail, one after the other. */
const chainOf = (...parts: Component[]): Parts => ({
  components: {
    a: service(1),
    ...Object.fromEntries(parts.map((each, index) => [`p${index}`, each])),
  },
  connections: wires(...parts.map((_, index) => `a>p${index}`)),
});

describe('worked availabilities', () => {
  it('two in sequence, in parallel, as alternatives', () => {
    const pair = (kind: 'sequence' | 'parallel' | 'balance'): Parts => ({
      components: {
        a: service(1, { calls: [how(kind, ['a>b', 'a>c'])] }),
        b: service(0.999),
        c: service(0.999),
      },
      connections: wires('a>b', 'a>c'),
    });
    expectExactly(pair('sequence'), 0.998001);
    expectExactly(pair('parallel'), 0.998001);
    expectExactly(pair('balance'), 0.999999);
  });

  it('balancer, two services, one database', () => {
    expectExactly(balanced(0.995, service(0.999)), 0.9988751274975, 'lb');
    expectExactly(balanced(0.995, service(0.999, {}, ['z']), { z: zone(0.9995) }), 0.998375689933751, 'lb');
    expectExactly(balanced(0.999, service(0.9995)), 0.9999 * (1 - 0.001 ** 2) * 0.9995, 'lb');
    expect(0.9999 * (1 - 0.001 ** 2) * 0.9995).toBeCloseTo(0.9993990506, 12);
  });

  it('the same, both services needed', () => {
    const both = balanced(0.999, service(0.9995));
    const lb = part('load-balancer', 0.9999, { calls: [how('parallel', ['lb>a', 'lb>b'])] });
    expectExactly({ ...both, components: { ...both.components, lb } }, 0.9999 * 0.999 ** 2 * 0.9995, 'lb');
    expect(0.9999 * 0.999 ** 2 * 0.9995).toBeCloseTo(0.9974022493, 12);
  });

  it('replicas over shared zones', () => {
    const zones = { x: zone(0.999), y: zone(0.999), z: zone(0.999) };
    const pairs = chainOf(
      service(0.99, { replicas: 2 }, ['x', 'y']),
      service(0.995, { replicas: 2 }, ['x', 'y']),
    );
    expect(of({ ...pairs, groups: zones })?.availability).toBeCloseTo(0.99984438227, 12);
    const majority = service(0.99, { replicas: 3, requiredReplicas: 2 }, ['x', 'y', 'z']);
    expect(of({ ...chainOf(majority, majority), groups: zones })?.availability).toBeCloseTo(
      0.999284901086,
      12,
    );
  });

  it('a cache to read through, and one beside', () => {
    const cache = part('cache', 0.999, { hitRatio: 0.9 });
    const readThrough: Parts = {
      components: { a: service(1), cache, db: service(0.9995) },
      connections: wires('a>cache', 'cache>db'),
    };
    expectExactly(readThrough, 0.99895005);
    const aside: Parts = {
      components: {
        a: service(1, { calls: [how('cache', ['a>cache', 'a>db'])] }),
        cache,
        db: service(0.9995),
      },
      connections: wires('a>cache', 'a>db'),
    };
    expectExactly(aside, 0.99994955);
  });

  it('common cause, failover, enqueue, shards', () => {
    expectExactly({ components: { a: service(0.995, { replicas: 2, commonCause: 0.1 }) } }, 0.999479760125);
    const queue = part('message-queue', 0.999);
    const failover: Parts = {
      components: {
        a: service(0.9995, { calls: [how('failover', ['a>db', 'a>q'])] }),
        db: service(0.9999),
        q: queue,
      },
      connections: { 'a>db': wire('a', 'db'), 'a>q': wire('a', 'q', { mode: 'sync' }) },
    };
    expectExactly(failover, 0.9995 * (1 - 0.0001 * 0.001));
    const enqueue: Parts = {
      components: { a: service(0.9995), q: queue, w: service(0.9) },
      connections: wires('a>q', 'q>w'),
    };
    expectExactly(enqueue, 0.9985005);
    const shards: Parts = {
      components: {
        a: service(1, { calls: [how('shard', ['a>b', 'a>c', 'a>d'], { weights: [2, 1, 1] })] }),
        b: service(0.99),
        c: service(0.999),
        d: service(0.999),
      },
      connections: wires('a>b', 'a>c', 'a>d'),
    };
    expectExactly(shards, 0.9945);
  });

  it('the five-edge bridge at 0.9', () => {
    // From 1 to 2 or 3, from those to 4 or over the bridge and then to 4: paths 14, 25, 135, 234.
    const path = (...edges: string[]): Component => service(1, { calls: [how('sequence', edges)] });
    const parts: Parts = {
      components: {
        a: service(1, { calls: [how('balance', ['a>p', 'a>q', 'a>r', 'a>s'])] }),
        p: path('p>1', 'p>4'),
        q: path('q>2', 'q>5'),
        r: path('r>1', 'r>3', 'r>5'),
        s: path('s>2', 's>3', 's>4'),
        ...Object.fromEntries(['1', '2', '3', '4', '5'].map((edge) => [edge, service(0.9)])),
      },
      connections: wires(
        ...['a>p', 'a>q', 'a>r', 'a>s', 'p>1', 'p>4', 'q>2', 'q>5'],
        ...['r>1', 'r>3', 'r>5', 's>2', 's>3', 's>4'],
      ),
    };
    expectExactly(parts, 0.97848);
  });
});

describe('fine print of availability', () => {
  it('keeps the digits of nine nines and more', () => {
    const pair = of({ components: { a: service(0.99999, { replicas: 3 }) } });
    expect((pair?.unavailability ?? 0) / 1e-15).toBeCloseTo(1, 9);
  });

  it('counts errors once a request, over all of its times, retries cured', () => {
    const retries = { max: 1 };
    const call = wire('a', 'b', { errorRate: 0.1, retries, timesPerRequest: 3, availability: 0.99 });
    const parts = { components: { a: service(1), b: service(0.9) }, connections: { c: call } };
    expectExactly(parts, 0.99 * (1 - 0.1 ** 2) ** 3 * 0.9);
    const seen = estimate(diagramOf(parts)).connections.get('c');
    expect(seen?.availability).toBeCloseTo(0.99 * (1 - 0.1 ** 2) * 0.9, 12);
  });

  it('draws a pick among the members a request calls', () => {
    const a = service(1, { calls: [how('shard', ['b', 'c'], { weights: [3, 1] })] });
    const components = { a, b: service(0.9), c: service(0.5) };
    const connections = { b: wire('a', 'b', { probability: 0.5 }), c: wire('a', 'c') };
    expectExactly({ components, connections }, 0.5 * (0.75 * 0.9 + 0.25 * 0.5) + 0.5 * 0.5);
  });

  it('asks a region listed beside zones of every replica, and only the region of a managed service', () => {
    const groups = { x: zone(0.9, ['r']), y: zone(0.9), r: region(0.99), q: region(0.98) };
    const components = (managed: 'zone' | 'region' | 'global' | null) => ({
      a: service(0.999, { managed }, ['x', 'q']),
    });
    expectExactly({ components: components(null), groups }, 0.999 * 0.9 * 0.99 * 0.98);
    expectExactly({ components: components('zone'), groups }, 0.999 * 0.9 * 0.99 * 0.98);
    expectExactly({ components: components('region'), groups }, 0.999 * 0.99 * 0.98);
    expectExactly({ components: components('global'), groups }, 0.999);
  });

  it('reads and writes need replicas of their own of the same instances', () => {
    const store = service(0.9, {
      replicas: 3,
      read: { requiredReplicas: 1 },
      write: { requiredReplicas: 2 },
    });
    const parts = {
      components: { a: service(1), s: store },
      connections: {
        r: wire('a', 's', { operation: 'read' }),
        w: wire('a', 's', { operation: 'write' }),
      },
    };
    // A write needs two, and then a read has one: together the same as the write alone.
    expectExactly(parts, 0.9 ** 3 + 3 * 0.9 ** 2 * 0.1);
  });

  it('tells all shards from one', () => {
    const parts = { components: { a: service(0.9, { replicas: 2, shards: 4, commonCause: 0.5 }) } };
    const seen = estimate(diagramOf(parts)).components.get('a');
    const shard = 1 - 0.05 ** 2;
    expect(seen?.availability).toBeCloseTo(0.95 * shard, 12);
    expect(seen?.allShardsAvailability).toBeCloseTo(0.95 * shard ** 4, 12);
  });

  it('fails a look-up back to a cache on the path', () => {
    // The cache misses, asks b, and b's look-up at the same cache fails at once: the store decides.
    const parts = {
      components: {
        a: part('cache', 1, { hitRatio: 0.5 }),
        b: service(1, { calls: [how('cache', ['b>a', 'b>c'])] }),
        c: service(0.8),
      },
      connections: wires('a>b', 'b>a', 'b>c'),
    };
    expectExactly(parts, 0.5 + 0.5 * 0.8);
  });

  it('shows an interval where the budget runs out', async () => {
    const { createAvailabilityEngine } = await import('../../src/estimate/availability/engine');
    const { buildGraph } = await import('../../src/estimate/graph/buildGraph');
    const { viewOf } = await import('../../src/estimate/graph/view');
    const parts = balanced(0.995, service(0.999, {}, ['z']), { z: zone(0.9995) });
    const graph = buildGraph(diagramOf(parts));
    const request = {
      graph,
      views: [viewOf(graph)],
      entries: [0],
      required: () => 1,
      loadBearing: new Set<number>(),
    };
    const [view] = createAvailabilityEngine().evaluate({ ...request, nodeBudget: 2 });
    const answer = view?.ok(0, 0);
    expect(answer?.exact).toBe(false);
    const [low, high] = answer?.range ?? [1, 0];
    expect(low).toBeLessThanOrEqual(0.998375689933751);
    expect(high).toBeGreaterThanOrEqual(0.998375689933751);
    expect(high - low).toBeLessThan(0.02);
  });
});

describe('single points of failure', () => {
  it('lists what no request can do without, sorted', () => {
    const journey = of(balanced(0.995, service(0.999, {}, ['z']), { z: zone(0.9995) }), 'lb');
    expect(journey?.singlePointsOfFailure).toEqual(['db', 'lb', 'z']);
  });

  it('spares components with a replica to spare, managed ones, and what is always up', () => {
    const parts = {
      components: {
        a: service(0.9, { replicas: 2 }),
        b: service(0.9, { replicas: 2, requiredReplicas: 2 }),
        c: service(0.9, { managed: 'global' as const }),
        d: service(1),
      },
      connections: { ...wires('a>b', 'a>c'), 'a>d': wire('a', 'd', { availability: 0.99 }) },
    };
    expect(of(parts)?.singlePointsOfFailure).toEqual(['a>d', 'b']);
  });
});
