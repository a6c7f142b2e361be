/**
 * So far along a journey: what a request has been through when it has got over a connection, its round trip included
 * (docs/estimation.md, "So far along a journey"). In a line what the target offers is all that is left: the times add up to
 * the journey's, the availabilities multiply to it.
 */
import type { SoFar, SoFarEstimate } from '../answer';
import type { Availability } from '../availability/availability';
import type { Stop } from '../graph/ways';
import type { Times } from '../latency/times';
import { latencyEstimate, type Scope } from '../summaries';
import { waitedSoFar } from './waitedSoFar';

export interface SoFarRequest {
  readonly scope: Scope;
  readonly stops: readonly Stop[];
  readonly times: Times;
  /** Calls a second of the journey, by index. */
  readonly rates: ArrayLike<number>;
  readonly reached: ReadonlyMap<number, Availability | null>;
}

export function soFar({ scope, stops, times, rates, reached }: SoFarRequest): SoFar {
  const waited = waitedSoFar(scope, times, stops, rates);
  const made = new Map<string, SoFarEstimate>();
  for (const { call } of stops.flatMap(({ leaving }) => leaving)) {
    const time = waited.get(call.index);
    const needed = reached.get(call.index);
    if (!time) continue;
    made.set(call.id, {
      availability: needed?.up ?? null,
      unavailability: needed?.down ?? null,
      exact: needed?.exact ?? false,
      ...(needed?.range && { availabilityRange: needed.range }),
      latencyMs: latencyEstimate(time),
    });
  }
  return made;
}
