/** What failovers cost, against closed forms; all combinations of features are compared with the reference. */
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { importanceOf } from '../../src/estimate/importance/importance';
import { whatIf } from '../../src/estimate/whatif/whatIf';
import type { Component, Group, Settings } from '../../src/model/diagram';
import { diagramOf, zone } from './documents';

const YEAR = 365.25 * 86_400;
/** Of a primary that is down 0.01 of the time: a quarter of its outages. */
const U = 0.01;
const QUARTER = { failoverSeconds: (U * YEAR) / 4 / 10, failuresPerYear: 10 };

const store = (
  settings: Settings,
  groups: Readonly<Record<string, Group>> = {},
  more: Partial<Component> = {},
) =>
  diagramOf({
    components: { db: { type: 'sql-database', settings: { availability: 1 - U, ...settings }, ...more } },
    connections: {},
    groups,
    journeys: { j: { entry: 'db' } },
  });
const down = (diagram: ReturnType<typeof store>): number =>
  estimate(diagram).journeys.get('j')?.unavailability ?? Number.NaN;

describe('a store whose replicas take time to take over', () => {
  it.each([
    ['one of one: there is nobody to take over', { ...QUARTER }, U],
    ['one of two', { replicas: 2, ...QUARTER }, U ** 2 + (U / 4) * (1 - U)],
    ['both of two: it is down anyway', { replicas: 2, requiredReplicas: 2, ...QUARTER }, 1 - (1 - U) ** 2],
    [
      'two of three',
      { replicas: 3, requiredReplicas: 2, ...QUARTER },
      3 * U ** 2 - 2 * U ** 3 + (U / 4) * (1 - U) ** 2,
    ],
    [
      'one of two that fail together half the time',
      { replicas: 2, commonCause: 0.5, ...QUARTER },
      U / 2 + (1 - U / 2) * ((U / 2) ** 2 + (U / 2 / 4) * (1 - U / 2)),
    ],
    ['as long as the primary is down, and no longer', { replicas: 2, failoverSeconds: 1e9 }, U],
    ['a promise', { replicas: 2, managed: 'region' as const, ...QUARTER }, U],
  ])('%s', (_, settings, expected) => {
    expect(down(store(settings))).toBeCloseTo(expected, 15);
  });

  it('keeps its nines', () => {
    const u = 1e-7;
    const settings = { availability: 1 - u, replicas: 2, failoverSeconds: 10.8 };
    expect(down(store(settings)) / (u * 1e-3 * (1 - u) + u * u)).toBeCloseTo(1, 8);
  });

  it('costs no failover for a zone that is lost, and goes on in the other', () => {
    const groups = { a: zone(0.9), b: zone(0.9) };
    const one = U ** 2 + (U / 4) * (1 - U);
    const expected = 0.81 * one + 0.18 * U + 0.01;
    expect(down(store({ replicas: 2, ...QUARTER }, groups, { in: ['a', 'b'] }))).toBeCloseTo(expected, 15);
  });

  it('lets reads, which need fewer, wait as writes do', () => {
    const settings = {
      replicas: 3,
      read: { requiredReplicas: 1 },
      write: { requiredReplicas: 2 },
      ...QUARTER,
    };
    const diagram = diagramOf({
      components: {
        api: { type: 'service', settings: { availability: 1 } },
        db: { type: 'sql-database', settings: { availability: 1 - U, ...settings } },
      },
      connections: {
        r: { from: 'api', to: 'db', operation: 'read' },
        w: { from: 'api', to: 'db', operation: 'write' },
      },
      journeys: { both: { entry: 'api' }, read: { entry: 'api', operation: 'read' } },
    });
    const { journeys } = estimate(diagram);
    expect(journeys.get('read')?.unavailability).toBeCloseTo(U ** 3 + (U / 4) * (1 - U ** 2), 15);
    const writes = 3 * U ** 2 - 2 * U ** 3 + (U / 4) * (1 - U) ** 2;
    expect(journeys.get('both')?.unavailability).toBeCloseTo(writes, 15);
  });

  it('has one primary in each shard', () => {
    const { components } = estimate(store({ replicas: 2, shards: 5, ...QUARTER }));
    const one = 1 - (U ** 2 + (U / 4) * (1 - U));
    expect(components.get('db')?.allShardsAvailability).toBeCloseTo(one ** 5, 14);
  });

  it('counts its failovers as its own downtime', () => {
    const diagram = store({ replicas: 2, ...QUARTER });
    const [found] = importanceOf(diagram, { kind: 'journey', id: 'j' });
    expect(found?.contribution).toBeCloseTo(U ** 2 + (U / 4) * (1 - U), 15);
    expect(found?.stops).toBe(true);
    expect(estimate(diagram).journeys.get('j')?.singlePointsOfFailure).toEqual([]);
  });

  it('has nobody left to take over once an instance is down', () => {
    const after = whatIf(store({ replicas: 2, ...QUARTER }), [{ kind: 'instance-down', component: 'db' }]);
    expect(after.after.journeys.get('j')?.unavailability).toBeCloseTo(U, 15);
  });
});
