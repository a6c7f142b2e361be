/**
 * The numbers of diagrams that follow one another, as in an editor: each estimate is what it would be alone.
 */
import type { Diagram, Journey } from '../model/diagram';
import { likely } from '../model/ranged';
import { invariant } from '../shared/invariant';
import type {
  ComponentEstimate,
  ConnectionEstimate,
  Estimate,
  EstimateProblem,
  JourneyEstimate,
} from './answer';
import type { ViewAvailability } from './availability/availability';
import { evaluateAvailability } from './availability/availability';
import { servedShares } from './availability/served';
import { buildGraph } from './graph/buildGraph';
import type { Graph } from './graph/graph';
import type { Overrides } from './graph/overrides';
import { overridden } from './graph/overrides';
import { reachedFrom } from './graph/reach';
import type { View } from './graph/view';
import { viewOf } from './graph/view';
import { createTimes } from './latency/times';
import type { Ceiling } from './load/capacity';
import { addLoads, ceiling, requiredReplicas, utilization } from './load/capacity';
import type { Load } from './load/load';
import { noLoad, pushLoad } from './load/load';
import { loadBearingGroups } from './load/loadBearing';
import type { Setting, Source } from './settle';
import { latencyUnder, lightTraffic, settledLoads } from './settle';
import type { Scope } from './summaries';
import { componentEstimate, connectionEstimate, journeySummary } from './summaries';

/** Estimates one diagram after another, keeping what the next one shares with the last. */
export interface Estimator {
  estimate(diagram: Diagram): Estimate;
}

/** `overrides`: what all its estimates hold different from what their diagrams say. */
export function createEstimator(overrides: Overrides = {}): Estimator {
  return { estimate: (diagram) => estimateAnew(diagram, overrides) };
}

function estimateAnew(diagram: Diagram, overrides: Overrides): Estimate {
  const problems: EstimateProblem[] = [];
  const graph = overridden(buildGraph(diagram), overrides);
  const whole = viewOf(graph);
  const runs = journeysOf(diagram, problems).flatMap(([id, journey]) => {
    const entry = graph.indexOf.get(journey.entry);
    return entry === undefined ? [] : [runOf(graph, id, journey, entry)];
  });
  const total = addLoads(
    runs.map((run) => run.load),
    noLoad(whole),
  );
  const loadBearing = loadBearingGroups(graph, whole, runs);
  const availabilities = evaluateAvailability({
    graph,
    views: [whole, ...runs.map((run) => run.view)],
    entries: runs.map((run) => run.entry),
    required: (node, operation) => requiredReplicas(node, operation, total.arrivals),
    loadBearing,
  });
  const setting: Setting = { graph, loadBearing, times: createTimes() };
  const availabilityOf = (index: number): ViewAvailability => {
    const found = availabilities[index];
    invariant(found !== undefined, 'a view without its availability');
    return found;
  };
  const sources = runs.map((run, index) => ({ ...run, availability: availabilityOf(index + 1) }));
  const offered = addLoads(settledLoads(setting, sources), noLoad(whole));
  const everything = scopeUnder(setting, { view: whole, availability: availabilityOf(0) }, offered);
  const served = servedShares(graph, everything.utilization, runs);
  const journeyOf = (run: Run & Source, servedShare: number): JourneyEstimate => {
    const ofAll = scopeUnder(setting, run, offered);
    const [alone] = runs.length > 1 ? settledLoads(setting, [run]) : [];
    const of = alone ? scopeUnder(setting, run, alone) : ofAll;
    const ofOneRequest = pushLoad(run.view, run.entry, 1, undefined, lightTraffic(setting, run));
    return journeyEstimate(run, ofAll, of, servedShare, ceiling(graph, ofOneRequest));
  };
  return {
    journeys: new Map(sources.map((run, index) => [run.id, journeyOf(run, served[index] ?? 1)])),
    components: componentsOf(everything),
    connections: connectionsOf(everything),
    problems,
  };
}

/** A journey placed on the graph, with the load it brings. */
interface Run {
  readonly id: string;
  readonly journey: Journey;
  readonly entry: number;
  readonly view: View;
  readonly requestsPerSecond: number;
  readonly load: Load;
}

function runOf(graph: Graph, id: string, journey: Journey, entry: number): Run {
  const view = viewOf(graph, journey);
  const requestsPerSecond = likely(journey.requestsPerSecond ?? 0);
  return { id, journey, entry, view, requestsPerSecond, load: pushLoad(view, entry, requestsPerSecond) };
}

function journeysOf(diagram: Diagram, problems: EstimateProblem[]): [id: string, journey: Journey][] {
  if (diagram.journeys.size === 0) return implied(diagram).map((id) => [id, { entry: id }]);
  return [...diagram.journeys].filter(([id, journey]) => {
    if (diagram.components.has(journey.entry)) return true;
    problems.push({
      path: `journeys.${id}.entry`,
      message: `There is no component "${journey.entry}" for this journey to enter at; it is left out.`,
    });
    return false;
  });
}

/** Where requests can only enter: components nothing connects to; in a pure cycle the first one. */
function implied(diagram: Diagram): string[] {
  const reached = new Set([...diagram.connections.values()].map((connection) => connection.to));
  const ids = [...diagram.components.keys()];
  const entries = ids.filter((id) => !reached.has(id));
  return entries.length > 0 ? entries : ids.slice(0, 1);
}

function scopeUnder(setting: Setting, source: Pick<Source, 'view' | 'availability'>, load: Load): Scope {
  const { graph } = setting;
  const used = graph.nodes.map((node) => utilization(node, load.arrivals));
  const { view, availability } = source;
  return { graph, view, availability, load, latency: latencyUnder(setting, source, load), utilization: used };
}

function componentsOf(of: Scope, only?: ReadonlySet<number>): Map<string, ComponentEstimate> {
  const nodes = only ? of.graph.nodes.filter((node) => only.has(node.index)) : of.graph.nodes;
  return new Map(nodes.map((node) => [node.id, componentEstimate(of, node)]));
}

function connectionsOf(of: Scope, only?: ReadonlySet<number>): Map<string, ConnectionEstimate> {
  const calls = only ? of.graph.calls.filter((call) => only.has(call.index)) : of.graph.calls;
  return new Map(calls.map((call) => [call.id, connectionEstimate(of, call)]));
}

/** What its user gets comes under the load of all journeys; what each part offers it, under its own. */
function journeyEstimate(
  run: Run,
  ofAll: Scope,
  of: Scope,
  servedShare: number,
  limits: Ceiling,
): JourneyEstimate {
  const reached = reachedFrom(run.view, run.entry);
  return {
    ...journeySummary(ofAll, run.entry, run.journey.target ?? {}, servedShare),
    ...limits,
    fullFunctionAvailability: of.availability.fullFunction(run.entry).up,
    singlePointsOfFailure: of.availability.singlePoints(run.entry),
    components: componentsOf(of, reached.nodes),
    connections: connectionsOf(of, reached.calls),
  };
}
