import { describe, expect, it } from 'vitest';
import type { Component, Connection, Settings } from '../../src/model/diagram';
import { link, part, sketch } from '../../src/rules/sketch';
import { saidBy, timesSaid } from './said';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });

/** A user before a balancer before two targets. */
function balanced(
  settings: Settings,
  {
    one = api,
    two = api,
    links = [] as readonly Connection[],
  }: { one?: Component; two?: Component; links?: readonly Connection[] } = {},
) {
  return {
    parts: { user, lb: part('load-balancer', 'Balancer', { replicas: 2, ...settings }), one, two },
    links: links.length > 0 ? links : [link('user', 'lb'), link('lb', 'one'), link('lb', 'two')],
  };
}

describe('health checks', () => {
  const named = (settings: Settings, targets: readonly string[]) => ({
    parts: { user, names: part('dns', 'Names', settings), one: api, two: api },
    links: [link('user', 'names'), ...targets.map((id) => link('names', id))],
  });

  it('count only where they are said to be off', () => {
    expect(timesSaid('balancer-without-health-checks', balanced({}))).toBe(0);
    expect(timesSaid('balancer-without-health-checks', balanced({ healthChecks: false }))).toBe(1);
  });

  it.each([
    [{ healthChecks: false }, ['one', 'two'], 1],
    [{ healthChecks: false }, ['one'], 0],
    [{ healthChecks: false, routingPolicy: 'simple' }, ['one', 'two'], 0],
    [{}, ['one', 'two'], 0],
  ] as const)('of names with %o before %o: %i findings', (settings, targets, count) => {
    expect(timesSaid('balancer-without-health-checks', named(settings, targets))).toBe(count);
  });
});

describe('unlike targets of a balancer', () => {
  const search = part('service', 'Search', { replicas: 2, purpose: 'search' });
  const rule = 'balancer-over-unlike-targets';

  it('are those of different type or work', () => {
    expect(timesSaid(rule, balanced({}))).toBe(0);
    expect(timesSaid(rule, balanced({}, { two: search }))).toBe(1);
    expect(timesSaid(rule, balanced({}, { two: part('monolith', 'Old', { replicas: 2 }) }))).toBe(1);
    expect(timesSaid(rule, balanced({ routing: 'host' }, { two: search }))).toBe(0);
  });

  it('may have shares of a trial, or reads and writes of their own', () => {
    const trial = [link('user', 'lb'), link('lb', 'one'), link('lb', 'two', { probability: 0.05 })];
    expect(timesSaid(rule, balanced({}, { two: search, links: trial }))).toBe(0);
    const apart = [
      link('user', 'lb'),
      link('lb', 'one', { operation: 'read' }),
      link('lb', 'two', { operation: 'write' }),
    ];
    expect(timesSaid(rule, balanced({}, { two: search, links: apart }))).toBe(0);
  });

  it('aren’t copies that ask the copies beside them', () => {
    const copies = (groups: boolean) => {
      const at = (zone: string, component: Component) => ({ ...component, ...(groups && { in: [zone] }) });
      const db = part('sql-database', 'Data', { replicas: 2 });
      return {
        parts: {
          user,
          lb: part('load-balancer', 'Balancer', { replicas: 2 }),
          one: at('a', api),
          two: at('b', api),
          first: at('a', db),
          second: at('b', db),
        },
        links: [
          link('user', 'lb'),
          link('lb', 'one'),
          link('lb', 'two'),
          link('one', 'first'),
          link('two', 'second'),
        ],
        groups: { a: { type: 'zone' }, b: { type: 'zone' } },
      };
    };
    expect(timesSaid(rule, copies(true))).toBe(0);
    expect(timesSaid(rule, copies(false))).toBe(1);
  });

  it('are told apart at layer 7 only', () => {
    const said = (layer: string) => saidBy(rule, balanced({ layer }, { two: search }))[0];
    expect(said('L7')?.remedy?.label).toBe('Route by path');
    expect(said('L4')?.remedy).toBeUndefined();
  });
});

