import { describe, expect, test } from 'vitest';
import type { Connection, Diagram } from '../../../src/model/diagram';
import { refOf } from '../../../src/model/elements';
import { aroundWhat, dropPattern, insertPattern } from '../../../src/state/patterns/insertPattern';
import { make } from '../../model/make';
import { patternPiece } from '../../support/patternPieces';
import { contextOf } from '../context';

const at = { x: 0, y: 0 };
const card = (type: string, x: number, more = {}) => ({ type, position: { x, y: 0 }, ...more });

const shop = (rest: Partial<Diagram> = {}, connections: Record<string, Connection> = {}): Diagram =>
  make({
    components: {
      user: card('client', 0),
      api: card('service', 304, { name: 'API', settings: { replicas: 2 } }),
      orders: card('sql-database', 608, { name: 'Orders', settings: { replicas: 2 } }),
    },
    connections: {
      ask: { from: 'user', to: 'api' },
      query: { from: 'api', to: 'orders', protocol: 'sql', timeoutMs: 900 },
      ...connections,
    },
    rest: {
      journeys: new Map([['buy', { name: 'Buy', entry: 'user', requestsPerSecond: 100 }]]),
      ...rest,
    },
  });

const put = (diagram: Diagram, id: string, ...selected: string[]) => {
  const context = contextOf(diagram, ...selected.map((one) => refOf('component', one)));
  const outcome = insertPattern(context, patternPiece(id), at);
  if (!outcome.diagram) throw new Error('nothing was put in');
  return { diagram: outcome.diagram, notice: outcome.session?.notice?.text, outcome };
};
const linesOf = (diagram: Diagram) =>
  [...diagram.connections.values()].map(({ from, to, operation }) =>
    [`${from} > ${to}`, operation].filter(Boolean).join(' '),
  );

