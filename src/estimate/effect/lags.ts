/**
 * How long after a component's answer the asynchronous work of a request may last, counting all of it from the
 * answer though some of it starts earlier: never less than it is. For where following what goes on beside it would
 * take too long, or cannot be split from what comes after it.
 */
import type { Group } from '../graph/graph';
import type { View } from '../graph/view';
import { enqueuesOf, groupsOf, isLookUp } from '../graph/view';
import type { Distribution } from '../latency/distribution';
import { NO_TIME } from '../latency/distribution';
import type { Times } from '../latency/times';
import { memberShares } from '../load/shares';
import { latest, latestOfEqual } from './latest';

interface LagRequest {
  readonly view: View;
  readonly times: Times;
  readonly path: ReadonlySet<number>;
  readonly visit: (
    node: number,
    name: string,
    compute: () => Distribution,
    cutOff: () => Distribution,
  ) => Distribution;
  readonly leavesWork: (node: number) => boolean;
  readonly behind: (broker: number) => Distribution;
  readonly backgroundEffects: (node: number) => readonly Distribution[];
}

export function createLags(request: LagRequest): (node: number) => Distribution {
  const { view, times, path, visit, leavesWork, behind, backgroundEffects } = request;

  const lag = (node: number): Distribution => {
    if (!leavesWork(node) || path.has(node)) return NO_TIME;
    const longest = (): Distribution =>
      latest(times, [
        ...groupsOf(view, node).map(ofGroup),
        ...enqueuesOf(view, node).map((call) =>
          byChance(call.probability, latestOfEqual(times, behind(call.to), call.timesPerRequest)),
        ),
        ...backgroundEffects(node),
      ]);
    return visit(node, 'lag', longest, () => NO_TIME);
  };

  const ofGroup = (group: Group): Distribution => {
    const lags = group.members.map(({ call, place }) =>
      isLookUp(group, place) ? NO_TIME : latestOfEqual(times, lag(call.to), call.timesPerRequest),
    );
    const shares = memberShares(view.graph, group);
    if (group.how === 'sequence' || group.how === 'parallel' || group.how === 'quorum') {
      return latest(
        times,
        lags.map((time, i) => byChance(shares[i] ?? 0, time)),
      );
    }
    const parts = lags.map((time, i) => [shares[i] ?? 0, time] as const);
    const left = 1 - shares.reduce((sum, share) => sum + share, 0);
    return times.mix([...parts, [Math.max(0, left), NO_TIME]]);
  };

  const byChance = (chance: number, time: Distribution): Distribution =>
    times.mix([
      [chance, time],
      [1 - chance, NO_TIME],
    ]);

  return lag;
}
