import { describe, expect, it } from 'vitest';
import type { Connection, Group, Settings } from '../../src/model/diagram';
import { link, part, sketch } from '../../src/rules/sketch';
import { saidBy, timesSaid } from './said';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });

describe('a limit for each caller', () => {
  const rule = 'entry-without-rate-limit';
  const through = (type: string, settings: Settings = {}, client = user) => ({
    parts: { user: client, front: part(type, 'Front', settings), api },
    links: [link('user', 'front'), link('front', 'api')],
  });

  it.each([
    ['load-balancer', {}, 1],
    ['api-gateway', {}, 1],
    ['api-gateway', { rateLimitRps: 50 }, 0],
    ['rate-limiter', {}, 0],
    ['waf', {}, 1],
    ['waf', { botControl: true }, 0],
    ['cdn', {}, 1],
  ])('through %s with %o: %i findings', (type, settings, count) => {
    expect(timesSaid(rule, through(type, settings))).toBe(count);
  });

  it('may be the connection’s, as may be the word on who calls', () => {
    const drawn = through('load-balancer');
    const links = [link('user', 'front'), link('front', 'api', { rateLimitRps: 100, mutualTls: true })];
    expect(timesSaid(rule, { ...drawn, links })).toBe(0);
    expect(timesSaid('entry-without-authentication', drawn)).toBe(1);
    expect(timesSaid('entry-without-authentication', { ...drawn, links })).toBe(0);
  });

  it('may stand right behind the entry', () => {
    const drawn = through('load-balancer');
    const limited = {
      parts: { ...drawn.parts, limiter: part('rate-limiter', 'Limiter') },
      links: [...drawn.links, link('api', 'limiter')],
    };
    expect(timesSaid(rule, limited)).toBe(0);
  });

  it('is missed once where requests come in, however many services are behind', () => {
    const drawn = sketch({
      parts: { user, names: part('dns', 'Names'), lb: part('load-balancer', 'Balancer'), api, more: api },
      links: [link('user', 'names'), link('names', 'lb'), link('lb', 'api'), link('lb', 'more')],
    });
    const [finding, ...others] = saidBy(rule, drawn);
    expect([finding?.components, others]).toEqual([['lb'], []]);
    const cured = finding?.remedy?.apply?.(drawn);
    expect(cured && timesSaid(rule, cured)).toBe(0);
    expect(cured?.connections.get('c2')).toEqual({ from: 'names', to: 'rate-limiter' });
  });

  it('is set at the gateway where there is one', () => {
    const drawn = sketch(through('load-balancer'));
    const gateway = { ...part('api-gateway', 'Gateway'), position: { x: 0, y: 300 } };
    const behind = {
      ...drawn,
      components: new Map([...drawn.components, ['gateway', gateway] as const]),
      connections: new Map([
        ['c1', link('user', 'front')],
        ['c2', link('front', 'gateway')],
        ['c3', link('gateway', 'api')],
      ]),
    };
    const [finding] = saidBy(rule, behind);
    const cured = finding?.remedy?.apply?.(behind);
    expect(cured?.components.get('gateway')?.settings).toEqual({ rateLimitRps: 100 });
    expect(cured && timesSaid(rule, cured)).toBe(0);
  });

  it('isn’t for those within our walls', () => {
    const staff = { ...user, in: ['office'] };
    const groups = { office: { type: 'network' } };
    expect(timesSaid(rule, { ...through('load-balancer', {}, staff), groups })).toBe(0);
  });

  it('names passwords where somebody signs in', () => {
    const drawn = through('load-balancer');
    const parts = {
      ...drawn.parts,
      api: part('service', 'Login', { replicas: 2, purpose: 'authentication' }),
    };
    expect(saidBy(rule, { ...drawn, parts })[0]?.message).toContain('passwords');
  });
});

describe('a limiter of several instances', () => {
  const said = (settings: Settings, links: readonly Connection[] = []) =>
    saidBy('local-limiter-over-many-instances', {
      parts: {
        user,
        limiter: part('rate-limiter', 'Limiter', settings),
        api,
        counters: part('cache', 'Counters'),
      },
      links: [link('user', 'limiter'), link('limiter', 'api'), ...links],
    });

  it.each([
    [{ replicas: 2, scope: 'local' }, 1],
    [{ replicas: 1, scope: 'local' }, 0],
    [{ replicas: 2 }, 0],
    [{ replicas: 2, scope: 'shared' }, 1],
  ])('with %o has %i findings', (settings, count) => {
    expect(said(settings)).toHaveLength(count);
  });

  it('counts in what it is connected to', () => {
    const connected = [link('limiter', 'counters', { optional: true })];
    expect(said({ replicas: 2, scope: 'shared' }, connected)).toEqual([]);
    expect(said({ replicas: 2, scope: 'local' }, connected)).toHaveLength(1);
  });
});

