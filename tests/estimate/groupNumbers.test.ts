import { describe, expect, test } from 'vitest';
import { lineLabel, shownMember } from '../../src/estimate/bundleLabel';
import { signWords } from '../../src/estimate/connectionLabel';
import { estimate } from '../../src/estimate/estimate';
import { groupNumbers } from '../../src/estimate/groupNumbers';
import type { Diagram } from '../../src/model/diagram';
import { make } from '../model/make';

const part = (availability: number, ms: number, capacityRps: number | null = null) => ({
  settings: { availability, latencyMs: { p50: ms, p99: ms }, capacityRps },
});
const call = (from: string, to: string) => ({ from, to, latencyMs: { p50: 0, p99: 0 } });

/** user → front → fast and slow; slow → deep. Fast is down more often, slow takes longer. */
const shop: Diagram = make({
  components: {
    user: { type: 'client', ...part(1, 0) },
    front: part(1, 1),
    fast: part(0.9, 2, 100),
    slow: part(0.99, 50, 1000),
    deep: part(1, 5, 20),
  },
  connections: {
    c0: call('user', 'front'),
    toFast: { ...call('front', 'fast'), operation: 'read' },
    toSlow: { ...call('front', 'slow'), operation: 'read' },
    inside: call('slow', 'deep'),
  },
  rest: {
    journeys: new Map([['buy', { entry: 'user', requestsPerSecond: 10, target: { availability: 0.95 } }]]),
  },
});
const numbers = estimate(shop);
const CALLER = { reading: 'caller', marks: true } as const;

describe('a group as a whole', () => {
  const seen = (components: readonly string[], entering: readonly string[], journey: string | null = null) =>
    groupNumbers(shop, numbers, { components, entering }, journey);

  test('the slowest and the least available of the calls into it, and its busiest part', () => {
    const slow = numbers.connections.get('toSlow')?.latencyMs.p99 ?? 0;
    const { seen: text, utilization } = seen(['fast', 'slow', 'deep'], ['toFast', 'toSlow']);
    expect(text).toBe(`p99 ${slow.toPrecision(3)} ms · 90 %`);
    expect(seen(['fast', 'slow', 'deep'], ['toFast', 'toSlow'])).toMatchObject({
      slowest: 'connection:toSlow',
      leastUp: 'connection:toFast',
    });
    expect(utilization).toBe(numbers.components.get('deep')?.utilization);
  });

  test('of one call that call', () => {
    expect(seen(['slow', 'deep'], ['toSlow']).seen).toMatch(/· 99 %$/);
  });

  test('a journey that begins in it is what its user sees; nobody calls: nothing is said', () => {
    expect(seen(['user'], []).seen).toMatch(/· 89\.1 %$/);
    expect(seen(['user'], []).leastUp).toBe('journey:buy');
    expect(seen(['user'], [], 'other').seen).toBe('');
    expect(seen(['deep'], [])).toMatchObject({ seen: '' });
    expect(seen([], [])).toEqual({ seen: '', slowest: null, leastUp: null, utilization: null });
  });
});

describe('a line that stands for several connections', () => {
  test('how many, the worst of each number, the strictest standing, and how that came about', () => {
    const label = lineLabel(shop, numbers, ['toFast', 'toSlow'], null, CALLER);
    const slow = lineLabel(shop, numbers, ['toSlow'], null, CALLER);
    const fast = lineLabel(shop, numbers, ['toFast'], null, CALLER);
    expect(label?.name).toBe('2 connections');
    expect(label?.lines).toEqual([slow?.lines[0], fast?.lines[1]]);
    expect([slow?.standing, fast?.standing, label?.standing]).toEqual(['met', 'close', 'close']);
    expect(label && signWords(label)).toEqual([
      'Of these connections: the slowest one’s latency, the least available one’s availability',
    ]);
    expect(slow?.combined).toBeUndefined();
  });

  test('of load the sum, of one operation by its name; without numbers the count alone', () => {
    const load = lineLabel(shop, numbers, ['toFast', 'toSlow'], null, { reading: 'load', marks: true });
    expect(load?.lines).toEqual(['20 rps', 'read']);
    expect(load && signWords(load)).toEqual(['The load of these connections together']);
    const none = lineLabel(shop, numbers, ['toFast', 'toSlow'], null, { reading: 'none', marks: false });
    expect(none).toEqual({
      lines: ['', ''],
      standing: 'none',
      name: '2 connections',
      step: undefined,
      marks: [],
    });
  });
});

test('whose number a line’s label says can be asked: the slowest, the least available, the most loaded', () => {
  const both = ['toFast', 'toSlow'];
  expect(shownMember(numbers, both, null, 'latency')).toBe('toSlow');
  expect(shownMember(numbers, both, null, 'availability')).toBe('toFast');
  expect(both).toContain(shownMember(numbers, both, 'buy', 'load'));
  expect(shownMember(numbers, both, 'buy', 'latency', 'so-far')).toBe('toSlow');
  expect(shownMember(numbers, ['inside'], null, 'latency')).toBe('inside');
  expect(shownMember(numbers, [], null, 'latency')).toBeUndefined();
});
