/**
 * The numbers that ask for the whole diagram beside a part or a journey of it: what piles up in brokers, how much
 * more of a journey there may be, how old its answers may be.
 */
import type { View } from './graph/view';
import { quantile } from './latency/cumulative';
import type { Backlog } from './load/backlog';
import { brokerBacklog } from './load/consumption';
import type { JourneyHeadroom } from './load/headroom';
import { journeyHeadroom } from './load/headroom';
import type { Load } from './load/load';
import { feedsOf } from './staleness/feeds';
import type { Staleness } from './staleness/staleness';
import { stalenessOf } from './staleness/staleness';
import { storeAges } from './staleness/storeAge';
import type { Scope } from './summaries';

/** A journey as it enters the diagram. */
interface Entering {
  readonly journey: { readonly operation?: 'read' | 'write' };
  readonly view: View;
  readonly entry: number;
  readonly requestsPerSecond: number;
  /** The load of one of its requests a second. */
  readonly unit: Pick<Load, 'arrivals'>;
}

export interface FurtherNumbers {
  /** By broker that something takes messages from. */
  backlogs(): ReadonlyMap<string, Backlog>;
  headroom(journey: Entering, ofOneRequest: Load): JourneyHeadroom;
  /** Undefined: it reads no data. */
  staleness(journey: Entering): Staleness | undefined;
}

/** `everything`: all connections under the load of all journeys. */
export function furtherNumbers(everything: Scope, journeys: readonly Entering[]): FurtherNumbers {
  const { graph, view, load, effect } = everything;
  const entries = journeys.map(({ entry }) => entry);
  let ages: ReturnType<typeof storeAges> | null = null;
  const ageOf = (): ReturnType<typeof storeAges> => {
    ages ??= storeAges(
      graph,
      feedsOf(graph, entries, (call) => quantile(effect.ofMessage(call), 0.99)),
    );
    return ages;
  };
  return {
    backlogs() {
      const found = new Map<string, Backlog>();
      for (const id of graph.diagram.components.keys()) {
        const backlog = brokerBacklog(view, graph.indexOf.get(id) ?? -1, load, journeys);
        if (backlog) found.set(id, backlog);
      }
      return found;
    },
    headroom: ({ requestsPerSecond }, ofOneRequest) =>
      journeyHeadroom(graph, load, ofOneRequest, requestsPerSecond),
    staleness: ({ journey, view: own, entry }) =>
      journey.operation === 'write' ? undefined : (stalenessOf(own, entry, ageOf()) ?? undefined),
  };
}
