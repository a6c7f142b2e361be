/** Made from what an edit left alone, the times are those made from nothing, but for the last digit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../../src/estimate/graph/buildGraph';
import type { Graph } from '../../../src/estimate/graph/graph';
import type { View } from '../../../src/estimate/graph/view';
import { viewOf } from '../../../src/estimate/graph/view';
import { cumulative } from '../../../src/estimate/latency/cumulative';
import type { Timed } from '../../../src/estimate/latency/groups';
import type { ViewLatency } from '../../../src/estimate/latency/latency';
import { createLatencyEngine } from '../../../src/estimate/latency/latency';
import type { LatencyRequest } from '../../../src/estimate/latency/latencyRequest';
import { createTimes } from '../../../src/estimate/latency/times';
import { utilization } from '../../../src/estimate/load/capacity';
import type { Component, Connection, Diagram } from '../../../src/model/diagram';
import { diagramOf, service, wires } from '../documents';
import { type Random, randomFrom } from '../reference/random';
import { randomDiagram } from '../reference/randomDiagram';

function edited(random: Random, diagram: Diagram): Diagram {
  const components = new Map(diagram.components);
  const connections = new Map(diagram.connections);
  const [id, component] = random.pick([...components]);
  const [name, connection] = connections.size > 0 ? random.pick([...connections]) : [null, null];
  const change: Component = {
    ...component,
    settings: { ...component.settings, ...random.pick(SETTINGS)(random) },
  };
  const kind = random.pick(['component', 'component', 'connection', 'connection', 'remove', 'add']);
  if (kind === 'component') components.set(id, change);
  else if (kind === 'add') {
    const ends = [...components.keys()];
    connections.set(`new ${random.whole(1, 3)}`, { from: random.pick(ends), to: random.pick(ends) });
  } else if (name !== null && kind === 'remove' && random.chance(0.5)) connections.delete(name);
  else if (name !== null) connections.set(name, { ...connection, ...random.pick(CALLS)(random) });
  return { ...diagram, components, connections };
}

const SETTINGS: ((random: Random) => NonNullable<Component['settings']>)[] = [
  (random) => ({ latencyMs: { p50: random.between(1, 20), p99: random.between(20, 90) } }),
  (random) => ({ availability: random.between(0.9, 1) }),
  (random) => ({ hitRatio: random.between(0, 1) }),
  (random) => ({ replicas: random.whole(1, 4) }),
];
const CALLS: ((random: Random) => Partial<Connection>)[] = [
  (random) => ({ timeoutMs: random.between(5, 80), retries: { max: random.whole(0, 2), backoffMs: 4 } }),
  (random) => ({ latencyMs: { p50: random.between(0.1, 3), p99: random.between(3, 9) } }),
  (random) => ({ probability: random.between(0.1, 1) }),
  (random) => ({ timesPerRequest: random.whole(1, 3), optional: random.chance(0.5) }),
  (random) => ({ hedgeAfterMs: random.between(1, 40) }),
];

/** The load and the availabilities are made up: they only have to change now and then. */
function requestFor(random: Random, view: View, before: LatencyRequest | null): LatencyRequest {
  const { graph } = view;
  const last = before?.view.graph.nodes.length === graph.nodes.length ? before : null;
  const arrivals =
    last && random.chance(0.7)
      ? last.arrivals
      : Float64Array.from({ length: graph.nodes.length * 3 }, () => random.pick([0, 0, 5, 60]));
  const up = graph.nodes.map((node, index) =>
    last && random.chance(0.8)
      ? last.availability.up(index, 0).up
      : node.settings.availability * random.next(),
  );
  const of = (share: number) => ({ up: share, down: 1 - share, exact: true });
  return {
    view,
    availability: {
      up: (node) => of(up[node] ?? 1),
      ok: (node, operation) => of((up[node] ?? 1) ** (1 + operation)),
      calls: (node) => of((up[node] ?? 1) ** 2),
    },
    loadBearing: random.chance(0.2) ? new Set([0]) : new Set(),
    utilization: graph.nodes.map((node) => utilization(node, arrivals)),
    arrivals,
    times: before?.times ?? createTimes(),
  };
}

/** Where two are summed in another order, the last digit shows. */
const WITHIN = 1e-12;
const PLACES = Array.from({ length: 40 }, (_, index) => 0.05 * 1.4 ** index);

