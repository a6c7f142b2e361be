/**
 * The journeys worth showing: all that are drawn up; where none is, those implied by the entries that call something.
 * A part that stands alone goes nowhere.
 */
import type { Estimate, JourneyEstimate } from '../../estimate/answer';
import type { Diagram } from '../../model/diagram';

export function shownJourneys(
  diagram: Diagram,
  estimate: Estimate,
): readonly (readonly [id: string, numbers: JourneyEstimate])[] {
  const all = [...estimate.journeys];
  if (diagram.journeys.size > 0) return all;
  const callers = new Set([...diagram.connections.values()].map((connection) => connection.from));
  return all.filter(([id]) => callers.has(id));
}