describe('around a selection', () => {
  test('cache-aside: the call that was there is the miss, and the call group says so', () => {
    const { diagram, notice, outcome } = put(shop(), 'cache-aside', 'api', 'orders');
    expect(linesOf(diagram)).toEqual(['user > api', 'api > orders', 'api > cache read']);
    const [lookUp] = [...diagram.connections.keys()].slice(2);
    expect(diagram.components.get('api')?.settings?.calls).toEqual([
      { how: 'cache', connections: [lookUp, 'query'] },
    ]);
    expect(diagram.components.get('cache')?.settings).toMatchObject({ hitRatio: 0.9, ttlSeconds: 300 });
    // What is said stays; what isn't comes from the pattern.
    expect(diagram.connections.get('query')).toEqual({
      from: 'api',
      to: 'orders',
      protocol: 'sql',
      timeoutMs: 900,
    });
    expect(notice).toMatch(
      /^Cache-aside around API and Orders\. Buy: p50 [\d.]+ → [\d.]+ ms, p99 [\d.]+ → [\d.]+ ms, 99\.9\d+ → 99\.9\d+ %/,
    );
    expect(outcome.session?.selection).toEqual(new Set(['component:cache', 'note:trade-off']));
  });

  test('reads and writes drawn apart each take their own part', () => {
    const apart = shop(
      {},
      {
        query: { from: 'api', to: 'orders', operation: 'read' },
        save: { from: 'api', to: 'orders', operation: 'write' },
      },
    );
    expect(linesOf(put(apart, 'cache-aside', 'api').diagram)).toEqual([
      'user > api',
      'api > orders read',
      'api > orders write',
      'api > cache read',
      'api > cache write',
    ]);
    expect(linesOf(put(apart, 'leader-followers', 'orders').diagram)).toEqual([
      'user > api',
      'api > followers read',
      'api > orders write',
      'orders > followers',
    ]);
    expect(linesOf(put(apart, 'write-around', 'api').diagram)).toEqual([
      'user > api',
      'api > cache read',
      'api > orders write',
      'cache > orders read',
    ]);
  });

  test('queue-based load levelling: the call becomes a message; what it said of its target stays with that', () => {
    const before = make({
      components: { user: card('client', 0), api: card('service', 304), mailer: card('service', 608) },
      connections: {
        ask: { from: 'user', to: 'api' },
        mail: {
          from: 'api',
          to: 'mailer',
          protocol: 'grpc',
          errorRate: 0.01,
          rateLimitRps: 40,
          payloadBytes: 900,
          step: 2,
          probability: 0.5,
        },
      },
      rest: {
        journeys: new Map([
          ['all', { entry: 'user', requestsPerSecond: 10 }],
          ['some', { entry: 'user', connections: ['ask', 'mail'] }],
          ['other', { entry: 'user', connections: ['ask'] }],
        ]),
      },
    });
    const { diagram, notice } = put(before, 'queue-load-levelling', 'mailer', 'api');
    expect(linesOf(diagram)).toEqual(['user > api', 'api > queue', 'queue > mailer']);
    expect(diagram.connections.get('mail')).toEqual({
      from: 'api',
      to: 'queue',
      protocol: 'amqp',
      payloadBytes: 900,
      step: 2,
      probability: 0.5,
    });
    const [, , onward] = [...diagram.connections.keys()];
    expect(diagram.connections.get(onward ?? '')).toMatchObject({
      to: 'mailer',
      errorRate: 0.01,
      rateLimitRps: 40,
    });
    expect(diagram.journeys.get('some')?.connections).toEqual(['ask', 'mail', onward]);
    expect(diagram.journeys.get('other')?.connections).toEqual(['ask']);
    expect([...diagram.components.keys()]).toEqual(['user', 'api', 'mailer', 'queue']);
    expect(notice).toContain('queue-based load levelling'.replace('q', 'Q'));
  });

  test('what is split was a share already: the shares of it add up', () => {
    const apart = make({
      components: { api: card('service', 0), mailer: card('service', 608) },
      connections: { mail: { from: 'api', to: 'mailer', probability: 0.5 } },
    });
    const { diagram } = put(apart, 'priority-queue', 'api', 'mailer');
    const shares = [...diagram.connections.values()].filter(({ from }) => from === 'api');
    expect(shares.map(({ to, probability }) => [to, probability])).toEqual([
      ['usual', 0.45],
      ['urgent', 0.05],
    ]);
  });

  test('a rate limiter goes between a client and what it calls', () => {
    const { diagram } = put(shop(), 'rate-limiter', 'user', 'api');
    expect(linesOf(diagram)).toEqual([
      'user > limiter',
      'api > orders',
      'limiter > counters',
      'limiter > api',
    ]);
  });

  test('sharding keeps the store as the first shard', () => {
    const { diagram } = put(shop(), 'sharded-replicated', 'orders');
    expect(linesOf(diagram)).toEqual([
      'user > api',
      'api > router',
      'router > orders',
      'router > shard-2 write',
      'router > shard-3 write',
    ]);
    expect(diagram.connections.get('query')?.timeoutMs).toBe(500);
  });

  test('new parts stand in the zones of what they are put around; its regions aren’t drawn twice', () => {
    const zones = new Map([
      ['a', { type: 'zone' }],
      ['b', { type: 'zone' }],
    ]);
    const placed = shop({ groups: zones });
    const within = (id: string) => ({ ...placed.components.get(id), type: 'service', in: ['a', 'b'] });
    const diagram = { ...placed, components: new Map(placed.components).set('api', within('api')) };
    expect(put(diagram, 'cache-aside', 'api').diagram.components.get('cache')?.in).toEqual(['a', 'b']);
    const regions = put(diagram, 'active-active', 'user', 'api').diagram;
    expect(regions.components.get('lb-eu')?.in).toEqual(['a', 'b']);
    expect([...regions.groups.keys()]).toEqual(['a', 'b', 'us']);
  });

  test('the journey in focus is the one whose numbers are said', () => {
    const two = shop({
      journeys: new Map([
        ['buy', { name: 'Buy', entry: 'user' }],
        ['look', { name: 'Look', entry: 'user' }],
      ]),
    });
    const context = contextOf(two, refOf('component', 'api'));
    const focused = { ...context, session: { ...context.session, journey: 'look' } };
    expect(insertPattern(focused, patternPiece('cache-aside'), at).session?.notice?.text).toContain('Look: ');
  });
});

test('where the journey in focus isn’t touched, the first that is; where none is, that', () => {
  const journeys: Diagram['journeys'] = new Map([
    ['ask', { name: 'Ask', entry: 'user', connections: ['ask'] }],
    ['buy', { name: 'Buy', entry: 'user' }],
  ]);
  expect(put(shop({ journeys }), 'cache-aside', 'api').notice).toContain('Buy: p50');
  const only: Diagram['journeys'] = new Map([['ask', { entry: 'user', connections: ['ask'] }]]);
  expect(put(shop({ journeys: only }), 'sidecar', 'api', 'orders').notice).toContain(
    'No journey’s numbers change.',
  );
});

