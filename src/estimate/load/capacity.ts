/**
 * What the load means to a component: its utilization, how many replicas `"auto"` asks for, and the most a
 * journey can bring before something is full. Reads and writes with capacities of their own add up:
 * Σ load/capacity over the operations, per replica and shard.
 */
import { kept } from '../../shared/kept';
import { byText } from '../../shared/order';
import { changedNodes } from '../graph/changed';
import { isBeyondAll, rateWithin } from '../graph/computable';
import type { Graph, Node } from '../graph/graph';
import { GENERAL, OPERATIONS } from '../graph/graph';
import type { Load } from './load';

/** Load per unit of one replica's capacity in one shard; null where nothing limits it. */
function demand(node: Node, arrivals: Float64Array): number | null {
  let sum = 0;
  let visited = false;
  let limited = node.work[GENERAL]?.capacityRps !== null;
  for (let operation = 0; operation < OPERATIONS.length; operation++) {
    const rate = arrivals[node.index * OPERATIONS.length + operation] ?? 0;
    if (rate <= 0) continue;
    visited = true;
    const capacity = node.work[operation]?.capacityRps ?? null;
    if (capacity === null) continue;
    limited = true;
    sum += rate / capacity;
  }
  if (visited && sum === 0) return null;
  return limited ? sum / Math.max(1, node.settings.shards) : null;
}

/** Offered load over capacity; null: nothing limits it, or no load goes there as it is known to be down. */
export function utilization(node: Node, arrivals: Float64Array): number | null {
  const perShard = demand(node, arrivals);
  if (perShard === null || node.replicasUp === 0) return null;
  return rateWithin(perShard / (node.replicasUp ?? node.settings.replicas));
}

/** Of every component, by index; found once for a load, and the same list where nothing of it is another. */
export function utilizations({ nodes }: Graph, arrivals: Float64Array): readonly (number | null)[] {
  const before = ofArrivals.get(arrivals);
  if (before?.nodes === nodes) return before.used;
  const last = before ?? replacedBy(arrivals) ?? ofNodes.get(nodes);
  const made: Utilized = { nodes, arrivals, used: usedAfter(last, nodes, arrivals) };
  ofArrivals.set(arrivals, made);
  ofNodes.set(nodes, made);
  return made.used;
}

interface Utilized {
  readonly nodes: Graph['nodes'];
  readonly arrivals: Float64Array;
  readonly used: readonly (number | null)[];
}

/** Of a load that an edit left as it was, and of the last load asked for on these components: little differs from either. */
const ofArrivals = new WeakMap<Float64Array, Utilized>();
const ofNodes = new WeakMap<Graph['nodes'], Utilized>();

/** One load takes another's place; little of it may differ. */
export function takesPlace(now: Pick<Load, 'arrivals'>, before: Pick<Load, 'arrivals'>): void {
  if (now.arrivals !== before.arrivals) replaced.set(now.arrivals, new WeakRef(before.arrivals));
}

/** Weak, or each would keep the one before it. */
const replaced = new WeakMap<Float64Array, WeakRef<Float64Array>>();

function replacedBy(arrivals: Float64Array): Utilized | undefined {
  const before = replaced.get(arrivals)?.deref();
  return before && ofArrivals.get(before);
}

function usedAfter(
  before: Utilized | undefined,
  nodes: Graph['nodes'],
  arrivals: Float64Array,
): readonly (number | null)[] {
  if (!before) return nodes.map((node) => utilization(node, arrivals));
  let used: (number | null)[] | null = before.used.length === nodes.length ? null : [];
  used?.push(...before.used.slice(0, nodes.length));
  const put = (index: number): void => {
    const node = nodes[index];
    if (!node) return;
    const now = utilization(node, arrivals);
    if (now === before.used[index]) return;
    used ??= before.used.slice();
    used[index] = now;
  };
  for (const index of changedNodes(before.nodes, nodes)) put(index);
  for (const index of otherArrivals(before.arrivals, arrivals)) put(index);
  return used ?? before.used;
}

const NONE: readonly number[] = [];

/** Components at which other rates arrive. */
export function otherArrivals(before: Float64Array, now: Float64Array): readonly number[] {
  if (before === now) return NONE;
  const found: number[] = [];
  const common = Math.min(before.length, now.length);
  for (let slot = 0; slot < common; slot++) {
    if (before[slot] === now[slot]) continue;
    const index = Math.floor(slot / OPERATIONS.length);
    found.push(index);
    slot = (index + 1) * OPERATIONS.length - 1;
  }
  for (let slot = common; slot < now.length; slot += OPERATIONS.length) found.push(slot / OPERATIONS.length);
  return found;
}

