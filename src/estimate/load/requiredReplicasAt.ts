/**
 * How many replicas a component needs to stay below a utilization: the least n with k·u·c / n < ceiling, where c are
 * there now, u is their utilization at today's load and k is how many times that load comes. Of a sharded store: in
 * each shard. Null: nothing limits it, so one is enough; or what they are asked is so much that no number would do, or
 * there are none now whose capacity could be told from their utilization.
 */
import { isBeyondAll } from '../graph/computable';

export interface Sizing {
  /** How many times today's load. */
  readonly load: number;
  /** What utilization has to stay below, up to 1, from where a component is overloaded. */
  readonly ceiling: number;
}

const AT_TODAYS_LOAD: Sizing = { load: 1, ceiling: 1 };

export function requiredReplicasAt(
  utilization: number | null,
  replicas: number,
  { load, ceiling }: Sizing = AT_TODAYS_LOAD,
): number | null {
  if (utilization === null || isBeyondAll(utilization)) return null;
  const full = (utilization * replicas * load) / ceiling;
  if (!Number.isFinite(full)) return null;
  // Exactly full is not below the ceiling; a rounding error more or less is exactly full.
  return Math.max(1, Math.floor(full + Math.max(1, full) * 1e-12) + 1);
}
