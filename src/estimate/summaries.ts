/** From distributions and probabilities to the answers' records. */
import type { Target } from '../model/diagram';
import { SECONDS_PER_YEAR } from '../shared/secondsPerYear';
import type {
  ComponentEstimate,
  ConnectionEstimate,
  JourneyEstimate,
  LatencyEstimate,
  TargetVerdict,
} from './answer';
import { throughChance } from './availability/variables';
import type { Availability, ViewAvailability } from './availability/viewAvailability';
import type { ViewEffect } from './effect/effect';
import type { Call, Graph, Node } from './graph/graph';
import { GENERAL } from './graph/graph';
import type { Reached } from './graph/reach';
import { lookUpsIn } from './graph/routing';
import type { View } from './graph/view';
import { isLeftWithBroker } from './graph/view';
import { quantile } from './latency/cumulative';
import type { Distribution } from './latency/distribution';
import { meanOf } from './latency/distribution';
import type { ViewLatency } from './latency/latency';
import { totalArrivals } from './load/capacity';
import { firstAttempts } from './load/firstAttempts';
import { headroom } from './load/headroom';
import type { Load } from './load/load';
import { requiredReplicasAt } from './load/requiredReplicasAt';

/** One view of the diagram, under one load, with all its numbers at hand. */
export interface Scope {
  readonly graph: Graph;
  readonly view: View;
  readonly load: Load;
  readonly availability: ViewAvailability;
  readonly latency: ViewLatency;
  readonly effect: ViewEffect;
  readonly utilization: readonly (number | null)[];
}

const NEVER: LatencyEstimate = { mean: null, p50: null, p95: null, p99: null, p999: null };

export function latencyEstimate(time: Distribution): LatencyEstimate {
  time.told ??= {
    mean: meanOf(time),
    p50: quantile(time, 0.5),
    p95: quantile(time, 0.95),
    p99: quantile(time, 0.99),
    p999: quantile(time, 0.999),
  };
  return time.told;
}

/** All that a component's record is made of, beside its settings and its load. */
export interface ComponentInputs {
  readonly availability: Availability;
  readonly time: Distribution | undefined;
  readonly allShards: number | undefined;
  readonly utilization: number | null | undefined;
}

export const componentInputs = (of: Scope, { index, settings }: Node): ComponentInputs => ({
  availability: of.availability.ok(index, GENERAL),
  time: of.latency.answer(index, GENERAL)?.time,
  allShards: settings.shards > 1 ? of.availability.allShards(index)?.up : undefined,
  utilization: of.utilization[index],
});

export const isSameComponent = (a: ComponentInputs, b: ComponentInputs): boolean =>
  a.time === b.time &&
  a.allShards === b.allShards &&
  a.utilization === b.utilization &&
  isSameAvailability(a.availability, b.availability);

/** All that a connection's record is made of, beside its settings and its load. */
export interface ConnectionInputs {
  readonly target: Availability;
  readonly time: Distribution | undefined;
}

export function connectionInputs(of: Scope, call: Call): ConnectionInputs {
  const { answer, target } = answerOver(of, call);
  return { target, time: answer?.time };
}

export const isSameConnection = (a: ConnectionInputs, b: ConnectionInputs): boolean =>
  a.time === b.time && isSameAvailability(a.target, b.target);

const isSameAvailability = (a: Availability, b: Availability): boolean =>
  a === b ||
  (a.up === b.up &&
    a.down === b.down &&
    a.exact === b.exact &&
    a.range?.[0] === b.range?.[0] &&
    a.range?.[1] === b.range?.[1]);

export function componentEstimate(of: Scope, node: Node): ComponentEstimate {
  const timed = of.latency.answer(node.index, GENERAL);
  const once = firstAttempts(node, of.load);
  const allShards = node.settings.shards > 1 ? of.availability.allShards(node.index) : null;
  const { up, down, exact, range } = of.availability.ok(node.index, GENERAL);
  const utilization = of.utilization[node.index] ?? null;
  const record: ComponentEstimate = {
    availability: up,
    unavailability: down,
    exact,
    latencyMs: timed ? latencyEstimate(timed.time) : NEVER,
    requestsPerSecond: totalArrivals(node, of.load),
    utilization,
    headroom: headroom(node, of.load.arrivals),
    requiredReplicas: requiredReplicasAt(utilization, node.settings.replicas),
  };
  // Most have nothing more, and putting objects together is dear.
  if (!range && !once && !allShards) return record;
  return {
    ...record,
    ...(range ? { availabilityRange: range } : {}),
    ...(once ? { firstAttempts: once } : {}),
    ...(allShards ? { allShardsAvailability: allShards.up } : {}),
  };
}

