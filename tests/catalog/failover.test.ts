import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import { effectiveSettings, typeOf } from '../../src/catalog/effective';
import { canFailOver, failoverOf } from '../../src/catalog/failover';
import type { Component, Settings } from '../../src/model/diagram';

const database = (settings: Settings): Component => ({ type: 'sql-database', settings });
const failover = (settings: Settings, availability = 0.99) =>
  failoverOf(database(settings), typeOf(database(settings)), availability);
const YEAR = 365.25 * 86_400;

describe('failovers', () => {
  it('are there where a time is given, of stores that have a primary', () => {
    expect(failover({})).toBeNull();
    expect(failover({ failuresPerYear: 4 })).toBeNull();
    expect(COMPONENT_TYPES.filter(canFailOver).map(({ id }) => id)).toEqual([
      ...['sql-database', 'distributed-sql-database', 'key-value-store', 'document-store', 'graph-store'],
    ]);
    const service: Component = { type: 'service', settings: { failoverSeconds: 30 } };
    expect(effectiveSettings(service).failoverShare).toBe(0);
  });

  it('come as often as is said, each a share of an outage', () => {
    const found = failover({ failoverSeconds: 30, failuresPerYear: 4 });
    expect(found).toMatchObject({ seconds: 30, failuresPerYear: 4, isDerived: false });
    expect((found?.shareOfOutage ?? 0) * 0.01 * YEAR).toBeCloseTo(120, 9);
  });

  it('come as often as outages of three hours make up the downtime', () => {
    const found = failover({ failoverSeconds: 30 }, 0.995);
    expect(found?.isDerived).toBe(true);
    expect(found?.failuresPerYear).toBeCloseTo((0.005 * 8766) / 3, 12);
    expect(found?.shareOfOutage).toBeCloseTo(30 / 10_800, 15);
  });

  it.each([
    ['a failover that outlasts the outage', { failoverSeconds: 20_000 }, 0.99, 1],
    ['more failures than there is downtime', { failoverSeconds: 3600, failuresPerYear: 1e6 }, 0.99, 1],
    ['numbers nobody means', { failoverSeconds: 1e308, failuresPerYear: 1e308 }, 0.99, 1],
    ['no failures', { failoverSeconds: 1e308, failuresPerYear: 0 }, 0.99, 0],
    ['no time', { failoverSeconds: 0, failuresPerYear: 1e308 }, 1, 0],
    ['what never fails', { failoverSeconds: 30, failuresPerYear: 4 }, 1, 1],
  ])('%s: a share from 0 to 1', (_, settings, availability, share) => {
    expect(failover(settings, availability)?.shareOfOutage).toBe(share);
  });
});
