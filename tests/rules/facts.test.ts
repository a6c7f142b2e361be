import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connection, Diagram } from '../../src/model/diagram';
import { putGroup } from '../../src/model/edits';
import { type Facts, factsOf, settingsOf } from '../../src/rules/facts';
import type { Part } from '../../src/rules/parts';
import { link, part, sketch } from '../../src/rules/sketch';
import { arbitraryDiagram } from '../support/arbitraryDiagram';

const parts = {
  user: part('client', 'User'),
  lb: part('load-balancer', 'LB'),
  api: { ...part('service', 'API'), in: ['a', 'b'] },
  stock: part('service', 'Stock'),
  db: part('sql-database', 'Orders'),
  jobs: part('message-queue', 'Jobs'),
  worker: part('worker', 'Worker'),
  odd: part('quantum-server', 'Odd'),
};
const diagram: Diagram = putGroup(
  sketch({
    parts,
    links: [
      link('user', 'lb'),
      link('lb', 'api'),
      link('api', 'db', { operation: 'read' }),
      link('api', 'stock', { optional: true }),
      link('stock', 'db', { operation: 'write' }),
      link('api', 'jobs'),
      link('jobs', 'worker'),
      link('worker', 'db', { operation: 'write' }),
    ],
    journeys: {
      browse: { entry: 'user', operation: 'read' },
      buy: { entry: 'user', operation: 'write' },
      gone: { entry: 'nobody' },
    },
    groups: { a: { type: 'zone', in: ['r'] }, b: { type: 'zone', in: ['r'] } },
  }),
  'r',
  { type: 'region' },
);
const facts = factsOf(diagram);
function partIn({ partAt }: Pick<Facts, 'partAt'>, id: string): Part {
  const one = partAt(id);
  if (!one) throw new Error(`no part ${id}`);
  return one;
}
const idsOf = (entries: readonly (readonly [string, unknown])[]) => entries.map(([id]) => id);

describe('factsOf', () => {
  it('is found once for a diagram', () => {
    expect(factsOf(diagram)).toBe(facts);
    expect(factsOf({ ...diagram })).not.toBe(facts);
    expect(facts.callsFrom('api')).toBe(facts.callsFrom('api'));
    expect(settingsOf(parts.api)).toBe(settingsOf(parts.api));
  });

  it('lists components by type and role, unknown types as untyped', () => {
    expect(idsOf(facts.ofType('service'))).toEqual(['api', 'stock']);
    expect(idsOf(facts.ofRole('compute'))).toEqual(['api', 'stock', 'worker']);
    expect(idsOf(facts.ofRole('untyped'))).toEqual(['odd']);
    expect(facts.ofType('cache')).toEqual([]);
    expect([facts.roleAt('db'), facts.typeAt('lb')?.id, facts.roleAt('nobody')]).toEqual([
      'store',
      'load-balancer',
      undefined,
    ]);
  });

  it('knows calls, and neighbours by role', () => {
    expect(idsOf(facts.callsFrom('api'))).toEqual(['c3', 'c4']);
    expect(idsOf(facts.callsTo('db'))).toEqual(['c3', 'c5', 'c8']);
    expect(facts.callees('api')).toEqual(['db', 'stock', 'jobs']);
    expect(facts.callees('api', 'broker')).toEqual(['jobs']);
    expect(facts.callers('db', 'compute')).toEqual(['api', 'stock', 'worker']);
  });

  it('knows the longest chain of calls, asynchronous steps left out', () => {
    const chainTo = (id: string) => facts.chainTo(partIn(facts, id)).map((one) => one.id);
    expect(chainTo('db')).toEqual(['user', 'lb', 'api', 'stock', 'db']);
    expect(facts.depthOf(partIn(facts, 'db'))).toBe(4);
    expect(facts.depthOf(partIn(facts, 'worker'))).toBe(0);
    expect(chainTo('odd')).toEqual(['odd']);
    const code = facts.alongChains(({ type }) => type.role === 'compute');
    expect(['db', 'stock', 'odd'].map((id) => code[partIn(facts, id).index])).toEqual([2, 2, 0]);
  });

  it('knows zones and regions through nesting', () => {
    expect(facts.zonesOf('api')).toEqual(['a', 'b']);
    expect(facts.regionsOf('api')).toEqual(['r']);
    expect(facts.zonesOf('db')).toEqual([]);
    expect([[...facts.groupsInUse], [...facts.regionsInUse]]).toEqual([['a', 'b', 'r'], ['r']]);
  });

  it('knows what a journey can’t do without asking', () => {
    expect([...facts.criticalTo('browse')]).toEqual(['user', 'lb', 'api', 'db']);
    expect([...facts.criticalTo('buy')]).toEqual(['user', 'lb', 'api']);
    expect([...facts.criticalTo('gone')]).toEqual([]);
    expect(['db', 'stock', 'worker'].map(facts.isCritical)).toEqual([true, false, false]);
  });
});

/** Every simple chain of calls tried, for small diagrams without circles. */
function longest(calls: ReadonlyMap<string, Connection>, to: string): number {
  const before = [...calls.values()].filter((call) => call.to === to);
  return Math.max(0, ...before.map(({ from }) => 1 + longest(calls, from)));
}

describe('depths', () => {
  it('are those of all chains tried, where there is no circle', () => {
    const forward = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 10 });
    fc.assert(
      fc.property(forward, (pairs) => {
        const ends = pairs.filter(([a, b]) => a < b);
        const drawn = sketch({
          parts: Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`p${i}`, part('service', `P${i}`)])),
          links: ends.map(([a, b]) => link(`p${a}`, `p${b}`)),
        });
        const found = factsOf(drawn);
        for (const one of found.parts) {
          expect(found.depthOf(one)).toBe(longest(drawn.connections, one.id));
          expect(found.chainTo(one)).toHaveLength(found.depthOf(one) + 1);
        }
      }),
    );
  });

  it('don’t depend on the order things were drawn in, circles or not', () => {
    fc.assert(
      fc.property(arbitraryDiagram, (drawn) => {
        const turned = {
          ...drawn,
          components: new Map([...drawn.components].reverse()),
          connections: new Map([...drawn.connections].reverse()),
        };
        const chain = (of: Facts, id: string) => of.chainTo(partIn(of, id)).map((one) => one.id);
        for (const id of drawn.components.keys())
          expect(chain(factsOf(turned), id)).toEqual(chain(factsOf(drawn), id));
      }),
      { numRuns: 60 },
    );
  });
});
