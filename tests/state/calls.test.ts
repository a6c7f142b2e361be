/** How calls are grouped by hand: what is kept is always a document that opens, and says what was meant. */
import { describe, expect, test } from 'vitest';
import type { CallGroup, Diagram } from '../../src/model/diagram';
import { emptyDiagram } from '../../src/model/diagram';
import { putSetting } from '../../src/model/edits';
import {
  callEarlier,
  callGroups,
  moveCall,
  possibleHows,
  setHow,
  setNeed,
  setWeight,
} from '../../src/state/calls';
import type { Outcome } from '../../src/state/command';
import { contextOf } from './context';

const api = (type = 'service'): Diagram => ({
  ...emptyDiagram,
  components: new Map([
    ['api', { type }],
    ['cache', { type: 'cache' }],
    ['db', { type: 'sql-database' }],
    ['auth', { type: 'service' }],
    ['log', { type: 'event-log' }],
  ]),
  connections: new Map([
    ['c1', { from: 'api', to: 'db' }],
    ['c2', { from: 'api', to: 'cache' }],
    ['c3', { from: 'api', to: 'auth' }],
    ['c4', { from: 'api', to: 'log' }],
  ]),
});

const kept = (outcome: Outcome): readonly CallGroup[] | undefined =>
  outcome.diagram?.components.get('api')?.settings?.calls;

describe('the groups of a component', () => {
  test('without a word of the user they are one, made the type\u2019s own way; messages are no calls', () => {
    expect(callGroups(api(), 'api')).toEqual([{ how: 'sequence', connections: ['c1', 'c2', 'c3'] }]);
    expect(callGroups(api('load-balancer'), 'api')).toMatchObject([{ how: 'balance' }]);
  });

  test('what stands in no group follows the groups', () => {
    const diagram = putSetting(api(), 'api', 'calls', [{ how: 'parallel', connections: ['c2', 'c3'] }]);
    expect(callGroups(diagram, 'api')).toEqual([
      { how: 'parallel', connections: ['c2', 'c3'] },
      { how: 'sequence', connections: ['c1'] },
    ]);
  });
});

test('a cache in front of a store: two calls in a step, the cache earlier, then that way', () => {
  let diagram = moveCall(contextOf(api()), 'api', 'c3', 1).diagram ?? api();
  expect(callGroups(diagram, 'api').map((group) => group.connections)).toEqual([['c1', 'c2'], ['c3']]);
  diagram = callEarlier(contextOf(diagram), 'api', 'c2').diagram ?? diagram;
  const outcome = setHow(contextOf(diagram), 'api', 0, 'cache');
  expect(kept(outcome)).toEqual([
    { how: 'cache', connections: ['c2', 'c1'] },
    { how: 'sequence', connections: ['c3'] },
  ]);
});

test('a cache that gets a third member is one no more, and back in the own way nothing is kept', () => {
  const cache = putSetting(api(), 'api', 'calls', [{ how: 'cache', connections: ['c2', 'c1'] }]);
  expect(kept(moveCall(contextOf(cache), 'api', 'c3', 0))).toBeUndefined();
  expect(possibleHows({ how: 'sequence', connections: ['c1', 'c2', 'c3'] })).not.toContain('cache');
  expect(possibleHows({ how: 'sequence', connections: ['c1', 'c2'] })).toContain('cache');
});

test('a quorum needs more than half to begin with, and never more than there are', () => {
  const quorum = setHow(contextOf(api()), 'api', 0, 'quorum').diagram ?? api();
  expect(callGroups(quorum, 'api')).toMatchObject([{ how: 'quorum', need: 2 }]);
  expect(kept(setNeed(contextOf(quorum), 'api', 0, 9))).toMatchObject([{ need: 3 }]);
  expect(kept(moveCall(contextOf(quorum), 'api', 'c3', 1))).toMatchObject([{ need: 2 }, { how: 'sequence' }]);
});

test('weights follow their calls, and all zero is no weighing', () => {
  const shard = setHow(contextOf(api()), 'api', 0, 'shard').diagram ?? api();
  const weighed = setWeight(contextOf(shard), 'api', 'c1', 0).diagram ?? shard;
  expect(callGroups(weighed, 'api')).toMatchObject([{ weights: [0, 1, 1] }]);
  expect(kept(callEarlier(contextOf(weighed), 'api', 'c2'))).toMatchObject([
    { connections: ['c2', 'c1', 'c3'], weights: [1, 0, 1] },
  ]);
  let none = weighed;
  for (const id of ['c2', 'c3']) none = setWeight(contextOf(none), 'api', id, 0).diagram ?? none;
  expect(callGroups(none, 'api')[0]).not.toHaveProperty('weights');
});
