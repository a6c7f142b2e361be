/**
 * What calls cost in further ones, by how long they take: hedges, retries of what timed out, others asked in their
 * place. Of all other calls only errors make more, so their times are not asked for.
 */
import { kept } from '../shared/kept';
import type { Call, Graph, Group } from './graph/graph';
import { keptByRouting } from './graph/routing';
import type { View } from './graph/view';
import { backgroundOf, enqueuesOf, groupsOf, isLeftWithBroker, isLookUp } from './graph/view';
import { lateAmong } from './latency/attempts';
import type { ViewLatency } from './latency/latency';
import { isTooMuch } from './latency/letThrough';
import type { Traffic } from './load/shares';
import { ERRORS_ONLY } from './load/shares';

/** Whether a call's time can make further calls anywhere. */
export function feedsBack({ calls, nodes }: Graph): boolean {
  const feeding = kept(ofCalls, calls, () => feedbackOf(calls));
  if (feeding !== 'where another stands in') return feeding === 'always';
  return nodes.some(({ groups }) => groups.some(({ how }) => how === 'failover' || how === 'cache'));
}

type Feedback = 'always' | 'never' | 'where another stands in';

const ofCalls = new WeakMap<Graph['calls'], Feedback>();

function feedbackOf(calls: Graph['calls']): Feedback {
  if (calls.some(({ hedgeAfterMs }) => hedgeAfterMs !== null)) return 'always';
  if (calls.some(({ breaker, errorRate }) => breaker && isTooMuch(breaker, errorRate))) return 'always';
  if (calls.every(({ timeoutMs }) => timeoutMs === null)) return 'never';
  return calls.some(({ maxRetries, breaker }) => maxRetries > 0 || breaker)
    ? 'always'
    : 'where another stands in';
}

/** Under these times. */
export function trafficOf(view: View, latency: ViewLatency): Traffic {
  const feeding = feedingBack(view);
  const { places, callers } = feeding;
  const costs = costsUnder(feeding, latency);
  return {
    apart: { callers, costs, places },
    made(call, isLookUp) {
      const place = places.get(call);
      return place === undefined ? ERRORS_ONLY.made(call, isLookUp) : (costs[2 * place] ?? 1);
    },
    gaveUp(call) {
      const place = places.get(call);
      return place === undefined ? 0 : (costs[2 * place + 1] ?? 0);
    },
  };
}

/** Of each what it is made, and its chance to be late; the same object where nothing of it is another than just before. */
function costsUnder(feeding: FeedingBack, latency: ViewLatency): Float64Array {
  const { calls, to } = feeding;
  const { line, number, from, reached } = latency.descent;
  const last = lastCosts.get(line);
  if (last?.number === number && last.feeding === feeding) return last.costs;
  const before = last?.number === from ? last : undefined;
  const isSame = before?.feeding === feeding;
  let costs = isSame ? before.costs : new Float64Array(2 * calls.length);
  const put = (place: number, cost: number): void => {
    if (costs[place] === cost) return;
    if (costs === before?.costs) costs = costs.slice();
    costs[place] = cost;
  };
  const look = (index: number): void => {
    const { call, isLookUp } = calls[index] ?? {};
    if (!call || isLookUp === undefined) return;
    const one = latency.call(call, isLookUp);
    put(2 * index, one?.made ?? ERRORS_ONLY.made(call, isLookUp));
    put(2 * index + 1, one ? lateAmong(one, call.timesPerRequest) : 0);
  };
  if (isSame) for (const node of reached) for (const index of to.get(node) ?? []) look(index);
  else {
    const others = new Set(reached);
    calls.forEach(({ call, isLookUp }, index) => {
      const place = others.has(call.to) ? undefined : before?.feeding.places.get(call);
      const isAlike = place !== undefined && before?.feeding.calls[place]?.isLookUp === isLookUp;
      if (before && isAlike) {
        costs[2 * index] = before.costs[2 * place] ?? 1;
        costs[2 * index + 1] = before.costs[2 * place + 1] ?? 0;
      } else look(index);
    });
  }
  lastCosts.set(line, { number, feeding, costs });
  return costs;
}

interface Costs {
  /** Of the evaluation. */
  readonly number: number;
  readonly feeding: FeedingBack;
  readonly costs: Float64Array;
}

/** Of evaluations made one from another, the last. */
const lastCosts = new WeakMap<object, Costs>();

