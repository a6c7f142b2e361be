/** How old answers may be: by hand, and against every path of random diagrams walked one by one. */
import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import type { Component, Connection, Diagram } from '../../../src/model/diagram';
import type { Parts } from '../documents';
import { constantMs, diagramOf, how, part, region, service, wire, wires } from '../documents';
import { randomFrom } from '../reference/random';

const of = (parts: Parts) =>
  estimate(diagramOf({ journeys: { j: { entry: 'a', operation: 'read' } }, ...parts })).journeys.get('j')
    ?.staleness;

const store = (type: string, settings: Component['settings'] = {}): Component => part(type, 1, settings);
const replication = (from: string, to: string, more: Partial<Connection> = {}): Connection =>
  wire(from, to, { protocol: 'replication', mode: 'async', ...more });

describe('staleness', () => {
  it('a primary is current; who reads no data has none; a write has none', () => {
    const parts = { components: { a: service(1), d: store('sql-database') }, connections: wires('a>d') };
    expect(of(parts)).toMatchObject({ maxMs: 0, path: ['a', 'd'], parts: [], consistency: 'strong' });
    expect(of({ components: { a: service(1), b: service(1) }, connections: wires('a>b') })).toBeUndefined();
    expect(of({ ...parts, journeys: { j: { entry: 'a', operation: 'write' } } })).toBeUndefined();
    const written = { ...parts, connections: { c: wire('a', 'd', { operation: 'write' }) } };
    expect(of({ ...written, journeys: { j: { entry: 'a' } } })).toBeUndefined();
  });

  it('TTLs along the way add up with the lag of what they copy', () => {
    const components = {
      a: store('client'),
      cdn: store('cdn', { ttlSeconds: 60, hitRatio: 0.5 }),
      s: service(1, { calls: [how('cache', ['s>c', 's>r'])] }),
      c: store('cache', { ttlSeconds: 5 }),
      r: store('read-replica', { replicationLagMs: 700 }),
    };
    const connections = wires('a>cdn', 'cdn>s', 's>c', 's>r');
    expect(of({ components, connections })).toMatchObject({
      maxMs: 65_700,
      path: ['a', 'cdn', 's', 'c', 'r'],
      parts: [
        { kind: 'ttl', id: 'cdn', ms: 60_000, isDefault: false },
        { kind: 'ttl', id: 'c', ms: 5_000, isDefault: false },
        { kind: 'replication-lag', id: 'r', ms: 700, isDefault: false },
      ],
      consistency: 'eventual',
    });
    const never = { ...components, cdn: store('cdn', { hitRatio: 0 }), c: store('cache', { ttlSeconds: 0 }) };
    expect(of({ components: never, connections })).toMatchObject({ maxMs: 700 });
    const through = { ...components, r: store('sql-database'), cdn: service(1) };
    const written = { ...through, c: store('cache', { writePolicy: 'write-through' }) };
    expect(of({ components: written, connections })).toMatchObject({ maxMs: 0, consistency: 'strong' });
    const older = { ...through, c: store('cache', { policy: 'write-behind' }) };
    expect(of({ components: older, connections })).toMatchObject({ maxMs: 0, consistency: 'strong' });
  });

  it('says which defaults it used, with five minutes for a cache and a day for a CDN', () => {
    const seen = of({
      components: { a: store('cdn', { hitRatio: 0.5 }), c: store('cache'), r: store('read-replica') },
      connections: wires('a>c', 'c>r'),
    });
    expect(seen?.parts).toEqual([
      { kind: 'ttl', id: 'a', ms: 86_400_000, isDefault: true },
      { kind: 'ttl', id: 'c', ms: 300_000, isDefault: true },
      { kind: 'replication-lag', id: 'r', ms: 100, isDefault: true },
    ]);
  });

  it('copies of copies lag behind both; the connection’s word counts first, a synchronous copy is current', () => {
    const parts = (connections: Record<string, Connection>): Parts => ({
      components: {
        a: service(1),
        p: store('sql-database'),
        r: store('read-replica'),
        s: store('read-replica', { replicationLagMs: 30 }),
      },
      connections: { 'a>s': wire('a', 's'), ...connections },
    });
    const chain = { one: replication('p', 'r', { replicationLagMs: 250 }), two: replication('r', 's') };
    expect(of(parts(chain))).toMatchObject({ maxMs: 280, consistency: 'eventual', path: ['a', 's'] });
    const held = { components: { ...parts({}).components, s: store('read-replica') } };
    const sync = { 'a>s': wire('a', 's'), two: replication('p', 's', { mode: 'sync' }) };
    expect(of({ ...held, connections: sync })).toMatchObject({ maxMs: 0, consistency: 'strong' });
    const standby = { ...held.components, s: store('sql-database') };
    expect(of({ components: standby, connections: { ...sync, two: replication('p', 's') } })).toMatchObject({
      maxMs: 100,
      consistency: 'eventual',
    });
  });

  it('a store promises what it says, and strong where reads meet writes: R + W > N', () => {
    const reading = (d: Component) => of({ components: { a: service(1), d }, connections: wires('a>d') });
    expect(reading(store('key-value-store'))).toMatchObject({ maxMs: 1000, consistency: 'eventual' });
    expect(reading(store('key-value-store', { consistency: 'strong' }))).toMatchObject({ maxMs: 0 });
    expect(
      reading(store('document-store', { consistency: 'read-your-writes', replicationLagMs: 9 })),
    ).toMatchObject({
      maxMs: 9,
      consistency: 'read-your-writes',
    });
    expect(reading(store('document-store', { consistency: 'causal' }))).toMatchObject({
      maxMs: 100,
      consistency: 'read-your-writes',
    });
    expect(reading(store('document-store', { consistency: 'monotonic-reads' }))).toMatchObject({
      maxMs: 100,
      consistency: 'eventual',
    });
    expect(reading(store('data-warehouse'))).toMatchObject({ maxMs: 3_600_000, consistency: 'eventual' });
    const needs = (read: number, write: number) =>
      store('key-value-store', {
        replicas: 3,
        read: { requiredReplicas: read },
        write: { requiredReplicas: write },
      });
    expect(reading(needs(2, 2))).toMatchObject({ maxMs: 0, consistency: 'strong' });
    expect(reading(needs(1, 3))).toMatchObject({ consistency: 'strong' });
    expect(reading(needs(1, 2))).toMatchObject({ maxMs: 1000, consistency: 'eventual' });
    expect(reading(store('wide-column-store'))).toMatchObject({ consistency: 'strong' });
    expect(reading(store('wide-column-store', { consistencyLevel: 'one' }))).toMatchObject({
      maxMs: 100,
      consistency: 'eventual',
    });
    const spread: Component = {
      ...store('wide-column-store', { consistencyLevel: 'local-quorum', replicas: 6 }),
      in: ['r1', 'r2'],
    };
    const groups = { r1: region(1), r2: region(1) };
    const across = of({ components: { a: service(1), d: spread }, connections: wires('a>d'), groups });
    expect(across).toMatchObject({ consistency: 'eventual' });
  });

  it('copies drawn one by one: a quorum of them that meets the quorum that writes is current', () => {
    const copies = ['x', 'y', 'z'];
    const parts = (read: number, written: number): Parts => ({
      components: {
        a: service(1, { calls: [how('quorum', ['a>x', 'a>y', 'a>z'], { need: read })] }),
        w: service(1, { calls: [how('quorum', ['w>x', 'w>y', 'w>z'], { need: written })] }),
        ...Object.fromEntries(copies.map((id) => [id, store('key-value-store', { replicationLagMs: 40 })])),
      },
      connections: {
        ...Object.fromEntries(copies.map((id) => [`a>${id}`, wire('a', id, { operation: 'read' })])),
        ...Object.fromEntries(copies.map((id) => [`w>${id}`, wire('w', id, { operation: 'write' })])),
      },
    });
    expect(of(parts(2, 2))).toMatchObject({ maxMs: 0, consistency: 'strong' });
    expect(of(parts(1, 2))).toMatchObject({ maxMs: 40, consistency: 'eventual' });
  });

  it('what only messages feed is as old as they take, p99; what is also written at once is not', () => {
    const parts = (more: Record<string, Connection> = {}, capacityRps: number | null = null): Parts => ({
      components: {
        a: service(1),
        s: service(1),
        q: part('event-log', 1, constantMs(3)),
        w: service(1, { ...constantMs(20), capacityRps }),
        i: store('search-index', { ...constantMs(7), refreshSeconds: 2 }),
      },
      connections: {
        'a>s': wire('a', 's'),
        'a>q': wire('a', 'q', { latencyMs: { p50: 1, p99: 1 } }),
        ...wires('q>w', 'w>i'),
        's>i': wire('s', 'i', { operation: 'read' }),
        ...more,
      },
      journeys: { j: { entry: 'a', requestsPerSecond: 10 } },
    });
    expect(of(parts())).toMatchObject({
      maxMs: 2031,
      path: ['a', 's', 'i'],
      parts: [
        { kind: 'refresh', id: 'i', ms: 2000, isDefault: false },
        { kind: 'asynchronous-work', id: 'a>q', ms: 31 },
      ],
    });
    expect(of(parts({ 's>i': wire('s', 'i') }))).toMatchObject({ maxMs: 2000 });
    expect(of(parts({}, 5))).toMatchObject({ maxMs: null, consistency: 'eventual' });
  });

  it('each thing read by its own worst path; the journey’s promise is the weakest', () => {
    const seen = of({
      components: {
        a: service(1),
        b: store('cache', { ttlSeconds: 1 }),
        d: store('sql-database'),
        r: store('read-replica'),
      },
      connections: wires('a>b', 'b>d', 'a>d', 'a>r'),
    });
    expect(seen).toMatchObject({ maxMs: 1000, path: ['a', 'b', 'd'], consistency: 'eventual' });
    expect(seen?.reads).toMatchObject([
      { maxMs: 1000, path: ['a', 'b', 'd'], consistency: 'eventual' },
      { maxMs: 100, path: ['a', 'r'], consistency: 'eventual' },
    ]);
  });

  it('ends on circles', () => {
    const components = {
      a: service(1),
      b: store('cache', { ttlSeconds: 1 }),
      c: service(1),
      d: store('sql-database'),
    };
    expect(of({ components, connections: wires('a>b', 'b>c', 'c>a', 'c>b', 'c>d', 'a>d') })).toMatchObject({
      maxMs: 1000,
    });
  });
});

