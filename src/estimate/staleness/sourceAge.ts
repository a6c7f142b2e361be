/** What makes data old, and what a reader may count on: words that all of staleness shares. */

/** From the most a reader may count on to the least: the latest write, their own writes, some write in time. */
export type Consistency = 'strong' | 'read-your-writes' | 'eventual';

export interface StalePart {
  /** ttl, refresh, replication-lag: of this component or connection; asynchronous-work: time to effect, p99. */
  readonly kind: 'ttl' | 'refresh' | 'replication-lag' | 'asynchronous-work';
  readonly id: string;
  /** null: no bound. */
  readonly ms: number | null;
  /** Not set by the user. */
  readonly isDefault: boolean;
}

export interface SourceAge {
  readonly parts: readonly StalePart[];
  readonly consistency: Consistency;
}

export const CURRENT: SourceAge = { parts: [], consistency: 'strong' };

const ORDER: readonly Consistency[] = ['eventual', 'read-your-writes', 'strong'];

export const weaker = (a: Consistency, b: Consistency): Consistency =>
  ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b;

export const ageOfParts = (parts: readonly StalePart[]): number =>
  parts.reduce((sum, { ms }) => sum + (ms ?? Infinity), 0);
