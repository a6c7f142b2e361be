import { describe, expect, it } from 'vitest';
import { parseDiagram } from '../../src/document/parseDiagram';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import { emptyDiagram } from '../../src/model/diagram';
import type { Remedy } from '../../src/model/finding';
import { addConnected, insertBalancer, splitByGateway } from '../../src/rules/additions';
import {
  addTimeouts,
  encrypt,
  guardCalls,
  makeAsynchronous,
  timeoutFor,
} from '../../src/rules/connectionRemedies';
import { addZoneReplica, moveInto } from '../../src/rules/placings';
import { review } from '../../src/rules/review';
import { link, part, sketch } from '../../src/rules/sketch';

const shop: Diagram = sketch({
  parts: {
    user: part('client', 'User'),
    phone: part('client', 'Phone'),
    orders: part('service', 'Orders', {
      replicas: 2,
      calls: [{ how: 'parallel', connections: ['c4', 'c5'] }],
    }),
    stock: part('service', 'Stock', { replicas: 2 }),
    db: { ...part('sql-database', 'Orders', { replicas: 2 }), in: ['z1'] },
    jobs: part('message-queue', 'Jobs'),
    worker: part('worker', 'Worker', { replicas: 2 }),
  },
  links: [
    link('user', 'orders', { protocol: 'https', operation: 'read', probability: 0.5 }),
    link('user', 'stock'),
    link('phone', 'stock'),
    link('orders', 'stock', { timeoutMs: 300 }),
    link('orders', 'db', { operation: 'write', optional: true, timeoutMs: 200 }),
    link('orders', 'jobs'),
    link('jobs', 'worker'),
  ],
  journeys: { buy: { entry: 'user', connections: ['c1', 'c2', 'c5'], requestsPerSecond: 10 } },
  groups: {
    z1: { type: 'zone', in: ['r'], settings: { availability: 0.999 } },
    z2: { type: 'zone', in: ['r'] },
    r: { type: 'region' },
  },
});

const errorsOf = (diagram: Diagram) =>
  review(diagram, estimate(diagram), { profile: 'production' })
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, message }) => `${rule}: ${message}`);

function applied(remedy: Remedy | undefined, diagram = shop): Diagram {
  const before = serializeDiagram(diagram);
  const next = remedy?.apply?.(diagram);
  if (!next) throw new Error('no remedy');
  expect(serializeDiagram(diagram)).toBe(before);
  expect(parseDiagram(serializeDiagram(next))).toMatchObject({ ok: true });
  expect(errorsOf(next).filter((error) => !errorsOf(diagram).includes(error))).toEqual([]);
  expect(parseDiagram(serializeDiagram(remedy?.apply?.(next) ?? next))).toMatchObject({ ok: true });
  expect(remedy?.apply?.(emptyDiagram)).toBe(emptyDiagram);
  return next;
}
const idOf = (diagram: Diagram, type: string, not: readonly string[] = []) =>
  [...diagram.components].find(([id, it]) => it.type === type && !not.includes(id))?.[0] ?? '';
const ends = (diagram: Diagram) =>
  [...diagram.connections.values()].map(({ from, to }) => `${from}>${to}`).sort();

describe('remedies that change connections', () => {
  it('set timeouts a third above the p99 of now', () => {
    expect([timeoutFor(200), timeoutFor(1), timeoutFor(0.1), timeoutFor(77), timeoutFor(1000)]).toEqual([
      260, 1.3, 1, 110, 1300,
    ]);
    const p99 = estimate(shop).connections.get('c3')?.latencyMs.p99 ?? 0;
    const remedy = addTimeouts({ estimate: estimate(shop) }, ['c3', 'c4']);
    const next = applied(remedy);
    expect(next.connections.get('c3')?.timeoutMs).toBe(timeoutFor(p99));
    expect(next.connections.get('c4')?.timeoutMs).toBe(300);
    expect(addTimeouts({ estimate: { ...estimate(shop), connections: new Map() } }, ['c3'])).toBeUndefined();
  });

  it('say what is done about failure, and keep what was said', () => {
    const guarded = guardCalls(shop, ['c4']);
    expect(guarded?.label).toBe('Put a circuit breaker before Stock');
    expect(applied(guarded).connections.get('c4')).toMatchObject({ timeoutMs: 300, circuitBreaker: true });
    const own = { ...shop, connections: new Map(shop.connections) };
    own.connections.set('c4', link('orders', 'stock', { circuitBreaker: { openSeconds: 9 } }));
    expect(applied(guarded, own).connections.get('c4')?.circuitBreaker).toEqual({ openSeconds: 9 });
    expect(guardCalls(shop, [])).toBeUndefined();
    expect(applied(encrypt(['c4'])).connections.get('c4')?.encrypted).toBe(true);
  });

  it('put a queue between a caller and code', () => {
    const next = applied(makeAsynchronous(shop, 'c4'));
    const queue = idOf(next, 'message-queue', ['jobs']);
    expect(ends(next)).toEqual(expect.arrayContaining([`orders>${queue}`, `${queue}>stock`]));
    expect(next.connections.get('c4')).toEqual({ from: 'orders', to: queue });
    expect(next.components.get('orders')?.settings?.calls).toEqual([
      { how: 'parallel', connections: ['c5'] },
    ]);
  });

  it('put a queue and a worker before a store, which journeys follow and the worker waits for', () => {
    const next = applied(makeAsynchronous(shop, 'c5'));
    const queue = idOf(next, 'message-queue', ['jobs']);
    const worker = idOf(next, 'worker', ['worker']);
    expect(ends(next)).toEqual(
      expect.arrayContaining([`orders>${queue}`, `${queue}>${worker}`, `${worker}>db`]),
    );
    const [last] = [...next.connections.values()].filter(({ from }) => from === worker);
    expect(last).toEqual({ from: worker, to: 'db', operation: 'write', timeoutMs: 200 });
    expect(next.journeys.get('buy')?.connections).toHaveLength(5);
    expect(makeAsynchronous(shop, 'c6')).toBeUndefined();
    expect(makeAsynchronous(shop, 'c1')).toBeUndefined();
  });
});

