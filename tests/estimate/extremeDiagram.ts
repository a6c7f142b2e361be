/** Random documents with extreme numbers: 0 and 1, 10⁻³⁰⁰ and 10³⁰⁰, millions of replicas, calls and retries. */
import * as fc from 'fast-check';
import { type CallGroup, type Connection, emptyDiagram, HOWS, type Settings } from '../../src/model/diagram';

const TYPES = [
  'client',
  'service',
  'load-balancer',
  'cache',
  'cdn',
  'sql-database',
  'message-queue',
  'event-log',
  'box',
];
const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];

const probability = fc.constantFrom(0, 1e-300, 1e-9, 0.5, 1 - 2 ** -53, 1);
const ms = fc.constantFrom(0, 1e-300, 1e-3, 5, 1e4, 1e9, 1e300);
const latency = fc.tuple(ms, ms).map(([x, y]) => ({ p50: Math.min(x, y), p99: Math.max(x, y) }));
const rate = fc.constantFrom(0, 1e-300, 1, 1e6, 1e300);
const capacity = fc.constantFrom(null, 0, 1e-300, 1, 1e6, 1e300);
const count = fc.constantFrom(0, 1, 1, 2, 2, 3, 3, 5, 1000, 1000, 1_000_000);
const required = fc.oneof(fc.constantFrom(1, 2, 1e6, Number.MAX_SAFE_INTEGER), fc.constant('auto' as const));

/** Any of the keys may be absent, never undefined. */
const some = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

const byOperation = some({ latencyMs: latency, capacityRps: capacity, requiredReplicas: required });
const settings: fc.Arbitrary<Settings> = some({
  availability: probability,
  replicas: count,
  requiredReplicas: required,
  commonCause: probability,
  latencyMs: latency,
  capacityRps: capacity,
  hitRatio: probability,
  read: byOperation,
  write: byOperation,
  managed: fc.constantFrom('zone' as const, 'region' as const, 'global' as const, null),
  shards: fc.constantFrom(1, 3, 5000, 100_000),
});

const connection: fc.Arbitrary<Connection> = fc
  .tuple(
    fc.record({ from: fc.constantFrom(...IDS), to: fc.constantFrom(...IDS) }),
    some({
      mode: fc.constantFrom('sync' as const, 'async' as const),
      operation: fc.constantFrom('read' as const, 'write' as const),
      optional: fc.boolean(),
      probability,
      timesPerRequest: fc.constantFrom(1, 2, 1_000_000, Number.MAX_SAFE_INTEGER),
      latencyMs: latency,
      availability: probability,
      timeoutMs: ms,
      retries: fc.record({ max: fc.constantFrom(0, 1, 50, 1_000_000), backoffMs: ms, jitter: fc.boolean() }),
      hedgeAfterMs: ms,
      errorRate: probability,
    }),
  )
  .map(([head, rest]) => ({ ...head, ...rest }));

const grouping = fc.record({
  how: fc.constantFrom(...HOWS),
  need: fc.integer({ min: 1, max: 4 }),
  weights: fc.array(fc.constantFrom(0, 1e-300, 1, 1e300), { minLength: 9, maxLength: 9 }),
});

export const extremeDiagram = fc
  .record({
    components: fc.array(fc.tuple(fc.constantFrom(...TYPES), settings, fc.subarray(['z1', 'z2', 'r'])), {
      minLength: IDS.length,
      maxLength: IDS.length,
    }),
    connections: fc.array(connection, { minLength: 3, maxLength: 9 }),
    groupings: fc.array(grouping, { minLength: IDS.length, maxLength: IDS.length }),
    zones: fc.tuple(probability, probability, probability),
    journeys: fc.array(
      fc.record({ entry: fc.constantFrom(...IDS), requestsPerSecond: rate }, { requiredKeys: ['entry'] }),
      { maxLength: 2 },
    ),
  })
  .map(({ components, connections, groupings, zones: [one, other, region], journeys }) => ({
    ...emptyDiagram,
    components: new Map(
      components.map(([type, its, within], index) => {
        const calls = callsOf(connections, IDS[index] ?? '', groupings[index]);
        return [IDS[index] ?? '', { type, in: within, settings: { ...its, ...calls } }] as const;
      }),
    ),
    connections: new Map(connections.map((it, index) => [`c${index}`, it] as const)),
    groups: new Map([
      ['z1', { type: 'zone', in: ['r'], settings: { availability: one } }],
      ['z2', { type: 'zone', settings: { availability: other } }],
      ['r', { type: 'region', settings: { availability: region } }],
    ]),
    journeys: new Map(journeys.map((it, index) => [`j${index}`, it] as const)),
  }));

/** One group of what is surely synchronous, where its kind allows it. */
function callsOf(
  connections: readonly Connection[],
  from: string,
  grouped: { how: CallGroup['how']; need: number; weights: number[] } | undefined,
): Settings {
  const ids = connections.flatMap((it, index) =>
    it.from === from && it.mode === 'sync' ? [`c${index}`] : [],
  );
  if (!grouped || ids.length === 0) return {};
  const { how, need } = grouped;
  if (how === 'cache' && ids.length !== 2) return {};
  const weights = grouped.weights.slice(0, ids.length);
  const group: CallGroup = {
    how,
    connections: ids,
    ...(how === 'quorum' ? { need: Math.min(need, ids.length) } : {}),
    ...(weights.some((weight) => weight > 0) ? { weights } : {}),
  };
  return { calls: [group] };
}
