/**
 * The load under which load, waiting, timeouts and retries agree: more load makes calls wait, calls that wait time
 * out, calls that time out are made again. Followed from light load upwards, so it is the least such load; where
 * it keeps growing it ends with every attempt made, in what is overloaded then. Circuit breakers let through the
 * most at which that load makes no more of their calls fail than they bear.
 */

import { kept } from '../shared/kept';
import type { ViewAvailability } from './availability/viewAvailability';
import type { Breakers, Failing } from './breakers';
import { createBreakers } from './breakers';
import type { Graph } from './graph/graph';
import type { View } from './graph/view';
import { isLookUpAmong } from './graph/view';
import type { Latencies } from './latency/latencies';
import type { ViewLatency } from './latency/latency';
import type { Times } from './latency/times';
import { utilizations } from './load/capacity';
import type { KeptLoads } from './load/keptLoads';
import type { Load } from './load/load';
import type { Traffic } from './load/shares';
import { ERRORS_ONLY } from './load/shares';
import { everyAttempt, feedsBack, trafficOf } from './traffic';

/** What requests enter by, and how often they answer. */
export interface Source {
  /** Among the sources of a diagram. */
  readonly id: string;
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
  readonly latencies: Latencies;
  readonly loads: KeptLoads;
}

/** Rounds of load and latency; what still grows after them is taken to grow for ever. */
const MOST_ROUNDS = 32;
const MOST_ROUNDS_BACK = 8;
/** For all the shares that breakers try. */
const MOST_ROUNDS_TRYING = 160;
/** Rounds that more load than held before may take to hold. */
const ROUNDS_TO_HOLD = 16;
const MOST_AHEAD = 0.9;
/** Rounds whose times and loads are kept apart for the next estimate. */
const MOST_KEPT = 8;
const SETTLED = 1e-5;

/** The load of each source, under that of all of them. */
export function settledLoads(setting: Setting, sources: readonly Source[]): Load[] {
  const { graph } = setting;
  const [first] = sources;
  if (!first || !feedsBack(graph) || sources.every((source) => source.requestsPerSecond <= 0)) {
    return push(setting, sources, 'light', (source) => lightTraffic(setting, source));
  }
  return hasBreakers(graph)
    ? behindBreakers(setting, sources, setting.loads.none(first.view))
    : follow(setting, sources, setting.loads.none(first.view)).loads;
}

const hasBreakers = ({ calls }: Graph): boolean =>
  kept(breaking, calls, () => calls.some(({ breaker }) => breaker !== null));

const breaking = new WeakMap<Graph['calls'], boolean>();

/** `name`: what the next estimate will ask for the like of it by. */
const push = (
  { loads }: Setting,
  sources: readonly Source[],
  name: string,
  trafficOf: (source: Source, index: number) => Traffic,
): Load[] =>
  sources.map((source, index) =>
    loads.of(`${name} ${source.id}`, source, undefined, trafficOf(source, index)),
  );

interface Followed {
  readonly loads: Load[];
  readonly failing: Failing;
  /** Whether load and times agree without one opening further. */
  readonly holds: boolean;
  readonly took: number;
}

/** Upwards until load and times agree, or a breaker would open further. */
function follow(
  setting: Setting,
  sources: readonly Source[],
  empty: Load,
  breakers?: Breakers,
  from?: readonly Load[],
): Followed {
  const admitted = breakers?.admitted();
  const under = (load: Load): Load => (admitted ? { ...load, admitted } : load);
  let loads =
    from?.map(under) ??
    push(setting, sources, 'light', (source) =>
      admitted ? trafficUnder(setting, source, under(empty)) : lightTraffic(setting, source),
    );
  let failing: Failing = new Map();
  let before: readonly Load[] = loads;
  const most = from ? ROUNDS_TO_HOLD : MOST_ROUNDS + MOST_ROUNDS_BACK;
  for (let round = 0; round < most; round++) {
    const name = `round ${Math.min(round, MOST_KEPT)}`;
    const total = under(setting.loads.sum(`${name} ${sources[0]?.id}`, loads, empty));
    const times = timesOf(setting, sources, total, name);
    failing = breakers ? failingOf(setting.graph, loads, times) : failing;
    if (breakers?.trip(failing)) return { loads, failing, holds: false, took: round + 1 };
    const traffic = byView(sources, ({ view }, index) => {
      const latency = times[index];
      const here = latency ? trafficOf(view, latency) : ERRORS_ONLY;
      return round === MOST_ROUNDS ? everyAttempt(here) : here;
    });
    const next = push(setting, sources, name, (_, index) => traffic[index] ?? ERRORS_ONLY);
    const settled = next.every((load, index) => isSame(load, loads[index]));
    const ahead = from && round % 2 === 1 ? further(before, loads, next) : next;
    before = loads;
    loads = ahead.map(under);
    if (settled) return { loads, failing, holds: true, took: round + 1 };
  }
  return { loads, failing, holds: !from, took: most };
}

