/**
 * The inputs of the capacity worksheet of a page: who there is, what they do how often, how much of it is sent and kept.
 * What follows from them is derived (src/estimate/capacity). Format: docs/file-format.md, Capacity.
 */
import type { Period } from '../shared/amounts';
import type { JsonObject } from '../shared/json';

export interface Capacity {
  readonly users: ReadonlyMap<string, Users>;
  readonly actions: ReadonlyMap<string, Action>;
  /** The busiest second over the average one; absent: the default of src/estimate/capacity/defaults.ts, like the others. */
  readonly peakFactor?: number;
  /** What is put on journeys, and compared with theirs. */
  readonly loads?: Loads;
  readonly retentionYears?: number;
  /** Of everything that is kept. */
  readonly copies?: number;
  /** Of what is read in a day, the share a cache holds. */
  readonly hotShare?: number;
  /** The component that is this cache. */
  readonly cache?: string;
  readonly extra?: JsonObject;
}

export const LOADS = ['peak', 'average'] as const;
export type Loads = (typeof LOADS)[number];

export interface Users {
  readonly name?: string;
  readonly count: number;
  readonly extra?: JsonObject;
}

/** Something that is done: by each of some users, for each time another thing is done, or so often in all. */
export interface Action {
  readonly name?: string;
  /** Absent: a read. */
  readonly operation?: 'read' | 'write';
  readonly times: number;
  /** Absent: a day. It says nothing where another action is followed. */
  readonly per?: Period;
  /** Each of these does it; one of the two. */
  readonly users?: string;
  /** It is done so many times for each of this. */
  readonly follows?: string;
  readonly requestBytes?: number;
  readonly responseBytes?: number;
  /** What is kept of each. */
  readonly storedBytes?: number;
  /** Of a read, false: what it answers with is in no cache. */
  readonly cached?: boolean;
  /** The journey whose load it is, or part of it. */
  readonly journey?: string;
  /** The component that keeps it. */
  readonly store?: string;
  readonly extra?: JsonObject;
}

export const NO_CAPACITY: Capacity = { users: new Map(), actions: new Map() };
