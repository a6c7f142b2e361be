/**
 * What calls cost in further ones, by how long they take: hedges, retries of what timed out, others asked in their
 * place. Of all other calls only errors make more, so their times are not asked for.
 */
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
  const { calls, callers } = feedingBack(view);
  return {
    at: callers,
    made(call, lookUp) {
      const one = calls.has(call) ? latency.call(call, lookUp) : null;
      return one?.made ?? ERRORS_ONLY.made(call, lookUp);
    },
    gaveUp(call, lookUp) {
      const one = calls.has(call) ? latency.call(call, lookUp) : null;
      return one ? lateAmong(one, call.timesPerRequest) : 0;
    },
  };
}

/** As if whatever may time out did. */
export function everyAttempt(traffic: Traffic): Traffic {
  const grows = (call: Call, lookUp: boolean): boolean => traffic.gaveUp(call, lookUp) > 0;
  return {
    ...traffic,
    made: (call, lookUp) =>
      grows(call, lookUp)
        ? (call.maxRetries + 1) * (call.hedgeAfterMs === null ? 1 : 2)
        : traffic.made(call, lookUp),
    gaveUp: (call, lookUp) => (grows(call, lookUp) ? 1 : 0),
  };
}

interface FeedingBack {
  /** Those whose time can make further calls. */
  readonly calls: ReadonlySet<Call>;
  readonly callers: readonly number[];
}

const feedingBack = keptByRouting((view): FeedingBack => {
  const canGiveUp = givingUp(view);
  const calls = new Set<Call>();
  const callers = new Set<number>();
  const look = (node: number, call: Call, lookUp: boolean, group?: Group): void => {
    const standsIn = group?.how === 'failover' || lookUp;
    const again = (call.maxRetries > 0 || standsIn) && canGiveUp(call, lookUp);
    if (call.hedgeAfterMs === null && !call.breaker && !again) return;
    calls.add(call);
    callers.add(node);
  };
  view.groups.forEach((groups, node) => {
    for (const group of groups)
      for (const { call, place } of group.members) look(node, call, isLookUp(group, place), group);
    for (const call of enqueuesOf(view, node)) look(node, call, false);
    for (const call of backgroundOf(view, node)) look(node, call, false);
  });
  return { calls, callers: [...callers] };
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
