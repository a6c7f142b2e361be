/** What would arrive if no call were made twice: no retries, no hedges, and each answer in time. */
import type { Node } from '../graph/graph';
import { totalArrivals, utilization } from './capacity';
import type { Load } from './load';

export interface FirstAttempts {
  readonly requestsPerSecond: number;
  readonly utilization: number | null;
}

/** Undefined: nothing is made twice. */
export function firstAttempts(node: Node, load: Load): FirstAttempts | undefined {
  if (!load.once) return undefined;
  const requestsPerSecond = totalArrivals(node, load.once);
  if (!(totalArrivals(node, load) > requestsPerSecond * (1 + 1e-9))) return undefined;
  return { requestsPerSecond, utilization: utilization(node, load.once.arrivals) };
}
