/**
 * The journeys worth showing: all that are drawn up; where none is, those implied by the entries that call something.
 * A part that stands alone goes nowhere.
 */
import type { Estimate, JourneyEstimate } from '../../estimate/answer';
import type { Diagram } from '../../model/diagram';
import { nameOf } from '../../model/queries';

export function shownJourneys(
  diagram: Diagram,
  estimate: Estimate,
): readonly (readonly [id: string, numbers: JourneyEstimate])[] {
  const all = [...estimate.journeys];
  if (diagram.journeys.size > 0) return all;
  const callers = new Set([...diagram.connections.values()].map((connection) => connection.from));
  return all.filter(([id]) => callers.has(id));
}

/** What a journey is called: by its own name, or as the component it starts at where nobody drew it up. */
export const journeyName = (diagram: Diagram, id: string): string => {
  const journey = diagram.journeys.get(id);
  return journey ? journey.name || id : nameOf(diagram, id);
};