describe('remedies that draw something', () => {
  it('draw a part beside another, in the same groups', () => {
    const next = applied(
      addConnected('Add replica', {
        beside: 'db',
        type: 'read-replica',
        name: 'Copy',
        settings: { replicas: 2 },
        connection: { protocol: 'replication', mode: 'async' },
      }),
    );
    expect(next.components.get('read-replica')).toMatchObject({
      name: 'Copy',
      in: ['z1'],
      settings: { replicas: 2 },
    });
    expect(ends(next)).toContain('db>read-replica');
    const asked = applied(
      addConnected('Add scheduler', {
        beside: 'worker',
        type: 'scheduler',
        name: 'Nightly',
        direction: 'from',
      }),
    );
    expect(ends(asked)).toContain('scheduler>worker');
  });

  it('put a balancer in front of what several call, each waiting as before', () => {
    const next = applied(insertBalancer('stock'));
    expect(ends(next)).toEqual(
      expect.arrayContaining([
        'user>load-balancer',
        'phone>load-balancer',
        'orders>load-balancer',
        'load-balancer>stock',
      ]),
    );
    expect(next.connections.size).toBe(shop.connections.size + 1);
    expect(next.connections.get('c4')).toMatchObject({ timeoutMs: 300 });
    expect(next.components.get('orders')?.settings?.calls).toEqual(
      shop.components.get('orders')?.settings?.calls,
    );
    expect(next.journeys.get('buy')?.connections).toContain([...next.connections.keys()].at(-1));
  });

  it('put one gateway between clients and services', () => {
    const next = applied(splitByGateway(['user', 'phone'], ['orders', 'stock']));
    const toGateway = ends(next).filter((end) => end.endsWith('>api-gateway'));
    expect(toGateway).toEqual(['phone>api-gateway', 'user>api-gateway']);
    expect(ends(next).filter((end) => end.startsWith('api-gateway>'))).toEqual([
      'api-gateway>orders',
      'api-gateway>stock',
    ]);
    expect(next.connections.get('c1')).toEqual({
      from: 'api-gateway',
      to: 'orders',
      operation: 'read',
      probability: 0.5,
    });
    expect(ends(next)).toContain('orders>stock');
    const numbers = estimate(next).journeys.get('buy');
    expect(numbers?.components.get('stock')?.requestsPerSecond).toBeCloseTo(10, 6);
    expect(numbers?.components.get('orders')?.requestsPerSecond).toBeCloseTo(5, 6);
  });
});

describe('remedies that change where parts stand', () => {
  it('run a part in another zone of its region, drawn or not', () => {
    const next = applied(addZoneReplica('db'));
    expect(next.components.get('db')).toMatchObject({ in: ['z1', 'z2'], settings: { replicas: 2 } });
    const third = applied(addZoneReplica('db'), next);
    expect(third.components.get('db')).toMatchObject({ in: ['z1', 'z2', 'zone'], settings: { replicas: 3 } });
    expect(third.groups.get('zone')).toEqual({
      type: 'zone',
      name: 'Zone 3',
      in: ['r'],
      settings: { availability: 0.999 },
    });
  });

  it('draw two zones where a part stands in none', () => {
    const bare: Diagram = {
      ...shop,
      groups: new Map(),
      components: new Map([...shop.components].map(([id, { in: _, ...it }]) => [id, it])),
    };
    const next = applied(addZoneReplica('stock'), bare);
    expect(next.components.get('stock')?.in).toEqual(['zone', 'zone-2']);
    expect([...next.groups.values()].map(({ name }) => name)).toEqual(['Zone 1', 'Zone 2']);
  });

  it('move parts into a group, out of others of its kind', () => {
    const next = applied(
      moveInto('Move to a private network', ['db', 'stock'], 'private', { type: 'network', name: 'Private' }),
    );
    expect(next.components.get('db')?.in).toEqual(['z1', 'private']);
    const again = applied(moveInto('Move', ['db'], 'public', { type: 'network' }), next);
    expect(again.components.get('db')?.in).toEqual(['z1', 'public']);
  });
});
