/** Which walls a part stands within, and whether a connection that is said to be plain text crosses one. */
import { saidSecurity } from '../catalog/connectionSecurity';
import type { Component, Connection, Diagram, Group } from '../model/diagram';
import { type Entry, enclosingGroups } from '../model/queries';

/** Between these lie lines that others run, or people who aren't believed. */
const WALLS = ['trust', 'network', 'data-centre', 'region'] as const;

/** Said to be readable on the way: plain HTTP, or marked as not encrypted. */
export const isPlain = (connection: Partial<Connection>): boolean => {
  const said = saidSecurity(connection);
  return said === 'none' || (said === null && connection.protocol === 'http');
};

/** The kind of wall between two parts, both of which stand within one of that kind; null: none is drawn. */
export function wallBetween(diagram: Diagram, one: Component, other: Component): Group['type'] | null {
  const [around, beyond] = [one, other].map((part) => enclosingGroups(diagram, part.in));
  for (const wall of WALLS) {
    const inside = idsOf(around ?? [], wall);
    const outside = idsOf(beyond ?? [], wall);
    if (inside.size > 0 && outside.size > 0 && [...inside].every((id) => !outside.has(id))) return wall;
  }
  return null;
}

const idsOf = (groups: readonly Entry<Group>[], type: string): ReadonlySet<string> =>
  new Set(groups.flatMap(([id, group]) => (group.type === type ? [id] : [])));