/** Where the steps shrink, on to where they would end (Aitken); they shrink less and less, so it isn't too far. */
function further(first: readonly Load[], second: readonly Load[], third: Load[]): Load[] {
  const apart = (a: readonly Load[], b: readonly Load[]): number =>
    a.reduce(
      (sum, { calls }, index) =>
        calls.reduce((all, rate, call) => all + Math.abs(rate - (b[index]?.calls[call] ?? 0)), sum),
      0,
    );
  const ratio = apart(third, second) / apart(second, first);
  if (!(ratio < 1)) return third;
  const share = Math.min(ratio, MOST_AHEAD) / (1 - Math.min(ratio, MOST_AHEAD));
  const on = (from: Float64Array | undefined, to: Float64Array): Float64Array =>
    to.map((rate, index) => Math.max(0, rate + share * (rate - (from?.[index] ?? rate))));
  return third.map(({ arrivals, calls }, index) => ({
    arrivals: on(second[index]?.arrivals, arrivals),
    calls: on(second[index]?.calls, calls),
  }));
}

/** Of the loads at which no breaker would open further, the one at which they let the most through. */
function behindBreakers(setting: Setting, sources: readonly Source[], empty: Load): Load[] {
  const { graph } = setting;
  const breakers = createBreakers(graph.calls, (first, second) => leadsTo(graph, first.to, second.from));
  let held: readonly Load[] | undefined;
  let last: Load[] = [];
  for (let rounds = 0; rounds < MOST_ROUNDS_TRYING; ) {
    const tried = breakers.admitted();
    const isMore = [...(held?.[0]?.admitted ?? [])].every(([call, share]) => (tried.get(call) ?? 1) >= share);
    const from = isMore ? held : undefined;
    const { loads, failing, holds, took } = follow(setting, sources, empty, breakers, from);
    rounds += took;
    last = loads;
    if (!holds) breakers.lower(failing);
    else {
      held = loads;
      if (!breakers.raise(failing)) break;
    }
  }
  return [...(held ?? last)];
}

function leadsTo({ nodes }: Graph, from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const node of seen) for (const call of nodes[node]?.leaving ?? []) seen.add(call.to);
  return seen.has(to);
}

/** Of each call behind a breaker, over all sources by their load. */
function failingOf(graph: Graph, loads: readonly Load[], times: readonly ViewLatency[]): Failing {
  const failing = new Map<number, number>();
  for (const call of graph.calls) {
    if (!call.breaker) continue;
    let [rate, failed] = [0, 0];
    loads.forEach((load, index) => {
      const here = load.calls[call.index] ?? 0;
      const fails =
        here > 0
          ? times[index]?.call(call, isLookUpAmong(graph.nodes[call.from]?.groups ?? [], call))?.fails
          : undefined;
      if (fails === undefined) return;
      rate += here;
      failed += here * fails;
    });
    if (rate > 0) failing.set(call.index, failed / rate);
  }
  return failing;
}

const light = new WeakMap<Setting, Map<View, Traffic>>();

/** What its calls cost where nothing waits. */
export function lightTraffic(setting: Setting, source: Source): Traffic {
  if (!feedsBack(setting.graph)) return ERRORS_ONLY;
  const known = kept(light, setting, () => new Map<View, Traffic>());
  return kept(known, source.view, () => trafficUnder(setting, source, setting.loads.none(source.view)));
}

/** The times of a view under a load; `name`: what the next estimate will ask for the like of it by. */
export function latencyUnder(
  { graph, loadBearing, times, latencies }: Setting,
  { view, availability }: Pick<Source, 'view' | 'availability'>,
  { arrivals, admitted }: Load,
  name: string,
): ViewLatency {
  const used = utilizations(graph, arrivals);
  const shares = admitted ? { admitted } : {};
  const asked = { view, availability, loadBearing, utilization: used, arrivals, times, ...shares };
  return latencies.of(name, asked);
}

const timesOf = (setting: Setting, sources: readonly Source[], load: Load, name: string): ViewLatency[] =>
  byView(sources, (source) => latencyUnder(setting, source, load, `${name} ${source.id}`));

/** Of each source; those that use the same connections have the same. */
function byView<T>(sources: readonly Source[], make: (source: Source, index: number) => T): T[] {
  const known = new Map<View, T>();
  return sources.map((source, index) => kept(known, source.view, () => make(source, index)));
}

function trafficUnder(setting: Setting, source: Source, load: Load): Traffic {
  return trafficOf(source.view, latencyUnder(setting, source, load, `light ${source.id}`));
}

const NO_RATES = new Float64Array(0);

function isSame(load: Load, before: Load | undefined): boolean {
  if (load === before || load.calls === before?.calls) return true;
  const { calls } = load;
  const last = before?.calls ?? NO_RATES;
  const common = Math.min(calls.length, last.length);
  // Nothing is read beyond an end: numbers that may be missing are slow to compare.
  for (let call = 0; call < common; call++) {
    const rate = calls[call] ?? 0;
    if (!(Math.abs(rate - (last[call] ?? 0)) <= SETTLED * rate)) return false;
  }
  for (let call = common; call < calls.length; call++) if (!(calls[call] === 0)) return false;
  return true;
}
