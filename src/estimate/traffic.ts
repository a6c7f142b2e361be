/**
 * What calls cost in further ones, by how long they take: hedges, retries of what timed out, others asked in their
 * place. Of all other calls only errors make more, so their times are not asked for.
 */
import { kept } from '../shared/kept';
import type { Call, Graph } from './graph/graph';
import { keptByRouting } from './graph/routing';
import type { View } from './graph/view';
import { backgroundOf, enqueuesOf, groupsOf, isLeftWithBroker, isLookUp } from './graph/view';
import { lateAmong } from './latency/attempts';
import type { ViewLatency } from './latency/latency';
import { isTooMuch } from './latency/letThrough';
import type { Traffic } from './load/shares';
import { ERRORS_ONLY } from './load/shares';

/** Whether a call's time can make further calls anywhere. */
export const feedsBack = (graph: Graph): boolean => kept(feeding, graph, () => findsFeedback(graph));

const feeding = new WeakMap<Graph, boolean>();

function findsFeedback({ calls, nodes }: Graph): boolean {
  if (calls.some(({ hedgeAfterMs }) => hedgeAfterMs !== null)) return true;
  if (calls.some(({ breaker, errorRate }) => breaker && isTooMuch(breaker, errorRate))) return true;
  if (calls.every(({ timeoutMs }) => timeoutMs === null)) return false;
  const standsIn = nodes.some(({ groups }) =>
    groups.some(({ how }) => how === 'failover' || how === 'cache'),
  );
  return standsIn || calls.some(({ maxRetries, breaker }) => maxRetries > 0 || breaker);
}

/** Under these times. */
export function trafficOf(view: View, latency: ViewLatency): Traffic {
  const { calls, places, callers } = feedingBack(view);
  const costs = new Float64Array(2 * calls.length);
  calls.forEach(({ call, isLookUp }, index) => {
    const one = latency.call(call, isLookUp);
    costs[2 * index] = one?.made ?? ERRORS_ONLY.made(call, isLookUp);
    costs[2 * index + 1] = one ? lateAmong(one, call.timesPerRequest) : 0;
  });
  return {
    apart: { callers, costs },
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
}

interface Asked {
  readonly call: Call;
  readonly isLookUp: boolean;
}

const feedingBack = keptByRouting((view): FeedingBack => {
  const canGiveUp = givingUp(view);
  const calls: Asked[] = [];
  const look = (call: Call, isLookUp = false, standsIn = false): void => {
    const again = (call.maxRetries > 0 || standsIn) && canGiveUp(call, isLookUp);
    if (call.hedgeAfterMs !== null || call.breaker || again) calls.push({ call, isLookUp });
  };
  view.groups.forEach((groups, node) => {
    for (const group of groups) {
      for (const { call, place } of group.members) {
        const lookUp = isLookUp(group, place);
        look(call, lookUp, lookUp || group.how === 'failover');
      }
    }
    for (const call of enqueuesOf(view, node)) look(call);
    for (const call of backgroundOf(view, node)) look(call);
  });
  return {
    calls,
    places: new Map(calls.map(({ call }, index) => [call, index])),
    callers: new Set(calls.map(({ call }) => call.from)),
  };
});

/** Whether a call can end without an answer in time: by itself, or because something its target waits for can. */
function givingUp(view: View): (call: Call, lookUp: boolean) => boolean {
  const targets = new Uint8Array(view.groups.length);
  const canGiveUp = (call: Call, lookUp: boolean): boolean =>
    call.timeoutMs !== null ||
    call.breaker !== null ||
    (!lookUp && !isLeftWithBroker(view, call) && targets[call.to] === 1);
  const waits = (node: number): boolean =>
    enqueuesOf(view, node).some((call) => canGiveUp(call, false)) ||
    groupsOf(view, node).some((group) =>
      group.members.some(({ call, place }) => canGiveUp(call, isLookUp(group, place))),
    );
  for (const { members } of view.parts) {
    if (members.some(waits)) for (const node of members) targets[node] = 1;
  }
  return canGiveUp;
}
