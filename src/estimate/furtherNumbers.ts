/**
 * The numbers that ask for the whole diagram beside a part or a journey of it: what piles up in brokers, how much
 * more of a journey there may be, how old its answers may be.
 */
import type { ComponentEstimate, JourneyEstimate } from './answer';
import type { View } from './graph/view';
import { quantile } from './latency/cumulative';
import { brokerBacklog } from './load/consumption';
import { journeyHeadroom } from './load/headroom';
import type { Load } from './load/load';
import { feedsOf } from './staleness/feeds';
import { stalenessOf } from './staleness/staleness';
import { storeAges } from './staleness/storeAge';
import type { Scope } from './summaries';

/** A journey as it enters the diagram. */
interface Entering {
  readonly journey: { readonly operation?: 'read' | 'write' };
  readonly view: View;
  readonly entry: number;
  readonly requestsPerSecond: number;
}

export interface FurtherNumbers {
  withBacklogs(components: ReadonlyMap<string, ComponentEstimate>): Map<string, ComponentEstimate>;
  ofJourney(journey: Entering, ofOneRequest: Load): Pick<JourneyEstimate, 'headroom' | 'staleness'>;
}

/** `everything`: all connections under the load of all journeys. */
export function furtherNumbers(everything: Scope, journeys: readonly Entering[]): FurtherNumbers {
  const { graph, view, load, effect } = everything;
  const entries = journeys.map(({ entry }) => entry);
  const feeds = feedsOf(graph, entries, (call) => quantile(effect.ofMessage(call), 0.99));
  const ageOf = storeAges(graph, feeds);
  return {
    withBacklogs(components) {
      const brokers = graph.nodes.flatMap(({ index, id, isBroker }) => {
        const backlog = isBroker ? brokerBacklog(view, index, load) : null;
        const component = components.get(id);
        return backlog && component ? [[id, { ...component, backlog }] as const] : [];
      });
      return new Map([...components, ...brokers]);
    },
    ofJourney({ journey, view: own, entry, requestsPerSecond }, ofOneRequest) {
      const staleness = journey.operation === 'write' ? null : stalenessOf(own, entry, ageOf);
      return {
        headroom: journeyHeadroom(graph, load, ofOneRequest, requestsPerSecond),
        ...(staleness ? { staleness } : {}),
      };
    },
  };
}
