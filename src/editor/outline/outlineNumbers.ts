/** What a line of the outline says beside its name: the numbers the canvas shows there, the first of them for the eye. */

import type { Estimate } from '../../estimate/answer';
import { connectionNumbers } from '../../estimate/connectionLabel';
import { shownAvailability } from '../../estimate/shownAvailability';
import type { Diagram } from '../../model/diagram';
import { type ElementRef, idOf, kindOf } from '../../model/elements';
import { likely } from '../../model/ranged';
import { formatAvailability, formatLatency, formatRate } from '../../shared/formatNumbers';

/** Empty: there is no number for it. */
export function outlineNumbers(
  diagram: Diagram,
  estimate: Estimate,
  journey: string | null,
  ref: ElementRef,
): readonly string[] {
  const id = idOf(ref);
  switch (kindOf(ref)) {
    case 'component': {
      const own = journey === null ? undefined : estimate.journeys.get(journey)?.components.get(id);
      const numbers = own ?? estimate.components.get(id);
      if (!numbers) return [];
      const load = numbers.requestsPerSecond > 0 ? [formatRate(numbers.requestsPerSecond)] : [];
      return [shownAvailability(numbers), `p99 ${formatLatency(numbers.latencyMs.p99)}`, ...load];
    }
    case 'connection': {
      const numbers = connectionNumbers(estimate, id, journey);
      if (!numbers) return [];
      const { p50, p99 } = numbers.latencyMs;
      return [`p99 ${formatLatency(p99)}`, `p50 ${formatLatency(p50)}`, shownAvailability(numbers)];
    }
    case 'group': {
      const availability = likely(diagram.groups.get(id)?.settings?.availability ?? 1);
      return availability === 1 ? [] : [formatAvailability(availability)];
    }
    case 'note':
    case 'drawing':
      return [];
  }
}
