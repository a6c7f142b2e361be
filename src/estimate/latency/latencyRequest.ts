/** What the times of a view are made from. */
import type { ViewAvailability } from '../availability/viewAvailability';
import type { View } from '../graph/view';
import type { Times } from './times';

export interface LatencyRequest {
  readonly view: View;
  readonly availability: Pick<ViewAvailability, 'ok' | 'up' | 'calls'> &
    Partial<Pick<ViewAvailability, 'table'>>;
  readonly loadBearing: ReadonlySet<number>;
  /** Offered load over capacity by component; null: nothing limits it. */
  readonly utilization: readonly (number | null)[];
  /** Requests per second by component index × 3 + operation. */
  readonly arrivals: Float64Array;
  /** By call: the share its breaker lets through under that load; absent: as its failures alone have it. */
  readonly admitted?: ReadonlyMap<number, number>;
  readonly times: Times;
}
