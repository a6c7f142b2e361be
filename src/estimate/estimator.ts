/**
 * The numbers of diagrams that follow one another, as in an editor: each estimate is what it would be alone, made
 * from what the edit left as it was.
 */
import type { Diagram, Journey } from '../model/diagram';
import { invariant } from '../shared/invariant';
import { kept } from '../shared/kept';
import type { KeptWhileUsed } from '../shared/keptWhileUsed';
import { createKeptWhileUsed } from '../shared/keptWhileUsed';
import { once } from '../shared/once';
import type { Estimate, JourneyEstimate } from './answer';
import type { AvailabilityEngine } from './availability/engine';
import { createAvailabilityEngine, evaluateReached } from './availability/engine';
import type { ServedShares } from './availability/served';
import { createServedShares } from './availability/served';
import type { Effort } from './availability/trials';
import type { Availability, AvailabilityRequest, ViewAvailability } from './availability/viewAvailability';
import { journeyCosts } from './cost';
import { evaluateEffect } from './effect/effect';
import { furtherNumbers } from './furtherNumbers';
import { buildGraph } from './graph/buildGraph';
import { requestsPerSecondOf } from './graph/computable';
import type { Graph } from './graph/graph';
import type { Overrides } from './graph/overrides';
import { overridden } from './graph/overrides';
import { reachedFrom } from './graph/reach';
import type { View } from './graph/view';
import type { KeptViews } from './graph/views';
import { keepViews } from './graph/views';
import { waysFrom } from './graph/ways';
import { measuredJourneys } from './journeys';
import type { Latencies } from './latency/latencies';
import { createLatencies } from './latency/latencies';
import type { Times } from './latency/times';
import { createTimes } from './latency/times';
import { estimateWith, journeyWith, laterWhile } from './later';
import { burstStorms } from './load/burstStorms';
import { ceiling, requiredReplicas, utilizations } from './load/capacity';
import { mostTaken } from './load/headroom';
import type { KeptLoads } from './load/keptLoads';
import { createKeptLoads, loadWithout, scaled, withOnce } from './load/keptLoads';
import type { Load } from './load/load';
import { loadBearingGroups } from './load/loadBearing';
import { ONCE } from './load/shares';
import type { PartRecords, Parts } from './parts';
import { createPartRecords } from './parts';
import { soFar } from './progress/soFar';
import type { Setting, Source } from './settle';
import { latencyUnder, lightTraffic, settledLoads } from './settle';
import type { Scope } from './summaries';
import { effectOfRequest, effectsOf, journeySummary, takenVerdict } from './summaries';
import { feedsBack } from './traffic';

/** Estimates one diagram after another, keeping what the next one shares with the last. */
export interface Estimator {
  /** The parts of its journeys are worked out when they are first looked at. */
  estimate(diagram: Diagram): Estimate;
}

/** `overrides`: what all its estimates hold different from what their diagrams say. */
export function createEstimator(overrides: Overrides = {}, effort: Effort = 'live'): Estimator {
  const memory: Memory = {
    graph: null,
    views: keepViews(),
    availability: createAvailabilityEngine(effort),
    served: createServedShares(),
    records: createPartRecords(),
    ownRecords: createKeptWhileUsed(),
    loads: createKeptLoads(),
    times: createTimes(),
    latencies: createLatencies(),
    passes: 0,
  };
  const anew = (diagram: Diagram): Estimate => createEstimator(overrides, effort).estimate(diagram);
  return { estimate: (diagram) => estimateNext(memory, diagram, overrides, anew) };
}

/** What one estimate leaves for the next. */
interface Memory {
  graph: Graph | null;
  readonly views: KeptViews;
  readonly availability: AvailabilityEngine;
  readonly served: ServedShares;
  readonly records: PartRecords;
  /** Of each journey by itself. */
  readonly ownRecords: KeptWhileUsed<string, PartRecords>;
  readonly loads: KeptLoads;
  readonly times: Times;
  readonly latencies: Latencies;
  /** Estimates made so far. */
  passes: number;
}

/** A journey placed on the graph. */
interface Run {
  readonly id: string;
  readonly journey: Journey;
  readonly entry: number;
  readonly view: View;
  readonly requestsPerSecond: number;
  /** Of one request a second, where nothing waits. */
  readonly unit: Load;
  /** The same if no call were made twice; null: none ever is. */
  readonly unitOnce: Load | null;
}

