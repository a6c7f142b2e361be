/**
 * How a range is made and changed by hand. Low ≤ likely ≤ high always holds: where one end is moved past the others,
 * it takes them along.
 */
import type { LatencyMs } from './diagram';
import type { LowLikelyHigh } from './ranged';
import { RANGE_KEYS } from './ranged';

export type RangeEnd = (typeof RANGE_KEYS)[number];

/** A first guess: half to double. Among the nines it is what is missing to 1 that halves and doubles. */
export function rangeAround(value: number, most = Infinity): LowLikelyHigh<number> {
  if (most === 1 && value > 0.5) {
    const missing = 1 - value;
    const low = missing > 0 ? 1 - 2 * missing : 1 - SMALLEST;
    return { low: tidy(Math.max(0, low)), likely: value, high: tidy(1 - missing / 2) };
  }
  const high = value > 0 ? 2 * value : SMALLEST;
  return { low: tidy(value / 2), likely: value, high: tidy(Math.min(most, high)) };
}

export function latencyRangeAround(value: LatencyMs): LowLikelyHigh<LatencyMs> {
  const scaled = (by: number): LatencyMs => ({
    ...value,
    p50: tidy(value.p50 * by),
    p99: tidy(value.p99 * by),
  });
  return { low: scaled(0.5), likely: value, high: scaled(2) };
}

export function withEnd(range: LowLikelyHigh<number>, end: RangeEnd, value: number): LowLikelyHigh<number> {
  const moved = RANGE_KEYS.indexOf(end);
  const next = { ...range, [end]: value };
  RANGE_KEYS.forEach((key, index) => {
    if (index < moved) next[key] = Math.min(range[key], value);
    if (index > moved) next[key] = Math.max(range[key], value);
  });
  return next;
}

/** The same for one percentile of a latency; no p50 exceeds its p99, so the other one of each may come along too. */
export function withLatencyEnd(
  range: LowLikelyHigh<LatencyMs>,
  end: RangeEnd,
  percentile: 'p50' | 'p99',
  value: number,
): LowLikelyHigh<LatencyMs> {
  const { low, likely, high } = range;
  const moved = withEnd(
    { low: low[percentile], likely: likely[percentile], high: high[percentile] },
    end,
    value,
  );
  const at = (key: RangeEnd): LatencyMs =>
    percentile === 'p50'
      ? { ...range[key], p50: moved[key], p99: Math.max(range[key].p99, moved[key]) }
      : { ...range[key], p50: Math.min(range[key].p50, moved[key]), p99: moved[key] };
  return { ...range, low: at('low'), likely: at('likely'), high: at('high') };
}

/** Where there is nothing to halve or double. */
const SMALLEST = 0.001;

/** Without what arithmetic leaves behind the digits that were meant. */
const tidy = (value: number): number => Number(value.toPrecision(12));
