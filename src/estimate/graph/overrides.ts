/**
 * A graph on which some things are held different from what its diagram says: instances that are down, failures
 * that callers know of and go round, times of one part made longer. For what-ifs and explanations.
 */
import type { Work } from '../../catalog/effective';
import type { LatencyMs } from '../../model/diagram';
import { likely } from '../../model/ranged';
import type { Call, Graph, Node } from './graph';
import { placementOf, replicaUnits } from './placement';

export interface Overrides {
  /** How many instances of a component are down, beside those in failed groups; fewer than there are. */
  readonly instancesDown?: ReadonlyMap<string, number>;
  /** What has an availability of 0 is known to be down: load goes round it, and capacity is what is left. */
  readonly failuresAreKnown?: boolean;
  /** What `"auto"` asks for at least, by component and index into OPERATIONS. */
  readonly leastRequired?: ReadonlyMap<string, readonly number[]>;
  /** Factors on all times spent at a component: its work and the wait for it. */
  readonly componentTimes?: ReadonlyMap<string, number>;
  /** Factors on all times of a connection: the wire, its timeout, its pauses. */
  readonly connectionTimes?: ReadonlyMap<string, number>;
}

/** The graph itself where nothing is held different; what is as it was is the same object, from one time to the next. */
export function overridden(graph: Graph, overrides: Overrides): Graph {
  if (Object.keys(overrides).length === 0) return graph;
  const calls = slowerCalls(graph, overrides.connectionTimes);
  const nodes = graph.nodes.map((node): Node => {
    const down = overrides.instancesDown?.get(node.id) ?? 0;
    const reduced = withoutInstances(graph, node, down);
    const made = held(node, {
      down,
      factor: overrides.componentTimes?.get(node.id) ?? 1,
      replicasUp: overrides.failuresAreKnown ? replicasUp(graph, reduced) : undefined,
      leastRequired: overrides.leastRequired?.get(node.id),
      units: reduced.units,
    });
    return calls === graph.calls ? made : withCalls(made, calls);
  });
  return { ...graph, nodes, calls, failuresAreKnown: overrides.failuresAreKnown ?? false };
}

/** What one component is held at. */
interface Held {
  readonly down: number;
  readonly factor: number;
  readonly replicasUp: number | undefined;
  readonly leastRequired: readonly number[] | undefined;
  readonly units: Node['units'];
}

const made = new WeakMap<Node, { readonly at: Held; readonly node: Node }>();

function held(node: Node, at: Held): Node {
  const { down, factor, replicasUp, leastRequired, units } = at;
  if (down === 0 && factor === 1 && replicasUp === undefined && !leastRequired) return node;
  const before = made.get(node);
  if (before && isSame(before.at, at)) return before.node;
  const next: Node = {
    ...node,
    units,
    work: factor === 1 ? node.work : node.work.map((work) => slowerWork(work, factor)),
    waitFactor: factor,
    ...(leastRequired ? { leastRequired } : {}),
    ...(replicasUp === undefined ? {} : { replicasUp }),
  };
  made.set(node, { at, node: next });
  return next;
}

/** Where as many are down of the same component, the same units are left. */
const isSame = (a: Held, b: Held): boolean =>
  a.down === b.down &&
  a.down === 0 &&
  a.factor === b.factor &&
  a.replicasUp === b.replicasUp &&
  (a.leastRequired ?? []).join() === (b.leastRequired ?? []).join();

function slowerCalls({ calls }: Graph, factors: ReadonlyMap<string, number> = NO_FACTORS): readonly Call[] {
  return factors.size === 0 ? calls : calls.map((call) => slower(call, factors.get(call.id) ?? 1));
}

const NO_FACTORS: ReadonlyMap<string, number> = new Map();

function withCalls(node: Node, calls: readonly Call[]): Node {
  const same = (call: Call): Call => calls[call.index] ?? call;
  if (node.leaving.every((call) => same(call) === call)) return node;
  const groups = node.groups.map((group) => ({
    ...group,
    members: group.members.map((member) => ({ ...member, call: same(member.call) })),
  }));
  return { ...node, groups, asynchronous: node.asynchronous.map(same) };
}

/** Replicas that may be up: those that no failure is known of. */
export function replicasUp(graph: Graph, node: Node, isDown = isKnownDown(graph)): number {
  if (node.settings.availability <= 0) return 0;
  return node.units.reduce((count, unit) => count + (unit.site.some(isDown) ? 0 : unit.replicas), 0);
}

/** Of a zone or region: an availability of 0. */
export const isKnownDown =
  ({ diagram }: Graph) =>
  (groupId: string): boolean =>
    likely(diagram.groups.get(groupId)?.settings?.availability ?? 1) <= 0;

function withoutInstances({ diagram }: Graph, node: Node, down: number): Node {
  if (down <= 0) return node;
  const { managed, replicas } = node.settings;
  const placement = placementOf(diagram, node.component.in);
  return { ...node, units: replicaUnits(diagram, placement, managed, replicas - down) };
}

function slowerWork(work: Work, factor: number): Work {
  if (factor === 1) return work;
  const { latencyMs, coldStart } = work;
  return {
    ...work,
    latencyMs: scaled(latencyMs, factor),
    coldStart: coldStart && { ...coldStart, latencyMs: scaled(coldStart.latencyMs, factor) },
  };
}

function slower(call: Call, factor: number): Call {
  if (factor === 1) return call;
  return {
    ...call,
    wire: scaled(call.wire, factor),
    backoffMs: call.backoffMs * factor,
    timeoutMs: call.timeoutMs === null ? null : call.timeoutMs * factor,
    hedgeAfterMs: call.hedgeAfterMs === null ? null : call.hedgeAfterMs * factor,
  };
}

const scaled = (latency: LatencyMs, factor: number): LatencyMs =>
  factor === 1 ? latency : { p50: latency.p50 * factor, p99: latency.p99 * factor };