describe('who a caller is', () => {
  const rule = 'entry-without-authentication';
  const drawn = (type: string, settings: Settings = {}, more = {}, journeys = {}) => ({
    parts: { user, entry: part(type, 'Entry', settings), api, ...more },
    links: [link('user', 'entry'), link('entry', 'api')],
    journeys,
  });

  it.each([
    ['api-gateway', {}, {}, 1],
    ['api-gateway', { auth: 'none' }, {}, 1],
    ['api-gateway', { auth: 'mtls' }, {}, 0],
    ['service', {}, {}, 1],
    ['service', {}, { idp: part('identity-provider', 'Sign-in') }, 0],
    ['service', {}, { login: part('service', 'Login', { purpose: 'authentication' }) }, 0],
    ['service', {}, { social: part('external-service', 'Social', { kind: 'identity' }) }, 0],
    ['gatekeeper', { authorises: 'none' }, {}, 1],
    ['gatekeeper', {}, {}, 0],
  ])('is asked by %s with %o and %o: %i findings', (type, settings, more, count) => {
    expect(timesSaid(rule, drawn(type, settings, more))).toBe(count);
  });

  it('doesn’t matter where all is only read', () => {
    const read = { entry: 'user', operation: 'read' };
    expect(timesSaid(rule, drawn('service', {}, {}, { look: read }))).toBe(0);
    expect(timesSaid(rule, drawn('service', {}, {}, { look: read, buy: { entry: 'user' } }))).toBe(1);
  });

  it('is one question, however many entries there are', () => {
    const parts = { user, api, more: part('service', 'More', { replicas: 2 }) };
    const [finding, ...others] = saidBy(rule, { parts, links: [link('user', 'api'), link('user', 'more')] });
    expect(others).toEqual([]);
    expect(finding?.message).toContain('API and 1 other entry answer anybody');
  });
});

describe('tokens', () => {
  const said = (rule: string, settings: Settings, client: Settings = {}, links: readonly Connection[] = []) =>
    timesSaid(rule, {
      parts: {
        user: part('client', 'User', client),
        api,
        more: api,
        idp: part('identity-provider', 'Sign-in', settings),
      },
      links: [link('user', 'api'), link('api', 'more'), link('user', 'idp', { probability: 0.01 }), ...links],
    });

  it.each([
    [{ accessTokenMinutes: 60 }, 0],
    [{ accessTokenMinutes: 61 }, 1],
    [{ accessTokenMinutes: 600, tokens: 'opaque' }, 0],
    [{ accessTokenMinutes: 600, revocation: 'deny-list' }, 0],
    [{}, 0],
  ])('that last, with %o: %i findings', (settings, count) => {
    expect(said('long-lived-token', settings)).toBe(count);
  });

  it.each([
    [{ grant: 'implicit' }, {}, 1],
    [{ grant: 'password' }, {}, 1],
    [{ grant: 'authorization-code' }, { platform: 'spa' }, 1],
    [{ grant: 'authorization-code' }, { platform: 'browser' }, 0],
    [{ grant: 'authorization-code' }, {}, 0],
    [{ grant: 'client-credentials' }, { platform: 'spa' }, 0],
    [{}, { platform: 'mobile' }, 0],
  ])('given by %o to %o: %i findings', (settings, client, count) => {
    expect(said('discouraged-grant', settings, client)).toBe(count);
  });

  it('that are opaque are looked up by somebody', () => {
    const rule = 'opaque-token-without-introspection';
    expect(said(rule, { tokens: 'opaque' })).toBe(1);
    expect(said(rule, { tokens: 'opaque' }, {}, [link('more', 'idp')])).toBe(0);
    expect(said(rule, {})).toBe(0);
  });

  it('are signed by a shared key for one service at most', () => {
    expect(said('shared-signing-key', { signature: 'hs256' })).toBe(1);
    expect(said('shared-signing-key', { signature: 'hs256', tokens: 'opaque' })).toBe(0);
    expect(said('shared-signing-key', {})).toBe(0);
  });

  it.each([
    [{ tokenStorage: 'local-storage' }, 1],
    [{ tokenStorage: 'local-storage', platform: 'mobile' }, 0],
    [{ tokenStorage: 'memory', platform: 'spa' }, 0],
    [{}, 0],
  ])('kept by a client with %o: %i findings', (client, count) => {
    expect(said('token-in-local-storage', {}, client)).toBe(count);
  });
});

