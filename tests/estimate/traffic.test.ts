/**
 * Only some calls' times are asked for when load is pushed: what the others cost is what it would be by their times
 * too.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/estimate/graph/buildGraph';
import type { View } from '../../src/estimate/graph/view';
import { isLookUp, viewOf } from '../../src/estimate/graph/view';
import { lateAmong } from '../../src/estimate/latency/attempts';
import type { ViewLatency } from '../../src/estimate/latency/latency';
import { createLatencyEngine } from '../../src/estimate/latency/latency';
import { createTimes } from '../../src/estimate/latency/times';
import { utilization } from '../../src/estimate/load/capacity';
import { createKeptLoads } from '../../src/estimate/load/keptLoads';
import { pushLoad } from '../../src/estimate/load/load';
import type { Traffic } from '../../src/estimate/load/shares';
import { ERRORS_ONLY } from '../../src/estimate/load/shares';
import { feedsBack, trafficOf } from '../../src/estimate/traffic';
import type { Connection, Diagram } from '../../src/model/diagram';
import { diagramOf, service, wire } from './documents';
import { type Random, randomFrom } from './reference/random';
import { randomDiagram } from './reference/randomDiagram';

const FEEDING: ((random: Random) => Partial<Connection>)[] = [
  (random) => ({ timeoutMs: random.between(2, 60) }),
  (random) => ({ timeoutMs: random.between(2, 60), retries: { max: random.whole(1, 3) } }),
  () => ({ retries: { max: 2 }, errorRate: 0.1 }),
  (random) => ({ hedgeAfterMs: random.between(1, 30) }),
  () => ({ circuitBreaker: {}, errorRate: 0.6 }),
  () => ({ mode: 'async' }),
];

function impatient(diagram: Diagram, random: Random): Diagram {
  const connections = [...diagram.connections].map(([id, connection]): [string, Connection] => [
    id,
    random.chance(0.4) ? { ...connection, ...random.pick(FEEDING)(random) } : connection,
  ]);
  return { ...diagram, connections: new Map(connections) };
}

/** Every component is busy, some beyond what they can carry. */
function latencyIn(view: View, random: Random): ViewLatency {
  const { nodes } = view.graph;
  const arrivals = Float64Array.from({ length: nodes.length * 3 }, () => random.pick([0, 5, 60]));
  const sure = { up: 0.99, down: 0.01, exact: true };
  return createLatencyEngine().evaluate({
    view,
    availability: { up: () => sure, ok: () => sure, calls: () => sure },
    loadBearing: new Set(),
    utilization: nodes.map((node) => utilization(node, arrivals)),
    arrivals,
    times: createTimes(),
  });
}

/** By the times of all calls. */
const byAllTimes = (latency: ViewLatency): Traffic => ({
  made: (call, lookUp) => latency.call(call, lookUp)?.made ?? ERRORS_ONLY.made(call, lookUp),
  gaveUp(call, lookUp) {
    const one = latency.call(call, lookUp);
    return one ? lateAmong(one, call.timesPerRequest) : 0;
  },
});

function expectSameCosts(view: View, some: Traffic, all: Traffic): void {
  view.groups.flat().forEach((group) => {
    for (const { call, place } of group.members) {
      const lookUp = isLookUp(group, place);
      expect(some.made(call, lookUp)).toBeCloseTo(all.made(call, lookUp), 12);
      if (group.how === 'failover' || lookUp)
        expect(some.gaveUp(call, lookUp)).toBe(all.gaveUp(call, lookUp));
    }
  });
  for (const call of [...view.enqueues.flat(), ...view.background.flat()]) {
    expect(some.made(call, false)).toBeCloseTo(all.made(call, false), 12);
  }
}

