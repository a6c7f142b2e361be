/** How a target stands, in words: every place that shows one says the same. */
import { formatAvailability, formatCount, formatLatency, formatRate } from '../../shared/formatNumbers';
import type { TargetId } from '../answer';
import type { TargetReading } from './targets';

export const TARGET_NAMES: Readonly<Record<TargetId, string>> = {
  availability: 'Available',
  p50Ms: 'p50',
  p95Ms: 'p95',
  p99Ms: 'p99',
  requestsPerSecond: 'Takes',
};

/** `99.982 %`, `158 ms`, `6,000 rps`. */
export function actualWords({ target, actual, unavailability }: TargetReading): string {
  if (target === 'availability') return formatAvailability(actual ?? 0, unavailability);
  if (target === 'requestsPerSecond') return actual === null ? 'any number' : formatRate(actual);
  return formatLatency(actual);
}

/** `1.8 × the downtime allowed`, `42 ms to spare`, `58 ms too slow`, `14,000 rps too few`. */
export function marginWords({ target, asked, actual, verdict, ratio }: TargetReading): string {
  const isMet = verdict === 'met';
  if (target === 'availability') {
    if (!Number.isFinite(ratio)) return 'no downtime is allowed';
    return `${formatCount(ratio)} × the downtime allowed`;
  }
  if (target === 'requestsPerSecond') {
    if (actual === null) return 'nothing limits it';
    return `${formatRate(Math.abs(actual - asked))} ${isMet ? 'to spare' : 'too few'}`;
  }
  if (actual === null) return 'something it needs is overloaded';
  return `${formatLatency(Math.abs(asked - actual))} ${isMet ? 'to spare' : 'too slow'}`;
}

/** `misses p99 and p50`, `meets its target`; empty: there is none. */
export function standingWords(readings: readonly Pick<TargetReading, 'target' | 'verdict'>[]): string {
  if (readings.length === 0) return '';
  const missed = readings.flatMap(({ target, verdict }) => (verdict === 'missed' ? [MISSED[target]] : []));
  if (missed.length > 0) return `misses ${missed.join(', ')}`;
  return readings.length === 1 ? 'meets its target' : `meets its ${readings.length} targets`;
}

const MISSED: Readonly<Record<TargetId, string>> = {
  availability: 'availability',
  p50Ms: 'p50',
  p95Ms: 'p95',
  p99Ms: 'p99',
  requestsPerSecond: 'throughput',
};
