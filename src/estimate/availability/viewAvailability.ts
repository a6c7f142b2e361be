/** What is asked of availabilities, and what is answered. */
import type { Graph } from '../graph/graph';
import type { View } from '../graph/view';
import type { ChanceTable } from './chanceTable';
import type { Importance } from './importance';
import type { Chance } from './replicas';
import type { RequiredReplicas } from './variables';

/** `up` and `down` are each computed; `up` is the sure part where the answer is not exact. */
export interface Availability extends Chance {
  readonly exact: boolean;
  readonly range?: readonly [low: number, high: number];
}

export interface ViewAvailability {
  /** The component answers calls of this operation, everything it needs included. */
  ok(node: number, operation: number): Availability;
  /** With optional calls needed too. */
  fullFunction(node: number): Availability;
  /** The component alone. */
  up(node: number, operation: number): Availability;
  /** All calls it makes for one request. */
  calls(node: number): Availability;
  /** All shards at once; null where it has one. */
  allShards(node: number): Availability | null;
  /** All of them at once, the same object as long as it says the same; null: some lanes are left out. */
  table(): ChanceTable | null;
  singlePoints(node: number): string[];
  /** How that answer hangs on each of its draws; of the sure part where it is not exact. */
  importance(node: number, operation: number): Importance;
}

export interface AvailabilityRequest {
  readonly graph: Graph;
  readonly views: readonly View[];
  /** Where requests enter: variables are ordered from there. */
  readonly entries: readonly number[];
  readonly required: RequiredReplicas;
  readonly loadBearing: ReadonlySet<number>;
  /** Nothing is asked with optional calls needed too; `fullFunction` then says what `ok` does. */
  readonly answeredOnly?: boolean;
  /** Steps that decision diagrams may take before answers become intervals. */
  readonly nodeBudget?: number;
}
