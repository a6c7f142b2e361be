/**
 * What a group offers as a whole, as a collapsed one says it on its card: the worst that its callers see, each
 * of the calls into it and each journey that begins in it, and how busy its busiest part is. Nothing is estimated anew.
 */
import type { Diagram } from '../model/diagram';
import { formatLatency } from '../shared/formatNumbers';
import type { ConnectionEstimate, Estimate } from './answer';
import { connectionNumbers } from './connectionLabel';
import { shownAvailability } from './shownAvailability';

export interface GroupNumbers {
  /** `p99 48 ms · 99.95 %`; empty: nobody calls into it. */
  readonly seen: string;
  /** What those two numbers are of: `connection:a`, `journey:b`; null: they are of nothing. */
  readonly slowest: OfferRef | null;
  readonly leastUp: OfferRef | null;
  /** Offered load over capacity of its busiest part; null: nothing limits any. */
  readonly utilization: number | null;
}

export type OfferRef = `${'connection' | 'journey'}:${string}`;

export interface GroupParts {
  readonly components: readonly string[];
  /** Connections that come into it from outside. */
  readonly entering: readonly string[];
}

type Offer = Pick<
  ConnectionEstimate,
  'availability' | 'unavailability' | 'exact' | 'availabilityRange' | 'latencyMs'
>;

interface OfferOf {
  readonly of: OfferRef;
  readonly offer: Offer;
}

/** `journeyId`: the journey in focus; what it doesn't use counts only where it uses nothing of the group. */
export function groupNumbers(
  diagram: Diagram,
  estimate: Estimate,
  { components, entering }: GroupParts,
  journeyId: string | null,
): GroupNumbers {
  const focused = journeyId === null ? undefined : estimate.journeys.get(journeyId);
  const used = focused ? entering.filter((id) => focused.connections.has(id)) : entering;
  const calls = (used.length > 0 ? used : entering).flatMap((id): readonly OfferOf[] => {
    const offer = connectionNumbers(estimate, id, journeyId);
    return offer ? [{ of: `connection:${id}`, offer }] : [];
  });
  const begun = [...diagram.journeys].flatMap(([id, { entry }]): readonly OfferOf[] => {
    const offer = estimate.journeys.get(id);
    const counts = components.includes(entry) && (journeyId === null || journeyId === id);
    return counts && offer ? [{ of: `journey:${id}`, offer }] : [];
  });
  let utilization: number | null = null;
  for (const id of components) {
    const share = (focused?.components.get(id) ?? estimate.components.get(id))?.utilization ?? null;
    if (share !== null && share > (utilization ?? -1)) utilization = share;
  }
  return { ...worstOf([...calls, ...begun]), utilization };
}

function worstOf(offers: readonly OfferOf[]): Omit<GroupNumbers, 'utilization'> {
  const slowest = largest(offers, ({ offer }) => offer.latencyMs.p99 ?? Infinity);
  const leastUp = largest(offers, ({ offer }) => offer.unavailability);
  if (!slowest || !leastUp) return { seen: '', slowest: null, leastUp: null };
  return {
    seen: `p99 ${formatLatency(slowest.offer.latencyMs.p99)} · ${shownAvailability(leastUp.offer)}`,
    slowest: slowest.of,
    leastUp: leastUp.of,
  };
}

/** The first of those for which the measure is largest. */
export function largest<T>(items: readonly T[], measure: (item: T) => number): T | undefined {
  let best: T | undefined;
  for (const item of items) if (best === undefined || measure(item) > measure(best)) best = item;
  return best;
}
