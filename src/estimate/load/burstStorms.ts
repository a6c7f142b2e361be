/**
 * What a short outage would leave overloaded though it carries its load now: with every retry made that slow answers
 * cause, something is full, and being full it keeps answers slow (Bronson et al., "Metastable Failures in Distributed
 * Systems", 2021). The largest such set of calls: from all that retry after a timeout, those are left out again that
 * wait for nothing overloaded. Calls behind a breaker are taken to stop for as long.
 */
import type { Diagram, Journey } from '../../model/diagram';
import { buildGraph } from '../graph/buildGraph';
import { requestsPerSecondOf } from '../graph/computable';
import type { Call, Graph, Group } from '../graph/graph';
import { groupsOf, isLookUp, type View } from '../graph/view';
import { keepViews } from '../graph/views';
import { measuredJourneys } from '../journeys';
import { addLoads, totalArrivals, utilizations } from './capacity';
import type { Load } from './load';
import { noLoad, pushLoad } from './load';
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

export function burstStorms(diagram: Diagram): BurstStorm[] {
  const mayStorm = [...diagram.connections.values()].some(
    ({ timeoutMs, retries, circuitBreaker }) =>
      timeoutMs !== undefined && (retries?.max ?? 0) > 0 && !circuitBreaker,
  );
  if (!mayStorm) return [];
  const graph = buildGraph(diagram);
  const { journeys } = measuredJourneys(diagram);
  const { whole, ofJourneys } = keepViews().of(graph, journeys);
  const entered = enteredIn(graph, journeys, ofJourneys);
  let retrying = new Set(graph.calls.filter(retriesWhenSlow).map(({ index }) => index));
  while (retrying.size > 0) {
    const load = loadWith(whole, entered, retrying);
    const used = utilizations(graph, load.arrivals);
    const stuck = stuckNodes(whole, used);
    const still = new Set([...retrying].filter((call) => stuck.has(graph.calls[call]?.to ?? -1)));
    if (still.size === retrying.size) return stormsOf(whole, load, used, still);
    retrying = still;
  }
  return [];
}

const retriesWhenSlow = ({ timeoutMs, maxRetries, breaker }: Call): boolean =>
  timeoutMs !== null && maxRetries > 0 && breaker === null;

/** A journey with a load. */
interface Entered {
  readonly view: View;
  readonly entry: number;
  readonly requestsPerSecond: number;
}

function enteredIn(
  { indexOf }: Graph,
  journeys: readonly (readonly [string, Journey])[],
  views: readonly View[],
): readonly Entered[] {
  return journeys.flatMap(([, journey], index) => {
    const entry = indexOf.get(journey.entry);
    const view = views[index];
    const requestsPerSecond = requestsPerSecondOf(journey);
    return entry === undefined || !view || requestsPerSecond <= 0 ? [] : [{ view, entry, requestsPerSecond }];
  });
}

/** Of all journeys, with every attempt of these calls made. */
function loadWith(whole: View, entered: readonly Entered[], retrying: ReadonlySet<number>): Load {
  const isIn = ({ index }: Call): boolean => retrying.has(index);
  const traffic: Traffic = {
    made(call, lookUp) {
      if (call.breaker) return 0;
      if (!isIn(call)) return ERRORS_ONLY.made(call, lookUp);
      return (call.maxRetries + 1) * (call.hedgeAfterMs === null ? 1 : 2);
    },
    gaveUp: (call) => (isIn(call) ? 1 : 0),
  };
  const loads = entered.map(({ view, entry, requestsPerSecond }) =>
    pushLoad(view, entry, requestsPerSecond, undefined, traffic),
  );
  return addLoads(loads, noLoad(whole));
}

/** Those that give no answer in time: overloaded, or waiting for such in every way they have. */
function stuckNodes(view: View, used: readonly (number | null)[]): ReadonlySet<number> {
  const { nodes } = view.graph;
  const stuck = new Set(nodes.filter(({ index }) => (used[index] ?? 0) >= 1).map(({ index }) => index));
  for (let before = -1; before < stuck.size; ) {
    before = stuck.size;
    for (const { index, mayAnswerItself, hitRatio } of nodes) {
      if (stuck.has(index) || (mayAnswerItself && hitRatio > 0)) continue;
      if (groupsOf(view, index).some((group) => isStuck(group, stuck))) stuck.add(index);
    }
  }
  return stuck;
}

function isStuck({ how, need, members }: Group, stuck: ReadonlySet<number>): boolean {
  const lost = members.filter(({ call }) => !call.breaker && call.probability >= 1 && stuck.has(call.to));
  if (how === 'sequence' || how === 'parallel') return lost.some(({ call }) => !call.optional);
  return members.length - lost.length < (how === 'quorum' ? need : 1);
}

function stormsOf(
  view: View,
  load: Load,
  used: readonly (number | null)[],
  retrying: ReadonlySet<number>,
): BurstStorm[] {
  const { nodes, calls } = view.graph;
  const full = nodes.filter(({ index }) => (used[index] ?? 0) >= 1);
  const waits = calls
    .filter(({ index }) => retrying.has(index))
    .map(({ id, to }) => ({ id, nodes: waitedFor(view, to) }));
  return full.flatMap((node): BurstStorm[] => {
    const causes = waits.filter(({ nodes }) => nodes.has(node.index)).map(({ id }) => id);
    if (causes.length === 0) return [];
    return [
      {
        component: node.id,
        requestsPerSecond: totalArrivals(node, load),
        utilization: used[node.index] ?? 0,
        connections: causes,
      },
    ];
  });
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
