/** The journeys that begin in a part of a diagram, and measure what of their connections is in it too. */
import type { Diagram, Journey } from './diagram';
import { withKey } from './edits';

/** Of what is copied: the fragment with its journeys. */
export function withJourneysOf(fragment: Diagram, whole: Diagram): Diagram {
  const known = (id: string) => (fragment.connections.has(id) ? id : undefined);
  const journeys = new Map<string, Journey>();
  for (const [id, journey] of whole.journeys)
    if (fragment.components.has(journey.entry)) journeys.set(id, measuring(journey, known));
  return { ...fragment, journeys };
}

/** With its connections under the names they have elsewhere; where none is left, it is over whatever it comes to. */
export function measuring(journey: Journey, nameOf: (connection: string) => string | undefined): Journey {
  const connections = journey.connections?.flatMap((id) => nameOf(id) ?? []);
  return withKey(journey, 'connections', connections?.length ? connections : undefined);
}
