/** Whose word counts (docs/file-format.md): user's for the operation > user's > technology's > type's. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import { effectiveSettings, modeOf, workFor } from '../../src/catalog/effective';
import { fieldsFor } from '../../src/catalog/fieldsFor';
import { defaultInForce, settingInForce } from '../../src/catalog/settingInForce';
import { TECHNOLOGIES } from '../../src/catalog/technologies';
import { type Component, emptyDiagram, type Settings } from '../../src/model/diagram';

const one = { p50: 1, p99: 1 };
const two = { p50: 2, p99: 2 };

describe('the order of precedence', () => {
  it('a user’s word for the operation beats their general one', () => {
    const db = { type: 'sql-database', settings: { latencyMs: one, write: { latencyMs: two } } };
    expect(workFor(db, 'write').latencyMs).toEqual(two);
    expect(workFor(db, 'read').latencyMs).toEqual(one);
    expect(workFor(db, undefined).latencyMs).toEqual(one);
  });

  it('a user’s general word beats a type’s default for the operation', () => {
    const db = { type: 'sql-database', settings: { capacityRps: 77 } };
    expect(workFor(db, 'write').capacityRps).toBe(77);
    expect(workFor(db, 'write').latencyMs).toEqual({ p50: 2, p99: 20 });
  });

  it('a technology’s general default beats its type’s for the operation', () => {
    const db = { type: 'sql-database', settings: { technology: 'cockroachdb' } };
    expect(workFor(db, 'write').latencyMs).toEqual({ p50: 8, p99: 40 });
    expect(
      workFor({ ...db, settings: { ...db.settings, write: { latencyMs: one } } }, 'write').latencyMs,
    ).toEqual(one);
  });

  it('a type’s default for the operation beats its general one', () => {
    expect(workFor({ type: 'object-store' }, 'write').capacityRps).toBe(3500);
    expect(workFor({ type: 'object-store' }, undefined).capacityRps).toBe(5500);
  });

  it('unlimited is a word too', () => {
    expect(workFor({ type: 'service', settings: { capacityRps: null } }, 'read').capacityRps).toBeNull();
    const db = { type: 'sql-database', settings: { capacityRps: 9, write: { capacityRps: null } } };
    expect(workFor(db, 'write').capacityRps).toBeNull();
    expect(workFor(db, 'read').capacityRps).toBe(9);
  });

  it('needed replicas are stated by operation, generally, or one', () => {
    const db = {
      type: 'wide-column-store',
      settings: { requiredReplicas: 2, write: { requiredReplicas: 3 } },
    };
    expect(workFor(db, 'write').requiredReplicas).toBe(3);
    expect(workFor(db, 'read').requiredReplicas).toBe(2);
    expect(
      workFor({ type: 'service', settings: { requiredReplicas: 'auto' as const } }, 'read').requiredReplicas,
    ).toBe('auto');
  });
});

describe('who runs it', () => {
  it('self-run is one instance, managed is the promise', () => {
    expect(effectiveSettings({ type: 'sql-database' }).availability).toBe(0.995);
    expect(effectiveSettings({ type: 'sql-database', settings: { managed: 'region' } }).availability).toBe(
      0.9995,
    );
  });

  it('null takes a managed type back to one of ours', () => {
    expect(effectiveSettings({ type: 'object-store', settings: { managed: null } })).toMatchObject({
      managed: null,
      availability: 0.995,
    });
  });

  it('a technology says so, and the user overrules it', () => {
    const queue = { type: 'message-queue', settings: { technology: 'sqs' } };
    expect(effectiveSettings(queue).managed).toBe('region');
    expect(
      effectiveSettings({ ...queue, settings: { ...queue.settings, managed: null } }).managed,
    ).toBeNull();
    expect(
      effectiveSettings({ type: 'key-value-store', settings: { technology: 'redis' } }).managed,
    ).toBeNull();
  });

  it('an availability the user gives holds whoever runs it', () => {
    const settings = { availability: 0.5, managed: 'region' as const };
    expect(effectiveSettings({ type: 'sql-database', settings }).availability).toBe(0.5);
  });
});

describe('variants', () => {
  it('follow a field, whoever set it', () => {
    const nlb = { type: 'load-balancer', settings: { technology: 'aws-nlb' } };
    expect(workFor(nlb, undefined).latencyMs).toEqual({ p50: 0.2, p99: 1 });
    const asL7 = { ...nlb, settings: { ...nlb.settings, layer: 'L7' } };
    expect(workFor(asL7, undefined).latencyMs).toEqual({ p50: 1, p99: 6 });
  });

  it('ignore a value that means nothing', () => {
    expect(workFor({ type: 'load-balancer', settings: { layer: 4 } }, undefined).latencyMs).toEqual({
      p50: 1,
      p99: 6,
    });
  });
});

describe('what isn’t known', () => {
  it('an unknown type counts as up and instant', () => {
    for (const type of ['quantum-oracle', '__proto__', 'constructor'])
      expect(effectiveSettings({ type })).toMatchObject({ availability: 1, hitRatio: null, managed: null });
  });

  it('an unknown technology changes nothing', () => {
    for (const technology of ['nosuch', '__proto__', 'toString'])
      expect(effectiveSettings({ type: 'cache', settings: { technology } })).toEqual(
        effectiveSettings({ type: 'cache' }),
      );
  });
});

describe('sync or async', () => {
  const diagram = {
    ...emptyDiagram,
    components: new Map<string, Component>([
      ['s', { type: 'service' }],
      ['q', { type: 'message-queue' }],
      ['w', { type: 'worker' }],
    ]),
  };
  it('async into and out of brokers, unless the connection says', () => {
    expect(modeOf(diagram, { from: 's', to: 'q' })).toBe('async');
    expect(modeOf(diagram, { from: 'q', to: 'w' })).toBe('async');
    expect(modeOf(diagram, { from: 's', to: 'w' })).toBe('sync');
    expect(modeOf(diagram, { from: 's', to: 'q', mode: 'sync' })).toBe('sync');
    expect(modeOf(diagram, { from: 's', to: 'gone' })).toBe('sync');
  });
});

describe('the setting in force, for the inspector', () => {
  it('names who set it and on what ground', () => {
    const cache = { type: 'cache', settings: { technology: 'redis', hitRatio: 0.8 } };
    expect(settingInForce(cache, 'hitRatio')).toEqual({ value: 0.8, origin: 'user' });
    expect(defaultInForce(cache, 'hitRatio')).toMatchObject({
      value: 0.9,
      origin: 'type',
      source: { kind: 'judged' },
    });
    expect(settingInForce(cache, 'latencyMs')).toMatchObject({
      value: { p50: 0.5, p99: 2 },
      origin: 'technology',
    });
    expect(settingInForce(cache, 'replicas')).toEqual({ value: 1, origin: 'type' });
    expect(settingInForce(cache, 'readPolicy')).toEqual({ value: 'cache-aside', origin: 'type' });
    expect(settingInForce(cache, 'sizeGb')).toEqual({ value: undefined, origin: 'type' });
    expect(settingInForce(cache, 'ttlSeconds')).toMatchObject({
      value: 300,
      origin: 'type',
      source: { kind: 'judged' },
    });
    expect(settingInForce({ type: 'load-balancer', settings: { technology: 'aws-nlb' } }, 'layer')).toEqual({
      value: 'L4',
      origin: 'technology',
    });
  });

  it('follows who runs it and what is asked', () => {
    const db = { type: 'sql-database', settings: { managed: 'region' as const } };
    expect(settingInForce(db, 'availability')).toMatchObject({ value: 0.9995, source: { kind: 'contract' } });
    expect(settingInForce(db, 'latencyMs', 'write')).toMatchObject({
      value: { p50: 2, p99: 20 },
      origin: 'type',
    });
    const faster = { type: 'sql-database', settings: { latencyMs: one, write: { latencyMs: two } } };
    expect(settingInForce(faster, 'latencyMs', 'write')).toEqual({ value: two, origin: 'user' });
    expect(settingInForce(faster, 'latencyMs', 'read')).toEqual({ value: one, origin: 'user' });
  });

  it('says what the estimate uses, for every type, technology and field', () => {
    const settings: fc.Arbitrary<Settings> = fc.record(
      {
        technology: fc.constantFrom(...TECHNOLOGIES.map(({ id }) => id)),
        managed: fc.constantFrom(null, 'zone', 'region', 'global'),
        layer: fc.constantFrom('L4', 'L7'),
        queries: fc.constantFrom('point', 'complex'),
        availability: fc.double({ min: 0, max: 1, noNaN: true }),
        capacityRps: fc.constantFrom(null, 5),
        write: fc.record({ latencyMs: fc.constant(two) }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...COMPONENT_TYPES), settings, (type, set) => {
        const component = { type: type.id, settings: set };
        const effective = effectiveSettings(component);
        const value = (id: string) => settingInForce(component, id).value;
        expect(value('availability')).toBe(effective.availability);
        expect(value('managed') ?? null).toBe(effective.managed);
        for (const operation of [undefined, 'read', 'write'] as const) {
          const work = workFor(component, operation);
          expect(settingInForce(component, 'latencyMs', operation).value).toEqual(work.latencyMs);
          expect(settingInForce(component, 'capacityRps', operation).value).toBe(work.capacityRps);
        }
        for (const field of fieldsFor(type))
          expect(['user', 'technology', 'type']).toContain(settingInForce(component, field.id).origin);
      }),
    );
  });
});
