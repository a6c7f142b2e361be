/** The fine print of docs/estimation.md on latency and load, sentence by sentence, on numbers done by hand. */
import { expect, it } from 'vitest';
import { ACROSS_ZONES, USER_TO_EDGE, WITHIN_REGION } from '../../src/catalog/network';
import { estimate } from '../../src/estimate/estimate';
import type { Connection } from '../../src/model/diagram';
import type { Parts } from './documents';
import { constantMs, diagramOf, how, part, service, wire, wires, zone } from './documents';

const at = (parts: Parts) =>
  estimate(diagramOf({ journeys: { j: { entry: 'a', requestsPerSecond: 100 } }, ...parts }));

interface Numbers {
  readonly mean: number | null | undefined;
  readonly timedOut: number | undefined;
  readonly availability: number | undefined;
  /** Requests per second by component. */
  readonly load: Readonly<Record<string, number>>;
}

function numbersOf(parts: Parts): Numbers {
  const seen = at(parts);
  const journey = seen.journeys.get('j');
  const load = [...seen.components].map(([id, { requestsPerSecond }]) => [id, requestsPerSecond] as const);
  return {
    mean: journey?.latencyMs.mean,
    timedOut: journey?.timedOut,
    availability: journey?.availability,
    load: Object.fromEntries(load),
  };
}

const pair = (connections: Parts['connections'], calls?: ReturnType<typeof how>, up = 1): Parts => ({
  components: {
    a: service(1, calls ? { calls: [calls] } : {}),
    b: service(up, constantMs(10)),
    c: service(1, constantMs(30)),
  },
  ...(connections ? { connections } : {}),
});
const call = (more: Partial<Connection>): Parts => pair({ 'a>b': wire('a', 'b', more) });

interface Case {
  readonly says: string;
  readonly parts: Parts;
  readonly numbers: Partial<Omit<Numbers, 'load'>>;
  readonly load?: Readonly<Record<string, number>>;
}

const CASES: readonly Case[] = [
  {
    says: 'a timeout does not enter availability; what no attempt answers in time stands beside it',
    parts: call({ timeoutMs: 5 }),
    numbers: { availability: 1, timedOut: 1, mean: null },
  },
  {
    says: 'without timeouts nothing has timed out, however slow',
    parts: { ...call({}), components: { a: service(1), b: service(1, constantMs(60_000)), c: service(1) } },
    numbers: { timedOut: 0, mean: 60_000 },
  },
  {
    says: 'load counts each visit, and each takes its time',
    parts: pair(wires('a>b', 'a>c', 'b>c')),
    numbers: { mean: 10 + 30 + 30 },
    load: { b: 100, c: 200 },
  },
  {
    says: 'an alternative that draws an error is passed over like one that is down, after its timeout',
    parts: pair(
      { 'a>b': wire('a', 'b', { errorRate: 0.2, timeoutMs: 50 }), 'a>c': wire('a', 'c') },
      how('failover', ['a>b', 'a>c']),
    ),
    numbers: { availability: 1, timedOut: 0, mean: 0.8 * 10 + 0.2 * (50 + 30) },
  },
  {
    says: 'a member that is not called is not there',
    parts: pair(
      { 'a>b': wire('a', 'b', { probability: 0 }), 'a>c': wire('a', 'c') },
      how('balance', ['a>b', 'a>c']),
    ),
    numbers: { mean: 30 },
    load: { b: 0, c: 100 },
  },
  {
    says: 'with no member called a group takes no time',
    parts: pair({ 'a>b': wire('a', 'b', { probability: 0 }) }, how('quorum', ['a>b'], { need: 1 })),
    numbers: { mean: 0, availability: 1 },
    load: { b: 0 },
  },
  {
    says: 'failover loads the first only, though it is down at times',
    parts: pair(wires('a>b', 'a>c'), how('failover', ['a>b', 'a>c']), 0.9),
    numbers: { mean: 0.9 * 10 + 0.1 * 30 },
    load: { b: 100, c: 0 },
  },
  {
    says: 'parallel loads every member',
    parts: pair(wires('a>b', 'a>c'), how('parallel', ['a>b', 'a>c'])),
    numbers: { mean: 30 },
    load: { b: 100, c: 100 },
  },
  {
    says: 'quorum loads every member, and takes the need-th fastest of those that answer',
    parts: pair(wires('a>b', 'a>c'), how('quorum', ['a>b', 'a>c'], { need: 1 }), 0.9),
    numbers: { mean: 0.9 * 10 + 0.1 * 30 },
    load: { b: 100, c: 100 },
  },
  {
    says: 'a hedge adds the chance that it is sent',
    parts: call({ hedgeAfterMs: 4 }),
    numbers: { mean: 10 },
    load: { b: 200 },
  },
  {
    says: 'a hedge cures slowness only, not errors',
    parts: call({ hedgeAfterMs: 4, errorRate: 0.2 }),
    numbers: { mean: 10, availability: 0.8 },
    load: { b: 200 },
  },
  {
    says: 'the weights of a mixture are multiplied by availability and renormalised',
    parts: pair(wires('a>b', 'a>c'), how('balance', ['a>b', 'a>c']), 0.5),
    numbers: { mean: (0.5 * 10 + 30) / 1.5 },
    load: { b: 50, c: 50 },
  },
  {
    says: 'a failed attempt takes a full answer’s time, and is made again',
    parts: call({ errorRate: 0.2, retries: { max: 1 } }),
    numbers: { mean: (0.8 * 10 + 0.16 * 20) / 0.96, timedOut: 0, availability: 0.96 },
    load: { b: 120 },
  },
  {
    says: 'before retry i the caller waits backoffMs·2^(i−1)',
    parts: call({ errorRate: 0.5, retries: { max: 2, backoffMs: 8 } }),
    numbers: { mean: (0.5 * 10 + 0.25 * (20 + 8) + 0.125 * (30 + 8 + 16)) / 0.875 },
    load: { b: 175 },
  },
  {
    says: 'an optional call that fails takes its timeout',
    parts: pair({ 'a>b': wire('a', 'b', { optional: true, timeoutMs: 40 }) }, undefined, 0.8),
    numbers: { mean: 0.8 * 10 + 0.2 * 40, availability: 1, timedOut: 0 },
  },
  {
    says: 'an optional call that fails without a timeout takes none',
    parts: pair({ 'a>b': wire('a', 'b', { optional: true }) }, undefined, 0.8),
    numbers: { mean: 0.8 * 10 },
  },
  {
    says: 'enqueues follow the call groups one after another; other asynchronous calls take no time',
    parts: {
      components: {
        a: service(1),
        b: service(1, constantMs(10)),
        q: part('message-queue', 1, constantMs(4)),
        t: part('topic', 1, constantMs(3)),
        w: service(1, constantMs(1000)),
      },
      connections: { ...wires('a>b', 'a>q', 'a>t', 'q>w'), 'a>w': wire('a', 'w', { mode: 'async' }) },
    },
    numbers: { mean: 10 + 4 + 3 },
    load: { q: 100, t: 100, w: 200 },
  },
  {
    says: 'a broker that is an entry counts its synchronous calls only',
    parts: {
      components: {
        a: part('message-queue', 1, constantMs(4)),
        b: service(1, constantMs(10)),
        c: service(1, constantMs(30)),
      },
      connections: { 'a>b': wire('a', 'b', { mode: 'sync' }), 'a>c': wire('a', 'c') },
    },
    numbers: { mean: 14 },
  },
  {
    says: 'a call back to a component on the path fails at once and carries no load',
    parts: pair({ ...wires('a>b', 'a>c'), 'b>a': wire('b', 'a', { optional: true, timeoutMs: 99 }) }),
    numbers: { mean: 40 },
    load: { a: 100, b: 100, c: 100 },
  },
  {
    says: 'what follows a call that gave up is loaded all the same',
    parts: pair({ 'a>b': wire('a', 'b', { timeoutMs: 5 }), 'a>c': wire('a', 'c') }),
    numbers: { timedOut: 1 },
    load: { b: 100, c: 100 },
  },
  {
    says: 'replicas that are down make nobody wait longer',
    parts: {
      components: {
        a: service(1),
        b: service(0.5, { replicas: 2, capacityRps: 100, discipline: 'random', ...constantMs(10) }),
      },
      connections: wires('a>b'),
    },
    // M/D/1 at half load each, both up.
    numbers: { mean: 10 + (0.5 * 1000) / (2 * 100 * 0.5) },
  },
];

