import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import { PROTOCOLS } from '../../src/catalog/componentType';
import { nodeRect } from '../../src/layout/nodeRect';
import { type Component, type Connection, type Diagram, emptyDiagram } from '../../src/model/diagram';
import { freshConnectionId, putConnection } from '../../src/model/edits';
import { CONNECTION_RULES } from '../../src/rules/connectionRules';
import { writtenOut } from '../../src/rules/connectionView';
import { judge, judgeCandidates, judgeInsertion, viewFor } from '../../src/rules/judge';
import { review } from '../../src/rules/review';
import { link, part, sketch } from '../../src/rules/sketch';
import { overlaps } from '../../src/shared/geometry';
import { noEstimate } from './noEstimate';

const refusing = (diagram: Diagram, proposed: Parameters<typeof judge>[1]) => {
  const judgement = judge(diagram, proposed);
  return judgement.allowed ? null : judgement.rule;
};

describe('judge', () => {
  const parts = {
    user: part('client', 'User'),
    api: part('service', 'API'),
    stock: part('service', 'Stock'),
    bill: part('service', 'Bills'),
    db: part('sql-database', 'Orders'),
    cache: part('cache', 'Recent'),
    jobs: part('message-queue', 'Jobs'),
    worker: part('worker', 'Worker'),
    files: part('object-store', 'Files'),
    cdn: part('cdn', 'Edge'),
    dns: part('dns', 'Names'),
    box: part('box', 'Something'),
    strange: part('quantum-server', 'Strange'),
  };
  const diagram = sketch({ parts });

  it('writes out protocol and mode: the first both ends speak', () => {
    expect(judge(diagram, link('user', 'api'))).toEqual({
      allowed: true,
      connection: { from: 'user', to: 'api', protocol: 'https', mode: 'sync' },
    });
    expect(judge(diagram, link('api', 'db'))).toMatchObject({
      connection: { protocol: 'sql', mode: 'sync' },
    });
    expect(judge(diagram, link('api', 'cache'))).toMatchObject({ connection: { protocol: 'redis' } });
    expect(judge(diagram, link('api', 'jobs'))).toMatchObject({
      connection: { protocol: 'amqp', mode: 'async' },
    });
    expect(judge(diagram, link('jobs', 'worker'))).toMatchObject({
      allowed: true,
      connection: { mode: 'async' },
    });
    expect(judge(diagram, link('dns', 'cdn'))).toMatchObject({ allowed: true });
  });

  it('takes a technology’s protocol over its type’s', () => {
    const mongo: Component = { type: 'document-store', settings: { technology: 'mongodb' } };
    const memcached: Component = { type: 'cache', settings: { technology: 'memcached' } };
    const own = sketch({ parts: { api: parts.api, mongo, memcached } });
    expect(judge(own, link('api', 'mongo'))).toMatchObject({ connection: { protocol: 'mongodb' } });
    expect(judge(own, link('api', 'memcached'))).toMatchObject({ connection: { protocol: 'memcached' } });
  });

  it('draws a copy between stores as asynchronous replication', () => {
    const own = sketch({ parts: { db: parts.db, copy: part('read-replica', 'Copy') } });
    expect(judge(own, link('db', 'copy'))).toMatchObject({
      connection: { protocol: 'replication', mode: 'async' },
    });
  });

  it('refuses what can’t work and names both ends', () => {
    const judgement = judge(diagram, link('user', 'db'));
    expect(judgement).toMatchObject({
      allowed: false,
      rule: 'client-to-store',
      reason: 'Clients don’t talk to a SQL database directly: put a service between User and Orders.',
      remedy: { label: 'Insert service' },
    });
    expect(refusing(diagram, link('user', 'cache'))).toBe('client-to-store');
    expect(refusing(diagram, link('user', 'db', { mode: 'async' }))).toBe('client-to-store');
    expect(refusing(diagram, link('cdn', 'db'))).toBe('edge-to-store');
    expect(refusing(diagram, link('jobs', 'db'))).toBe('queue-to-store');
    expect(refusing(diagram, link('api', 'user'))).toBe('call-to-client');
    expect(refusing(diagram, link('cdn', 'user'))).toBe('call-to-client');
    expect(refusing(diagram, link('db', 'api'))).toBe('call-from-store');
    expect(refusing(diagram, link('api', 'api'))).toBe('connection-to-itself');
    expect(refusing(diagram, link('api', 'db', { protocol: 'amqp' }))).toBe('protocol-mismatch');
    expect(refusing(diagram, link('user', 'api', { protocol: 'grpc' }))).toBe('protocol-mismatch');
  });

  it('lets push to clients and streams out of stores pass', () => {
    expect(refusing(diagram, link('api', 'user', { mode: 'async' }))).toBeNull();
    expect(refusing(diagram, link('db', 'api', { mode: 'async' }))).toBeNull();
    expect(refusing(diagram, link('db', 'jobs'))).toBeNull();
    expect(refusing(diagram, link('jobs', 'user'))).toBeNull();
    expect(refusing(diagram, link('user', 'files'))).toBeNull();
    expect(refusing(diagram, link('cdn', 'files'))).toBeNull();
  });

  it('never refuses a plain box or an unknown type for what it is', () => {
    for (const box of ['box', 'strange'])
      for (const other of Object.keys(parts)) {
        if (other === box) continue;
        expect(refusing(diagram, link(box, other, { protocol: 'amqp' }))).toBeNull();
        expect(refusing(diagram, link(other, box, { protocol: 'telepathy' }))).toBeNull();
      }
    expect(refusing(diagram, link('api', 'db', { protocol: 'telepathy' }))).toBeNull();
  });

  it('refuses the same connection twice, and only the same', () => {
    const once = sketch({ parts, links: [link('api', 'db', { protocol: 'sql' })] });
    expect(refusing(once, link('api', 'db'))).toBe('duplicate-connection');
    expect(refusing(once, link('api', 'db', { mode: 'sync' }))).toBe('duplicate-connection');
    expect(refusing(once, link('api', 'db', { operation: 'read' }))).toBeNull();
    expect(refusing(once, link('api', 'db', { step: 2 }))).toBeNull();
    expect(refusing(once, link('api', 'db', { mode: 'async' }))).toBeNull();
    expect(refusing(once, link('api', 'db', { protocol: 'tcp' }))).toBeNull();
    expect(judge(once, link('api', 'db'), 'c1')).toMatchObject({ allowed: true });
  });

  it('refuses a call that closes a circle, however long, and says which way it goes', () => {
    const chain = sketch({
      parts,
      links: [link('user', 'api'), link('api', 'stock'), link('stock', 'bill')],
    });
    expect(judge(chain, link('bill', 'api'))).toMatchObject({
      rule: 'synchronous-cycle',
      reason:
        'API already calls Bills (API → Stock → Bills): a call back would go round in a circle, so make it asynchronous.',
      remedy: { label: 'Connect asynchronously' },
    });
    expect(refusing(chain, link('bill', 'api', { mode: 'async' }))).toBeNull();
    const loose = sketch({ parts, links: [link('api', 'stock', { mode: 'async' }), link('stock', 'bill')] });
    expect(refusing(loose, link('bill', 'api'))).toBeNull();
    const sketched = sketch({ parts, links: [link('api', 'box'), link('box', 'bill')] });
    expect(refusing(sketched, link('bill', 'api'))).toBeNull();
    expect(judge(chain, link('bill', 'stock'), 'c3')).toMatchObject({ allowed: true });
  });

  it('takes ids for what they are', () => {
    const odd: Diagram = {
      ...emptyDiagram,
      components: new Map([
        ['__proto__', part('client', 'User')],
        ['10', part('sql-database', 'Orders')],
        ['constructor', part('service', 'API')],
      ]),
    };
    expect(refusing(odd, link('__proto__', '10'))).toBe('client-to-store');
    expect(refusing(odd, link('__proto__', 'constructor'))).toBeNull();
  });
});