describe('what calls cost in further ones', () => {
  it('is the same with the times of those alone that can feed back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const random = randomFrom(seed);
        const view = viewOf(buildGraph(impatient(randomDiagram(seed).diagram, random)));
        const latency = latencyIn(view, random);
        const [some, all] = [trafficOf(view, latency), byAllTimes(latency)];
        expectSameCosts(view, some, all);
        const { calls, arrivals } = pushLoad(view, 0, 7, undefined, all);
        const load = pushLoad(view, 0, 7, undefined, some);
        const apart = (a: Float64Array, b: Float64Array): number =>
          Math.max(0, ...a.map((rate, index) => Math.abs(rate - (b[index] ?? 0)) / (1 + rate)));
        expect(apart(calls, load.calls)).toBeLessThan(1e-12);
        expect(apart(arrivals, load.arrivals)).toBeLessThan(1e-12);
      }),
      { numRuns: 60 },
    );
  });

  it('counts a retry of what gives up behind its target, however far', () => {
    const slow = service(1, { latencyMs: { p50: 30, p99: 90 } });
    const components = { a: service(1), b: service(1), c: service(1), d: slow };
    const connections = {
      ab: wire('a', 'b', { retries: { max: 1 } }),
      bc: wire('b', 'c'),
      cd: wire('c', 'd', { timeoutMs: 30 }),
    };
    const graph = buildGraph(diagramOf({ components, connections }));
    const view = viewOf(graph);
    expect(feedsBack(graph)).toBe(true);
    const traffic = trafficOf(view, latencyIn(view, randomFrom(1)));
    const { calls } = pushLoad(view, graph.indexOf.get('a') ?? -1, 1, undefined, traffic);
    expect(calls[graph.callIndexOf.get('ab') ?? -1]).toBeCloseTo(1.5, 4);
    expect(traffic.apart?.costs).toHaveLength(2);
  });
});

describe('kept loads', () => {
  const diagram = (hitRatio: number, timeoutMs: number): Diagram =>
    diagramOf({
      components: { a: service(1), c: { type: 'cache', settings: { hitRatio } }, d: service(1) },
      connections: {
        ac: wire('a', 'c'),
        cd: wire('c', 'd', { timeoutMs, retries: { max: 3 } }),
      },
    });

  it('are the same object until their ways change, and as pushed anew then', () => {
    const loads = createKeptLoads();
    const first = buildGraph(diagram(0.5, 10));
    const entry = first.indexOf.get('a') ?? -1;
    const askedOf = (view: View, traffic: Traffic) =>
      loads.of('one', { view, entry, requestsPerSecond: 2 }, undefined, traffic);
    const costing = (made: number): Traffic => ({
      made: (call) => (call.maxRetries > 0 ? made : 1),
      gaveUp: () => 0,
      apart: { callers: new Set([first.indexOf.get('c') ?? -1]), costs: Float64Array.of(made) },
    });
    const view = viewOf(first);
    const before = askedOf(view, costing(2));
    expect(askedOf(view, costing(2))).toBe(before);
    expect(before.calls[first.callIndexOf.get('cd') ?? -1]).toBeCloseTo(2, 12);
    const more = askedOf(view, costing(3));
    expect(more.calls[first.callIndexOf.get('cd') ?? -1]).toBeCloseTo(3, 12);
    const colder = buildGraph(diagram(0.25, 10), first);
    const next = viewOf(colder, {}, view);
    const cold = askedOf(next, costing(3));
    expect(cold).not.toBe(more);
    expect(cold.calls[colder.callIndexOf.get('cd') ?? -1]).toBeCloseTo(4.5, 12);
    expect(cold).toEqual(pushLoad(next, entry, 2, undefined, costing(3)));
  });

  it('tell sets of cold caches apart', () => {
    const graph = buildGraph(
      diagramOf({
        components: {
          a: service(1, { calls: [{ how: 'cache', connections: ['ac', 'ad'] }] }),
          c: { type: 'cache', settings: { hitRatio: 0.75 } },
          d: service(1),
        },
        connections: { ac: wire('a', 'c'), ad: wire('a', 'd') },
      }),
    );
    const loads = createKeptLoads();
    const source = { view: viewOf(graph), entry: graph.indexOf.get('a') ?? -1, requestsPerSecond: 8 };
    const toStore = (cold: ReadonlySet<number>) =>
      loads.of('one', source, cold).calls[graph.callIndexOf.get('ad') ?? -1];
    expect(toStore(new Set())).toBeCloseTo(2, 12);
    expect(toStore(new Set([graph.indexOf.get('c') ?? -1]))).toBe(8);
    expect(toStore(new Set())).toBeCloseTo(2, 12);
  });
});
