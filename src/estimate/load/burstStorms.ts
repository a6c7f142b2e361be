/**
 * What a short outage would leave overloaded though it carries its load now: with every retry made that slow answers
 * cause, something is full, and being full it keeps answers slow (Bronson et al., "Metastable Failures in Distributed
 * Systems", 2021). The largest such set of calls: from all that retry after a timeout, those are left out again that
 * wait for nothing overloaded. Calls behind a breaker are taken to stop for as long.
 */
import { kept } from '../../shared/kept';
import type { Call, Graph, Group, Node } from '../graph/graph';
import { allCalledBy, groupsOf, isLookUp, type View } from '../graph/view';
import { addLoads, totalArrivals, utilizations } from './capacity';
import type { Load } from './load';
import { noLoad, pushAlong } from './load';
import type { Routes } from './routes';
import { routesOf } from './routes';
import type { Traffic } from './shares';
import { ERRORS_ONLY } from './shares';

export interface BurstStorm {
  readonly component: string;
  readonly requestsPerSecond: number;
  /** 1 or more. */
  readonly utilization: number;
  /** Connections whose retries keep it up, in the diagram's order. */
  readonly connections: readonly string[];
}

/** Where and how much of a journey enters. */
export interface Entering {
  readonly view: View;
  readonly entry: number;
  readonly requestsPerSecond: number;
}

/** `whole`: the view that leaves nothing out. */
export function burstStorms(whole: View, entering: readonly Entering[]): readonly BurstStorm[] {
  const { graph } = whole;
  let retrying: ReadonlySet<Call> = new Set(graph.calls.filter(retriesWhenSlow));
  while (retrying.size > 0) {
    const load = loadWith(whole, entering, retrying);
    const used = utilizations(graph, load.arrivals);
    const full = graph.nodes.filter(({ index }) => isFull(used[index]));
    if (full.length === 0) return [];
    const stuck = stuckNodes(whole, full);
    const still = new Set<Call>();
    const others: Call[] = [];
    for (const call of retrying) {
      if (stuck[call.to] === 1) still.add(call);
      else others.push(call);
    }
    // Their retries only add to what they lead to: where none of that is full, the rest is as full without them.
    if (still.size > 0 && !leadTo(whole, others, used)) return stormsOf(whole, load, full, used, still);
    retrying = still;
  }
  return [];
}

const isFull = (used: number | null | undefined): boolean => (used ?? 0) >= 1;

const retriesWhenSlow = ({ timeoutMs, maxRetries, breaker }: Call): boolean =>
  timeoutMs !== null && maxRetries > 0 && breaker === null;

/** Of all journeys, with every attempt of these calls made. */
function loadWith(whole: View, entering: readonly Entering[], retrying: ReadonlySet<Call>): Load {
  const traffic = everyAttemptOf(whole.graph, retrying);
  const routes = new Map<View, Routes>();
  const loads = entering
    .filter(({ requestsPerSecond }) => requestsPerSecond > 0)
    .map(({ view, entry, requestsPerSecond }) => {
      const ways = kept(routes, view, () => routesOf(view, traffic));
      return pushAlong(ways, view, entry, requestsPerSecond);
    });
  return addLoads(loads, noLoad(whole));
}

function everyAttemptOf({ calls }: Graph, retrying: ReadonlySet<Call>): Traffic {
  const callers = new Set<number>();
  for (const call of calls) if (call.breaker || retrying.has(call)) callers.add(call.from);
  return {
    apart: { callers, costs: new Float64Array(0) },
    made(call, lookUp) {
      if (call.breaker) return 0;
      if (!retrying.has(call)) return ERRORS_ONLY.made(call, lookUp);
      return (call.maxRetries + 1) * (call.hedgeAfterMs === null ? 1 : 2);
    },
    gaveUp: (call) => (retrying.has(call) ? 1 : 0),
  };
}

