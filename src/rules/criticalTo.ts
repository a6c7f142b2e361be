/**
 * What a journey can't do without asking: its entry and whatever that calls synchronously and not optionally, step by
 * step, over the connections the journey follows. Who of several alternatives answers isn't looked at.
 */
import type { Connection, Diagram, Journey } from '../model/diagram';
import type { Entry } from '../model/queries';

/** Empty for a journey, or an entry, that isn't there. */
export function criticalTo(
  diagram: Diagram,
  journeyId: string,
  callsFrom: (id: string) => readonly Entry<Connection>[],
): ReadonlySet<string> {
  const journey = diagram.journeys.get(journeyId);
  if (!journey || !diagram.components.has(journey.entry)) return new Set();
  const follows = followedBy(journey);
  const found = new Set([journey.entry]);
  for (const id of found)
    for (const entry of callsFrom(id))
      if (entry[1].optional !== true && follows(entry)) found.add(entry[1].to);
  return found;
}

/** With both an operation and connections named, a connection must pass both. */
export function followedBy({ operation, connections }: Journey): (entry: Entry<Connection>) => boolean {
  const named = connections && new Set(connections);
  return ([id, connection]) =>
    (named === undefined || named.has(id)) &&
    (operation === undefined || connection.operation === undefined || connection.operation === operation);
}