/** What one request a second of this operation adds to it. */
export function utilizationByOne(node: Node, operation: number): number {
  const capacity = node.work[operation]?.capacityRps ?? null;
  if (capacity === null || node.replicasUp === 0) return 0;
  const servers = node.replicasUp ?? node.settings.replicas;
  return rateWithin(1 / capacity / Math.max(1, node.settings.shards) / servers);
}

/**
 * How far a component is past what it can carry, for calls of this operation: its utilization, or the replicas
 * needed over those there are where that is more than 1. From 1 up it is overloaded.
 */
export function overload(node: Node, operation: number, used: number | null): number {
  const asked = node.work[operation]?.requiredReplicas;
  const lacking = rateWithin((typeof asked === 'number' ? asked : 1) / node.settings.replicas);
  return Math.max(used ?? 0, lacking > 1 ? lacking : 0);
}

/** How many replicas must be up for calls of this operation; more than there are: all of them. */
export function requiredReplicas(node: Node, operation: number, arrivals: Float64Array): number {
  const total = Math.max(1, Math.floor(node.settings.replicas));
  const asked = node.work[operation]?.requiredReplicas ?? 1;
  const needed = asked === 'auto' ? Math.ceil((demand(node, arrivals) ?? 0) * (1 - 1e-12)) : asked;
  return Math.min(total, Math.max(1, Math.floor(needed), node.leastRequired?.[operation] ?? 1));
}

export interface Ceiling {
  readonly maxRequestsPerSecond: number | null;
  readonly bottleneck: string | null;
}

/** From the load of one request per second; ties go to the first id by code unit. */
export function ceiling(graph: Graph, ofOneRequest: Load): Ceiling {
  const each = utilizations(graph, ofOneRequest.arrivals);
  const known = ceilings.get(each);
  if (known?.indexOf === graph.indexOf) return known.ceiling;
  const made = ceilingOf(graph, each);
  ceilings.set(each, { indexOf: graph.indexOf, ceiling: made });
  return made;
}

const ceilings = new WeakMap<
  readonly (number | null)[],
  { readonly indexOf: Graph['indexOf']; readonly ceiling: Ceiling }
>();

function ceilingOf(graph: Graph, each: readonly (number | null)[]): Ceiling {
  let least = Infinity;
  let bottleneck = -1;
  for (const index of orderById(graph)) {
    const used = each[index] ?? 0;
    if (used <= 0) continue;
    const most = isBeyondAll(used) ? 0 : 1 / used;
    if (bottleneck >= 0 && most >= least * (1 - 1e-12)) continue;
    least = most;
    bottleneck = index;
  }
  const id = graph.nodes[bottleneck]?.id;
  return id === undefined ? NO_CEILING : { maxRequestsPerSecond: least, bottleneck: id };
}

const NO_CEILING: Ceiling = { maxRequestsPerSecond: null, bottleneck: null };

/** All components, their ids by code unit. */
export const orderById = ({ nodes, indexOf }: Graph): readonly number[] =>
  kept(orders, indexOf, () => [...nodes].sort((a, b) => byText(a.id, b.id)).map(({ index }) => index));

/** Where ids stand stays the same as long as none is added or goes. */
const orders = new WeakMap<Graph['indexOf'], readonly number[]>();

export function totalArrivals(node: Node, load: Pick<Load, 'arrivals'>): number {
  return OPERATIONS.reduce((sum, _, operation) => sum + (load.arrivals[node.index * 3 + operation] ?? 0), 0);
}

/** Of sources under one load: their breakers let the same shares through. */
export function addLoads(loads: readonly Load[], empty: Load): Load {
  const [first] = loads;
  return {
    ...sumOf(loads, empty),
    ...(first?.once
      ? {
          once: sumOf(
            loads.map((load) => load.once ?? load),
            empty,
          ),
        }
      : {}),
    ...(first?.admitted ? { admitted: first.admitted } : {}),
  };
}

type Rates = Pick<Load, 'arrivals' | 'calls'>;

function sumOf(loads: readonly Rates[], empty: Rates): Rates {
  const sum = { arrivals: empty.arrivals.slice(), calls: empty.calls.slice() };
  for (const { arrivals, calls } of loads) {
    addTo(sum.arrivals, arrivals);
    addTo(sum.calls, calls);
  }
  return sum;
}

function addTo(sum: Float64Array, rates: Float64Array): void {
  for (let index = 0; index < sum.length; index++) sum[index] = (sum[index] ?? 0) + (rates[index] ?? 0);
}
