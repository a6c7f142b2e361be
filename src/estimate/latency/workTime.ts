/**
 * A component's own work at light load: a lognormal, and for the share of requests that find no instance waiting
 * the start of one on top.
 */
import type { Work } from '../../catalog/effective';
import type { Distribution } from './distribution';
import type { Times } from './times';

export function workTime(times: Times, { latencyMs, coldStart }: Work): Distribution {
  const warm = times.of(latencyMs);
  if (!coldStart) return warm;
  return times.mix([
    [1 - coldStart.share, warm],
    [coldStart.share, times.sum(warm, times.of(coldStart.latencyMs))],
  ]);
}
