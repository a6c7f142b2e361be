/**
 * Which caches the store behind them cannot do without: with no hit of theirs, under the load of all journeys,
 * its utilization would be 1 or more.
 */
import { changedNodes } from '../graph/changed';
import type { Call, Graph, Node } from '../graph/graph';
import { WRITE } from '../graph/graph';
import { utilization, utilizationByOne } from './capacity';
import type { Load } from './load';

/** The load of all journeys where these caches have no hits. */
export type ColdLoad = (coldCaches: ReadonlySet<number>) => Load;

/** Keys of the cache-aside groups whose look-up must be up. */
export function loadBearingGroups(graph: Graph, loadWithout: ColdLoad): Set<number> {
  const found = new Set<number>();
  const asides = cacheAsides(graph);
  if (asides.length === 0) return found;
  // Cold caches only add load: what holds with all of them cold holds with any one.
  const allCold = loadWithout(new Set(asides.map(({ cache }) => cache.index)));
  const doubtful = asides.filter(({ store }) => isFull(store, allCold));
  const asItIs = loadWithout(new Set());
  const coldOf = new Map<number, Load>();
  for (const aside of doubtful) {
    const { key, cache, store } = aside;
    const same = doubtful.filter((other) => other.cache === cache && other.store === store);
    const missed = graph.failuresAreKnown
      ? 0
      : same.reduce((sum, one) => sum + utilizationByMisses(one, asItIs), 0);
    // Already by the requests it would take over itself, whatever else its loss adds elsewhere.
    if ((utilization(store, asItIs.arrivals) ?? 0) + missed >= 1) found.add(key);
    else {
      const cold = coldOf.get(cache.index) ?? loadWithout(new Set([cache.index]));
      coldOf.set(cache.index, cold);
      if (isFull(store, cold)) found.add(key);
    }
  }
  return found;
}

const isFull = (store: Node, load: Load): boolean => (utilization(store, load.arrivals) ?? 0) >= 1;

interface CacheAside {
  readonly key: number;
  readonly cache: Node;
  readonly store: Node;
  /** Of the look-ups, those that the store is not asked after. */
  readonly hits: number;
  readonly asked: Call;
}

function cacheAsides({ nodes, calls }: Graph): CacheAside[] {
  return drawnIn(nodes, calls).flatMap(({ key, lookUp, asked }): CacheAside[] => {
    const [cache, store] = [nodes[lookUp.to], nodes[asked.to]];
    if (!cache || !store) return [];
    const hits = lookUp.operation === WRITE ? 0 : lookUp.probability * cache.hitRatio;
    return [{ key, cache, store, hits, asked }];
  });
}

/** As its calls are drawn. */
interface Drawn {
  readonly key: number;
  readonly lookUp: Call;
  readonly asked: Call;
}

interface Known {
  readonly nodes: Graph['nodes'];
  readonly drawn: readonly Drawn[];
}

const known = new WeakMap<Graph['calls'], Known>();

/** Looked for again only where groups of calls are others. */
function drawnIn(nodes: Graph['nodes'], calls: Graph['calls']): readonly Drawn[] {
  const before = known.get(calls);
  const isSame =
    before?.nodes.length === nodes.length &&
    changedNodes(before.nodes, nodes).every((at) => before.nodes[at]?.groups === nodes[at]?.groups);
  const drawn = isSame ? before.drawn : findDrawn(nodes);
  known.set(calls, { nodes, drawn });
  return drawn;
}

function findDrawn(nodes: Graph['nodes']): Drawn[] {
  const found: Drawn[] = [];
  for (const { groups } of nodes) {
    for (const { how, key, members } of groups) {
      if (how !== 'cache') continue;
      const at = (place: number): Call | undefined => members.find((member) => member.place === place)?.call;
      const [lookUp, asked] = [at(0), at(1)];
      if (lookUp && asked) found.push({ key, lookUp, asked });
    }
  }
  return found;
}

/** What the hits would add to the store's utilization; 0 where nothing tells. */
function utilizationByMisses({ store, hits, asked }: CacheAside, { calls }: Load): number {
  const now = calls[asked.index] ?? 0;
  return hits < 1 && now > 0 ? ((now * hits) / (1 - hits)) * utilizationByOne(store, asked.operation) : 0;
}
