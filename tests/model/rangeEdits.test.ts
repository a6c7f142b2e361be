import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRange, type LowLikelyHigh, likely, RANGE_KEYS } from '../../src/model/ranged';
import {
  latencyRangeAround,
  type RangeEnd,
  rangeAround,
  withEnd,
  withLatencyEnd,
} from '../../src/model/rangeEdits';

describe('a range', () => {
  it('is what has all three, and is read as its likely value', () => {
    expect(isRange({ low: 1, likely: 2, high: 3 })).toBe(true);
    for (const other of [1, null, undefined, 'low', { low: 1, high: 2 }, { p50: 1, p99: 2 }, []])
      expect(isRange<unknown>(other)).toBe(false);
    expect([likely({ low: 1, likely: 2, high: 3 }), likely(4), likely(null)]).toEqual([2, 4, null]);
  });

  it.each([
    [0.995, 1, [0.99, 0.995, 0.9975]],
    [0.5, 1, [0.25, 0.5, 1]],
    [0.55, 1, [0.1, 0.55, 0.775]],
    [1, 1, [0.999, 1, 1]],
    [0, 1, [0, 0, 0.001]],
    [0.02, 1, [0.01, 0.02, 0.04]],
    [500, undefined, [250, 500, 1000]],
    [0, undefined, [0, 0, 0.001]],
  ])('around %d (at most %s) begins at half to double', (value, most, [low, same, high]) => {
    expect(rangeAround(value, most)).toEqual({ low, likely: same, high });
  });

  it('around a latency halves and doubles both percentiles', () => {
    const range = latencyRangeAround({ p50: 8, p99: 80, kept: true });
    expect(range.low).toEqual({ p50: 4, p99: 40, kept: true });
    expect(range.high).toEqual({ p50: 16, p99: 160, kept: true });
  });

  const end: fc.Arbitrary<RangeEnd> = fc.constantFrom(...RANGE_KEYS);
  const value = fc.double({ min: 0, max: 1000, noNaN: true });
  const ordered = fc.tuple(value, value, value).map((values): LowLikelyHigh<number> => {
    const [low = 0, middle = 0, high = 0] = [...values].sort((a, b) => a - b);
    return { low, likely: middle, high };
  });

  it('stays in order whatever end is set to whatever, and the others move only where they must', () => {
    fc.assert(
      fc.property(ordered, end, value, (range, which, next) => {
        const moved = withEnd(range, which, next);
        expect(moved[which]).toBe(next);
        expect(moved.low <= moved.likely && moved.likely <= moved.high).toBe(true);
        for (const key of RANGE_KEYS) expect([range[key], next]).toContain(moved[key]);
      }),
    );
  });

  it('of latencies stays in order both ways', () => {
    fc.assert(
      fc.property(
        ordered,
        ordered,
        end,
        fc.constantFrom('p50', 'p99'),
        value,
        (a, b, which, percentile, next) => {
          const of = (key: RangeEnd) => ({ p50: Math.min(a[key], b[key]), p99: Math.max(a[key], b[key]) });
          const range = { low: of('low'), likely: of('likely'), high: of('high') };
          const { low, likely: middle, high, ...moved } = withLatencyEnd(range, which, percentile, next);
          expect({ low, likely: middle, high, ...moved }[which][percentile]).toBe(next);
          for (const one of [low, middle, high]) expect(one.p50).toBeLessThanOrEqual(one.p99);
          for (const key of ['p50', 'p99'] as const)
            expect(low[key] <= middle[key] && middle[key] <= high[key]).toBe(true);
        },
      ),
    );
  });
});