describe('layer 4', () => {
  it.each([
    [{ layer: 'L4', algorithm: 'url-hash' }, 1],
    [{ layer: 'L4', routing: 'host' }, 1],
    [{ layer: 'L7', algorithm: 'url-hash' }, 0],
    [{ layer: 'L4', algorithm: 'ip-hash' }, 0],
  ])('with %o sees no request: %i findings', (settings, count) => {
    expect(timesSaid('path-routing-at-layer-4', balanced(settings))).toBe(count);
  });

  it.each([
    [{ layer: 'L4', tlsTermination: true }, 1],
    [{ layer: 'L4' }, 0],
    [{ layer: 'L4', tlsTermination: true, technology: 'haproxy' }, 0],
    [{ layer: 'L7', tlsTermination: true }, 0],
  ])('with %o ends TLS in %i findings', (settings, count) => {
    expect(timesSaid('tls-ended-at-layer-4', balanced(settings))).toBe(count);
  });

  it.each([
    [{ layer: 'L7' }, 'sql-database', 1],
    [{ layer: 'L7' }, 'service', 0],
    [{ layer: 'L7', technology: 'envoy' }, 'sql-database', 0],
    [{ technology: 'aws-alb' }, 'sql-database', 1],
    [{}, 'sql-database', 0],
    [{ layer: 'L4' }, 'sql-database', 0],
  ])('or 7, %o, before a %s: %i findings', (settings, type, count) => {
    const target = part(type, 'Target', { replicas: 2 });
    const drawn = {
      parts: { user, api, lb: part('load-balancer', 'Balancer', { replicas: 2, ...settings }), target },
      links: [link('user', 'api'), link('api', 'lb'), link('lb', 'target')],
    };
    expect(timesSaid('database-through-layer-7', drawn)).toBe(count);
  });
});

describe('targets by address', () => {
  it.each([
    [{ algorithm: 'ip-hash' }, 'Balance by connections'],
    [{ layer: 'L4', stickySessions: true }, 'Stick by cookie, at layer 7'],
    [{ layer: 'L7', stickySessions: true }, undefined],
    [{ algorithm: 'url-hash' }, undefined],
  ])('%o', (settings, label) => {
    expect(saidBy('hash-by-address', balanced(settings))[0]?.remedy?.label).toBe(label);
  });

  it('are fine among our own parts', () => {
    const links = [link('user', 'two'), link('two', 'lb'), link('lb', 'one')];
    expect(timesSaid('hash-by-address', balanced({ algorithm: 'ip-hash' }, { links }))).toBe(0);
  });
});

describe('targets of different size', () => {
  const sized = (capacityRps: number, replicas = 1) => part('service', 'Sized', { replicas, capacityRps });
  const rule = 'round-robin-over-unequal-targets';

  it.each([
    [100, 149, 0],
    [100, 150, 1],
    [150, 100, 1],
  ])('%i and %i requests a second: %i findings', (one, two, count) => {
    expect(timesSaid(rule, balanced({}, { one: sized(one), two: sized(two) }))).toBe(count);
  });

  it('are as large as their instances together', () => {
    expect(timesSaid(rule, balanced({}, { one: sized(100, 4), two: sized(400) }))).toBe(0);
    expect(timesSaid(rule, balanced({}, { one: sized(100), two: api }))).toBe(0);
    expect(
      timesSaid(rule, balanced({ algorithm: 'least-connections' }, { one: sized(1), two: sized(9) })),
    ).toBe(0);
  });

  it('get shares of their size', () => {
    const drawn = sketch(balanced({}, { one: sized(100), two: sized(300) }));
    const cured = saidBy(rule, drawn)[0]?.remedy?.apply?.(drawn);
    expect(cured?.components.get('lb')?.settings).toMatchObject({
      algorithm: 'weighted-round-robin',
      calls: [{ how: 'balance', connections: ['c2', 'c3'], weights: [100, 300] }],
    });
  });
});

describe('a name that fails over', () => {
  it.each([
    [{ routingPolicy: 'failover', ttlSeconds: 300 }, 0],
    [{ routingPolicy: 'failover', ttlSeconds: 301 }, 1],
    [{ routingPolicy: 'failover' }, 0],
    [{ ttlSeconds: 3600 }, 0],
  ])('with %o has %i findings', (settings, count) => {
    const parts = { user, names: part('dns', 'Names', settings), api };
    expect(
      timesSaid('slow-dns-failover', { parts, links: [link('user', 'names'), link('names', 'api')] }),
    ).toBe(count);
  });
});

const behindCdn = (settings: Settings, origin = part('object-store', 'Files')) => ({
  parts: { user, cdn: part('cdn', 'Edge', settings), origin },
  links: [link('user', 'cdn'), link('cdn', 'origin')],
});