describe('staleness, path by path', () => {
  it.each(Array.from({ length: 150 }, (_, seed) => seed))('random diagram %i', (seed) => {
    const diagram = randomDiagram(seed);
    const found = estimate(diagram).journeys.get('j')?.staleness;
    const ends = walked(diagram, 'c0');
    if (ends.length === 0) {
      expect(found).toBeUndefined();
      return;
    }
    expect(found?.maxMs).toBeCloseTo(Math.max(...ends.map(({ ms }) => ms)), 6);
    expect(found?.consistency).toBe(ends.some(({ weak }) => weak) ? 'eventual' : 'strong');
    const byEnd = new Map<string, number>();
    for (const { id, ms } of ends) byEnd.set(id, Math.max(byEnd.get(id) ?? 0, ms));
    expect(found?.reads.map((read) => [read.path.at(-1), read.maxMs])).toEqual(
      [...byEnd].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  });
});

interface End {
  readonly id: string;
  readonly ms: number;
  readonly weak: boolean;
}

/** Every way a read can go. */
function walked(diagram: Diagram, id: string): End[] {
  const component = diagram.components.get(id);
  const settings = component?.settings ?? {};
  const ttl = (of: string): number => Number(diagram.components.get(of)?.settings?.ttlSeconds) * 1000;
  if (component?.type === 'sql-database') return [{ id, ms: 0, weak: false }];
  if (component?.type === 'read-replica') return [{ id, ms: Number(settings.replicationLagMs), weak: true }];
  const out = [...diagram.connections].filter(
    ([, { from, operation, probability }]) => from === id && operation !== 'write' && probability !== 0,
  );
  const [aside] = settings.calls ?? [];
  const ends = out.flatMap(([name, { to }]): End[] => {
    if (aside?.how !== 'cache' || !aside.connections.includes(name)) return walked(diagram, to);
    if (aside.connections[0] === name) return [];
    const cache = diagram.connections.get(aside.connections[0] ?? '')?.to ?? '';
    return walked(diagram, to).map((end) => ({ ...end, ms: end.ms + ttl(cache), weak: true }));
  });
  if (component?.type !== 'cache') return ends;
  if (ends.length === 0) return [{ id, ms: ttl(id), weak: true }];
  return ends.map((end) => ({ ...end, ms: end.ms + ttl(id), weak: true }));
}

function randomDiagram(seed: number): Diagram {
  const random = randomFrom(seed);
  const count = random.whole(3, 9);
  const components: Record<string, Component> = {};
  const connections: Record<string, Connection> = {};
  for (let from = 0; from < count; from++) {
    const type =
      from === 0 ? 'service' : random.pick(['service', 'service', 'cache', 'sql-database', 'read-replica']);
    const settings: Record<string, unknown> = {};
    if (type === 'cache') settings.ttlSeconds = random.whole(1, 50);
    if (type === 'read-replica') settings.replicationLagMs = random.whole(1, 5000);
    const mine: string[] = [];
    if (type === 'service' || type === 'cache') {
      for (let to = from + 1; to < count; to++) {
        if (!random.chance(0.5)) continue;
        const id = `${from}>${to}`;
        const more = random.chance(0.2)
          ? { operation: 'write' as const }
          : random.chance(0.1)
            ? { probability: 0 }
            : {};
        connections[id] = wire(`c${from}`, `c${to}`, more);
        mine.push(id);
      }
    }
    components[`c${from}`] = part(type, 1, settings);
  }
  // A service that calls a cache first may ask it aside.
  for (const [id, component] of Object.entries(components)) {
    const mine = Object.entries(connections).filter(
      ([, one]) => one.from === id && one.operation === undefined && one.probability === undefined,
    );
    const cache = mine.find(([, { to }]) => components[to]?.type === 'cache');
    const store = mine.find(([, { to }]) => components[to]?.type !== 'cache');
    if (component.type !== 'service' || !cache || !store || !random.chance(0.6)) continue;
    components[id] = service(1, { calls: [how('cache', [cache[0], store[0]])] });
  }
  return diagramOf({ components, connections, journeys: { j: { entry: 'c0' } } });
}