/** As if whatever may time out did. */
export function everyAttempt(traffic: Traffic): Traffic {
  const grows = (call: Call, isLookUp: boolean): boolean => traffic.gaveUp(call, isLookUp) > 0;
  return {
    made: (call, isLookUp) =>
      grows(call, isLookUp)
        ? (call.maxRetries + 1) * (call.hedgeAfterMs === null ? 1 : 2)
        : traffic.made(call, isLookUp),
    gaveUp: (call, isLookUp) => (grows(call, isLookUp) ? 1 : 0),
  };
}

/** Calls whose time can make further calls. */
interface FeedingBack {
  readonly calls: readonly Asked[];
  /** Of each its place among them. */
  readonly places: ReadonlyMap<Call, number>;
  readonly callers: ReadonlySet<number>;
  /** By target, places. */
  readonly to: ReadonlyMap<number, readonly number[]>;
}

interface Asked {
  readonly call: Call;
  readonly isLookUp: boolean;
}

const feedingBack = keptByRouting((view): FeedingBack => {
  const canGiveUp = givingUp(view);
  const calls: Asked[] = [];
  const look = (asked: Asked): void => {
    const { call, isLookUp } = asked;
    if (call.hedgeAfterMs !== null || call.breaker || canGiveUp(call, isLookUp)) calls.push(asked);
  };
  view.groups.forEach((groups, node) => {
    for (const asked of callingOf(groups).perhapsAgain) look(asked);
    for (const call of enqueuesOf(view, node)) if (isPerhapsAgain(call)) look({ call, isLookUp: false });
    for (const call of backgroundOf(view, node)) if (isPerhapsAgain(call)) look({ call, isLookUp: false });
  });
  const to = new Map<number, number[]>();
  calls.forEach(({ call }, index) => {
    kept(to, call.to, () => []).push(index);
  });
  return {
    calls,
    to,
    places: new Map(calls.map(({ call }, index) => [call, index])),
    callers: new Set(calls.map(({ call }) => call.from)),
  };
});

/** Of the groups of a component what an edit elsewhere leaves as it is. */
interface Calling {
  /** One of their calls can give up by itself. */
  readonly givesUp: boolean;
  /** Those that can where their target can. */
  readonly asTheirTarget: readonly Call[];
  /** Those that may make further calls, if they can give up. */
  readonly perhapsAgain: readonly Asked[];
}

const NO_CALLS: Calling = { givesUp: false, asTheirTarget: [], perhapsAgain: [] };

const calling = new WeakMap<readonly Group[], Calling>();

const callingOf = (groups: readonly Group[]): Calling =>
  groups.length === 0 ? NO_CALLS : kept(calling, groups, () => findCalling(groups));

function findCalling(groups: readonly Group[]): Calling {
  const perhapsAgain: Asked[] = [];
  const asTheirTarget: Call[] = [];
  let givesUp = false;
  for (const group of groups) {
    for (const { call, place } of group.members) {
      const lookUp = isLookUp(group, place);
      if (lookUp || group.how === 'failover' || isPerhapsAgain(call))
        perhapsAgain.push({ call, isLookUp: lookUp });
      if (givesUpItself(call)) givesUp = true;
      else if (!lookUp) asTheirTarget.push(call);
    }
  }
  return { givesUp, asTheirTarget, perhapsAgain };
}

const isPerhapsAgain = ({ hedgeAfterMs, breaker, maxRetries }: Call): boolean =>
  hedgeAfterMs !== null || breaker !== null || maxRetries > 0;

const givesUpItself = ({ timeoutMs, breaker }: Call): boolean => timeoutMs !== null || breaker !== null;

/** Whether a call can end without an answer in time: by itself, or because something its target waits for can. */
function givingUp(view: View): (call: Call, lookUp: boolean) => boolean {
  const targets = new Uint8Array(view.groups.length);
  const canGiveUp = (call: Call, lookUp: boolean): boolean =>
    givesUpItself(call) || (!lookUp && !isLeftWithBroker(view, call) && targets[call.to] === 1);
  const waits = (node: number): boolean => {
    for (const call of enqueuesOf(view, node)) if (canGiveUp(call, false)) return true;
    const { givesUp, asTheirTarget } = callingOf(groupsOf(view, node));
    return givesUp || asTheirTarget.some((call) => canGiveUp(call, false));
  };
  for (const { members } of view.parts) {
    if (members.some(waits)) for (const node of members) targets[node] = 1;
  }
  return canGiveUp;
}
