/**
 * One waiting line, request by request: Poisson arrivals, c replicas, first come first served from one shared
 * line or each replica with its own and the request sent to any of them. Mean wait by batch means.
 */
import type { Random } from '../reference/random';

export interface Line {
  readonly replicas: number;
  readonly requestsPerSecond: number;
  /** Milliseconds a replica is busy with one request. */
  readonly work: (random: Random) => number;
  readonly discipline?: 'shared' | 'random';
}

export interface MeanWait {
  readonly meanMs: number;
  /** Half the width of the 95 % confidence interval. */
  readonly halfWidthMs: number;
  /** Share of the requests that wait at all. */
  readonly waited: number;
}

const BATCHES = 40;

/** The first tenth is left out as warm-up. */
export function simulatedWait(line: Line, requests: number, random: Random): MeanWait {
  const free = new Float64Array(line.replicas);
  const warmUp = Math.floor(requests / 10);
  const batch = Math.floor((requests - warmUp) / BATCHES);
  const means = new Float64Array(BATCHES);
  let now = 0;
  let waited = 0;
  for (let request = 0; request < warmUp + batch * BATCHES; request++) {
    now -= (1000 / line.requestsPerSecond) * Math.log(1 - random.next());
    const replica = line.discipline === 'random' ? random.whole(0, line.replicas - 1) : earliest(free);
    const start = Math.max(now, free[replica] ?? 0);
    free[replica] = start + line.work(random);
    if (request < warmUp) continue;
    const index = Math.floor((request - warmUp) / batch);
    means[index] = (means[index] ?? 0) + (start - now) / batch;
    if (start > now) waited++;
  }
  const meanMs = means.reduce((sum, mean) => sum + mean, 0) / BATCHES;
  const variance = means.reduce((sum, mean) => sum + (mean - meanMs) ** 2, 0) / (BATCHES - 1);
  // 2.02: Student's t for 39 degrees of freedom.
  return { meanMs, halfWidthMs: 2.02 * Math.sqrt(variance / BATCHES), waited: waited / (batch * BATCHES) };
}

function earliest(free: Float64Array): number {
  let best = 0;
  for (let index = 1; index < free.length; index++) if ((free[index] ?? 0) < (free[best] ?? 0)) best = index;
  return best;
}
