import { describe, expect, it } from 'vitest';
import type { Connection, Settings } from '../../src/model/diagram';
import { link, part, sketch } from '../../src/rules/sketch';
import { saidBy, timesSaid } from './said';

const user = part('client', 'User');
const service = (name: string, settings: Settings = { replicas: 2 }) => part('service', name, settings);

describe('a fleet clients call themselves', () => {
  const said = (settings: Settings, more = {}, links: readonly Connection[] = []) =>
    timesSaid('fleet-without-balancer', {
      parts: { user, api: service('API', settings), ...more },
      links: [link('user', 'api'), ...links],
    });

  it.each([
    [{ replicas: 1 }, 0],
    [{ replicas: 2 }, 1],
    [{ replicas: 2, managed: 'region' }, 0],
    [{ replicas: 2, technology: 'kubernetes' }, 0],
  ] as const)('with %o has %i findings', (settings, count) => {
    expect(said(settings)).toBe(count);
  });

  it('may be found by clients that ask a registry', () => {
    const names = part('service-registry', 'Registry');
    expect(said({ replicas: 3 }, { names }, [link('user', 'names')])).toBe(0);
  });

  it('is nobody’s business where our own code calls it', () => {
    expect(said({ replicas: 1 }, { more: service('More') }, [link('api', 'more')])).toBe(0);
  });
});

describe('clients of many services', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const parts = { user, ...Object.fromEntries(ids.map((id) => [id, service(id)])) };
  const said = (links: readonly Connection[], more = {}) =>
    saidBy('client-calls-many-services', { parts: { ...parts, ...more }, links });

  it.each([
    [2, 0],
    [3, 1],
    [4, 1],
  ])('%i of them make %i findings', (count, findings) => {
    expect(said(ids.slice(0, count).map((id) => link('user', id)))).toHaveLength(findings);
  });

  it('have one finding together, and one gateway cures it for all', () => {
    const phone = part('client', 'Phone');
    const links = ['user', 'phone'].flatMap((from) => ids.map((id) => link(from, id)));
    const [finding, ...others] = said(links, { phone });
    expect(others).toEqual([]);
    expect(finding?.components).toEqual(['user', 'phone', ...ids]);
    const cured = finding?.remedy?.apply?.(sketch({ parts: { ...parts, phone }, links }));
    expect(cured && timesSaid('client-calls-many-services', cured)).toBe(0);
    expect([...(cured?.components.values() ?? [])].filter(({ type }) => type === 'api-gateway')).toHaveLength(
      1,
    );
  });

  it('don’t count open connections', () => {
    const open = [link('user', 'c', { protocol: 'websocket' })];
    expect(said([link('user', 'a'), link('user', 'b'), ...open])).toEqual([]);
  });
});

describe('a way past the entry', () => {
  const parts = (front: string, settings: Settings = {}) => ({
    user,
    front: part(front, 'Front', settings),
    api: service('API'),
  });
  const through = [link('user', 'front'), link('front', 'api')];
  const said = (front: string, direct: Partial<Connection> = {}, settings: Settings = {}) =>
    timesSaid('bypassed-entry', {
      parts: parts(front, settings),
      links: [...through, link('user', 'api', direct)],
    });

  it.each([
    ['reverse-proxy', 1],
    ['waf', 1],
    ['gatekeeper', 1],
    ['load-balancer', 1],
    ['dns', 0],
    ['cdn', 0],
  ])('%s: %i findings', (front, count) => {
    expect(said(front)).toBe(count);
  });

  it('past a CDN counts where that guards or answers for it', () => {
    expect(said('cdn', {}, { firewall: true })).toBe(1);
    expect(said('cdn', {}, { content: 'dynamic' })).toBe(1);
    expect(said('cdn', {}, { content: 'static' })).toBe(0);
  });

  it('is open connections’ own, and staff’s within the same walls', () => {
    expect(said('waf', { protocol: 'websocket' })).toBe(0);
    const inside = { user: { ...user, in: ['lan'] }, api: { ...service('API'), in: ['lan'] } };
    const drawn = {
      parts: { ...parts('waf'), ...inside, guest: part('client', 'Guest') },
      links: [link('guest', 'front'), link('front', 'api'), link('user', 'api')],
      groups: { lan: { type: 'network', name: 'LAN' } },
    };
    expect(timesSaid('bypassed-entry', drawn)).toBe(0);
  });

  it('needs an entry that clients use', () => {
    const links = [link('front', 'api'), link('user', 'api')];
    expect(timesSaid('bypassed-entry', { parts: parts('waf'), links })).toBe(0);
  });

  it('leads through the entry in the end, once', () => {
    const guest = part('client', 'Guest');
    const drawn = sketch({
      parts: { ...parts('waf'), guest },
      links: [...through, link('user', 'api'), link('guest', 'api')],
    });
    const cured = saidBy('bypassed-entry', drawn).reduce(
      (next, { remedy }) => remedy?.apply?.(next) ?? next,
      drawn,
    );
    const ends = [...cured.connections.values()].map(({ from, to }) => `${from} ${to}`);
    expect(ends.sort()).toEqual(['front api', 'guest front', 'user front']);
  });
});

