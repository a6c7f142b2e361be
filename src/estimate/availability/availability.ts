/**
 * P(a request is answered), exactly, with every shared part counted once: what is required multiplied out, real
 * alternatives as decision diagrams, one sweep for all numbers of all views (docs/estimation.md, "Availability").
 */
import { createAvailabilityEngine } from './engine';
import type { AvailabilityRequest, ViewAvailability } from './viewAvailability';

export type { Availability, AvailabilityRequest, ViewAvailability } from './viewAvailability';

/** Each by itself; for diagrams that follow one another an engine keeps what they share. */
export function evaluateAvailability(request: AvailabilityRequest): ViewAvailability[] {
  return createAvailabilityEngine().evaluate(request);
}
