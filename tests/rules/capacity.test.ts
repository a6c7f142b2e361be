import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import type { Component, Connection, Diagram, Journey, Target } from '../../src/model/diagram';
import { review } from '../../src/rules/review';
import { link, part, sketch } from '../../src/rules/sketch';

const messagesOf = (rule: string, diagram: Diagram) =>
  review(diagram, estimate(diagram), { profile: 'production' }).flatMap((finding) =>
    finding.rule === rule ? [finding.message] : [],
  );

const user = part('client', 'User');

interface Drawn {
  readonly parts?: Readonly<Record<string, Component>>;
  readonly links?: readonly Connection[];
  readonly target?: Target;
  readonly requestsPerSecond?: number;
}

/** A user who asks an API, which asks whatever else there is. */
function drawn({ parts = {}, links, target, requestsPerSecond }: Drawn): Diagram {
  const order: Journey = {
    name: 'Order',
    entry: 'user',
    ...(target && { target }),
    ...(requestsPerSecond !== undefined && { requestsPerSecond }),
  };
  const api = part('service', 'API', { replicas: 3, capacityRps: 10_000 });
  const others = Object.keys(parts).filter((id) => id !== 'api');
  return sketch({
    parts: { user, api, ...parts },
    links: links ?? [link('user', 'api'), ...others.map((id) => link('api', id))],
    journeys: { order },
  });
}

describe('a component near its capacity', () => {
  const busy = (rate: number, settings = {}) =>
    messagesOf(
      'nearly-saturated',
      drawn({
        parts: { api: part('service', 'API', { replicas: 2, capacityRps: 500, ...settings }) },
        requestsPerSecond: rate,
      }),
    );

  it.each([
    [790, 0],
    [800, 1],
    [990, 1],
    [1000, 0],
  ])('at %i of 1,000 requests a second has %i findings', (rate, count) => {
    expect(busy(rate)).toHaveLength(count);
  });

  it('is the provider’s care where it is managed, and nobody waits for a worker', () => {
    expect(busy(900, { managed: 'region' })).toEqual([]);
    const queued = sketch({
      parts: {
        user,
        jobs: part('message-queue', 'Jobs'),
        worker: part('worker', 'Worker', { replicas: 2, capacityRps: 500 }),
      },
      links: [link('user', 'jobs'), link('jobs', 'worker')],
      journeys: { order: { name: 'Order', entry: 'user', requestsPerSecond: 900 } },
    });
    expect(messagesOf('nearly-saturated', queued)).toEqual([]);
  });
});

describe('a component with one instance down', () => {
  const messages = (replicas: number, rate: number, settings = {}) =>
    messagesOf(
      'no-room-for-one-down',
      drawn({
        parts: { api: part('service', 'API', { replicas, capacityRps: 500, ...settings }) },
        requestsPerSecond: rate,
      }),
    );

  it.each([
    [3, 990, 0],
    [3, 1000, 1],
    [3, 1500, 0],
    [1, 400, 0],
  ])('of %i at %i requests a second has %i findings', (replicas, rate, count) => {
    expect(messages(replicas, rate)).toHaveLength(count);
  });

  it('says what the others would get', () => {
    expect(messages(2, 700)).toEqual([
      'With one of its 2 instances down, API gets 140 % of what the others sustain.',
    ]);
    expect(messages(2, 700, { managed: 'zone' })).toEqual([]);
  });
});

describe('a target beyond what a part promises', () => {
  const short = (
    links: readonly Connection[],
    store = part('sql-database', 'Store', { availability: 0.999 }),
  ) =>
    messagesOf(
      'target-beyond-dependency',
      drawn({ parts: { store }, links: [link('user', 'api'), ...links], target: { availability: 0.9995 } }),
    );

  it('is named with what is in its way', () => {
    expect(short([link('api', 'store')])).toEqual([
      'Order promises 99.95 %, but Store, which it can’t do without, only has 99.9 %.',
    ]);
  });

  it('isn’t in the way of requests that go on without it, or may find a spare', () => {
    expect(short([link('api', 'store', { optional: true })])).toEqual([]);
    expect(short([link('api', 'store', { probability: 0.5 })])).toEqual([]);
    expect(
      short([link('api', 'store')], part('sql-database', 'Store', { availability: 0.999, replicas: 2 })),
    ).toEqual([]);
  });
});

describe('a p99 target below that of one part', () => {
  const slow = (details: Partial<Connection>, settings = {}) =>
    messagesOf(
      'latency-target-beyond-one-part',
      drawn({
        parts: { search: part('search-index', 'Search', { latencyMs: { p50: 25, p99: 250 }, ...settings }) },
        links: [link('user', 'api'), link('api', 'search', details)],
        target: { p99Ms: 200 },
      }),
    );

  it('can’t be met', () => {
    expect(slow({})).toEqual(['Search alone takes 250 ms at p99, more than the 200 ms that Order may take.']);
  });

  it.each([{ optional: true }, { probability: 0.1 }, { timeoutMs: 150 }, { mode: 'async' as const }])(
    'may be met where the call is %o',
    (details) => {
      expect(slow(details)).toEqual([]);
    },
  );
});

describe('targets and loads', () => {
  it('a load asks for a target, any of them', () => {
    expect(messagesOf('load-without-target', drawn({ requestsPerSecond: 10 }))).toHaveLength(1);
    expect(messagesOf('load-without-target', drawn({}))).toEqual([]);
    expect(messagesOf('load-without-target', drawn({ requestsPerSecond: 10, target: { p50Ms: 5 } }))).toEqual(
      [],
    );
  });

  it('five nines ask for a second region only where one is drawn', () => {
    expect(messagesOf('nines-beyond-one-region', drawn({ target: { availability: 0.99999 } }))).toEqual([]);
  });
});

describe('a limit on a connection', () => {
  const user = part('client', 'User');
  const api = part('service', 'API', { replicas: 3, capacityRps: 10_000 });
  const limited = (details: Partial<Connection>, requestsPerSecond: number) =>
    sketch({
      parts: { user, api },
      links: [link('user', 'api', details)],
      journeys: { order: { name: 'Order', entry: 'user', requestsPerSecond } },
    });

  it.each([
    [{ rateLimitRps: 200 }, 500, true],
    [{ rateLimitRps: 500 }, 500, false],
    [{ rateLimitRps: 0 }, 500, true],
    [{ rateLimitRps: 0 }, 0, false],
    [{ rateLimitRps: 600, timesPerRequest: 2 }, 500, true],
    [{}, 500, false],
  ])('%j under %d rps is missed: %s', (details, load, expected) => {
    expect(messagesOf('rate-limit-below-load', limited(details, load)).length > 0).toBe(expected);
  });

  it('says which share is refused, and what would be enough', () => {
    const diagram = limited({ rateLimitRps: 200 }, 500);
    expect(messagesOf('rate-limit-below-load', diagram)).toEqual([
      'User lets 200 rps of the 500 rps for API through: 60 % are refused.',
    ]);
    const [finding] = review(diagram, estimate(diagram)).filter(
      ({ rule }) => rule === 'rate-limit-below-load',
    );
    expect(finding?.remedy?.label).toBe('Let 1,000 rps through');
    const cured = finding?.remedy?.apply?.(diagram);
    expect(cured?.connections.get('c1')?.rateLimitRps).toBe(1000);
  });
});
