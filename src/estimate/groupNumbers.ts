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
  /** Offered load over capacity of its busiest part; null: nothing limits any. */
  readonly utilization: number | null;
}

export interface GroupParts {
  readonly components: readonly string[];
  /** Connections that come into it from outside. */
  readonly entering: readonly string[];
}

type Offer = Pick<
  ConnectionEstimate,
  'availability' | 'unavailability' | 'exact' | 'availabilityRange' | 'latencyMs'
>;

/** `journeyId`: the journey in focus; what it doesn't use counts only where it uses nothing of the group. */
export function groupNumbers(
  diagram: Diagram,
  estimate: Estimate,
  { components, entering }: GroupParts,
  journeyId: string | null,
): GroupNumbers {
  const focused = journeyId === null ? undefined : estimate.journeys.get(journeyId);
  const used = focused ? entering.filter((id) => focused.connections.has(id)) : entering;
  const calls = (used.length > 0 ? used : entering).flatMap((id): readonly Offer[] => {
    const numbers = connectionNumbers(estimate, id, journeyId);
    return numbers ? [numbers] : [];
  });
  const begun = [...diagram.journeys].flatMap(([id, { entry }]): readonly Offer[] => {
    const numbers = estimate.journeys.get(id);
    const counts = components.includes(entry) && (journeyId === null || journeyId === id);
    return counts && numbers ? [numbers] : [];
  });
  let utilization: number | null = null;
  for (const id of components) {
    const share = (focused?.components.get(id) ?? estimate.components.get(id))?.utilization ?? null;
    if (share !== null && share > (utilization ?? -1)) utilization = share;
  }
  return { seen: worstOf([...calls, ...begun]), utilization };
}

function worstOf(offers: readonly Offer[]): string {
  const slowest = largest(offers, ({ latencyMs }) => latencyMs.p99 ?? Infinity);
  const leastUp = largest(offers, ({ unavailability }) => unavailability);
  if (!slowest || !leastUp) return '';
  return `p99 ${formatLatency(slowest.latencyMs.p99)} · ${shownAvailability(leastUp)}`;
}

/** The first of those for which the measure is largest. */
export function largest<T>(items: readonly T[], measure: (item: T) => number): T | undefined {
  let best: T | undefined;
  for (const item of items) if (best === undefined || measure(item) > measure(best)) best = item;
  return best;
}