const numbersOf = (timed: Timed | null): number[] =>
  timed ? [timed.late, timed.time.forever, ...PLACES.map((ms) => cumulative(timed.time, ms))] : [-1];

function everythingOf({ graph, groups }: View, latency: ViewLatency): number[] {
  return [
    ...graph.nodes.flatMap(({ index }) => [0, 1, 2].flatMap((of) => numbersOf(latency.answer(index, of)))),
    ...graph.calls.flatMap((call) =>
      [false, true].flatMap((lookUp) => {
        const one = latency.call(call, lookUp);
        return [...numbersOf(one), ...(one ? [one.made, ...numbersOf({ time: one.gaveUp(), late: 0 })] : [])];
      }),
    ),
    ...groups.flatMap((own, index) => own.flatMap((group) => numbersOf(latency.group(index, group)))),
  ];
}

function expectSameAfterEdits(start: Diagram, random: Random, edits: number): void {
  const engine = createLatencyEngine();
  let diagram = start;
  let graph: Graph | null = null;
  let view: View | null = null;
  let request: LatencyRequest | null = null;
  const earlier: { view: View; latency: ViewLatency; said: number[] }[] = [];
  for (let edit = 0; edit <= edits; edit++) {
    graph = buildGraph(diagram, graph);
    view = viewOf(graph, {}, view);
    request = requestFor(random, view, request);
    const latency = engine.evaluate(request);
    const now = everythingOf(view, latency);
    const cold = everythingOf(view, createLatencyEngine().evaluate({ ...request, times: createTimes() }));
    expect(now.length).toBe(cold.length);
    const apart = now.map((number, index) => Math.abs(number - (cold[index] ?? Number.NaN)));
    expect(apart.filter((by) => !(by <= WITHIN))).toEqual([]);
    earlier.push({ view, latency, said: now });
    diagram = edited(random, diagram);
  }
  for (const { view: before, latency, said } of earlier) expect(everythingOf(before, latency)).toEqual(said);
}

describe('times made from the last ones', () => {
  it('are those made from nothing, whatever was edited, and earlier ones stay', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        expectSameAfterEdits(randomDiagram(seed).diagram, randomFrom(seed), 5);
      }),
      { numRuns: 40 },
    );
  });

  it('where calls go in circles too', () => {
    const components = { a: service(1), b: service(0.9), c: service(1), d: service(0.8) };
    const connections = wires('a>b', 'b>c', 'c>a', 'c>d', 'b>a', 'd>b');
    for (let seed = 0; seed < 12; seed++) {
      expectSameAfterEdits(diagramOf({ components, connections }), randomFrom(seed), 5);
    }
  });

  it('are those of the whole, whatever of it is asked for', () => {
    for (let seed = 0; seed < 15; seed++) {
      const random = randomFrom(seed);
      const engine = createLatencyEngine();
      let { diagram } = randomDiagram(seed);
      let graph: Graph | null = null;
      let view: View | null = null;
      let request: LatencyRequest | null = null;
      for (let edit = 0; edit < 6; edit++) {
        graph = buildGraph(diagram, graph);
        view = viewOf(graph, {}, view);
        request = requestFor(random, view, request);
        const latency = engine.evaluate(request);
        const whole = createLatencyEngine().evaluate({ ...request, times: createTimes() });
        for (const { index } of graph.nodes.filter(() => random.chance(0.3))) {
          const found = numbersOf(latency.answer(index, 0));
          const wanted = numbersOf(whole.answer(index, 0));
          expect(found.filter((one, at) => !(Math.abs(one - (wanted[at] ?? -2)) <= WITHIN))).toEqual([]);
        }
        diagram = edited(random, diagram);
      }
    }
  });

  it('are the same objects where nothing they are made from has changed', () => {
    const { diagram } = randomDiagram(11);
    const random = randomFrom(3);
    const engine = createLatencyEngine();
    const graph = buildGraph(diagram);
    const view = viewOf(graph);
    const request = requestFor(random, view, null);
    const before = engine.evaluate(request);
    const after = engine.evaluate({ ...request, view: viewOf(buildGraph({ ...diagram }, graph), {}, view) });
    for (const { index } of graph.nodes) expect(after.answer(index, 0)).toBe(before.answer(index, 0));
  });
});
