/** What a card calls the numbers it can explain, and how their amounts read. */
import type { Explained, MeasureId } from '../../estimate/explain/explanation';
import {
  formatAvailability,
  formatCount,
  formatDuration,
  formatLatency,
  formatRate,
  formatShare,
} from '../../shared/formatNumbers';
import { SECONDS_PER_YEAR } from '../../shared/secondsPerYear';

interface Measure {
  /** On its tab. */
  readonly tab: string;
  /** `Why p99 is`. */
  readonly asked: string;
  /** Over the parts that add up to it. */
  readonly parts: string;
  readonly value: (it: Explained) => string;
  /** One of those that add up. */
  readonly amount: (amount: number) => string;
}

const latency = (tab: string): Measure => ({
  tab,
  asked: `Why ${tab} is`,
  parts: tab === 'mean' ? 'Where the time goes' : `Where the time goes in requests that take as long`,
  value: (it) => formatLatency(it.value),
  amount: formatLatency,
});

const share = (tab: string, asked: string): Measure => ({
  tab,
  asked,
  parts: 'What the rest is lost to',
  value: (it) => formatAvailability(it.value ?? 0),
  amount: formatShare,
});

const rate = (tab: string, asked: string): Measure => ({
  tab,
  asked,
  parts: 'Where it comes from',
  value: (it) => (it.value === null ? 'without limit' : formatRate(it.value)),
  amount: formatRate,
});

/** In the order of the tabs. */
export const MEASURES: Readonly<Record<MeasureId, Measure>> = {
  availability: {
    tab: 'Available',
    asked: 'Why it is available',
    parts: 'What its downtime hangs on',
    value: (it) => formatAvailability(it.value ?? 0, it.total?.amount),
    amount: (down) => `${formatDuration(down * SECONDS_PER_YEAR)} a year`,
  },
  successRate: share('Success', 'Why requests succeed'),
  'latencyMs.p50': latency('p50'),
  'latencyMs.p95': latency('p95'),
  'latencyMs.p99': latency('p99'),
  'latencyMs.mean': latency('mean'),
  requestsPerSecond: rate('Load', 'Why its load is'),
  utilization: {
    tab: 'Busy',
    asked: 'Why it is busy',
    parts: 'Where the load comes from',
    value: (it) => (it.value === null ? 'never' : formatShare(it.value)),
    amount: formatShare,
  },
  maxRequestsPerSecond: rate('At most', 'Why it takes at most'),
  servedShare: share('Served', 'Why so many are served'),
  timedOut: {
    tab: 'Timed out',
    asked: 'Why requests time out',
    parts: 'Which calls are late',
    value: (it) => formatShare(it.value ?? 0),
    amount: formatCount,
  },
};

export const MEASURE_IDS = Object.keys(MEASURES).filter((id): id is MeasureId => id in MEASURES);

/** With a minus where it is less than nothing. */
export const signed = (amount: number, format: (value: number) => string): string =>
  amount < 0 ? `−${format(-amount)}` : format(amount);
