/** Diagrams to be simulated: every way of calling, with timeouts, retries and hedges, light and moderately loaded. */
import type { CallGroup, Component, Connection, LatencyMs } from '../../../src/model/diagram';
import type { Sketch } from '../reference/diagramOf';

const ms = (p50: number, p99 = p50): LatencyMs => ({ p50, p99 });

/** `replicas` that carry as much as their work's mean allows, from one shared line. */
function part(
  latencyMs: LatencyMs,
  replicas: number,
  capacityRps: number | null,
  calls?: readonly CallGroup[],
): Component {
  return {
    type: 'service',
    settings: {
      ...{ availability: 1, latencyMs, replicas, capacityRps, discipline: 'shared' },
      ...(calls && { calls }),
    },
  };
}

const wire = (from: string, to: string, more: Partial<Connection> = {}): Connection => ({
  from,
  to,
  latencyMs: ms(0.5, 2),
  ...more,
});

const how = (kind: CallGroup['how'], connections: string[], more: Partial<CallGroup> = {}): CallGroup => ({
  how: kind,
  connections,
  ...more,
});

export interface Simulated {
  readonly name: string;
  readonly sketch: Sketch;
  /** Relative, of p50, p95 and p99. */
  readonly within: number;
  /** Of mean waits; null: too short, or of too few, to compare. */
  readonly waits?: number | null;
  /** Of loads. */
  readonly loads?: number;
  /** In the short run too. */
  readonly quick?: boolean;
}

const journeys = { j: { entry: 'a', requestsPerSecond: 100 } };

/** b carries 2 × 90, c 2 × 80, d 3 × 60 requests a second. */
const three = (group: CallGroup, more: Partial<Connection> = {}): Sketch => ({
  components: {
    a: part(ms(1, 4), 1, null, [group]),
    b: part(ms(9, 30), 2, 90),
    c: part(ms(10, 40), 2, 80),
    d: part(ms(12, 60), 3, 60),
  },
  connections: { b: wire('a', 'b', more), c: wire('a', 'c', more), d: wire('a', 'd', more) },
  journeys,
});

const chain = (more: Partial<Connection>, capacityRps: number | null = 160): Sketch => ({
  components: { a: part(ms(1, 4), 1, null), b: part(ms(5, 30), 1, capacityRps) },
  connections: { ab: wire('a', 'b', more) },
  journeys,
});

const all = ['b', 'c', 'd'];

/**
 * The estimate takes arrivals for random and hops for independent. Where that shows: requests leave a line more
 * evenly than they came, so the next one is shorter; lines fed by the same requests are long at the same time, so the
 * second fastest of three is slower; whoever stands in for a full line is asked by many at once.
 */
export const SIMULATED: readonly Simulated[] = [
  { name: 'one after another, under load', sketch: three(how('sequence', all)), within: 0.07, waits: 0.6 },
  { name: 'all at once, under load', sketch: three(how('parallel', all)), within: 0.07, quick: true },
  { name: 'two of three, under load', sketch: three(how('quorum', all, { need: 2 })), within: 0.15 },
  {
    name: 'one of three by weight',
    sketch: three(how('balance', all, { weights: [2, 1, 1] })),
    within: 0.03,
    waits: null,
    quick: true,
  },
  { name: 'hedged, nobody waits', sketch: chain({ hedgeAfterMs: 8 }, null), within: 0.01 },
  {
    name: 'given up and made again, nobody waits',
    sketch: chain({ timeoutMs: 14, retries: { max: 2, backoffMs: 5 } }, null),
    within: 0.01,
    quick: true,
  },
  {
    name: 'with errors, jitter and a timeout, nobody waits',
    sketch: chain({ timeoutMs: 18, errorRate: 0.1, retries: { max: 3, backoffMs: 4, jitter: true } }, null),
    within: 0.01,
  },
  {
    // At light load: where retries could fill it, a burst feeds on itself (below).
    name: 'given up and made again, under load',
    sketch: chain({ timeoutMs: 25, retries: { max: 1, backoffMs: 5 } }, 400),
    within: 0.08,
    waits: 0.2,
  },
  { name: 'hedged, under load', sketch: chain({ hedgeAfterMs: 20 }, 500), within: 0.08, waits: 0.2 },
  { name: 'the next where the first gives up', sketch: failover(), within: 0.1, waits: null, loads: 0.1 },
  { name: 'a cache beside a loaded store', sketch: cached(), within: 0.12, quick: true },
  { name: 'a cache read through, and a queue', sketch: readThrough(), within: 0.06, waits: null },
  { name: 'each replica its own line', sketch: blindly(), within: 0.07, waits: 0.2 },
];

/** Twice the 100 requests are more than the 160 it carries: calm until a moment when many come at once. */
export const STORM: Sketch = chain({ timeoutMs: 45, retries: { max: 1, backoffMs: 5 } }, 160);

function failover(): Sketch {
  const sketch = three(how('failover', ['b', 'c']));
  const { d: _, ...components } = sketch.components;
  const connections = { b: wire('a', 'b', { timeoutMs: 30 }), c: wire('a', 'c') };
  return { ...sketch, components, connections };
}

function cached(): Sketch {
  const cache: Component = {
    type: 'cache',
    settings: { availability: 1, latencyMs: ms(0.5, 2), capacityRps: null, hitRatio: 0.7, managed: null },
  };
  return {
    components: {
      a: part(ms(1, 4), 1, null, [how('cache', ['ak', 'ad'])]),
      k: cache,
      d: part(ms(15, 90), 1, 45),
    },
    connections: { ak: wire('a', 'k'), ad: wire('a', 'd') },
    journeys,
  };
}

function readThrough(): Sketch {
  const cdn: Component = {
    type: 'cdn',
    settings: { availability: 1, latencyMs: ms(2, 8), capacityRps: null, hitRatio: 0.6, managed: null },
  };
  const queue: Component = {
    type: 'message-queue',
    settings: { availability: 1, latencyMs: ms(1, 4), capacityRps: 200, managed: null, discipline: 'shared' },
  };
  return {
    components: { a: cdn, b: part(ms(10, 50), 1, 70), q: queue, w: part(ms(50, 90), 1, null) },
    connections: { ab: wire('a', 'b'), bq: wire('b', 'q'), qw: wire('q', 'w') },
    journeys,
  };
}

function blindly(): Sketch {
  const sketch = three(how('sequence', ['b', 'c', 'd']));
  const components = Object.entries(sketch.components).map(([id, component]): [string, Component] => [
    id,
    { ...component, settings: { ...component.settings, discipline: 'random' } },
  ]);
  return { ...sketch, components: Object.fromEntries(components) };
}
