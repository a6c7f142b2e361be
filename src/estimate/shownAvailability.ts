/**
 * An availability as people read it: `99.95 %`, or `99.1–99.9 %` where the exact method ran out of its budget and only
 * bounds are known; never one end alone.
 */
import { formatAvailability, formatSpread } from '../shared/formatNumbers';
import type { ConnectionEstimate } from './answer';

export function shownAvailability({
  availability,
  unavailability,
  exact,
  availabilityRange,
}: Pick<ConnectionEstimate, 'availability' | 'unavailability' | 'exact' | 'availabilityRange'>): string {
  const sure = formatAvailability(availability, unavailability);
  if (exact || !availabilityRange) return sure;
  return formatSpread(sure, formatAvailability(availabilityRange[1]));
}
