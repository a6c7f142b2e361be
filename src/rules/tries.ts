/** How often a part may be asked for one request, when all that calls are retried on the way to it are. */
import type { Connection } from '../model/diagram';
import type { Part } from './parts';

/** Attempts that one call makes at most; a circuit breaker stops them. */
export const triesOf = ({ retries, circuitBreaker }: Connection): number =>
  circuitBreaker ? 1 : (retries?.max ?? 0) + 1;

/** By index, 1 where it is asked once; callers before callees. A way round a circle counts once. */
export function mostTries(parts: readonly Part[], depthOf: (part: Part) => number): Float64Array {
  const tries = new Float64Array(parts.length).fill(1);
  for (const part of byDepth(parts, depthOf)) {
    const depth = depthOf(part);
    let most = 1;
    for (const { from, connection } of part.callsTo)
      if (depthOf(from) < depth) most = Math.max(most, (tries[from.index] ?? 1) * triesOf(connection));
    tries[part.index] = most;
  }
  return tries;
}

function byDepth(parts: readonly Part[], depthOf: (part: Part) => number): readonly Part[] {
  const levels: Part[][] = [];
  for (const part of parts) {
    const depth = depthOf(part);
    const level = levels[depth];
    if (level) level.push(part);
    else levels[depth] = [part];
  }
  return levels.flat();
}
