/** What the capacity worksheet takes where nothing is said, each with its reason; shown beside the field. */
import type { Source } from '../../catalog/componentType';
import { judged, sourced } from '../../catalog/sources';
import type { Capacity, Loads } from '../../model/capacity';

interface Sourced<T> {
  readonly value: T;
  readonly source: Source;
}

export const PEAK_FACTOR: Sourced<number> = sourced(
  3,
  judged('the busiest second is usually 2 to 5 times the average'),
);
export const RETENTION_YEARS: Sourced<number> = sourced(5, judged('a usual horizon to plan a store for'));
export const COPIES: Sourced<number> = sourced(3, judged('the usual replication factor'));
export const HOT_SHARE: Sourced<number> = sourced(
  0.2,
  judged('a fifth of the data gets four fifths of the reads (Pareto)'),
);
export const LOADS_SHOWN: Loads = 'peak';

export interface CapacityInForce {
  readonly peakFactor: number;
  readonly loads: Loads;
  readonly retentionYears: number;
  readonly copies: number;
  readonly hotShare: number;
}

export const inForce = (capacity: Capacity): CapacityInForce => ({
  peakFactor: capacity.peakFactor ?? PEAK_FACTOR.value,
  loads: capacity.loads ?? LOADS_SHOWN,
  retentionYears: capacity.retentionYears ?? RETENTION_YEARS.value,
  copies: capacity.copies ?? COPIES.value,
  hotShare: capacity.hotShare ?? HOT_SHARE.value,
});