/** By index 1 for those that give no answer in time: overloaded, or waiting for such in every way they have. */
function stuckNodes(view: View, full: readonly Node[]): Uint8Array {
  const { nodes } = view.graph;
  const stuck = new Uint8Array(nodes.length);
  for (const { index } of full) stuck[index] = 1;
  const getsStuck = (index: number): boolean => {
    const node = nodes[index];
    if (!node || stuck[index] === 1 || (node.mayAnswerItself && node.hitRatio > 0)) return false;
    for (const group of groupsOf(view, index)) if (isStuck(group, stuck)) return true;
    return false;
  };
  // Callees first: only within a circle one may wait for another that is looked at after it.
  for (const { members, cyclic } of view.parts)
    for (let changed = true; changed; ) {
      changed = false;
      for (const index of members) {
        if (!getsStuck(index)) continue;
        stuck[index] = 1;
        changed = cyclic;
      }
    }
  return stuck;
}

function isStuck({ how, need, members }: Group, stuck: Uint8Array): boolean {
  if (!asksStuck(members, stuck)) return false;
  const lost = members.filter(({ call }) => !call.breaker && call.probability >= 1 && stuck[call.to] === 1);
  if (how === 'sequence' || how === 'parallel') return lost.some(({ call }) => !call.optional);
  return members.length - lost.length < (how === 'quorum' ? need : 1);
}

/** Of most groups nobody is: looked at before anything else, for every component. */
function asksStuck(members: Group['members'], stuck: Uint8Array): boolean {
  for (const { call } of members) if (stuck[call.to] === 1) return true;
  return false;
}

/** Whether anything full gets more for the retries of these: it is called by them or behind them, or stands in for them. */
function leadTo(view: View, retrying: readonly Call[], used: readonly (number | null)[]): boolean {
  const seen = new Set<number>();
  for (const call of retrying) {
    for (const { how, members } of groupsOf(view, call.from)) {
      if (how !== 'failover' && how !== 'cache') continue;
      if (members.some((member) => member.call === call))
        for (const other of members) seen.add(other.call.to);
    }
    seen.add(call.to);
  }
  for (const at of seen) {
    if (isFull(used[at])) return true;
    for (const to of allCalledBy(view, at)) seen.add(to);
  }
  return false;
}

function stormsOf(
  view: View,
  load: Load,
  full: readonly Node[],
  used: readonly (number | null)[],
  retrying: ReadonlySet<Call>,
): readonly BurstStorm[] {
  const { diagram } = view.graph;
  const reached = new Map<number, ReadonlySet<number>>();
  const waits = inOrder(diagram.connections, [...retrying]).map(({ id, to }) => {
    return { id, nodes: kept(reached, to, () => waitedFor(view, to)) };
  });
  return inOrder(diagram.components, full).flatMap((node): BurstStorm[] => {
    const connections = waits.filter(({ nodes }) => nodes.has(node.index)).map(({ id }) => id);
    if (connections.length === 0) return [];
    const requestsPerSecond = totalArrivals(node, load);
    return [{ component: node.id, requestsPerSecond, utilization: used[node.index] ?? 0, connections }];
  });
}

/** In the diagram's order; few of many. */
function inOrder<T extends { readonly id: string }>(
  all: ReadonlyMap<string, unknown>,
  some: readonly T[],
): readonly T[] {
  const byId = new Map(some.map((one) => [one.id, one]));
  const found: T[] = [];
  for (const id of all.keys()) {
    const one = byId.get(id);
    if (one) found.push(one);
  }
  return found;
}

/** A component and all it calls and waits for. */
function waitedFor(view: View, node: number): ReadonlySet<number> {
  const reached = new Set([node]);
  const followed = [node];
  for (const at of followed)
    for (const group of groupsOf(view, at))
      for (const { call, place } of group.members) {
        if (call.breaker || reached.has(call.to)) continue;
        reached.add(call.to);
        if (!isLookUp(group, place)) followed.push(call.to);
      }
  return reached;
}
