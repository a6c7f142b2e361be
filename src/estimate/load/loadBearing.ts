/**
 * Which caches the store behind them cannot do without: with no hit of theirs, under the load of all journeys,
 * its utilization would be 1 or more.
 */
import type { Graph } from '../graph/graph';
import type { View } from '../graph/view';
import { addLoads, utilization } from './capacity';
import { noLoad, pushLoad } from './load';

export interface Source {
  readonly view: View;
  readonly entry: number;
  readonly requestsPerSecond: number;
}

/** Keys of the cache-aside groups whose look-up must be up. */
export function loadBearingGroups(graph: Graph, whole: View, sources: readonly Source[]): Set<number> {
  const found = new Set<number>();
  const loaded = sources.filter((source) => source.requestsPerSecond > 0);
  if (loaded.length === 0) return found;
  const coldArrivals = new Map<number, Float64Array>();
  const without = (cache: number): Float64Array => {
    const known = coldArrivals.get(cache);
    if (known) return known;
    const cold = new Set([cache]);
    const loads = loaded.map(({ view, entry, requestsPerSecond }) =>
      pushLoad(view, entry, requestsPerSecond, cold),
    );
    const { arrivals } = addLoads(loads, noLoad(whole));
    coldArrivals.set(cache, arrivals);
    return arrivals;
  };
  for (const group of graph.nodes.flatMap((node) => node.groups)) {
    if (group.how !== 'cache') continue;
    const lookUp = group.members.find((member) => member.place === 0)?.call;
    const store = group.members.find((member) => member.place === 1)?.call;
    const [cache, target] = [graph.nodes[lookUp?.to ?? -1], graph.nodes[store?.to ?? -1]];
    if (!lookUp || !cache || !target) continue;
    if ((utilization(target, without(cache.index)) ?? 0) >= 1) found.add(group.key);
  }
  return found;
}