test('what stands between two slots goes between what fills them, however far they are apart', () => {
  const far = make({
    components: { a: card('service', 0), b: card('service', 2000, { position: { x: 2000, y: 600 } }) },
    connections: { x: 'a>b' },
  });
  const { diagram } = put(far, 'queue-load-levelling', 'a', 'b');
  expect(diagram.components.get('queue')?.position).toEqual({ x: 1000, y: 300 });
});

describe('what fits', () => {
  const around = (diagram: Diagram, id: string, ...selected: string[]) =>
    aroundWhat(diagram, new Set(selected.map((one) => refOf('component', one))), patternPiece(id));

  test('a service brings its only store along, a store its only caller', () => {
    expect(around(shop(), 'cache-aside', 'api')).toEqual(['api', 'orders']);
    expect(around(shop(), 'cache-aside', 'orders')).toEqual(['api', 'orders']);
    const two = make({
      components: { api: card('service', 0), a: card('sql-database', 1), b: card('sql-database', 2) },
      connections: { x: 'api>a', y: 'api>b' },
    });
    expect(around(two, 'cache-aside', 'api')).toEqual(['api']);
    expect(around(two, 'cache-aside', 'api', 'b')).toEqual(['api', 'b']);
  });

  test('a service is rather what is guarded than who calls it', () => {
    expect(around(shop(), 'rate-limiter', 'api')).toEqual(['user', 'api']);
    expect(around(shop(), 'strangler', 'api')).toEqual(['user', 'api']);
    expect(around(shop(), 'bulkhead', 'api')).toEqual(['user', 'api']);
    expect(linesOf(put(shop(), 'bulkhead', 'api').diagram)).toEqual([
      'user > front',
      'api > orders',
      'front > api write',
      'front > pool-b read',
      'pool-b > catalogue read',
    ]);
  });

  test('the direction of what is drawn decides between two that fit both places', () => {
    const two = make({
      components: { worker: card('service', 0), front: card('service', 300) },
      connections: { x: 'front>worker' },
    });
    expect(around(two, 'queue-load-levelling', 'worker', 'front')).toEqual(['front', 'worker']);
  });

  test('nothing selected, or nothing that can stand there: beside', () => {
    expect(around(shop(), 'cache-aside')).toEqual([]);
    expect(around(shop(), 'cache-aside', 'user')).toEqual([]);
    const { diagram, outcome } = put(shop(), 'cache-aside', 'user');
    expect(diagram.components.size).toBe(7);
    expect(outcome.session?.notice).toBeNull();
    expect(diagram.connections.get('query')).toBe(
      shop().connections.get('query') && diagram.connections.get('query'),
    );
  });

  test('what the rules refuse is put beside, with the reason', () => {
    const before = make({
      components: {
        api: card('service', 0),
        cache: card('external-service', 304, { name: 'Bank', settings: { technology: 'sendgrid' } }),
      },
      connections: { x: { from: 'api', to: 'cache' } },
    });
    const { diagram, notice } = put(before, 'sidecar', 'api', 'cache');
    expect(diagram.components.size).toBeGreaterThan(2);
    expect(notice).toMatch(/^Sidecar and ambassador/);
  });
});

describe('dropped', () => {
  test('with its middle at the point, in the frame that is there', () => {
    const zone = { type: 'zone', position: { x: -1000, y: -1000 }, size: { width: 4000, height: 3000 } };
    const diagram = make({ groups: { z: zone } });
    const dropped = dropPattern(contextOf(diagram), patternPiece('read-through'), { x: 500, y: 300 }).diagram;
    const xs = [...(dropped?.components.values() ?? [])].map(({ position }) => position?.x ?? 0);
    expect((Math.min(...xs) + Math.max(...xs) + 168) / 2).toBeCloseTo(500, -1);
    for (const component of dropped?.components.values() ?? []) expect(component.in).toEqual(['z']);
  });

  test('without journeys of the diagram’s own it brings none: the implied ones would go', () => {
    const bare = shop({ journeys: new Map() });
    expect(dropPattern(contextOf(bare), patternPiece('cqrs'), at).diagram?.journeys.size).toBe(0);
    expect(dropPattern(contextOf(shop()), patternPiece('cqrs'), at).diagram?.journeys.size).toBe(3);
  });
});
