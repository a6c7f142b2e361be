import { describe, expect, it } from 'vitest';
import { parseDiagram } from '../../src/document/parseDiagram';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import type { JourneyEstimate } from '../../src/estimate/answer';
import { estimate } from '../../src/estimate/estimate';
import type { Component, Connection, Diagram, Journey } from '../../src/model/diagram';
import { review } from '../../src/rules/review';
import { plumbline } from '../cli/fakeIo';
import { diagramOf, how, type Parts, part, service, wire, wires, zone } from './documents';
import { unboundedIn } from './unbounded';

/** Input that can't be meant, or hardly: either it is refused with its place, or it has an answer and a finding. */

interface Bad {
  readonly name: string;
  readonly parts: Parts;
  /** Of the journey `j`. */
  readonly answer: Partial<JourneyEstimate>;
  /** The finding that says it. */
  readonly rule: string;
}

const NONE: JourneyEstimate['latencyMs'] = { mean: null, p50: null, p95: null, p99: null, p999: null };
const AT_ONCE: JourneyEstimate['latencyMs'] = { mean: 0, p50: 0, p95: 0, p99: 0, p999: 0 };

const user = part('client', 1);
const store = part('sql-database', 0.999, { replicas: 2, requiredReplicas: 2 });
const STORE = 0.999 ** 2;

const journeys = (more: Partial<Journey> = {}): Record<string, Journey> => ({
  j: { entry: 'user', ...more },
});

/** A user and a service with these settings, called so, under 100 requests a second. */
const one = (
  settings: Component['settings'],
  call: Partial<Connection> = {},
  more: Partial<Journey> = {},
): Parts => ({
  components: { user, api: service(0.99, settings) },
  connections: { 'user>api': wire('user', 'api', call) },
  journeys: journeys({ requestsPerSecond: 100, ...more }),
});

/** A user, a service, and a cache in front of a store that needs both its replicas. */
const cached = (hitRatio: number): Parts => ({
  components: { user, api: service(0.99), cache: part('cache', 0.98, { hitRatio }), store },
  connections: wires('user>api', 'api>cache', 'cache>store'),
  journeys: journeys(),
});

const answered: readonly Bad[] = [
  {
    name: 'more replicas needed than there are',
    parts: one({ replicas: 2, requiredReplicas: 5 }),
    answer: {
      availability: 0.99 ** 2,
      servedShare: 2 / 5,
      successRate: (0.99 ** 2 * 2) / 5,
      latencyMs: NONE,
    },
    rule: 'overloaded-component',
  },
  {
    name: 'more replicas needed for writes than there are, on a path that only reads',
    parts: one({ replicas: 2, write: { requiredReplicas: 5 } }, { operation: 'read' }),
    answer: { availability: 1 - 0.01 ** 2, servedShare: 2 / 5 },
    rule: 'overloaded-component',
  },
  {
    name: 'load just at capacity',
    parts: one({ capacityRps: 100 }),
    answer: {
      availability: 0.99,
      servedShare: 1,
      latencyMs: NONE,
      maxRequestsPerSecond: 100,
      bottleneck: 'api',
    },
    rule: 'overloaded-component',
  },
  {
    name: 'load above capacity',
    parts: one({ capacityRps: 50 }),
    answer: { availability: 0.99, servedShare: 0.5, successRate: 0.495, latencyMs: NONE },
    rule: 'overloaded-component',
  },
  {
    name: 'load above capacity beyond counting',
    parts: one({ capacityRps: 1e-300 }, {}, { requestsPerSecond: 1e300 }),
    answer: { availability: 0.99, servedShare: 0, successRate: 0, latencyMs: NONE },
    rule: 'overloaded-component',
  },
  {
    name: 'as many replicas as the load asks for, more than there are',
    parts: one({ capacityRps: 10, replicas: 3, requiredReplicas: 'auto' }),
    answer: { availability: 0.99 ** 3, servedShare: 0.3, latencyMs: NONE },
    rule: 'overloaded-component',
  },
  {
    name: 'a cache that always hits',
    parts: cached(1),
    answer: { availability: 0.99 * 0.98, latencyMs: AT_ONCE },
    rule: 'cache-that-never-misses',
  },
  {
    name: 'a look-up aside that always hits',
    parts: {
      components: {
        user,
        api: service(0.99, { calls: [how('cache', ['api>cache', 'api>store'])] }),
        cache: part('cache', 0.98, { hitRatio: 1 }),
        store,
      },
      connections: wires('user>api', 'api>cache', 'api>store'),
      journeys: journeys(),
    },
    answer: { availability: 0.99 * (1 - 0.02 * (1 - STORE)) },
    rule: 'cache-that-never-misses',
  },
  {
    name: 'a call made by no request',
    parts: one({ availability: 0 }, { probability: 0 }),
    answer: { availability: 1, latencyMs: AT_ONCE, maxRequestsPerSecond: null, bottleneck: null },
    rule: 'call-never-made',
  },
  {
    name: 'a component that needs itself',
    parts: {
      ...one({}),
      connections: { 'user>api': wire('user', 'api'), 'api>api': wire('api', 'api') },
    },
    answer: { availability: 0, unavailability: 1, successRate: 0 },
    rule: 'connection-to-itself',
  },
  {
    name: 'two components that need each other',
    parts: {
      components: { user, a: service(0.99, { replicas: 2 }), b: service(0.99, { replicas: 2 }) },
      connections: wires('user>a', 'a>b', 'b>a'),
      journeys: journeys(),
    },
    answer: { availability: 0, unavailability: 1, successRate: 0 },
    rule: 'synchronous-cycle',
  },
  {
    name: 'a cycle with a way out of it',
    parts: {
      components: {
        user,
        a: service(0.99, { calls: [how('balance', ['a>b', 'a>c'])] }),
        b: service(0.99),
        c: service(0.9),
      },
      connections: wires('user>a', 'a>b', 'a>c', 'b>a'),
      journeys: journeys(),
    },
    answer: { availability: 0.99 * 0.9 },
    rule: 'synchronous-cycle',
  },
  {
    name: 'a zone that holds nothing',
    parts: { ...one({}), groups: { z: zone(0.5) } },
    answer: { availability: 0.99, singlePointsOfFailure: ['api'] },
    rule: 'empty-zone',
  },
  {
    name: 'a journey whose entry reaches nothing',
    parts: { ...one({}), connections: {} },
    answer: { availability: 1, latencyMs: AT_ONCE, maxRequestsPerSecond: null, singlePointsOfFailure: [] },
    rule: 'journey-to-nowhere',
  },
  {
    name: 'a journey that follows nothing its entry calls',
    parts: one({}, { operation: 'read' }, { operation: 'write' }),
    answer: { availability: 1, latencyMs: AT_ONCE, maxRequestsPerSecond: null },
    rule: 'journey-to-nowhere',
  },
];