function estimateNext(
  memory: Memory,
  diagram: Diagram,
  overrides: Overrides,
  anew: (diagram: Diagram) => Estimate,
): Estimate {
  memory.loads.forgetUnused();
  memory.latencies.forgetUnused();
  memory.ownRecords.forgetUnused();
  memory.graph = buildGraph(diagram, memory.graph);
  const graph = overridden(memory.graph, overrides);
  const { journeys, problems } = measuredJourneys(diagram);
  const { whole, ofJourneys } = memory.views.of(graph, journeys);
  const madeAgain = makesCallsAgain(graph);
  const runs = journeys.flatMap(([id, journey], index): Run[] => {
    const entry = graph.indexOf.get(journey.entry);
    const view = ofJourneys[index];
    if (entry === undefined || !view) return [];
    const requestsPerSecond = requestsPerSecondOf(journey);
    const { loads } = memory;
    const one = { view, entry, requestsPerSecond: 1 };
    const unit = loads.of(`one ${id}`, one);
    const unitOnce = madeAgain ? loads.of(`once ${id}`, one, undefined, ONCE) : null;
    return [{ id, journey, entry, view, requestsPerSecond, unit, unitOnce }];
  });
  const scopes = scopesOf(memory, graph, whole, runs);
  const everything = scopes.underAll(whole);
  const further = furtherNumbers(everything, runs);
  const costs = journeyCosts(graph, scopes.loads);
  const served = memory.served.of(graph, everything.utilization, runs);
  const pass = ++memory.passes;
  const later = laterWhile(
    () => memory.passes === pass,
    () => anew(diagram),
  );
  const journeyOf = (source: Run & Source, index: number): JourneyEstimate => {
    const { id, entry, view, journey, availability } = source;
    const ofAll = scopes.underAll(view);
    const ofOneRequest = scopes.loadOfOne(source);
    const costPerMonth = costs?.[index];
    const headroom = further.headroom(source, ofOneRequest);
    const most = mostTaken(source.requestsPerSecond, headroom);
    const offered = journeySummary(ofAll, entry, journey.target ?? {}, served[index] ?? 1);
    const summary = {
      ...offered,
      targets: { ...offered.targets, ...takenVerdict(journey.target ?? {}, most) },
      ...ceiling(graph, ofOneRequest),
      ...(costPerMonth !== undefined && { costPerMonth }),
      headroom,
      fullFunctionAvailability: availability.fullFunction(entry).up,
      singlePointsOfFailure: availability.singlePoints(entry),
    };
    const own = (estimate: Estimate) => estimate.journeys.get(id);
    const alone = once(() => scopes.alone(index));
    const parts = later<Parts>(
      () => memory.ownRecords.of(id, createPartRecords).of(alone(), reachedFrom(view, entry)),
      (anew) => own(anew) ?? NO_PARTS,
    );
    return journeyWith(summary, {
      components: () => parts().components,
      connections: () => parts().connections,
      effects: later(
        () => effectsOf(alone(), reachedFrom(view, entry)),
        (anew) => own(anew)?.effects ?? NO_EFFECTS,
      ),
      effectMs: later(
        () => effectOfRequest(ofAll, entry),
        (anew) => own(anew)?.effectMs,
      ),
      staleness: later(
        () => further.staleness(source),
        (anew) => own(anew)?.staleness,
      ),
      soFar: later(
        () =>
          soFar({
            scope: ofAll,
            stops: waysFrom(view, entry),
            times: memory.times,
            rates: source.unit.calls,
            reached: scopes.reached(source),
          }),
        (anew) => own(anew)?.soFar,
      ),
    });
  };
  const journeysMade = new Map(scopes.sources.map((source, index) => [source.id, journeyOf(source, index)]));
  return estimateWith(
    { journeys: journeysMade, ...memory.records.of(everything), problems },
    {
      backlogs: later(
        () => further.backlogs(),
        (anew) => anew.backlogs,
      ),
      effects: later(
        () => effectsOf(everything),
        (anew) => anew.effects,
      ),
      burstStorms: later(
        () => burstStorms(whole, runs),
        (anew) => anew.burstStorms ?? [],
      ),
    },
  );
}

const makesCallsAgain = ({ calls }: Graph): boolean =>
  kept(again, calls, () => calls.some((call) => call.maxRetries > 0 || call.hedgeAfterMs !== null));

const again = new WeakMap<Graph['calls'], boolean>();

