import type { ComponentEstimate, JourneyEstimate } from '../../src/estimate/answer';
import type { Backlog } from '../../src/estimate/load/backlog';
import type { Component, Connection, How, Journey } from '../../src/model/diagram';
import { how, type Parts, part, service, wire, wires, zone } from './documents';

/** Documents that can't be meant, or hardly: those that open, with their numbers and finding, and those that don't. */

export interface Bad {
  readonly name: string;
  readonly parts: Parts;
  /** Of the journey `j`. */
  readonly answer: Partial<JourneyEstimate>;
  /** Of the component `api`, or the one named. */
  readonly component?: Partial<ComponentEstimate> & { readonly id?: string };
  /** What piles up in the component `jobs`. */
  readonly jobs?: Backlog;
  /** The finding that says it. */
  readonly rule: string;
}

const NONE: JourneyEstimate['latencyMs'] = { mean: null, p50: null, p95: null, p99: null, p999: null };
const AT_ONCE: JourneyEstimate['latencyMs'] = { mean: 0, p50: 0, p95: 0, p99: 0, p999: 0 };

export const user = part('client', 1);
const store = part('sql-database', 0.999, { replicas: 2, requiredReplicas: 2 });
const STORE = 0.999 ** 2;

const journeys = (more: Partial<Journey> = {}): Record<string, Journey> => ({
  j: { entry: 'user', ...more },
});