describe('inserting a service', () => {
  const parts = {
    user: part('client', 'User'),
    service: part('service', 'Taken'),
    db: part('sql-database', 'Orders'),
  };

  it('puts it between the two ends with both connections, under an id of its own', () => {
    const diagram = sketch({ parts });
    const judgement = judge(diagram, link('user', 'db', { operation: 'read' }));
    const next = judgement.allowed ? diagram : (judgement.remedy?.apply?.(diagram) ?? diagram);
    expect([...next.connections.values()]).toEqual([
      { from: 'user', to: 'service-2', protocol: 'https', mode: 'sync' },
      { from: 'service-2', to: 'db', operation: 'read', protocol: 'sql', mode: 'sync' },
    ]);
    const added = next.components.get('service-2');
    expect(added).toMatchObject({ type: 'service', name: 'Service' });
    expect(added?.settings).toBeUndefined();
    const x = (id: string) => next.components.get(id)?.position?.x ?? Number.NaN;
    expect(x('service-2')).toBeGreaterThan(x('user'));
    expect(x('service-2')).toBeLessThan(x('db'));
    const cards = [...next.components.values()].map(nodeRect);
    for (const [i, a] of cards.entries())
      for (const b of cards.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
  });

  it('takes a drawn connection’s place, in the journeys that run over it too', () => {
    const diagram = sketch({
      parts,
      links: [link('user', 'db', { protocol: 'https', operation: 'read' })],
      journeys: { browse: { entry: 'user', connections: ['c1'] } },
    });
    const [finding] = review(diagram, noEstimate).filter((found) => found.rule === 'client-to-store');
    const next = finding?.remedy?.apply?.(diagram) ?? diagram;
    expect(next.connections.get('c1')).toMatchObject({ from: 'user', to: 'service-2' });
    expect([...next.connections.values()].at(-1)).toMatchObject({
      from: 'service-2',
      to: 'db',
      operation: 'read',
    });
    expect(next.journeys.get('browse')?.connections).toHaveLength(2);
    expect(review(next, noEstimate).filter((found) => found.severity === 'error')).toEqual([]);
  });

  it('stands in the groups both ends stand in, and needs no positions', () => {
    const placed: Diagram = {
      ...sketch({ parts }),
      components: new Map([
        ['user', { type: 'client', in: ['eu'] }],
        ['db', { type: 'sql-database', in: ['a', 'eu'] }],
      ]),
      groups: new Map([
        ['eu', { type: 'region' }],
        ['a', { type: 'zone' }],
      ]),
    };
    const judgement = judge(placed, link('user', 'db'));
    const next = judgement.allowed ? placed : judgement.remedy?.apply?.(placed);
    expect(next?.components.get('service')).toEqual({ type: 'service', name: 'Service', in: ['eu'] });
  });

  it('asks whether a component fits on a connection', () => {
    const diagram = sketch({ parts, links: [link('service', 'db')] });
    expect(judgeInsertion(diagram, 'c1', { type: 'cache' })).toMatchObject({ allowed: true });
    expect(judgeInsertion(diagram, 'c1', { type: 'client', name: 'Visitor' })).toMatchObject({
      rule: 'call-to-client',
    });
    expect(judgeInsertion(diagram, 'c1', { type: 'dns' })).toMatchObject({ rule: 'edge-to-store' });
  });
});

const typeIds = [...COMPONENT_TYPES.map((type) => type.id), 'quantum-server'];
const details = fc.record(
  {
    protocol: fc.constantFrom(...PROTOCOLS),
    mode: fc.constantFrom('sync' as const, 'async' as const),
    operation: fc.constantFrom('read' as const, 'write' as const),
    step: fc.constantFrom(1, 2),
  },
  { requiredKeys: [] },
);
const diagrams = fc
  .array(fc.constantFrom(...typeIds), { minLength: 2, maxLength: 6 })
  .chain((types) =>
    fc.record({
      types: fc.constant(types),
      links: fc.array(fc.tuple(fc.nat(types.length - 1), fc.nat(types.length - 1), details), {
        maxLength: 8,
      }),
      next: fc.tuple(fc.nat(types.length - 1), fc.nat(types.length - 1), details),
    }),
  )
  .map(({ types, links, next }) => {
    const connect = ([from, to, more]: readonly [number, number, Partial<Connection>]) =>
      link(`p${from}`, `p${to}`, more);
    return {
      diagram: {
        ...emptyDiagram,
        components: new Map(types.map((type, index) => [`p${index}`, part(type, `Part ${index}`)])),
        connections: new Map(links.map((entry, index) => [`c${index + 1}`, connect(entry)])),
      },
      proposed: connect(next),
    };
  });

const connectionRules = new Set(CONNECTION_RULES.map((rule) => rule.id));
const errorsOn = (diagram: Diagram, id: string) =>
  review(diagram, noEstimate).filter(
    (finding) =>
      finding.severity === 'error' && connectionRules.has(finding.rule) && finding.connections.includes(id),
  );

describe('on random diagrams', () => {
  it('a connection is refused exactly where the drawn one gets an error, for the same reason', () => {
    fc.assert(
      fc.property(diagrams, ({ diagram, proposed }) => {
        const judgement = judge(diagram, proposed);
        const id = freshConnectionId(diagram);
        // As it would be drawn: a copy that follows its primary is asynchronous, though the proposal doesn't say so.
        const drawn = judgement.allowed ? judgement.connection : writtenOut(viewFor(diagram, proposed));
        const errors = errorsOn(putConnection(diagram, id, drawn), id);
        if (judgement.allowed) expect(errors).toEqual([]);
        else expect(errors.map((error) => error.rule)).toContain(judgement.rule);
      }),
      { numRuns: 400 },
    );
  });

  it('the candidates of a drag are judged as each would be alone, from either end', () => {
    fc.assert(
      fc.property(diagrams, ({ diagram, proposed: { from, to, ...rest } }) => {
        const plain = (judgement: ReturnType<typeof judge>) =>
          judgement.allowed ? judgement : [judgement.rule, judgement.reason, judgement.remedy?.label];
        for (const [id, judgement] of judgeCandidates(diagram, { from, ...rest }))
          expect(plain(judgement)).toEqual(plain(judge(diagram, { from, to: id, ...rest })));
        for (const [id, judgement] of judgeCandidates(diagram, { to, ...rest }))
          expect(judgement.allowed).toBe(judge(diagram, { from: id, to, ...rest }).allowed);
      }),
      { numRuns: 150 },
    );
  });

  it('a remedy at the pointer draws something, and nothing it draws is refused', () => {
    fc.assert(
      fc.property(diagrams, ({ diagram, proposed }) => {
        const judgement = judge(diagram, proposed);
        if (judgement.allowed || !judgement.remedy?.apply) return;
        const cured = judgement.remedy.apply(diagram);
        const drawn = [...cured.connections.keys()].filter((id) => !diagram.connections.has(id));
        expect(drawn.length).toBeGreaterThan(0);
        for (const id of drawn) expect(errorsOn(cured, id)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
