/**
 * The shape of an estimate: what each component offers, what each connection's caller sees, what each
 * journey's user gets. Same names and units as the command line's JSON (docs/file-format.md).
 */
import type { Backlog } from './load/backlog';
import type { BurstStorm } from './load/burstStorms';
import type { FirstAttempts } from './load/firstAttempts';
import type { Headroom, JourneyHeadroom } from './load/headroom';
import type { Staleness } from './staleness/staleness';

export interface Estimate {
  readonly journeys: ReadonlyMap<string, JourneyEstimate>;
  /** Over all connections whatever the journeys, under the load of all of them. */
  readonly components: ReadonlyMap<string, ComponentEstimate>;
  readonly connections: ReadonlyMap<string, ConnectionEstimate>;
  readonly problems: readonly EstimateProblem[];
  /** By broker that has consumers, under the load of all journeys. */
  readonly backlogs: ReadonlyMap<string, Backlog>;
  /** By asynchronous connection: from sending one message until everything behind it is done. */
  readonly effects: ReadonlyMap<string, LatencyEstimate>;
  /** What a short outage would leave overloaded under the load of all journeys; absent: not looked at. */
  readonly burstStorms?: readonly BurstStorm[] | undefined;
}

/** Milliseconds until the answer, given success; null where overload leaves no bound. */
export interface LatencyEstimate {
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly p999: number | null;
}

export interface ComponentEstimate {
  readonly availability: number;
  readonly unavailability: number;
  readonly latencyMs: LatencyEstimate;
  readonly requestsPerSecond: number;
  /** Offered load over capacity; null: nothing limits it. */
  readonly utilization: number | null;
  /** How much more of the same load it can carry. */
  readonly headroom?: Headroom;
  /** The least replicas with which it isn't overloaded at this load; null: nothing limits it. */
  readonly requiredReplicas?: number | null;
  /** Absent: no call to it is made twice. */
  readonly firstAttempts?: FirstAttempts;
  /** Sharded stores only: all shards at once. */
  readonly allShardsAvailability?: number;
  /** False where the exact method ran out of its budget; then the range stands beside the number. */
  readonly exact: boolean;
  readonly availabilityRange?: readonly [low: number, high: number];
}

export interface ConnectionEstimate {
  readonly availability: number;
  readonly unavailability: number;
  readonly latencyMs: LatencyEstimate;
  readonly requestsPerSecond: number;
  /** If no call were made twice; absent: none is. */
  readonly firstAttemptsPerSecond?: number;
  readonly exact: boolean;
  readonly availabilityRange?: readonly [low: number, high: number];
}

/** Of a request that has got over a connection, from the journey's entry until then. */
export interface SoFarEstimate {
  /** null: it would take too long to find out. */
  readonly availability: number | null;
  readonly unavailability: number | null;
  readonly exact: boolean;
  readonly availabilityRange?: readonly [low: number, high: number];
  readonly latencyMs: LatencyEstimate;
}

/** By id, of the connections the journey takes. */
export type SoFar = ReadonlyMap<string, SoFarEstimate>;

export const TARGET_IDS = ['availability', 'p50Ms', 'p95Ms', 'p99Ms', 'requestsPerSecond'] as const;
export type TargetId = (typeof TARGET_IDS)[number];

export type TargetVerdict = 'met' | 'missed';

export interface JourneyEstimate {
  readonly availability: number;
  readonly unavailability: number;
  /** A year is 365.25 days. */
  readonly downtimeSecondsPerYear: number;
  readonly latencyMs: LatencyEstimate;
  readonly timedOut: number;
  readonly servedShare: number;
  /** availability × servedShare × (1 − timedOut). */
  readonly successRate: number;
  /** With optional calls counted as needed. */
  readonly fullFunctionAvailability: number;
  readonly maxRequestsPerSecond: number | null;
  readonly bottleneck: string | null;
  /** How much more of it there may be under today's load of all journeys. */
  readonly headroom?: JourneyHeadroom;
  /** Until the last of its asynchronous work is done, answer included; absent: it has none. */
  readonly effectMs?: LatencyEstimate | undefined;
  /** Its share of what the parts cost a month (cost.ts); absent: no part says what it costs. */
  readonly costPerMonth?: number;
  /** How old what it answers with may be; absent: it reads no data. */
  readonly staleness?: Staleness | undefined;
  /** What a request has been through when it has got over each of its connections. */
  readonly soFar?: SoFar | undefined;
  /** Components, groups and connections without which no request succeeds, sorted; not `exact`: there may be more. */
  readonly singlePointsOfFailure: readonly string[];
  readonly targets: Readonly<Partial<Record<TargetId, TargetVerdict>>>;
  readonly exact: boolean;
  readonly availabilityRange?: readonly [low: number, high: number];
  readonly components: ReadonlyMap<string, ComponentEstimate>;
  readonly connections: ReadonlyMap<string, ConnectionEstimate>;
  /** As an estimate's, under its own load alone. */
  readonly effects: ReadonlyMap<string, LatencyEstimate>;
}

/** Something the numbers had to leave out or assume; `path` as in the file. */
export interface EstimateProblem {
  readonly path: string;
  readonly message: string;
}