const parsed = (parts: Parts): Diagram => {
  const read = parseDiagram(serializeDiagram(diagramOf(parts)));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

describe('bad input that opens', () => {
  it.each(answered)('$name: a number and a finding', async ({ parts, answer, rule }) => {
    const diagram = parsed(parts);
    const numbers = estimate(diagram);
    const journey = numbers.journeys.get('j');
    for (const [key, expected] of Object.entries(answer)) {
      const found = Object.entries(journey ?? {}).find(([name]) => name === key)?.[1];
      if (typeof expected === 'number') expect(found, key).toBeCloseTo(expected, 12);
      else expect(found, key).toEqual(expected);
    }
    expect(unboundedIn(numbers)).toEqual([]);
    expect(review(diagram, numbers).map((finding) => finding.rule)).toContain(rule);
    for (const finding of review(diagram, numbers))
      expect(finding.message).not.toMatch(/NaN|Infinity|undefined/);
  });

  it.each(answered)('$name: the same from the command line', async ({ parts, rule }) => {
    const files = { 'a.plumb': serializeDiagram(diagramOf(parts)) };
    const { out, err } = await plumbline(['estimate', 'a.plumb', '--json'], { files });
    expect(err).toBe('');
    expect(unboundedIn(JSON.parse(out))).toEqual([]);
    const text = (await plumbline(['estimate', 'a.plumb'], { files })).out;
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
    const checked = JSON.parse((await plumbline(['check', 'a.plumb', '--json'], { files })).out);
    expect(checked.findings.map((finding: { rule: string }) => finding.rule)).toContain(rule);
  });
});

const refused: readonly (readonly [name: string, parts: Parts, path: string, found: string])[] = [
  ['no replicas', one({ replicas: 0 }), 'components.api.settings.replicas', '0'],
  ['a capacity of 0', one({ capacityRps: 0 }), 'components.api.settings.capacityRps', '0'],
  [
    'a capacity for reads of 0',
    one({ read: { capacityRps: 0 } }),
    'components.api.settings.read.capacityRps',
    '0',
  ],
  ['a hit ratio above 1', cached(1.01), 'components.cache.settings.hitRatio', '1.01'],
  ['a probability below 0', one({}, { probability: -0.1 }), 'connections.user>api.probability', '-0.1'],
  ['no call at all a request', one({}, { timesPerRequest: 0 }), 'connections.user>api.timesPerRequest', '0'],
  ['a load below 0', one({}, {}, { requestsPerSecond: -1 }), 'journeys.j.requestsPerSecond', '-1'],
  [
    'weights that are all 0',
    {
      ...one({}),
      components: {
        user: { ...user, settings: { calls: [how('balance', ['user>api'], { weights: [0] })] } },
        api: service(0.99),
      },
    },
    'components.user.settings.calls[0].weights',
    'a list',
  ],
  [
    'more answers needed than there are calls',
    {
      ...one({}),
      components: {
        user: { ...user, settings: { calls: [how('quorum', ['user>api'], { need: 2 })] } },
        api: service(0.99),
      },
    },
    'components.user.settings.calls[0].need',
    '2',
  ],
];

describe('bad input that can’t be meant', () => {
  it.each(refused)('%s: is refused with its place', (_, parts, path, found) => {
    const read = parseDiagram(serializeDiagram(diagramOf(parts)));
    expect(read.ok ? [] : read.error.map((problem) => [problem.path, problem.found])).toEqual([
      [path, found],
    ]);
  });

  it.each(refused)('%s: has finite numbers even where nobody checked it', (_, parts) => {
    expect(unboundedIn(estimate(diagramOf(parts)))).toEqual([]);
  });
});

describe('thousands of replicas', () => {
  it.each([0.5, 0.9, 0.999, 1 - 2 ** -53])('at %d are never up more than always', (availability) => {
    for (const replicas of [61, 1000, 5000]) {
      const numbers = estimate(parsed(one({ availability, replicas })));
      const { availability: up = 2, unavailability: down = 2 } = numbers.journeys.get('j') ?? {};
      expect(Math.max(up, down)).toBeLessThanOrEqual(1);
      expect(Math.min(up, down)).toBeGreaterThanOrEqual(0);
    }
  });
});
