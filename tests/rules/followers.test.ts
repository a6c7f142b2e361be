import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import { followersOf, predecessorsOf } from '../../src/rules/followers';
import { judge } from '../../src/rules/judge';
import { part, sketch } from '../../src/rules/sketch';

const offersAfter = (type: string) => followersOf(sketch({ parts: { a: part(type, 'A') } }), 'a');
const typesAfter = (type: string) => [...new Set(offersAfter(type).map((follower) => follower.type.id))];

describe('followersOf', () => {
  it('offers first what people draw next', () => {
    expect(typesAfter('client')[0]).toBe('load-balancer');
    expect(typesAfter('load-balancer')[0]).toBe('service');
    expect(typesAfter('service')[0]).toBe('sql-database');
    expect(typesAfter('message-queue')[0]).toBe('worker');
    expect(typesAfter('sql-database')[0]).toBe('read-replica');
    expect(typesAfter('box')[0]).toBe('box');
    expect(typesAfter('cdn')[0]).toBe('object-store');
    expect(typesAfter('saga-orchestrator')[0]).toBe('service');
    expect(typesAfter('metrics-store')[0]).toBe('alerting');
  });

  it('leaves out what may not follow', () => {
    expect(typesAfter('client')).not.toContain('sql-database');
    expect(typesAfter('client')).not.toContain('client');
    expect(typesAfter('service')).not.toContain('client');
    expect(typesAfter('sql-database')).not.toContain('service');
    expect(typesAfter('cdn')).not.toContain('sql-database');
  });

  it('offers technologies with the protocol they bring', () => {
    const redis = offersAfter('service').find(
      (follower) => follower.technology?.id === 'redis' && follower.type.id === 'cache',
    );
    expect(redis?.connection).toMatchObject({ from: 'a', protocol: 'redis', mode: 'sync' });
  });

  it('agrees with the judge once the component is there, for every type', () => {
    for (const { id } of COMPONENT_TYPES) {
      const offered = offersAfter(id);
      for (const other of COMPONENT_TYPES) {
        const drawn = sketch({ parts: { a: part(id, 'A'), b: part(other.id, 'B') } });
        const plain = offered.some((follower) => follower.type.id === other.id && !follower.technology);
        expect(plain).toBe(judge(drawn, { from: 'a', to: 'b' }).allowed);
      }
    }
  });

  it('has none for a component that isn’t there', () => {
    expect(followersOf(sketch({ parts: {} }), 'a')).toEqual([]);
  });
});

describe('predecessorsOf', () => {
  it('offers callers, most usual first', () => {
    const before = predecessorsOf(sketch({ parts: { a: part('sql-database', 'A') } }), 'a');
    expect(before[0]?.type.id).toBe('service');
    expect(before.map((follower) => follower.type.id)).not.toContain('client');
    expect(before[0]?.connection).toMatchObject({ to: 'a', protocol: 'sql' });
  });
});
