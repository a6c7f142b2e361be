import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  connectionName,
  connectionsAt,
  enclosingGroups,
  groupsAround,
  incoming,
  nameOf,
  outgoing,
  standsIn,
} from '../../src/model/queries';
import { arbitraryDiagram } from '../support/arbitraryDiagram';
import { make } from './make';

const drawn = make({
  components: { a: { name: 'Orders' }, b: {} },
  connections: { c1: 'a>b', c2: 'b>a', c3: 'a>a' },
  groups: {
    r: { type: 'region' },
    a: { type: 'zone', in: ['r'] },
    b: { type: 'zone', in: ['r'] },
    team: { type: 'team' },
  },
});

describe('names', () => {
  test('a component is called by its name, or by its id', () => {
    expect([nameOf(drawn, 'a'), nameOf(drawn, 'b'), nameOf(drawn, 'gone')]).toEqual(['Orders', 'b', 'gone']);
  });

  test('a connection is called by its name, or by its ends', () => {
    expect(connectionName(drawn, 'c1')).toBe('Orders → b');
    expect(connectionName(drawn, 'gone')).toBe('gone');
    const named = make({ components: { a: {} }, connections: { c: { from: 'a', to: 'a', name: 'asks' } } });
    expect(connectionName(named, 'c')).toBe('asks');
  });
});

test('what leaves and what arrives; a loop does both', () => {
  expect(outgoing(drawn, 'a').map(([id]) => id)).toEqual(['c1', 'c3']);
  expect(incoming(drawn, 'a').map(([id]) => id)).toEqual(['c2', 'c3']);
  expect(connectionsAt(drawn, ['b', 'a']).map(([id]) => id)).toEqual(['c1', 'c2', 'c3']);
  expect(connectionsAt(drawn, ['gone'])).toEqual([]);
});

describe('groups around a thing', () => {
  test('nearest first; spread over zones: what they have in common', () => {
    expect(groupsAround(drawn, ['a'])).toEqual(['a', 'r']);
    expect(groupsAround(drawn, ['a', 'b'])).toEqual(['r']);
    expect(groupsAround(drawn, ['a', 'r'])).toEqual(['a', 'r']);
    expect(groupsAround(drawn, undefined)).toEqual([]);
    expect(groupsAround(drawn, ['nothing'])).toEqual([]);
  });

  test('a group of another kind beside the zones counts too', () => {
    expect(groupsAround(drawn, ['a', 'b', 'team'])).toEqual(['r', 'team']);
    expect(groupsAround(drawn, ['a', 'team'])).toEqual(['a', 'r', 'team']);
  });

  test('a circle of groups ends', () => {
    const circle = make({ groups: { x: { type: 'zone', in: ['y'] }, y: { type: 'zone', in: ['x'] } } });
    expect(groupsAround(circle, ['x'])).toEqual(['x', 'y']);
    expect(enclosingGroups(circle, ['x']).map(([id]) => id)).toEqual(['x', 'y']);
  });
});

describe('standing in a group', () => {
  const stands = (directly: string[] | undefined, ...groups: string[]) =>
    standsIn(drawn, directly, new Set(groups));

  test('in a zone beside a team stands in both', () => {
    expect(stands(['a', 'team'], 'a')).toBe(true);
    expect(stands(['a', 'team'], 'team')).toBe(true);
    expect(stands(['a', 'team'], 'r')).toBe(true);
    expect(stands(['a', 'team'], 'b')).toBe(false);
  });

  test('spread over zones stands in their region, in none of them, and in all of them together', () => {
    expect(stands(['a', 'b'], 'r')).toBe(true);
    expect(stands(['a', 'b'], 'a')).toBe(false);
    expect(stands(['a', 'b'], 'a', 'b')).toBe(true);
  });

  test('in nothing stands in nothing', () => {
    expect(stands(undefined, 'r')).toBe(false);
    expect(stands([], 'r')).toBe(false);
    expect(stands(['a'])).toBe(false);
  });

  test('what stands in a group has it among the groups that enclose it', () => {
    fc.assert(
      fc.property(arbitraryDiagram, (diagram) => {
        for (const { in: directly } of diagram.components.values())
          for (const id of groupsAround(diagram, directly)) {
            expect(standsIn(diagram, directly, new Set([id]))).toBe(true);
            expect(enclosingGroups(diagram, directly).map(([outer]) => outer)).toContain(id);
          }
      }),
    );
  });
});
