/**
 * So far along a journey: what a request has been through when it has got over a connection, its round trip included
 * (docs/estimation.md, "So far along a journey"). In a line what the target offers is all that is left: the times add up to
 * the journey's, the availabilities multiply to it.
 */
import type { SoFar, SoFarEstimate } from '../answer';
import type { Availability } from '../availability/viewAvailability';
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
  for (const [id, index] of inOrder(scope)) {
    const time = waited.get(index);
    const needed = reached.get(index);
    if (!time) continue;
    made.set(id, {
      availability: needed?.up ?? null,
      unavailability: needed?.down ?? null,
      exact: needed?.exact ?? false,
      ...(needed?.range && { availabilityRange: needed.range }),
      latencyMs: latencyEstimate(time),
    });
  }
  return made;
}

/** The diagram's own. */
const inOrder = ({ graph }: Scope): readonly (readonly [id: string, index: number])[] =>
  [...graph.diagram.connections.keys()].map((id) => [id, graph.callIndexOf.get(id) ?? -1]);
