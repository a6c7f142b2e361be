/**
 * A subject's times under the load and the availabilities of its diagram as it is, also with the times of some parts
 * held longer or shorter: asked dozens of times over, each made from what the last left as it was.
 */
import type { Call } from '../graph/graph';
import type { Overrides } from '../graph/overrides';
import { overridden } from '../graph/overrides';
import type { View } from '../graph/view';
import { groupsOf, isLookUpAmong, viewOf } from '../graph/view';
import type { Asked, Basis, Subject } from '../importance/basis';
import { measuredJourneys } from '../journeys';
import type { Timed } from '../latency/groups';
import { createLatencies } from '../latency/latencies';
import type { ViewLatency } from '../latency/latency';
import { createTimes } from '../latency/times';
import { addLoads } from '../load/capacity';
import { createKeptLoads } from '../load/keptLoads';
import type { Load } from '../load/load';
import { noLoad } from '../load/load';
import type { Setting } from '../settle';
import { latencyUnder, settledLoads } from '../settle';

export interface LatencyAsItIs {
  /** Of the subject's answer, or of the call it is; null: it only ever calls itself back. */
  timed(overrides: Overrides): Pick<Timed, 'time'> | null;
  /**
   * Of the subject, a journey: about how many attempts at this call a request makes that aren't answered in time. At
   * least the chance of one of them, since what is asked only in another's place carries no load.
   */
  unanswered(call: Call): number;
}

export function latencyAsItIs(basis: Basis, subject: Subject, asked: Asked): LatencyAsItIs {
  const { graph, loadBearing, whole } = basis;
  const { availability, node, operation, call, isLookUp } = asked;
  const kept = { times: createTimes(), latencies: createLatencies(), loads: createKeptLoads() };
  const setting: Setting = { graph, loadBearing, ...kept };
  const sources = [...basis.sources.values()];
  const loads = settledLoads(setting, sources);
  const offered = addLoads(loads, noLoad(whole));
  const { journeys } = measuredJourneys(graph.diagram);
  const journey = subject.kind === 'journey' ? journeys.find(([id]) => id === subject.id)?.[1] : undefined;
  let view = asked.view;
  const latencyWith = (overrides: Overrides): ViewLatency => {
    const scaled = overridden(graph, overrides);
    view = viewOf(scaled, journey, view);
    return latencyUnder({ ...setting, graph: scaled }, { view, availability }, offered, 'explained');
  };
  const own = sources.findIndex(({ id }) => subject.kind === 'journey' && id === subject.id);
  const [source, load] = [sources[own], loads[own]];
  let plain: ViewLatency | null = null;
  return {
    timed(overrides) {
      const latency = latencyWith(overrides);
      const over = call && view.graph.calls[call.index];
      return over ? latency.call(over, isLookUp) : latency.answer(node, operation);
    },
    unanswered(asksFor) {
      plain ??= latencyWith({});
      return source && load
        ? unansweredOf(asked.view, plain, asksFor, load, source.requestsPerSecond)
        : Infinity;
    },
  };
}

function unansweredOf(
  view: View,
  latency: ViewLatency,
  call: Call,
  { calls }: Load,
  requestsPerSecond: number,
): number {
  if (call.errorRate >= 1) return 0;
  const visits = requestsPerSecond > 0 ? (calls[call.index] ?? 0) / requestsPerSecond : 1;
  const attempts = latency.call(call, isLookUpAmong(groupsOf(view, call.from), call));
  const late = attempts ? Math.max(0, attempts.fails - call.errorRate) / (1 - call.errorRate) : 0;
  return Math.max(1, visits) * late;
}
