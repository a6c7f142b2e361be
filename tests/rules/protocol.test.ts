import { describe, expect, it } from 'vitest';
import type { Connection, Settings } from '../../src/model/diagram';
import { link, part } from '../../src/rules/sketch';
import { saidBy, timesSaid } from './said';

const user = part('client', 'User');
const called = (
  details: Partial<Connection>,
  target = part('service', 'API', { replicas: 2 }),
  more = {},
) => ({
  parts: { user, api: target, ...more },
  links: [link('user', 'api', details)],
});

describe('open connections', () => {
  const rule = 'websockets-without-connection-gateway';
  const open = { protocol: 'websocket' };
  const service = (settings: Settings) => part('service', 'Chat', settings);

  it('end at one instance, a gateway, or instances that are told', () => {
    expect(timesSaid(rule, called(open, service({ replicas: 2 })))).toBe(1);
    expect(timesSaid(rule, called({ protocol: 'sse' }, service({ replicas: 2 })))).toBe(1);
    expect(timesSaid(rule, called(open, service({ replicas: 1 })))).toBe(0);
    expect(timesSaid(rule, called({}, service({ replicas: 2 })))).toBe(0);
    expect(timesSaid(rule, called(open, part('connection-gateway', 'Doors', { replicas: 2 })))).toBe(0);
    const news = part('topic', 'News');
    const told = called(open, service({ replicas: 2 }), { news });
    expect(timesSaid(rule, { ...told, links: [...told.links, link('news', 'api')] })).toBe(0);
  });

  it('can’t be held by functions', () => {
    const [finding] = saidBy(rule, called(open, part('serverless-function', 'Notify')));
    expect(finding?.message).toContain('is gone once it has answered');
  });

  it('are counted where they are spread', () => {
    const drawn = (algorithm: string | undefined, protocol?: string) => ({
      parts: {
        user,
        lb: part('load-balancer', 'Balancer', { replicas: 2, ...(algorithm && { algorithm }) }),
        doors: part('connection-gateway', 'Doors', { replicas: 2 }),
      },
      links: [link('user', 'lb'), link('lb', 'doors', protocol === undefined ? {} : { protocol })],
    });
    const said = (...args: Parameters<typeof drawn>) =>
      timesSaid('round-robin-for-open-connections', drawn(...args));
    expect(said('round-robin', 'websocket')).toBe(1);
    expect(said(undefined, 'websocket')).toBe(0);
    expect(said('round-robin')).toBe(0);
    expect(said('least-connections', 'websocket')).toBe(0);
  });
});

describe('one-way and unreliable transports', () => {
  it.each([
    ['sse', 'write', 1],
    ['sse', 'read', 0],
    ['sse', undefined, 0],
    ['websocket', 'write', 0],
  ] as const)('%s that %ss: %i findings', (protocol, operation, count) => {
    expect(timesSaid('two-way-over-sse', called({ protocol, ...(operation && { operation }) }))).toBe(count);
  });

  it('a server may write to its clients', () => {
    const drawn = {
      parts: { user, api: part('service', 'API', { replicas: 2 }) },
      links: [
        link('user', 'api'),
        link('api', 'user', { protocol: 'sse', operation: 'write', mode: 'async' }),
      ],
    };
    expect(timesSaid('two-way-over-sse', drawn)).toBe(0);
  });

  it.each([
    [{ operation: 'write' }, {}, 1],
    [{ operation: 'read' }, {}, 0],
    [{}, {}, 0],
    [{ operation: 'write', retries: { max: 2 } }, {}, 0],
    [{ operation: 'write' }, { purpose: 'location' }, 0],
  ] as const)('udp with %o to a service with %o: %i findings', (details, settings, count) => {
    const target = part('service', 'API', { replicas: 2, ...settings });
    expect(timesSaid('unreliable-transport', called({ protocol: 'udp', ...details }, target))).toBe(count);
  });
});

describe('gRPC', () => {
  it('isn’t for functions, but for those that listen', () => {
    const said = (technology?: string) =>
      timesSaid('grpc-to-function', {
        parts: {
          user,
          api: part('service', 'API', { replicas: 2 }),
          f: part('serverless-function', 'Resize', technology === undefined ? {} : { technology }),
        },
        links: [link('user', 'api'), link('api', 'f', { protocol: 'grpc' })],
      });
    expect(said()).toBe(1);
    expect(said('aws-lambda')).toBe(1);
    expect(said('google-cloud-functions')).toBe(0);
  });

  it.each([
    [{ layer: 'L4' }, 'grpc', 3, 1],
    [{ technology: 'aws-nlb' }, 'grpc', 3, 1],
    [{ layer: 'L4' }, 'grpc', 1, 0],
    [{ layer: 'L4' }, 'https', 3, 0],
    [{}, 'grpc', 3, 0],
  ])('through %o over %s to %i instances: %i findings', (settings, protocol, replicas, count) => {
    const drawn = {
      parts: {
        user,
        api: part('service', 'API', { replicas: 2 }),
        lb: part('load-balancer', 'Balancer', { replicas: 2, ...settings }),
        prices: part('service', 'Prices', { replicas }),
      },
      links: [link('user', 'api'), link('api', 'lb'), link('lb', 'prices', { protocol })],
    };
    expect(timesSaid('grpc-through-layer-4', drawn)).toBe(count);
  });
});

describe('GraphQL for clients', () => {
  const said = (settings: Settings, callers: readonly string[]) =>
    timesSaid('graphql-without-limits', {
      parts: {
        user,
        gateway: part('api-gateway', 'Gateway'),
        api: part('service', 'API', { replicas: 2 }),
        graph: part('graphql-server', 'Graph', { replicas: 2, ...settings }),
      },
      links: ['user', ...callers, 'graph']
        .slice(1)
        .map((to, index) => link(['user', ...callers][index] ?? '', to)),
    });

  it.each([
    [{}, [], 1],
    [{}, ['gateway'], 1],
    [{}, ['api'], 0],
    [{ maxComplexity: 1000 }, [], 0],
    [{ persistedQueries: true }, [], 0],
  ])('with %o, called over %o: %i findings', (settings, callers, count) => {
    expect(said(settings, callers)).toBe(count);
  });
});
