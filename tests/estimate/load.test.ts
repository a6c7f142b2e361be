/** What arrives where, what it fills, and how much more there could be. */
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import type { Parts } from './documents';
import { diagramOf, how, part, service, wire, wires } from './documents';

const at = (parts: Parts, requestsPerSecond = 100) =>
  estimate(diagramOf({ journeys: { j: { entry: 'a', requestsPerSecond } }, ...parts }));

const rates = (parts: Parts) =>
  Object.fromEntries(
    [...at(parts).components].map(([id, seen]) => [id, Number(seen.requestsPerSecond.toFixed(6))]),
  );

describe('load', () => {
  it('a join adds what arrives, once', () => {
    const components = {
      a: part('load-balancer', 1),
      b: service(1),
      c: service(1),
      d: service(1),
      e: service(1),
    };
    const connections = wires('a>b', 'a>c', 'b>d', 'c>d', 'd>e');
    expect(rates({ components, connections })).toEqual({ a: 100, b: 50, c: 50, d: 100, e: 100 });
  });

  it('errors cost attempts, times cost calls, probability saves them', () => {
    const call = wire('a', 'b', {
      probability: 0.5,
      timesPerRequest: 2,
      errorRate: 0.2,
      retries: { max: 2 },
    });
    const seen = at({ components: { a: service(1), b: service(1) }, connections: { c: call } });
    expect(seen.connections.get('c')?.requestsPerSecond).toBeCloseTo(100 * 0.5 * 2 * 1.24, 9);
  });

  it('misses reach the store; a look-up goes no further than the cache', () => {
    const a = service(1, { calls: [how('cache', ['a>c', 'a>d'])] });
    const components = { a, c: part('cache', 1, { hitRatio: 0.8 }), d: service(1), e: service(1) };
    expect(rates({ components, connections: wires('a>c', 'a>d', 'c>e') })).toEqual({
      a: 100,
      c: 100,
      d: 20,
      e: 0,
    });
    const through = { a: service(1), c: part('cache', 1, { hitRatio: 0.8 }), d: service(1) };
    expect(rates({ components: through, connections: wires('a>c', 'c>d') })).toEqual({
      a: 100,
      c: 100,
      d: 20,
    });
  });

  it('a queue shares its messages, by probability where given; a topic gives each consumer all', () => {
    const components = (broker: string) => ({
      a: service(1),
      q: part(broker, 1),
      x: service(1),
      y: service(1),
      z: service(1),
    });
    const connections = { ...wires('a>q', 'q>x', 'q>y'), 'q>z': wire('q', 'z', { probability: 0.5 }) };
    expect(rates({ components: components('message-queue'), connections })).toMatchObject({
      x: 25,
      y: 25,
      z: 50,
    });
    expect(rates({ components: components('topic'), connections })).toMatchObject({ x: 100, y: 100, z: 50 });
  });

  it('a cycle carries no load back', () => {
    const components = { a: service(1), b: service(1), c: service(1) };
    expect(rates({ components, connections: wires('a>b', 'b>c', 'c>b', 'c>a') })).toEqual({
      a: 100,
      b: 100,
      c: 100,
    });
  });

  it('a standby of weight 0 and the targets after the first of a failover carry none', () => {
    const components = {
      a: service(1, {
        calls: [how('balance', ['a>b', 'a>c'], { weights: [1, 0] }), how('failover', ['a>d', 'a>e'])],
      }),
      ...Object.fromEntries(['b', 'c', 'd', 'e'].map((id) => [id, service(1)])),
    };
    const seen = rates({ components, connections: wires('a>b', 'a>c', 'a>d', 'a>e') });
    expect(seen).toEqual({ a: 100, b: 100, c: 0, d: 100, e: 0 });
  });

  it('reads and writes of different capacity add up, per replica and shard', () => {
    const store = service(1, {
      replicas: 2,
      shards: 2,
      read: { capacityRps: 100 },
      write: { capacityRps: 50 },
    });
    const connections = {
      r: wire('a', 's', { operation: 'read' }),
      w: wire('a', 's', { operation: 'write' }),
    };
    const seen = at({ components: { a: service(1), s: store }, connections });
    expect(seen.components.get('s')?.utilization).toBeCloseTo((100 / 100 + 100 / 50) / 4, 12);
    expect(seen.journeys.get('j')?.maxRequestsPerSecond).toBeCloseTo(400 / 3, 9);
    expect(seen.journeys.get('j')?.bottleneck).toBe('s');
    expect(seen.components.get('a')?.utilization).toBeNull();
  });

  it('the first id attains the maximum where several do; none limited: null', () => {
    const limited = { a: service(1, { capacityRps: 10 }), Z: service(1, { capacityRps: 10 }) };
    expect(at({ components: limited, connections: wires('a>Z') }).journeys.get('j')?.bottleneck).toBe('Z');
    const free = at({ components: { a: service(1) } }).journeys.get('j');
    expect(free).toMatchObject({ maxRequestsPerSecond: null, bottleneck: null });
  });

  it('"auto" asks for as many replicas as the load of all journeys needs', () => {
    const a = service(0.9, { replicas: 3, requiredReplicas: 'auto', capacityRps: 100 });
    const journeys = { j: { entry: 'a', requestsPerSecond: 100 }, k: { entry: 'a', requestsPerSecond: 50 } };
    const seen = at({ components: { a }, journeys });
    expect(seen.journeys.get('j')?.availability).toBeCloseTo(0.9 ** 3 + 3 * 0.9 ** 2 * 0.1, 12);
    expect(seen.components.get('a')?.requestsPerSecond).toBe(150);
    expect(seen.journeys.get('j')?.components.get('a')?.requestsPerSecond).toBe(100);
  });

  it('a cache the store cannot do without is required', () => {
    const components = (capacityRps: number) => ({
      a: service(1, { calls: [how('cache', ['a>c', 'a>d'])] }),
      c: part('cache', 0.9, { hitRatio: 0.5 }),
      d: service(0.8, { capacityRps }),
    });
    const connections = wires('a>c', 'a>d');
    const [small, large] = [60, 101].map((capacity) =>
      at({ components: components(capacity), connections }).journeys.get('j'),
    );
    expect(small?.availability).toBeCloseTo(0.9 * (1 - 0.5 * 0.2), 12);
    expect(small?.singlePointsOfFailure).toEqual(['c']);
    expect(large?.availability).toBeCloseTo(1 - (1 - 0.9 * 0.5) * 0.2, 12);
    expect(large?.singlePointsOfFailure).toEqual([]);
  });
});