describe('what a CDN keeps', () => {
  it.each([
    [{ ttlSeconds: 604_799 }, 0],
    [{ ttlSeconds: 604_800 }, 1],
    [{ ttlSeconds: 604_800, invalidation: 'purge' }, 0],
    [{ ttlSeconds: 604_800, mode: 'hybrid' }, 0],
    [{ ttlSeconds: 0 }, 1],
    [{ ttlSeconds: 0, content: 'dynamic' }, 0],
    [{}, 0],
  ])('with %o has %i findings', (settings, count) => {
    expect(timesSaid('unfit-cdn-expiry', behindCdn(settings))).toBe(count);
  });

  it('is uploaded by somebody where it is pushed', () => {
    const rule = 'push-cdn-without-upload';
    expect(timesSaid(rule, behindCdn({ mode: 'pull' }))).toBe(0);
    expect(saidBy(rule, behindCdn({ mode: 'push' }))[0]?.remedy?.label).toBe('Let it pull');
    const drawn = {
      parts: { user, cdn: part('cdn', 'Edge', { mode: 'push' }) },
      links: [link('user', 'cdn')],
    };
    expect(saidBy(rule, drawn).map(({ remedy }) => remedy)).toEqual([undefined]);
    const uploads = { parts: { ...drawn.parts, api }, links: [...drawn.links, link('api', 'cdn')] };
    expect(timesSaid(rule, uploads)).toBe(0);
  });
});

describe('files behind code', () => {
  const said = (store: Settings, links: readonly Connection[] = [], more = {}) =>
    timesSaid('static-content-through-service', {
      parts: { user, api, files: part('object-store', 'Files', store), ...more },
      links: links.length > 0 ? links : [link('user', 'api'), link('api', 'files')],
    });

  it('should come from nearby', () => {
    expect(said({})).toBe(1);
    expect(said({ signedLinks: true })).toBe(0);
    expect(said({ dataKind: 'analytics' })).toBe(0);
    expect(said({ storageClass: 'archive' })).toBe(0);
    expect(said({}, [link('user', 'api'), link('api', 'files', { operation: 'write' })])).toBe(0);
  });

  it('may pass a service behind a CDN, or one that no client reaches', () => {
    const cdn = part('cdn', 'Edge');
    const worker = part('service', 'Inner', { replicas: 2 });
    expect(said({}, [link('user', 'cdn'), link('cdn', 'api'), link('api', 'files')], { cdn })).toBe(0);
    expect(said({}, [link('user', 'api'), link('api', 'worker'), link('worker', 'files')], { worker })).toBe(
      0,
    );
  });
});

describe('personal answers at the edge', () => {
  const rule = 'personal-content-from-cdn';
  const kept = (content: string | undefined, ...kinds: readonly string[]) =>
    timesSaid(rule, {
      parts: {
        user,
        cdn: part('cdn', 'Edge', content === undefined ? {} : { content }),
        lb: part('load-balancer', 'Balancer', { replicas: 2 }),
        api,
        ...Object.fromEntries(
          kinds.map((dataKind) => [dataKind, part('sql-database', dataKind, { replicas: 2, dataKind })]),
        ),
      },
      links: [
        link('user', 'cdn'),
        link('cdn', 'lb'),
        link('lb', 'api'),
        ...kinds.map((kind) => link('api', kind)),
      ],
    });

  it.each([
    ['dynamic', ['money'], 1],
    ['both', ['health', 'sessions'], 1],
    ['dynamic', ['money', 'catalogue'], 0],
    ['static', ['money'], 0],
    [undefined, ['money'], 0],
    ['dynamic', [], 0],
  ])('%s before %o: %i findings', (content, kinds, count) => {
    expect(kept(content, ...kinds)).toBe(count);
  });

  it('of files need signed links', () => {
    const files = (settings: Settings) => part('object-store', 'Papers', settings);
    expect(timesSaid(rule, behindCdn({}, files({ dataKind: 'identity' })))).toBe(1);
    expect(timesSaid(rule, behindCdn({}, files({ dataKind: 'identity', signedLinks: true })))).toBe(0);
    expect(timesSaid(rule, behindCdn({}, files({})))).toBe(0);
  });
});

describe('GraphQL behind a CDN', () => {
  const graph = part('graphql-server', 'Graph', { replicas: 2 });
  it.each([
    [{ content: 'both' }, 1],
    [{}, 0],
    [{ content: 'dynamic', ttlSeconds: 0 }, 0],
    [{ content: 'dynamic', hitRatio: 0 }, 0],
  ])('with %o has %i findings', (settings, count) => {
    expect(timesSaid('graphql-behind-cdn', behindCdn(settings, graph))).toBe(count);
  });
});
