import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  putCapacity,
  putOnDiagram,
  putReplicas,
  takeFromDiagram,
  takeJourneys,
} from '../../../src/estimate/capacity/takeOver';
import { BUSY_BELOW, hasSize, sizingsOf, tiesOf } from '../../../src/estimate/capacity/ties';
import { workOut } from '../../../src/estimate/capacity/worksheet';
import { estimate } from '../../../src/estimate/estimate';
import type { Action, Capacity } from '../../../src/model/capacity';
import { type Diagram, emptyDiagram } from '../../../src/model/diagram';

const capacity: Capacity = {
  users: new Map([['people', { count: 1e6 }]]),
  actions: new Map<string, Action>([
    [
      'write',
      { operation: 'write', users: 'people', times: 2, storedBytes: 1000, journey: 'post', store: 'db' },
    ],
    ['read', { follows: 'write', times: 50, responseBytes: 1000, journey: 'look' }],
    [
      'tag',
      { operation: 'write', follows: 'write', times: 1, storedBytes: 200, journey: 'post', store: 'db' },
    ],
  ]),
  cache: 'cache',
};

const diagram: Diagram = {
  ...emptyDiagram,
  capacity,
  components: new Map([
    ['user', { type: 'client' }],
    ['api', { type: 'service', settings: { capacityRps: 500, replicas: 2 } }],
    ['cache', { type: 'cache', settings: { sizeGb: 10 } }],
    ['db', { type: 'sql-database', settings: { sizeGb: 100 } }],
  ]),
  connections: new Map([
    ['c1', { from: 'user', to: 'api', payloadBytes: 300 }],
    ['c2', { from: 'api', to: 'db' }],
  ]),
  journeys: new Map([
    ['post', { name: 'Post', entry: 'user', requestsPerSecond: { low: 50, likely: 100, high: 200 } }],
    ['look', { entry: 'user' }],
    ['other', { name: 'Other', entry: 'user', requestsPerSecond: 700 }],
  ]),
};

const ties = (of: Diagram) => tiesOf(of, workOut(of.capacity));

describe('the sheet beside the diagram', () => {
  it('says both numbers of what they share, and whether they differ', () => {
    expect(
      ties(diagram).map(({ kind, id, sheet, diagram: now, differs }) => ({
        kind,
        id,
        sheet: Math.round(sheet),
        now,
        differs,
      })),
    ).toEqual([
      { kind: 'load', id: 'post', sheet: 139, now: 100, differs: true },
      { kind: 'load', id: 'look', sheet: 3472, now: null, differs: true },
      { kind: 'store', id: 'db', sheet: 4_383_000_000_000, now: 100e9, differs: true },
      { kind: 'cache', id: 'cache', sheet: 20_000_000_000, now: 10e9, differs: true },
    ]);
  });

  it('put on the diagram or taken from it, nothing differs any more; either way it is one number', () => {
    for (const [index] of ties(diagram).entries()) {
      const tie = ties(diagram)[index];
      if (!tie) continue;
      const put = putOnDiagram(diagram, tie);
      expect([tie.kind, tie.id, ties(put)[index]?.differs]).toEqual([tie.kind, tie.id, false]);
      const taken = takeFromDiagram(diagram, tie);
      if (tie.diagram === null) expect(taken).toBeNull();
      else {
        expect(taken && ties(taken)[index]?.differs).toBe(false);
        expect(taken && ties(taken)[index]?.sheet).toBeCloseTo(tie.diagram, -Math.log10(tie.diagram) + 4);
        expect(taken?.components).toBe(diagram.components);
      }
    }
  });

  it('a range keeps its spread', () => {
    const [load] = ties(diagram);
    const range = load && putOnDiagram(diagram, load).journeys.get('post')?.requestsPerSecond;
    expect(range).toEqual({ low: 69.4445, likely: 138.889, high: 277.778 });
  });

  it('taking any load scales what comes first, and what follows it once', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (rps) => {
        const journeys = new Map(diagram.journeys).set('post', { entry: 'user', requestsPerSecond: rps });
        const given = { ...diagram, journeys };
        const [load] = ties(given);
        const taken = load && takeFromDiagram(given, load);
        const next = taken && ties(taken)[0]?.sheet;
        expect(Math.abs((next ?? 0) / rps - 1)).toBeLessThan(1e-4);
        expect(taken?.capacity.actions.get('tag')).toBe(capacity.actions.get('tag'));
      }),
    );
  });

  it('a sheet of nothing takes a load as so much in all', () => {
    const nothing = { ...capacity, users: new Map([['people', { count: 0 }]]) };
    const given = { ...diagram, capacity: nothing };
    const [load] = ties(given);
    const taken = load && takeFromDiagram(given, load);
    expect(taken?.capacity.actions.get('write')).toMatchObject({ times: 33.3333, per: 'second' });
    expect(taken?.capacity.actions.get('write')).not.toHaveProperty('users');
  });

  it('journeys without an action become one, at what the peak makes their load', () => {
    const next = takeJourneys(diagram);
    expect([...next.capacity.actions.keys()]).toEqual(['write', 'read', 'tag', 'a4']);
    expect(next.capacity.actions.get('a4')).toEqual({
      name: 'Other',
      times: 233.333,
      per: 'second',
      requestBytes: 300,
      journey: 'other',
    });
    expect(takeJourneys(next)).toBe(next);
  });

  it('what is gone from the diagram is tied to nothing', () => {
    expect(ties({ ...diagram, components: new Map(), journeys: new Map() })).toEqual([]);
  });

  it('only what has a size takes one', () => {
    expect(
      ['cache', 'sql-database', 'object-store', 'service', 'client'].map((type) => hasSize({ type })),
    ).toEqual([...[true, true, true, false, false]]);
  });
});

describe('how many instances the load asks for', () => {
  it('says so of the busy ones, and either answer leaves them less busy than that', () => {
    const [sizing, ...others] = sizingsOf(diagram, estimate(diagram));
    expect(others).toEqual([]);
    expect(sizing).toMatchObject({
      id: 'api',
      requestsPerSecond: 800,
      replicas: 2,
      replicasNeeded: 3,
      capacityNeeded: 571,
    });
    if (!sizing) return;
    for (const next of [putReplicas(diagram, sizing), putCapacity(diagram, sizing)])
      expect(estimate(next).components.get('api')?.utilization).toBeLessThan(BUSY_BELOW + 0.002);
  });
});
