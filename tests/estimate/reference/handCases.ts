/** Small documents whose numbers are worked out by hand in a comment: what the worked table leaves out. */
import type { Component, Connection } from '../../../src/model/diagram';
import type { Sketch } from './diagramOf';

export interface HandCase {
  readonly name: string;
  readonly sketch: Sketch;
  readonly availability?: number;
  readonly fullFunctionAvailability?: number;
  readonly singlePointsOfFailure?: readonly string[];
  readonly requestsPerSecond?: Readonly<Record<string, number>>;
  readonly maxRequestsPerSecond?: number;
}

const service = (availability: number, settings: Component['settings'] = {}): Component => ({
  type: 'service',
  settings: { availability, capacityRps: null, ...settings },
});
const journeys = { j: { entry: 'a', requestsPerSecond: 100 } };
const wire = (from: string, to: string, more: Partial<Connection> = {}): Connection => ({
  from,
  to,
  ...more,
});

/** Work or wire of a constant 10 ms, so that times are compared. */
const still = { latencyMs: { p50: 10, p99: 10 } };

export const HAND_CASES: readonly HandCase[] = [
  {
    name: 'a call back fails: a needs b or c, b needs a',
    // b only supports itself through a, so a lives on c alone: 0.9 · 0.8.
    availability: 0.9 * 0.8,
    singlePointsOfFailure: ['a', 'c'],
    requestsPerSecond: { a: 100, b: 50, c: 50 },
    sketch: {
      components: {
        a: service(0.9, { calls: [{ how: 'balance', connections: ['ab', 'ac'] }] }),
        b: service(0.9),
        c: service(0.8),
      },
      connections: { ab: wire('a', 'b'), ba: wire('b', 'a'), ac: wire('a', 'c') },
      journeys,
    },
  },
  {
    name: 'two caches that find nothing and ask each other never answer: no time is compared',
    // What b and c would take if they could hangs on what is called by chance; nothing does.
    availability: 0,
    sketch: {
      components: {
        a: service(1, still),
        b: service(1, { ...still, calls: [{ how: 'cache', connections: ['bx', 'bc'] }] }),
        c: service(1, { ...still, calls: [{ how: 'cache', connections: ['cx', 'cb'] }] }),
        x: { type: 'cache', settings: { availability: 1, capacityRps: null, hitRatio: 0, ...still } },
      },
      connections: {
        ab: wire('a', 'b', still),
        bx: wire('b', 'x', still),
        bc: wire('b', 'c', still),
        cx: wire('c', 'x', still),
        cb: wire('c', 'b', { probability: 0.5, ...still }),
      },
      journeys,
    },
  },
  {
    name: 'errors are drawn for each of the times, retries cure them and cost load',
    // (1 − 0.1³)² of the calls pass; each costs 1 + 0.1 + 0.01 attempts.
    availability: 0.999 ** 2,
    requestsPerSecond: { a: 100, b: 222 },
    maxRequestsPerSecond: 500 / 2.22,
    sketch: {
      components: { a: service(1), b: service(1, { capacityRps: 500 }) },
      connections: { ab: wire('a', 'b', { timesPerRequest: 2, errorRate: 0.1, retries: { max: 2 } }) },
      journeys,
    },
  },
  {
    name: 'optional calls count for full function only',
    availability: 0.9,
    fullFunctionAvailability: 0.9 * 0.8,
    singlePointsOfFailure: ['a'],
    sketch: {
      components: { a: service(0.9), b: service(0.8) },
      connections: { ab: wire('a', 'b', { optional: true }) },
      journeys,
    },
  },
  {
    name: 'a member not called is not there',
    // Half of the requests call b too: 0.5 · (1 − 0.1 · 0.2) + 0.5 · 0.9.
    availability: 0.5 * 0.98 + 0.5 * 0.9,
    requestsPerSecond: { b: 25, c: 75 },
    sketch: {
      components: {
        a: service(1, { calls: [{ how: 'balance', connections: ['ab', 'ac'] }] }),
        b: service(0.8),
        c: service(0.9),
      },
      connections: { ab: wire('a', 'b', { probability: 0.5 }), ac: wire('a', 'c') },
      journeys,
    },
  },
  {
    name: 'a cache that bears the load is required',
    // Without hits the store has 100 requests for 60: up(cache) · (hit or store) = 0.9 · (1 − 0.5 · 0.2).
    availability: 0.9 * 0.9,
    singlePointsOfFailure: ['cache'],
    requestsPerSecond: { cache: 100, db: 50 },
    sketch: {
      components: {
        a: service(1, { calls: [{ how: 'cache', connections: ['ac', 'ad'] }] }),
        cache: {
          type: 'cache',
          settings: { availability: 0.9, hitRatio: 0.5, capacityRps: null, managed: null },
        },
        db: service(0.8, { capacityRps: 60 }),
      },
      connections: { ac: wire('a', 'cache'), ad: wire('a', 'db') },
      journeys,
    },
  },
  {
    name: 'a cache that bears the load of two services together is required',
    // Neither alone is too much for the store, both are: up(cache) · (hit or store).
    availability: 0.9 * 0.9,
    singlePointsOfFailure: ['cache'],
    requestsPerSecond: { cache: 100, db: 50 },
    sketch: {
      components: {
        a: service(1, { calls: [{ how: 'shard', connections: ['ab', 'ac'] }] }),
        b: service(1, { calls: [{ how: 'cache', connections: ['bh', 'bd'] }] }),
        c: service(1, { calls: [{ how: 'cache', connections: ['ch', 'cd'] }] }),
        cache: {
          type: 'cache',
          settings: { availability: 0.9, hitRatio: 0.5, capacityRps: null, managed: null },
        },
        db: service(0.8, { capacityRps: 90 }),
      },
      connections: {
        ab: wire('a', 'b'),
        ac: wire('a', 'c'),
        bh: wire('b', 'cache'),
        ch: wire('c', 'cache'),
        bd: wire('b', 'db'),
        cd: wire('c', 'db'),
      },
      journeys,
    },
  },
  {
    name: 'writes never hit',
    availability: 0.9 * 0.8,
    requestsPerSecond: { cache: 100, db: 100 },
    sketch: {
      components: {
        a: service(1),
        cache: {
          type: 'cache',
          settings: { availability: 0.9, hitRatio: 0.5, capacityRps: null, managed: null },
        },
        db: service(0.8),
      },
      connections: { ac: wire('a', 'cache', { operation: 'write' }), cd: wire('cache', 'db') },
      journeys,
    },
  },
  {
    name: 'auto needs what the load of all journeys needs',
    // 100 + 50 requests over 100 each: 2 of 3.
    availability: 3 * 0.9 ** 2 * 0.1 + 0.9 ** 3,
    requestsPerSecond: { a: 100 },
    maxRequestsPerSecond: 300,
    sketch: {
      components: { a: service(0.9, { replicas: 3, requiredReplicas: 'auto', capacityRps: 100 }) },
      connections: {},
      journeys: { ...journeys, k: { entry: 'a', requestsPerSecond: 50 } },
    },
  },
  {
    name: 'a topic gives each consumer all, a queue shares',
    availability: 0.9 * 0.8,
    requestsPerSecond: { topic: 100, queue: 100, w: 100, x: 50, y: 50 },
    sketch: {
      components: {
        a: service(0.9),
        topic: { type: 'topic', settings: { availability: 0.8, capacityRps: null, managed: null } },
        queue: { type: 'message-queue', settings: { availability: 0.7, capacityRps: null, managed: null } },
        w: service(0.5),
        x: service(0.5),
        y: service(0.5),
      },
      connections: {
        at: wire('a', 'topic'),
        tw: wire('topic', 'w'),
        tq: wire('topic', 'queue'),
        qx: wire('queue', 'x'),
        qy: wire('queue', 'y'),
      },
      journeys,
    },
  },
  {
    name: 'a queue shares what is left among consumers without a share',
    requestsPerSecond: { w: 30, x: 35, y: 35 },
    sketch: {
      components: {
        a: { type: 'message-queue', settings: { availability: 1, capacityRps: null } },
        w: service(0.5),
        x: service(0.5),
        y: service(0.5),
      },
      connections: { aw: wire('a', 'w', { probability: 0.3 }), ax: wire('a', 'x'), ay: wire('a', 'y') },
      journeys,
    },
  },
  {
    name: 'a cache that answers from itself leaves no message either',
    // 0.9 · (0.5 + 0.5 · 0.8 · 0.7).
    availability: 0.9 * (0.5 + 0.5 * 0.8 * 0.7),
    requestsPerSecond: { topic: 50, db: 50 },
    sketch: {
      components: {
        a: { type: 'cdn', settings: { availability: 0.9, hitRatio: 0.5, capacityRps: null, managed: null } },
        topic: { type: 'topic', settings: { availability: 0.8, capacityRps: null, managed: null } },
        db: service(0.7),
      },
      connections: { at: wire('a', 'topic'), ad: wire('a', 'db') },
      journeys,
    },
  },
  {
    name: 'what a journey leaves out is not there: a quorum of two needs the one left',
    availability: 0.9,
    singlePointsOfFailure: ['b'],
    requestsPerSecond: { a: 100, b: 100 },
    sketch: {
      components: {
        a: service(1, { calls: [{ how: 'quorum', need: 2, connections: ['ab', 'ac', 'ad'] }] }),
        b: service(0.9),
        c: service(0.8),
        d: service(0.7),
      },
      connections: { ab: wire('a', 'b'), ac: wire('a', 'c'), ad: wire('a', 'd') },
      journeys: { j: { entry: 'a', requestsPerSecond: 100, connections: ['ab'] } },
    },
  },
  {
    name: 'a region listed beside zones is needed by every replica',
    // One of two, each in its zone of 0.9 (one of them in a region of its own), and the region of 0.95 for both.
    availability: 0.95 * (1 - (1 - 0.9 * 0.8) * (1 - 0.9 * 0.8)),
    singlePointsOfFailure: ['r'],
    sketch: {
      components: { a: { ...service(0.8, { replicas: 2 }), in: ['x', 'net', 'r'] } },
      connections: {},
      groups: {
        x: { type: 'zone', settings: { availability: 0.9 } },
        y: { type: 'zone', settings: { availability: 0.9 } },
        net: { type: 'network', in: ['y'] },
        r: { type: 'region', settings: { availability: 0.95 } },
      },
      journeys,
    },
  },
];