/** Every journey's numbers in sight, each worked out once. */
interface Scopes {
  readonly sources: readonly (Run & Source)[];
  /** Of each, by itself, as they load the parts together. */
  readonly loads: readonly Load[];
  /** A view under the load of all journeys. */
  underAll(view: View): Scope;
  /** A journey under its own load. */
  alone(index: number): Scope;
  /** Of each call on its ways, whether a request gets over it. */
  reached(source: Run): ReadonlyMap<number, Availability | null>;
  /** Of one request a second by itself. */
  loadOfOne(source: Run & Source): Load;
}

function scopesOf(memory: Memory, graph: Graph, whole: View, runs: readonly Run[]): Scopes {
  const { times, latencies, loads } = memory;
  const empty = loads.none(whole);
  const light = runs.map((run) => scaled(run.unit, run.requestsPerSecond));
  const loadBearing = loadBearingGroups(graph, (cold) => {
    const name = `without ${[...cold].join(' ')}`;
    const unitOf = ({ view, entry }: Pick<Run, 'view' | 'entry'>, index: number): Load => {
      const run = runs[index];
      const one = { view, entry, requestsPerSecond: 1 };
      return cold.size === 0 && run ? run.unit : loads.of(`${name} ${run?.id}`, one, cold);
    };
    return loadWithout(runs, cold, empty, unitOf, (all) => loads.sum(name, all, empty));
  });
  const asked = availabilityRequest(graph, whole, runs, loads.sum('light', light, empty), loadBearing);
  const availabilityOf = availabilities(memory.availability, asked);
  const setting: Setting = { graph, loadBearing, times, latencies, loads };
  const sources = runs.map((run) => ({ ...run, availability: availabilityOf(run.view) }));
  const settles = feedsBack(graph);
  const settled = withFirstAttempts(sources, settles ? settledLoads(setting, sources) : light);
  const offered = loads.sum('offered', settled, empty);
  const known = new Map<View, Scope>();
  const underAll = (view: View): Scope => {
    const before = known.get(view);
    if (before) return before;
    const name = `all ${sources.find((source) => source.view === view)?.id ?? ''}`;
    const made = scopeUnder(setting, { view, availability: availabilityOf(view) }, offered, name);
    known.set(view, made);
    return made;
  };
  return {
    sources,
    loads: settled,
    underAll,
    alone(index) {
      const source = sources[index];
      invariant(source !== undefined, 'a journey without its numbers');
      if (sources.length === 1) return underAll(source.view);
      const byItself = (): Load[] => settledLoads(setting, [{ ...source, id: `alone ${source.id}` }]);
      const [own] = settles ? withFirstAttempts([source], byItself()) : [settled[index]];
      return scopeUnder(setting, source, own ?? empty, `alone ${source.id}`);
    },
    reached: ({ view, entry }) => evaluateReached(asked, view, entry),
    loadOfOne: (source) =>
      settles
        ? loads.of(
            `light one ${source.id}`,
            { ...source, requestsPerSecond: 1 },
            undefined,
            lightTraffic(setting, source),
          )
        : source.unit,
  };
}

const withFirstAttempts = (runs: readonly Run[], loads: readonly Load[]): Load[] =>
  loads.map((load, index) => {
    const run = runs[index];
    return run?.unitOnce ? withOnce(load, scaled(run.unitOnce, run.requestsPerSecond)) : load;
  });

const availabilityRequest = (
  graph: Graph,
  whole: View,
  runs: readonly Run[],
  load: Load,
  loadBearing: ReadonlySet<number>,
): AvailabilityRequest => ({
  graph,
  views: [...new Set([whole, ...runs.map((run) => run.view)])],
  entries: runs.map((run) => run.entry),
  required: (node, operation) => requiredReplicas(node, operation, load.arrivals),
  loadBearing,
});

function availabilities(
  engine: AvailabilityEngine,
  request: AvailabilityRequest,
): (view: View) => ViewAvailability {
  const { views } = request;
  const found = engine.evaluate(request);
  const byView = new Map(views.map((view, index) => [view, found[index]]));
  return (view) => {
    const availability = byView.get(view);
    invariant(availability !== undefined, 'a view without its availability');
    return availability;
  };
}

function scopeUnder(
  setting: Setting,
  source: Pick<Source, 'view' | 'availability'>,
  load: Load,
  name: string,
): Scope {
  const { graph } = setting;
  const used = utilizations(graph, load.arrivals);
  const { view, availability } = source;
  const latency = latencyUnder(setting, source, load, name);
  const effect = evaluateEffect({ ...setting, view, availability, latency });
  return { graph, view, availability, load, latency, effect, utilization: used };
}

const NO_PARTS: Parts = { components: new Map(), connections: new Map() };
const NO_EFFECTS: JourneyEstimate['effects'] = new Map();
