/**
 * What a scenario does to a diagram: the numbers before and after, and of every journey, component and connection
 * whether it stopped, is overloaded, lost something or got slower, and why. A pure function of the two; what is failed
 * is there and down (applyScenario.ts). A failure is never credited with throughput: where what failed held a journey
 * back, what it could carry before stands.
 */
import type { Diagram } from '../../model/diagram';
import type { Scenario } from '../../model/scenario';
import { SECONDS_PER_YEAR } from '../../shared/secondsPerYear';
import type { ComponentEstimate, ConnectionEstimate, Estimate, JourneyEstimate } from '../answer';
import type { Effort } from '../availability/trials';
import type { Estimator } from '../estimator';
import { createEstimator } from '../estimator';
import { GENERAL } from '../graph/graph';
import type { Overrides } from '../graph/overrides';
import { journeyInFull } from '../later';
import type { AppliedScenario } from './applyScenario';
import { applyScenario } from './applyScenario';
import { lostCalls } from './lost';
import type { Case } from './reasons';
import { journeyReasons } from './reasons';
import type { Sight } from './side';
import { sideOf } from './side';
import type { Loss, Verdict } from './verdicts';
import { verdictOf } from './verdicts';

export interface JourneyChange {
  readonly verdict: Verdict;
  /** Sentences with the names of parts: what happened, then what it does to this journey. */
  readonly reasons: readonly string[];
  readonly before: JourneyEstimate;
  /** Of one that stopped: availability, success and throughput are 0, and there is no latency. */
  readonly after: JourneyEstimate;
}

export interface PartChange<Numbers> {
  readonly verdict: Verdict;
  readonly before: Numbers;
  readonly after: Numbers;
}

export interface WhatIf {
  readonly before: Estimate;
  readonly after: Estimate;
  readonly journeys: ReadonlyMap<string, JourneyChange>;
  /** Over all journeys, as `components` and `connections` of an estimate are. */
  readonly components: ReadonlyMap<string, PartChange<ComponentEstimate>>;
  readonly connections: ReadonlyMap<string, PartChange<ConnectionEstimate>>;
  /** A sentence for each event that means nothing in this diagram. */
  readonly problems: readonly string[];
}

/** Asks one scenario after another, keeping what the next one shares with the last. */
export interface WhatIfs {
  /** `before`: the diagram's estimate, where it is known already, made with the same effort. */
  ask(diagram: Diagram, scenario: Scenario, before?: Estimate): WhatIf;
}

/** Both sides are estimated with this effort, or the difference would be one of effort too. */
export function createWhatIfs(effort: Effort = 'thorough'): WhatIfs {
  const asItIs = createEstimator({}, effort);
  let last: { readonly overrides: Overrides; readonly estimator: Estimator } | null = null;
  return {
    ask(diagram, scenario, before = asItIs.estimate(diagram)) {
      const applied = applyScenario(diagram, scenario);
      const { overrides } = applied;
      if (!last || !isSame(last.overrides, overrides))
        last = { overrides, estimator: createEstimator(overrides, effort) };
      return compared({ diagram, scenario, before }, applied, last.estimator.estimate(applied.diagram));
    },
  };
}

/** `before`: the diagram's estimate, where it is known already, made with this effort. */
export const whatIf = (diagram: Diagram, scenario: Scenario, before?: Estimate, effort?: Effort): WhatIf =>
  createWhatIfs(effort).ask(diagram, scenario, before);

const isSame = (a: Overrides, b: Overrides): boolean => written(a) === written(b);

const written = ({ failuresAreKnown, instancesDown, leastRequired }: Overrides): string =>
  JSON.stringify([failuresAreKnown, [...(instancesDown ?? [])], [...(leastRequired ?? [])]]);

interface Question {
  readonly diagram: Diagram;
  readonly scenario: Scenario;
  readonly before: Estimate;
}