describe('plain text', () => {
  const groupsOf = (type: string): Readonly<Record<string, Group>> => ({
    a: { type },
    b: { type },
    c: { type, in: ['a'] },
  });
  const said = (
    details: Partial<Connection>,
    { type = 'region', from = ['a'], to = ['b'], more = {} } = {},
  ) => {
    const drawn = {
      parts: {
        user,
        api: { ...api, ...(from.length > 0 && { in: from }) },
        stock: { ...api, name: 'Stock', ...(to.length > 0 && { in: to }) },
        ...more,
      },
      links: [link('user', 'api'), link('api', 'stock', details)],
      groups: groupsOf(type),
    };
    return ['plain-text-across-boundary', 'plain-text-between-services'].map((rule) =>
      timesSaid(rule, drawn),
    );
  };
  const http = { protocol: 'http' };

  it('is what is said to be', () => {
    expect(said(http)).toEqual([1, 0]);
    expect(said({ encrypted: false })).toEqual([1, 0]);
    expect(said({ ...http, encrypted: true })).toEqual([0, 0]);
    expect(said({ ...http, mutualTls: true })).toEqual([0, 0]);
    expect(said({})).toEqual([0, 0]);
  });

  it.each([
    ['region', ['a'], ['b'], [1, 0]],
    ['network', ['a'], ['b'], [1, 0]],
    ['trust', ['a'], ['b'], [1, 0]],
    ['zone', ['a'], ['b'], [0, 1]],
    ['network', ['c'], ['a'], [0, 1]],
    ['network', ['a'], [], [0, 1]],
    ['team', ['a'], ['b'], [0, 1]],
  ])('crosses a %s from %o to %o: %o', (type, from, to, counts) => {
    expect(said(http, { type, from, to })).toEqual(counts);
  });

  it('is the mesh’s care inside', () => {
    const more = { mesh: part('service-mesh', 'Mesh') };
    expect(said(http, { from: [], to: [], more })).toEqual([0, 0]);
    expect(said(http, { more })).toEqual([1, 0]);
  });
});

describe('where data lies', () => {
  const stored = (store: Settings, type = 'sql-database') => ({
    parts: { user, api, db: part(type, 'Data', { replicas: 2, ...store }) },
    links: [link('user', 'api'), link('api', 'db')],
  });

  it.each([
    [{ dataKind: 'money' }, 1],
    [{ dataKind: 'identity', encryptedAtRest: true }, 0],
    [{ dataKind: 'catalogue' }, 0],
    [{}, 0],
  ])('with %o has %i findings', (settings, count) => {
    expect(timesSaid('unencrypted-sensitive-store', stored(settings))).toBe(count);
  });

  const placed = (type: string, settings: Settings, { from = ['rim'], store = 'sql-database' } = {}) => {
    const { parts, links } = stored({}, store);
    return {
      parts: { ...parts, api: { ...api, in: from }, db: { ...parts.db, in: ['here'] } },
      links,
      groups: {
        here: { type, name: 'Here', settings },
        rim: { type: 'trust', name: 'Rim', settings: { level: 'dmz' } },
      },
    };
  };

  it.each([
    ['network', { exposure: 'public' }, {}, 1],
    ['network', { exposure: 'private' }, {}, 0],
    ['network', {}, {}, 0],
    ['trust', { level: 'public' }, {}, 1],
    ['trust', { level: 'restricted' }, {}, 1],
    ['trust', { level: 'restricted' }, { from: ['here'] }, 0],
    ['network', { exposure: 'public' }, { store: 'object-store' }, 0],
  ])('is in a %s with %o (%o): %i findings', (type, settings, more, count) => {
    expect(timesSaid('exposed-internal-store', placed(type, settings, more))).toBe(count);
  });

  it('moves inside, into a group that is drawn where none was', () => {
    const drawn = sketch(placed('network', { exposure: 'public' }));
    const cured = saidBy('exposed-internal-store', drawn)[0]?.remedy?.apply?.(drawn);
    expect(cured?.components.get('db')?.in).toEqual(['private-network']);
    expect(cured && timesSaid('exposed-internal-store', cured)).toBe(0);
  });

  it('takes uploads of clients by a grant', () => {
    const said = (operation: 'read' | 'write', more = {}) =>
      timesSaid('upload-without-grant', {
        parts: { user, files: part('object-store', 'Files'), ...more },
        links: [link('user', 'files', { operation })],
      });
    expect(said('write')).toBe(1);
    expect(said('read')).toBe(0);
    expect(said('write', { keeper: part('gatekeeper', 'Keeper', { valetKeys: true }) })).toBe(0);
  });
});

describe('secrets and attacks', () => {
  it('have a store once two parts hold keys', () => {
    const parts = { user, api, more: api, db: part('sql-database', 'Data', { replicas: 2 }) };
    const links = [link('user', 'api'), link('api', 'db'), link('api', 'more')];
    expect(timesSaid('secrets-outside-store', { parts, links })).toBe(0);
    expect(timesSaid('secrets-outside-store', { parts, links: [...links, link('more', 'db')] })).toBe(1);
  });

  it.each([
    ['load-balancer', {}, {}, 1],
    ['waf', {}, {}, 0],
    ['gatekeeper', {}, {}, 0],
    ['cdn', {}, {}, 1],
    ['cdn', { firewall: true }, {}, 0],
    ['load-balancer', {}, { platform: 'partner' }, 0],
  ])('pass %s with %o from %o: %i findings', (type, settings, client, count) => {
    const drawn = {
      parts: { user: part('client', 'User', client), front: part(type, 'Front', settings), api },
      links: [link('user', 'front'), link('front', 'api')],
    };
    expect(timesSaid('public-entry-without-waf', drawn)).toBe(count);
  });
});
