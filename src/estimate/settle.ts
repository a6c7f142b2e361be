/**
 * The load under which load, waiting, timeouts and retries agree: more load makes calls wait, calls that wait time
 * out, calls that time out are made again. Followed from light load upwards, so it is the least such load; where
 * it keeps growing it ends with every attempt made, in what is overloaded then.
 */
import type { ViewAvailability } from './availability/availability';
import type { Call, Graph } from './graph/graph';
import type { View } from './graph/view';
import type { ViewLatency } from './latency/latency';
import { evaluateLatency } from './latency/latency';
import type { Times } from './latency/times';
import { addLoads, utilization } from './load/capacity';
import type { Load } from './load/load';
import { noLoad, pushLoad } from './load/load';
import type { Traffic } from './load/shares';
import { ERRORS_ONLY } from './load/shares';

/** What requests enter by, and how often they answer. */
export interface Source {
  readonly view: View;
  readonly entry: number;
  readonly requestsPerSecond: number;
  readonly availability: ViewAvailability;
}

/** What the latencies of a diagram have in common. */
export interface Setting {
  readonly graph: Graph;
  readonly loadBearing: ReadonlySet<number>;
  readonly times: Times;
}

/** Rounds of load and latency; what still grows after them is taken to grow for ever. */
const MOST_ROUNDS = 32;
const MOST_ROUNDS_BACK = 8;
const SETTLED = 1e-5;

/** The load of each source, under that of all of them. */
export function settledLoads(setting: Setting, sources: readonly Source[]): Load[] {
  const push = (traffic: readonly Traffic[]): Load[] =>
    sources.map(({ view, entry, requestsPerSecond }, index) =>
      pushLoad(view, entry, requestsPerSecond, undefined, traffic[index]),
    );
  let loads = push(sources.map((source) => lightTraffic(setting, source)));
  const [first] = sources;
  if (!first || !feedsBack(setting.graph) || sources.every((source) => source.requestsPerSecond <= 0)) {
    return loads;
  }
  const empty = noLoad(first.view);
  for (let round = 0; round < MOST_ROUNDS + MOST_ROUNDS_BACK; round++) {
    const total = addLoads(loads, empty);
    const traffic = sources.map((source) => trafficUnder(setting, source, total));
    const next = push(round === MOST_ROUNDS ? traffic.map(everyAttempt) : traffic);
    const settled = next.every((load, index) => isSame(load, loads[index]));
    loads = next;
    if (settled) break;
  }
  return loads;
}

/** What its calls cost where nothing waits. */
export function lightTraffic(setting: Setting, source: Source): Traffic {
  return feedsBack(setting.graph) ? trafficUnder(setting, source, noLoad(source.view)) : ERRORS_ONLY;
}

/** The times of a view under a load. */
export function latencyUnder(
  { graph, loadBearing, times }: Setting,
  { view, availability }: Pick<Source, 'view' | 'availability'>,
  { arrivals }: Load,
): ViewLatency {
  const used = graph.nodes.map((node) => utilization(node, arrivals));
  return evaluateLatency({ view, availability, loadBearing, utilization: used, arrivals, times });
}

function trafficUnder(setting: Setting, source: Source, load: Load): Traffic {
  const latency = latencyUnder(setting, source, load);
  return {
    made: (call, lookUp) => latency.call(call, lookUp)?.made ?? ERRORS_ONLY.made(call, lookUp),
    gaveUp: (call, lookUp) => 1 - (1 - (latency.call(call, lookUp)?.late ?? 0)) ** call.timesPerRequest,
  };
}

/** As if whatever may time out did. */
function everyAttempt(traffic: Traffic): Traffic {
  const grows = (call: Call, lookUp: boolean): boolean => traffic.gaveUp(call, lookUp) > 0;
  return {
    made: (call, lookUp) =>
      grows(call, lookUp)
        ? (call.maxRetries + 1) * (call.hedgeAfterMs === null ? 1 : 2)
        : traffic.made(call, lookUp),
    gaveUp: (call, lookUp) => (grows(call, lookUp) ? 1 : 0),
  };
}

/** Whether a call's time can make further calls: hedges, retries of what timed out, others in its place. */
export function feedsBack({ calls, nodes }: Graph): boolean {
  if (calls.some(({ hedgeAfterMs }) => hedgeAfterMs !== null)) return true;
  if (calls.every(({ timeoutMs }) => timeoutMs === null)) return false;
  const standsIn = nodes.some(({ groups }) =>
    groups.some(({ how }) => how === 'failover' || how === 'cache'),
  );
  return standsIn || calls.some(({ maxRetries }) => maxRetries > 0);
}

function isSame(load: Load, before: Load | undefined): boolean {
  return load.calls.every((rate, index) => Math.abs(rate - (before?.calls[index] ?? 0)) <= SETTLED * rate);
}