function compared({ diagram, scenario, before }: Question, applied: AppliedScenario, raw: Estimate): WhatIf {
  const [earlier, later] = [sideOf(diagram, {}), sideOf(applied.diagram, applied.overrides)];
  const overloaded = new Set(
    [...raw.components.keys()].filter(
      (id) => isOverloaded(raw.components.get(id)) && !isOverloaded(before.components.get(id)),
    ),
  );
  const journeys = new Map<string, JourneyChange>();
  for (const [id, journey] of raw.journeys) {
    const was = before.journeys.get(id);
    if (!was) continue;
    const sides = { was: earlier.journey(id), is: later.journey(id) };
    const onItsWay = [...journey.components.keys()].filter((part) => overloaded.has(part));
    const lost = lostCalls(sides.was, sides.is, sides.is.entry);
    const loss = lossAt(sides, sides.is.entry, onItsWay.length > 0);
    const verdict = verdictOf(was, journey, { ...loss, function: loss.function || lost.length > 0 });
    const after = verdict === 'stopped' ? stopped(journey) : uncredited(was, journey);
    const about: Case = {
      ...{ diagram, scenario, sides, verdict, before: was, after, lost },
      overloaded: onItsWay,
      whole: raw,
    };
    journeys.set(id, { verdict, reasons: journeyReasons(about), before: was, after });
  }
  return {
    before,
    after: { ...raw, journeys: new Map([...journeys].map(([id, { after }]) => [id, after])) },
    journeys,
    components: componentChanges({ was: earlier.whole, is: later.whole }, before, raw, overloaded),
    connections: connectionChanges({ was: earlier.whole, is: later.whole }, before, raw),
    problems: applied.problems,
  };
}

const isOverloaded = (part: ComponentEstimate | undefined): boolean => (part?.utilization ?? 0) >= 1;

interface Sides {
  readonly was: Sight;
  readonly is: Sight;
}

function lossAt({ was, is }: Sides, node: number, overload: boolean): Loss {
  return {
    stops: was.standing.answers(node, GENERAL) && !is.standing.answers(node, GENERAL),
    function: was.full.answers(node, GENERAL) && !is.full.answers(node, GENERAL),
    overload,
  };
}

function stopped(journey: JourneyEstimate): JourneyEstimate {
  return {
    ...journeyInFull(journey),
    availability: 0,
    unavailability: 1,
    downtimeSecondsPerYear: SECONDS_PER_YEAR,
    latencyMs: { mean: null, p50: null, p95: null, p99: null, p999: null },
    successRate: 0,
    fullFunctionAvailability: 0,
    maxRequestsPerSecond: 0,
    bottleneck: null,
    targets: mapTargets(journey.targets),
  };
}

const mapTargets = (targets: JourneyEstimate['targets']): JourneyEstimate['targets'] =>
  Object.fromEntries(Object.keys(targets).map((key) => [key, 'missed' as const]));

function uncredited(before: JourneyEstimate, after: JourneyEstimate): JourneyEstimate {
  const { maxRequestsPerSecond: most, bottleneck } = before;
  if (most === null || (after.maxRequestsPerSecond !== null && after.maxRequestsPerSecond <= most))
    return after;
  return { ...journeyInFull(after), maxRequestsPerSecond: most, bottleneck };
}

function componentChanges(
  sides: Sides,
  before: Estimate,
  after: Estimate,
  overloaded: ReadonlySet<string>,
): WhatIf['components'] {
  const changes = new Map<string, PartChange<ComponentEstimate>>();
  for (const { id, index } of sides.is.view.graph.nodes) {
    const [was, is] = [before.components.get(id), after.components.get(id)];
    if (!was || !is) continue;
    const verdict = verdictOf(was, is, lossAt(sides, index, overloaded.has(id)));
    changes.set(id, { verdict, before: was, after: is });
  }
  return changes;
}

function connectionChanges(sides: Sides, before: Estimate, after: Estimate): WhatIf['connections'] {
  const changes = new Map<string, PartChange<ConnectionEstimate>>();
  const { calls } = sides.is.view.graph;
  for (const call of calls) {
    const [was, is] = [before.connections.get(call.id), after.connections.get(call.id)];
    if (!was || !is) continue;
    const lost = lossAt(sides, call.to, false);
    const stops = sides.was.passes(call) && !sides.is.passes(call);
    const verdict = verdictOf(was, is, { ...lost, stops, function: lost.function && !stops });
    changes.set(call.id, { verdict, before: was, after: is });
  }
  return changes;
}
