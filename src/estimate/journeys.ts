/** Which journeys are measured: those drawn, else one for every way in. */
import type { Diagram, Journey } from '../model/diagram';
import type { EstimateProblem } from './answer';

export interface Measured {
  readonly journeys: readonly (readonly [id: string, journey: Journey])[];
  /** Those left out, and why. */
  readonly problems: readonly EstimateProblem[];
}

export function measuredJourneys(diagram: Diagram): Measured {
  if (diagram.journeys.size === 0) {
    return { journeys: implied(diagram).map((id) => [id, { entry: id }]), problems: [] };
  }
  const all = [...diagram.journeys];
  const nowhere = all.filter(([, journey]) => !diagram.components.has(journey.entry));
  return {
    journeys: all.filter(([, journey]) => diagram.components.has(journey.entry)),
    problems: nowhere.map(([id, { entry }]) => ({
      path: `journeys.${id}.entry`,
      message: `There is no component "${entry}" for this journey to enter at; it is left out.`,
    })),
  };
}

/** Where requests can only enter: components nothing connects to; in a pure cycle the first one. */
function implied(diagram: Diagram): string[] {
  const reached = new Set([...diagram.connections.values()].map((connection) => connection.to));
  const ids = [...diagram.components.keys()];
  const entries = ids.filter((id) => !reached.has(id));
  return entries.length > 0 ? entries : ids.slice(0, 1);
}
