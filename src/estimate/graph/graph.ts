/**
 * The diagram as the estimator walks it: components and connections by index, every setting resolved, every
 * synchronous connection in exactly one call group. A journey is a filtered view of it.
 */

import type { Breaker } from '../../catalog/breaker';
import type { EffectiveSettings, Work } from '../../catalog/effective';
import type { Component, Diagram, How, LatencyMs, Operation } from '../../model/diagram';
import type { Placement, ReplicaUnit } from './placement';

/** Index 0 is "no stated operation". */
export const OPERATIONS: readonly (Operation | undefined)[] = [undefined, 'read', 'write'];
export const GENERAL = 0;
export const WRITE = 2;

export interface Call {
  readonly id: string;
  readonly index: number;
  readonly from: number;
  readonly to: number;
  /** Index into OPERATIONS. */
  readonly operation: number;
  /** enqueue: into a broker, its caller waits for the broker alone · background: nobody waits for it. */
  readonly kind: 'call' | 'enqueue' | 'background';
  readonly optional: boolean;
  readonly probability: number;
  readonly timesPerRequest: number;
  readonly linkAvailability: number;
  readonly errorRate: number;
  readonly maxRetries: number;
  /** Before the first retry; doubled before each further one. */
  readonly backoffMs: number;
  readonly jitter: boolean;
  readonly timeoutMs: number | null;
  readonly hedgeAfterMs: number | null;
  readonly breaker: Breaker | null;
  readonly wire: LatencyMs;
}

export interface Member {
  readonly call: Call;
  readonly weight: number;
  /** Where it stands in its group as drawn; a journey that leaves others out doesn't move it. */
  readonly place: number;
}

export interface Group {
  /** Its number among all groups of the diagram: the name of its one pick a request. */
  readonly key: number;
  readonly how: How;
  readonly need: number;
  readonly members: readonly Member[];
}

export interface Node {
  readonly id: string;
  readonly index: number;
  readonly component: Component;
  readonly placement: Placement;
  readonly settings: EffectiveSettings;
  /** By index into OPERATIONS. */
  readonly work: readonly Work[];
  readonly isBroker: boolean;
  /** Hands each message to one consumer, not to all. */
  readonly sharesMessages: boolean;
  /** A cache or CDN type: with calls to make it answers `hitRatio` of requests itself. */
  readonly mayAnswerItself: boolean;
  readonly hitRatio: number;
  /** Says what it costs. */
  readonly isPriced: boolean;
  readonly units: readonly ReplicaUnit[];
  /** Replicas no failure is known of; absent: all of them. */
  readonly replicasUp?: number;
  /** At least so many are needed, by operation, whatever the load; for `"auto"`. */
  readonly leastRequired?: readonly number[];
  /** A factor on the wait for a free replica, 1 if absent. */
  readonly waitFactor?: number;
  /** Every call it makes or message it sends, in the diagram's order. */
  readonly leaving: readonly Call[];
  readonly groups: readonly Group[];
  /** Asynchronous ones. */
  readonly asynchronous: readonly Call[];
}

export interface Graph {
  readonly diagram: Diagram;
  readonly nodes: readonly Node[];
  readonly calls: readonly Call[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly callIndexOf: ReadonlyMap<string, number>;
  /** Keys of call groups below this are taken. */
  readonly nextKey: number;
  /** Whether load goes round what has an availability of 0 (overrides.ts). */
  readonly failuresAreKnown?: boolean;
}