describe('regions', () => {
  const at = (region: string, type = 'service') => ({ ...part(type, region), in: [region] });
  const groups = { eu: { type: 'region' }, us: { type: 'region' } };
  const links = [link('user', 'one'), link('user', 'two')];
  const said = (parts: Parameters<typeof sketch>[0]['parts']) =>
    timesSaid('regions-without-global-routing', { parts: { user, ...parts }, links, groups });

  it('are chosen by clients only where copies stand in both', () => {
    expect(said({ one: at('eu'), two: at('us') })).toBe(1);
    expect(said({ one: at('eu'), two: at('eu') })).toBe(0);
    expect(said({ one: at('eu'), two: at('us', 'monolith') })).toBe(0);
    expect(said({ one: at('eu'), two: service('Two') })).toBe(0);
    expect(said({ user: { ...user, in: ['eu'] }, one: at('eu'), two: at('us') })).toBe(0);
  });
});

describe('one gateway for unlike clients', () => {
  const said = (platforms: readonly string[], settings: Settings, behind = 'service') =>
    timesSaid('one-gateway-for-unlike-clients', {
      parts: {
        ...Object.fromEntries(
          platforms.map((platform) => [platform, part('client', platform, { platform })]),
        ),
        gateway: part('api-gateway', 'Gateway', settings),
        api: part(behind, 'API', { replicas: 2 }),
      },
      links: [...platforms.map((platform) => link(platform, 'gateway')), link('gateway', 'api')],
    });

  it('is about gateways that put answers together', () => {
    expect(said(['spa', 'mobile'], { aggregation: true })).toBe(1);
    expect(said(['spa', 'mobile'], {})).toBe(0);
    expect(said(['spa', 'browser', 'desktop'], { aggregation: true })).toBe(0);
    expect(said(['partner', 'third-party'], { aggregation: true })).toBe(0);
    expect(said(['spa', 'mobile'], { aggregation: true }, 'graphql-server')).toBe(0);
  });
});

describe('a lone entry', () => {
  const said = (type: string, settings: Settings = {}, entry = 'user') =>
    timesSaid('lone-entry', {
      parts: { user, entry: part(type, 'Entry', settings), api: service('API') },
      links: [link('user', 'entry'), link('entry', 'api')],
      journeys: { order: { entry } },
    });

  it.each([
    ['api-gateway', {}, 1],
    ['reverse-proxy', {}, 1],
    ['api-gateway', { replicas: 2 }, 0],
    ['api-gateway', { managed: 'region' }, 0],
    ['dns', {}, 0],
    ['dns', { managed: null }, 1],
    ['load-balancer', {}, 0],
  ] as const)('%s with %o has %i findings', (type, settings, count) => {
    expect(said(type, settings)).toBe(count);
  });

  it('matters to journeys that pass it', () => {
    expect(said('api-gateway', {}, 'api')).toBe(0);
  });
});