export function connectionEstimate(of: Scope, call: Call): ConnectionEstimate {
  const { answer, target } = answerOver(of, call);
  const rate = of.load.calls[call.index] ?? 0;
  const once = of.load.once?.calls[call.index];
  const { up, down, exact, range } = over(call, target);
  const record: ConnectionEstimate = {
    availability: up,
    unavailability: down,
    exact,
    latencyMs: answer ? latencyEstimate(answer.time) : NEVER,
    requestsPerSecond: rate,
  };
  const isMadeAgain = once !== undefined && rate > once * (1 + 1e-9);
  if (!range && !isMadeAgain) return record;
  return {
    ...record,
    ...(range ? { availabilityRange: range } : {}),
    ...(isMadeAgain ? { firstAttemptsPerSecond: once } : {}),
  };
}

/** What a call over the connection waits for. */
function answerOver(
  of: Scope,
  call: Call,
): { readonly answer: { readonly time: Distribution } | null; readonly target: Availability } {
  const lookUp = lookUpsIn(of.view).has(call);
  const alone = lookUp || isLeftWithBroker(of.view, call);
  return {
    answer: of.latency.call(call, lookUp),
    target: alone ? of.availability.up(call.to, call.operation) : of.availability.ok(call.to, call.operation),
  };
}

/** By asynchronous connection: from sending one message until everything behind it is done. */
export function effectsOf(of: Scope, only?: Reached): ReadonlyMap<string, LatencyEstimate> {
  const { diagram, calls, callIndexOf } = of.graph;
  const effects = new Map<string, LatencyEstimate>();
  for (const id of diagram.connections.keys()) {
    const call = calls[callIndexOf.get(id) ?? -1];
    if (!call || call.kind === 'call' || (only && !only.calls.has(call.index))) continue;
    effects.set(id, latencyEstimate(of.effect.ofMessage(call)));
  }
  return effects;
}

/** Until the last of a request's asynchronous work is done; undefined: it starts none. */
export function effectOfRequest(of: Scope, entry: number): LatencyEstimate | undefined {
  const effect = of.effect.ofRequest(entry);
  return effect ? latencyEstimate(effect) : undefined;
}

type Summary = Omit<
  JourneyEstimate,
  | 'effectMs'
  | 'staleness'
  | 'soFar'
  | 'maxRequestsPerSecond'
  | 'bottleneck'
  | 'fullFunctionAvailability'
  | 'singlePointsOfFailure'
  | 'components'
  | 'connections'
  | 'effects'
>;

/** What the user of a journey gets; `of` is its view under the load of all journeys. */
export function journeySummary(of: Scope, entry: number, target: Target, servedShare: number): Summary {
  const answered = of.availability.ok(entry, GENERAL);
  const timed = of.latency.answer(entry, GENERAL);
  const latencyMs = timed ? latencyEstimate(timed.time) : NEVER;
  const timedOut = timed?.late ?? 0;
  return {
    ...availabilityFields(answered),
    downtimeSecondsPerYear: answered.down * SECONDS_PER_YEAR,
    latencyMs,
    timedOut,
    servedShare,
    successRate: answered.up * servedShare * (1 - timedOut),
    targets: verdicts(target, answered, latencyMs),
  };
}

function availabilityFields(
  availability: Availability,
): Pick<ComponentEstimate, 'availability' | 'unavailability' | 'exact' | 'availabilityRange'> {
  return {
    availability: availability.up,
    unavailability: availability.down,
    exact: availability.exact,
    ...(availability.range ? { availabilityRange: availability.range } : {}),
  };
}

/** Over one call that is made. */
function over(call: Call, target: Availability): Availability {
  const through = throughChance(call, 1);
  const [low, high] = target.range ?? [target.up, target.up];
  return {
    up: through.up * target.up,
    down: through.down + through.up * target.down,
    exact: target.exact,
    ...(target.range ? { range: [through.up * low, through.up * high] as const } : {}),
  };
}

/** Of a target for how many of it can be taken; null: no limit. */
export const takenVerdict = (
  { requestsPerSecond: wanted }: Target,
  most: number | null,
): JourneyEstimate['targets'] =>
  wanted === undefined
    ? {}
    : { requestsPerSecond: most === null || most >= wanted * (1 - 1e-9) ? 'met' : 'missed' };

function verdicts(
  target: Target,
  answered: Availability,
  latency: LatencyEstimate,
): JourneyEstimate['targets'] {
  const within = (actual: number | null, most: number): TargetVerdict =>
    actual !== null && actual <= most ? 'met' : 'missed';
  return {
    ...(target.availability === undefined
      ? {}
      : { availability: within(answered.down, (1 - target.availability) * (1 + 1e-9) + 1e-15) }),
    ...(target.p50Ms === undefined ? {} : { p50Ms: within(latency.p50, target.p50Ms) }),
    ...(target.p95Ms === undefined ? {} : { p95Ms: within(latency.p95, target.p95Ms) }),
    ...(target.p99Ms === undefined ? {} : { p99Ms: within(latency.p99, target.p99Ms) }),
  };
}