describe('journeys', () => {
  it('without any: one for each component nothing connects to, under its id, without load', () => {
    const seen = estimate(
      diagramOf({ components: { a: service(0.9), b: service(1), c: service(1) }, connections: wires('a>b') }),
    );
    expect([...seen.journeys.keys()]).toEqual(['a', 'c']);
    expect(seen.components.get('b')?.requestsPerSecond).toBe(0);
    const cycle = estimate(
      diagramOf({ components: { b: service(1), a: service(1) }, connections: wires('a>b', 'b>a') }),
    );
    expect([...cycle.journeys.keys()]).toEqual(['b']);
    expect(cycle.journeys.get('b')).toMatchObject({ availability: 0, latencyMs: { p50: null } });
  });

  it('an entry that is not there is left out, and said', () => {
    const seen = at({ components: { a: service(1) }, journeys: { j: { entry: 'nowhere' } } });
    expect(seen.journeys.size).toBe(0);
    expect(seen.problems.map((problem) => problem.path)).toEqual(['journeys.j.entry']);
  });

  it('sees only connections of its operation and in its list', () => {
    const connections = {
      r: wire('a', 'b', { operation: 'read' }),
      w: wire('a', 'c', { operation: 'write' }),
      both: wire('a', 'd'),
    };
    const components = { a: service(1), b: service(0.9), c: service(0.8), d: service(0.7) };
    const journeys = {
      reads: { entry: 'a', operation: 'read' as const },
      listed: { entry: 'a', connections: ['w', 'both'] },
      neither: { entry: 'a', operation: 'read' as const, connections: ['w'] },
    };
    const seen = estimate(diagramOf({ components, connections, journeys })).journeys;
    expect(seen.get('reads')?.availability).toBeCloseTo(0.9 * 0.7, 12);
    expect(seen.get('listed')?.availability).toBeCloseTo(0.8 * 0.7, 12);
    expect(seen.get('neither')?.availability).toBe(1);
    expect([...(seen.get('reads')?.components.keys() ?? [])]).toEqual(['a', 'b', 'd']);
    expect([...(seen.get('reads')?.connections.keys() ?? [])]).toEqual(['r', 'both']);
  });

  it('targets are met or missed, and downtime is of a year of 365.25 days', () => {
    const target = { availability: 0.999, p99Ms: 5 };
    const latencyMs = { p50: 5, p99: 5 };
    const seen = at({
      components: { a: service(0.999, { latencyMs }) },
      journeys: { j: { entry: 'a', target } },
    });
    expect(seen.journeys.get('j')?.targets).toEqual({ availability: 'met', p99Ms: 'met' });
    expect(seen.journeys.get('j')?.downtimeSecondsPerYear).toBeCloseTo(0.001 * 365.25 * 86_400, 6);
  });
});
