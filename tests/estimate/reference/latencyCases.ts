/** Documents for the comparison of latencies: every way of calling, every wire's latency stated, no queueing. */
import type { CallGroup, Component, Connection, LatencyMs } from '../../../src/model/diagram';
import type { Sketch } from './diagramOf';

export interface LatencyCase {
  readonly name: string;
  readonly sketch: Sketch;
}

const ms = (p50: number, p99 = p50): LatencyMs => ({ p50, p99 });

const service = (latencyMs: LatencyMs, availability = 1, calls: readonly CallGroup[] = []): Component => ({
  type: 'service',
  settings: { availability, latencyMs, ...(calls.length > 0 && { calls }) },
});

const wire = (from: string, to: string, more: Partial<Connection> = {}): Connection => ({
  from,
  to,
  latencyMs: ms(0.5, 2),
  ...more,
});

const three = (
  group: Partial<CallGroup> & Pick<CallGroup, 'how'>,
  more: Partial<Connection> = {},
): Sketch => ({
  components: {
    a: service(ms(2, 9), 1, [{ connections: ['ab', 'ac', 'ad'], ...group }]),
    b: service(ms(5, 40), 0.9),
    c: service(ms(20, 60), 0.8),
    d: service(ms(30, 300), 0.95),
  },
  connections: { ab: wire('a', 'b', more), ac: wire('a', 'c', more), ad: wire('a', 'd', more) },
  journeys: { j: { entry: 'a' } },
});

const cached = (calls: readonly CallGroup[], ...ends: readonly Connection[]): Sketch => ({
  components: {
    a: service(ms(1), 1, calls),
    cache: {
      type: 'cache',
      settings: { availability: 1, latencyMs: ms(0.5, 2), hitRatio: 0.8, managed: null },
    },
    db: service(ms(8, 60)),
  },
  connections: Object.fromEntries(ends.map((connection, index) => [`c${index}`, connection])),
  journeys: { j: { entry: 'a' } },
});

export const LATENCY_CASES: readonly LatencyCase[] = [
  { name: 'sequence, twice each', sketch: three({ how: 'sequence' }, { timesPerRequest: 2 }) },
  { name: 'parallel, sometimes called', sketch: three({ how: 'parallel' }, { probability: 0.7 }) },
  { name: 'parallel, optional with a timeout never reached', sketch: optionalCase() },
  { name: 'balance by weight', sketch: three({ how: 'balance', weights: [3, 1, 2] }) },
  { name: 'shard by weight', sketch: three({ how: 'shard', weights: [1, 4, 0] }) },
  { name: 'quorum, two of three', sketch: three({ how: 'quorum', need: 2 }) },
  { name: 'failover without timeouts', sketch: three({ how: 'failover' }) },
  { name: 'failover, its timeouts never reached', sketch: three({ how: 'failover' }, { timeoutMs: 3000 }) },
  {
    name: 'cache-aside',
    sketch: cached([{ how: 'cache', connections: ['c0', 'c1'] }], wire('a', 'cache'), wire('a', 'db')),
  },
  { name: 'read-through', sketch: cached([], wire('a', 'cache'), wire('cache', 'db')) },
  { name: 'enqueues after the calls', sketch: enqueueCase() },
  { name: 'a shared part behind both branches of a tree', sketch: treeCase() },
];

/** A failed optional call takes its timeout, here far above what an answer takes. */
function optionalCase(): Sketch {
  return three({ how: 'parallel' }, { optional: true, timeoutMs: 5000 });
}

function enqueueCase(): Sketch {
  return {
    components: {
      a: service(ms(3, 20)),
      b: service(ms(5, 40)),
      queue: { type: 'message-queue', settings: { availability: 0.99, latencyMs: ms(2, 10) } },
      w: service(ms(500, 900)),
    },
    connections: {
      ab: wire('a', 'b'),
      aq: wire('a', 'queue'),
      qw: wire('queue', 'w'),
      aw: wire('a', 'w', { mode: 'async' }),
    },
    journeys: { j: { entry: 'a' } },
  };
}

function treeCase(): Sketch {
  return {
    components: {
      a: service(ms(1, 4), 1, [
        { how: 'parallel', connections: ['ab', 'ac'] },
        { how: 'failover', connections: ['ad', 'ae'] },
      ]),
      b: service(ms(4, 20)),
      c: service(ms(6, 12)),
      d: service(ms(10, 100), 0.9),
      e: service(ms(50, 90), 0.9),
    },
    connections: {
      ab: wire('a', 'b'),
      ac: wire('a', 'c', { probability: 0.5 }),
      bd: wire('b', 'd'),
      cd: wire('c', 'd', { timesPerRequest: 3 }),
      ad: wire('a', 'd'),
      ae: wire('a', 'e'),
    },
    journeys: { j: { entry: 'a' } },
  };
}
