/**
 * How much more load there may be until something is full (utilization 1), what it is made of staying as it is:
 * reads and writes in the same proportions, the same attempts and hedges.
 */
import { isBeyondAll } from '../graph/computable';
import type { Graph, Node } from '../graph/graph';
import { GENERAL } from '../graph/graph';
import { orderById, utilization, utilizations } from './capacity';
import type { Load } from './load';

export interface Headroom {
  /** Times today's load, 1 / utilization; below 1 where it is overloaded; null: no load, or no limit. */
  readonly times: number | null;
  /** On top of today's; negative: so much too much; null: no limit. */
  readonly requestsPerSecond: number | null;
}

export interface JourneyHeadroom extends Headroom {
  /** What is full first. */
  readonly bottleneck: string | null;
}

/** Of a component; where nothing arrives, what calls of no stated operation would find. */
export function headroom(node: Node, arrivals: Float64Array): Headroom {
  const used = utilization(node, arrivals);
  if (used === null) return NO_LIMIT;
  const rate = [0, 1, 2].reduce((sum, operation) => sum + (arrivals[node.index * 3 + operation] ?? 0), 0);
  if (isBeyondAll(used)) return { times: 0, requestsPerSecond: -rate };
  if (used > 0) return { times: 1 / used, requestsPerSecond: rate / used - rate };
  const { replicas, shards } = node.settings;
  const one = node.work[GENERAL]?.capacityRps ?? null;
  return { times: null, requestsPerSecond: one && one * replicas * Math.max(1, shards) };
}

/**
 * Of a journey that grows by itself, the others staying as they are: `ofOneRequest` is the load of one more of its
 * requests a second, `offered` that of all journeys today.
 */
export function journeyHeadroom(
  graph: Graph,
  offered: Load,
  ofOneRequest: Load,
  requestsPerSecond: number,
): JourneyHeadroom {
  let most: number | null = null;
  let bottleneck: string | null = null;
  const today = utilizations(graph, offered.arrivals);
  const { indices, byOne } = filledBy(graph, ofOneRequest);
  for (let place = 0; place < indices.length; place++) {
    const index = indices[place] ?? 0;
    const each = byOne[place] ?? 0;
    const used = today[index] ?? 0;
    const spare = (1 - used) / each;
    // What can take nothing at all.
    const isFutile = isBeyondAll(each) || isBeyondAll(used) || !Number.isFinite(spare);
    const left = isFutile ? 0 - requestsPerSecond : spare;
    if (most !== null && left >= most - 1e-12 * Math.abs(most)) continue;
    most = left;
    bottleneck = graph.nodes[index]?.id ?? null;
  }
  if (most === null) return { ...NO_LIMIT, bottleneck };
  const times = requestsPerSecond > 0 ? Math.max(0, 1 + most / requestsPerSecond) : null;
  return { times, requestsPerSecond: most, bottleneck };
}

/** What a request fills at all, in the order of the ids. */
interface Filled {
  readonly indexOf: Graph['indexOf'];
  readonly indices: readonly number[];
  /** At the same places, by how much one request a second does. */
  readonly byOne: Float64Array;
}

function filledBy(graph: Graph, ofOneRequest: Load): Filled {
  const used = utilizations(graph, ofOneRequest.arrivals);
  const known = filled.get(used);
  if (known?.indexOf === graph.indexOf) return known;
  const indices = orderById(graph).filter((index) => (used[index] ?? 0) > 0);
  const byOne = Float64Array.from(indices, (index) => used[index] ?? 0);
  const made = { indexOf: graph.indexOf, indices, byOne };
  filled.set(used, made);
  return made;
}

const filled = new WeakMap<readonly (number | null)[], Filled>();

/** How many of it there may be in all, the others staying as they are; null: no limit. */
export const mostTaken = (requestsPerSecond: number, { requestsPerSecond: more }: Headroom): number | null =>
  more === null ? null : Math.max(0, requestsPerSecond + more);

const NO_LIMIT: Headroom = { times: null, requestsPerSecond: null };
