/**
 * What a journey can't do without asking: its entry and whatever that calls synchronously and not optionally, step by
 * step, over the connections the journey follows. Who of several alternatives answers isn't looked at.
 */
import type { Connection, Diagram, Journey } from '../model/diagram';
import type { Joined } from './parts';

/** Empty for a journey, or an entry, that isn't there. */
export function criticalTo(
  { journeys }: Diagram,
  { parts, partAt }: Joined,
  journeyId: string,
): ReadonlySet<string> {
  const journey = journeys.get(journeyId);
  const entry = journey && partAt(journey.entry);
  if (!entry) return new Set();
  const follows = followedBy(journey);
  const isFound = new Uint8Array(parts.length);
  isFound[entry.index] = 1;
  const found = [entry];
  for (const { callsFrom } of found)
    for (const { id, to, connection } of callsFrom) {
      if (isFound[to.index] !== 0 || connection.optional === true || !follows(id, connection)) continue;
      isFound[to.index] = 1;
      found.push(to);
    }
  return new Set(found.map(({ id }) => id));
}

/** With both an operation and connections named, a connection must pass both. */
export function followedBy({
  operation,
  connections,
}: Journey): (id: string, connection: Connection) => boolean {
  const named = connections && new Set(connections);
  return (id, connection) =>
    (named === undefined || named.has(id)) &&
    (operation === undefined || connection.operation === undefined || connection.operation === operation);
}
