/** How often a part may be asked for one request, when all that calls are retried on the way to it are. */
import type { Connection, Diagram } from '../model/diagram';
import type { Entry } from '../model/queries';

/** Attempts that one call makes at most; a circuit breaker stops them. */
export const triesOf = ({ retries, circuitBreaker }: Connection): number =>
  circuitBreaker ? 1 : (retries?.max ?? 0) + 1;

/** By component, where it is more than once; callers before callees. A way round a circle counts once. */
export function mostTries(
  diagram: Diagram,
  callsTo: (id: string) => readonly Entry<Connection>[],
  depthOf: (id: string) => number,
): ReadonlyMap<string, number> {
  const tries = new Map<string, number>();
  const byDepth: string[][] = [];
  for (const id of diagram.components.keys()) {
    const depth = depthOf(id);
    const level = byDepth[depth];
    if (level) level.push(id);
    else byDepth[depth] = [id];
  }
  for (const [depth, level] of byDepth.entries())
    for (const id of level ?? []) {
      let most = 1;
      for (const [, call] of callsTo(id))
        if (depthOf(call.from) < depth) most = Math.max(most, (tries.get(call.from) ?? 1) * triesOf(call));
      if (most > 1) tries.set(id, most);
    }
  return tries;
}
