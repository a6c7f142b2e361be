import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import type { Component, Connection, Diagram, Settings } from '../../src/model/diagram';
import { review } from '../../src/rules/review';
import { link, part, sketch } from '../../src/rules/sketch';

const speaks = (rule: string, diagram: Diagram): boolean =>
  review(diagram, estimate(diagram), { profile: 'interview' }).some((finding) => finding.rule === rule);

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 3, capacityRps: 10_000 });

function drawn(
  rate: number | undefined,
  parts: Readonly<Record<string, Component>>,
  links: readonly Connection[],
): Diagram {
  const load = rate === undefined ? {} : { requestsPerSecond: rate };
  return sketch({
    parts: { user, api, ...parts },
    links: [link('user', 'api'), ...links],
    journeys: { order: { name: 'Order', entry: 'user', ...load } },
  });
}

describe('instances', () => {
  const many = (settings: Settings, rate = 100) =>
    speaks(
      'instances-far-beyond-load',
      drawn(rate, { mail: part('service', 'Mail', { capacityRps: 500, ...settings }) }, [
        link('api', 'mail'),
      ]),
    );

  it('are too many from three times what is needed on', () => {
    expect(many({ replicas: 9 })).toBe(true);
    expect(many({ replicas: 8 })).toBe(false);
  });

  it('aren’t where nothing says the load, they follow it, or somebody else keeps them', () => {
    expect(many({ replicas: 9 }, 0)).toBe(false);
    expect(many({ replicas: 9, autoscaling: true })).toBe(false);
    expect(many({ replicas: 9, managed: 'region' })).toBe(false);
  });
});

describe('shards', () => {
  const split = (settings: Settings, type = 'sql-database', rate = 1000) =>
    speaks(
      'sharding-before-replicas',
      drawn(rate, { db: part(type, 'Orders', { shards: 8, replicas: 2, capacityRps: 5000, ...settings }) }, [
        link('api', 'db'),
      ]),
    );

  it('are too early where one would be half busy at most', () => {
    expect(split({})).toBe(true);
    expect(split({}, 'sql-database', 9_000)).toBe(false);
  });

  it('are right where data are large, or are spread by nature', () => {
    expect(split({ sizeGb: 3000 })).toBe(false);
    expect(split({}, 'key-value-store')).toBe(false);
  });
});

describe('a queue with quick, rare work behind it', () => {
  const queue = part('message-queue', 'Jobs', { deadLetter: true });
  const quick = part('worker', 'Worker', { replicas: 2, latencyMs: { p50: 2, p99: 20 } });
  const queued = (rate: number, parts: Readonly<Record<string, Component>> = {}, links: Connection[] = []) =>
    speaks(
      'queue-nobody-needs',
      drawn(rate, { queue, worker: quick, ...parts }, [
        link('api', 'queue'),
        link('queue', 'worker'),
        ...links,
      ]),
    );

  it('is not needed', () => {
    expect(queued(0.9)).toBe(true);
  });

  it('is, from one message a second on, with two consumers, or a third party behind the worker', () => {
    expect(queued(1)).toBe(false);
    expect(queued(0.9, { other: quick }, [link('queue', 'other')])).toBe(false);
    expect(queued(0.9, { mail: part('external-service', 'Mail') }, [link('worker', 'mail')])).toBe(false);
  });
});

describe('a cache before a quick, idle store', () => {
  const cached = (cache: Settings, store: Settings, rate = 200) =>
    speaks(
      'cache-nobody-needs',
      sketch({
        parts: {
          user,
          api: {
            ...api,
            settings: { ...api.settings, calls: [{ how: 'cache', connections: ['c2', 'c3'] }] },
          },
          cache: part('cache', 'Cache', { replicas: 2, ...cache }),
          db: part('sql-database', 'Orders', { replicas: 2, capacityRps: 5000, ...store }),
        },
        links: [link('user', 'api'), link('api', 'cache'), link('api', 'db', { operation: 'read' })],
        journeys: { order: { name: 'Order', entry: 'user', requestsPerSecond: rate } },
      }),
    );
  const quick = { latencyMs: { p50: 1, p99: 5 } };

  it('is not needed', () => {
    expect(cached({}, quick)).toBe(true);
  });

  it('is where the store is slow or would be busy, or the cache is something else', () => {
    expect(cached({}, { latencyMs: { p50: 2, p99: 20 } })).toBe(false);
    expect(cached({}, quick, 4000)).toBe(false);
    expect(cached({ purpose: 'session' }, quick)).toBe(false);
    expect(cached({}, quick, 0)).toBe(false);
  });

  it('counts one that asks the store itself', () => {
    const through = drawn(
      200,
      {
        cache: part('cache', 'Cache', { replicas: 2 }),
        db: part('sql-database', 'Orders', { replicas: 2, capacityRps: 5000, ...quick }),
      },
      [link('api', 'cache'), link('cache', 'db')],
    );
    expect(speaks('cache-nobody-needs', through)).toBe(true);
  });
});

describe('kinds and services', () => {
  const services = (owners: readonly string[]) =>
    Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [
        `s${index}`,
        part('service', `S${index}`, { replicas: 2, owner: owners[index % owners.length] ?? '' }),
      ]),
    );
  const split = (rate: number, owners: readonly string[]) => {
    const parts = services(owners);
    return speaks(
      'microservices-at-small-scale',
      drawn(
        rate,
        parts,
        Object.keys(parts).map((id) => link('api', id)),
      ),
    );
  };

  it('many services ask for a load or for teams', () => {
    expect(split(50, ['one'])).toBe(true);
    expect(split(50, ['one', 'two'])).toBe(false);
    expect(split(100, ['one'])).toBe(false);
    expect(split(0, ['one'])).toBe(false);
  });

  it('a gateway with a duty of its own may stand before one service', () => {
    const gated = (settings: Settings) =>
      speaks(
        'gateway-before-one-service',
        sketch({
          parts: { user, gateway: part('api-gateway', 'Gateway', settings), api },
          links: [link('user', 'gateway'), link('gateway', 'api')],
        }),
      );
    expect(gated({})).toBe(true);
    expect(gated({ auth: 'none' })).toBe(true);
    expect(gated({ auth: 'jwt' })).toBe(false);
    expect(gated({ rateLimitRps: 100 })).toBe(false);
  });

  it('an event log may carry little to two readers, or into a store', () => {
    const logged = (parts: Readonly<Record<string, Component>>) =>
      speaks(
        'log-for-a-trickle',
        drawn(2, { log: part('event-log', 'Events'), ...parts }, [
          link('api', 'log'),
          ...Object.keys(parts).map((id) => link('log', id)),
        ]),
      );
    const worker = part('worker', 'Worker', { replicas: 2 });
    expect(logged({ worker })).toBe(true);
    expect(logged({ worker, other: worker })).toBe(false);
    expect(logged({ search: part('search-index', 'Search') })).toBe(false);
  });
});