/** A user and a service with these settings, called so, under 100 requests a second. */
export const one = (
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

/** A user whose requests go to `a` and, as `calls` say, `b`; nothing of `a` is there. */
const without = (a: Component['settings'], calls: How): Parts => ({
  components: {
    user: { ...user, settings: { calls: [how(calls, ['user>a', 'user>b'])] } },
    a: service(0.9, a),
    b: service(0.99),
  },
  connections: wires('user>a', 'user>b'),
  journeys: journeys({ requestsPerSecond: 100 }),
});

export const answered: readonly Bad[] = [
  {
    name: 'no replicas',
    parts: one({ replicas: 0, capacityRps: 500 }),
    answer: {
      availability: 0,
      unavailability: 1,
      servedShare: 0,
      successRate: 0,
      latencyMs: NONE,
      maxRequestsPerSecond: 0,
      bottleneck: 'api',
      headroom: { times: 0, requestsPerSecond: -100, bottleneck: 'api' },
      singlePointsOfFailure: ['api'],
    },
    component: { requestsPerSecond: 100, utilization: 1e60, requiredReplicas: null },
    rule: 'carries-nothing',
  },
  {
    name: 'no replicas and no load',
    parts: one({ replicas: 0, capacityRps: 500 }, {}, { requestsPerSecond: 0 }),
    answer: { availability: 0, maxRequestsPerSecond: 0, bottleneck: 'api' },
    component: { utilization: 0, headroom: { times: null, requestsPerSecond: 0 }, requiredReplicas: 1 },
    rule: 'carries-nothing',
  },
  {
    name: 'no replicas of what has no limit',
    parts: one({ replicas: 0, capacityRps: null }),
    answer: { availability: 0, servedShare: 0, maxRequestsPerSecond: null, bottleneck: null },
    component: { utilization: null, requiredReplicas: null },
    rule: 'carries-nothing',
  },
  {
    name: 'no replicas, as many needed as the load asks for',
    parts: one({ replicas: 0, requiredReplicas: 'auto', capacityRps: 10 }),
    answer: { availability: 0, unavailability: 1, servedShare: 0 },
    rule: 'carries-nothing',
  },
  {
    name: 'no replicas of a managed store with shards in zones',
    parts: {
      components: {
        user,
        db: part('sql-database', 0.99, { replicas: 0, shards: 4, managed: 'zone' }, ['a', 'b']),
      },
      connections: wires('user>db'),
      groups: { a: zone(0.9), b: zone(0.9) },
      journeys: journeys({ requestsPerSecond: 100 }),
    },
    answer: { availability: 0, unavailability: 1, servedShare: 0 },
    rule: 'carries-nothing',
  },
  {
    name: 'no replicas of one of two that are both needed',
    parts: without({ replicas: 0 }, 'parallel'),
    answer: { availability: 0, unavailability: 1, servedShare: 0 },
    rule: 'carries-nothing',
  },
  {
    name: 'no replicas of one of two that share the load',
    parts: without({ replicas: 0 }, 'balance'),
    answer: { availability: 0.99, servedShare: 0.5, singlePointsOfFailure: ['b'] },
    rule: 'carries-nothing',
  },
  {
    name: 'no replicas of what only optional calls go to',
    parts: {
      ...without({ replicas: 0 }, 'parallel'),
      connections: { 'user>a': wire('user', 'a', { optional: true }), 'user>b': wire('user', 'b') },
    },
    answer: { availability: 0.99, fullFunctionAvailability: 0, singlePointsOfFailure: ['b'] },
    rule: 'carries-nothing',
  },
  {
    name: 'a capacity of 0',
    parts: one({ capacityRps: 0 }),
    answer: {
      availability: 0.99,
      servedShare: 0,
      successRate: 0,
      latencyMs: NONE,
      maxRequestsPerSecond: 0,
      bottleneck: 'api',
      headroom: { times: 0, requestsPerSecond: -100, bottleneck: 'api' },
    },
    component: {
      requestsPerSecond: 100,
      utilization: 1e60,
      headroom: { times: 0, requestsPerSecond: -100 },
      requiredReplicas: null,
    },
    rule: 'carries-nothing',
  },
  {
    name: 'a capacity of 0 and no load',
    parts: one({ capacityRps: 0 }, {}, { requestsPerSecond: 0 }),
    answer: {
      availability: 0.99,
      servedShare: 1,
      maxRequestsPerSecond: 0,
      bottleneck: 'api',
      headroom: { times: null, requestsPerSecond: 0, bottleneck: 'api' },
    },
    component: { utilization: 0, headroom: { times: null, requestsPerSecond: 0 }, requiredReplicas: 1 },
    rule: 'carries-nothing',
  },
  {
    name: 'a capacity for reads of 0 that is read from',
    parts: one({ read: { capacityRps: 0 } }, { operation: 'read' }),
    answer: { availability: 0.99, servedShare: 0, maxRequestsPerSecond: 0 },
    component: { utilization: 1e60 },
    rule: 'carries-nothing',
  },
  {
    name: 'a capacity for reads of 0 that is written to',
    parts: one({ read: { capacityRps: 0 }, write: { capacityRps: 400 } }, { operation: 'write' }),
    answer: { availability: 0.99, servedShare: 1, maxRequestsPerSecond: 400 },
    component: { utilization: 0.25 },
    rule: 'carries-nothing',
  },
  {
    name: 'a capacity of 0 of one of two that share the load',
    parts: without({ capacityRps: 0 }, 'balance'),
    answer: { availability: 1 - 0.1 * 0.01, servedShare: 0.5, maxRequestsPerSecond: 0, bottleneck: 'a' },
    rule: 'carries-nothing',
  },
  {
    name: 'a consumer with a capacity of 0',
    parts: {
      components: { user, jobs: part('message-queue', 0.999), worker: service(0.9, { capacityRps: 0 }) },
      connections: wires('user>jobs', 'jobs>worker'),
      journeys: journeys({ requestsPerSecond: 100 }),
    },
    answer: { availability: 0.999 },
    jobs: {
      arrivalsPerSecond: 100,
      takenPerSecond: 0,
      growthPerSecond: 100,
      secondsUntilBound: null,
      drainSeconds: null,
    },
    rule: 'carries-nothing',
  },
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

export const refused: readonly (readonly [name: string, parts: Parts, path: string, found: string])[] = [
  ['fewer than no replicas', one({ replicas: -1 }), 'components.api.settings.replicas', '-1'],
  ['none of them needed', one({ requiredReplicas: 0 }), 'components.api.settings.requiredReplicas', '0'],
  [
    'none of them needed for reads',
    one({ read: { requiredReplicas: 0 } }),
    'components.api.settings.read.requiredReplicas',
    '0',
  ],
  ['no shards', one({ shards: 0 }), 'components.api.settings.shards', '0'],
  ['a capacity below 0', one({ capacityRps: -1 }), 'components.api.settings.capacityRps', '-1'],
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