it.each(CASES)('$says', ({ parts, numbers, load = {} }) => {
  const seen = numbersOf(parts);
  for (const key of ['mean', 'timedOut', 'availability'] as const) {
    const expected = numbers[key];
    if (expected === null) expect(seen[key], key).toBeNull();
    else if (expected !== undefined) expect(seen[key], key).toBeCloseTo(expected, 8);
  }
  for (const [id, rate] of Object.entries(load)) expect(seen.load[id], id).toBeCloseTo(rate, 8);
});

it('a jittered pause is anything from 0 to the whole, evenly', () => {
  const retries = { max: 1, backoffMs: 40, jitter: true };
  expect(numbersOf(call({ errorRate: 0.5, retries })).mean).toBeCloseTo(
    (0.5 * 10 + 0.25 * (20 + 20)) / 0.75,
    1,
  );
});

it('"auto" needs what the load of all journeys needs, retries included; without load or capacity: 1', () => {
  const of = (capacityRps: number | null, requestsPerSecond: number) =>
    at({
      components: {
        a: service(1),
        b: service(0.9, { replicas: 3, requiredReplicas: 'auto', capacityRps }),
      },
      connections: { 'a>b': wire('a', 'b', { errorRate: 0.5, retries: { max: 1 } }) },
      journeys: {
        j: { entry: 'a', requestsPerSecond: requestsPerSecond / 2 },
        k: { entry: 'a', requestsPerSecond: requestsPerSecond / 2 },
      },
    }).components.get('b')?.availability;
  // 100 become 150: two of 100 each.
  expect(of(100, 100)).toBeCloseTo(0.9 ** 3 + 3 * 0.9 ** 2 * 0.1, 12);
  for (const one of [of(100, 0), of(null, 100)]) expect(one).toBeCloseTo(1 - 0.1 ** 3, 12);
});

it('wires: from a client the way to the edge, others by their first group, unplaced as in a region', () => {
  const wireless = (from: string, to: string): Connection => ({ from, to, availability: 1 });
  const seen = at({
    components: {
      a: part('client', 1),
      b: service(1, {}, ['x', 'y']),
      c: service(1, {}, ['y']),
      d: service(1),
    },
    connections: { ab: wireless('a', 'b'), bc: wireless('b', 'c'), cd: wireless('c', 'd') },
    groups: { x: zone(1), y: zone(1) },
  });
  const p50 = (id: string) => seen.connections.get(id)?.latencyMs.p50 ?? 0;
  expect(Math.abs(p50('cd') / WITHIN_REGION.value.p50 - 1)).toBeLessThan(0.01);
  expect(p50('bc')).toBeGreaterThan(ACROSS_ZONES.value.p50 + WITHIN_REGION.value.p50);
  expect(p50('ab')).toBeGreaterThan(USER_TO_EDGE.value.p50);
  expect(seen.journeys.get('j')?.latencyMs.p50).toBeCloseTo(p50('ab'), 9);
});
