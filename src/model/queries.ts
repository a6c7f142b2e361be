/** Questions about a diagram's shape. Each answer keeps the diagram's own order. */
import type { Connection, Diagram, Group } from './diagram';

export type Entry<T> = readonly [id: string, value: T];

/** A component's name as people see it: its own, or the id it has in the file. */
export function nameOf(diagram: Diagram, componentId: string): string {
  return diagram.components.get(componentId)?.name || componentId;
}

/** A connection as people see it: its own name, or its ends. */
export function connectionName(diagram: Diagram, connectionId: string): string {
  const connection = diagram.connections.get(connectionId);
  if (!connection) return connectionId;
  return connection.name || `${nameOf(diagram, connection.from)} → ${nameOf(diagram, connection.to)}`;
}

export function outgoing(diagram: Diagram, componentId: string): Entry<Connection>[] {
  return [...diagram.connections].filter(([, connection]) => connection.from === componentId);
}

export function incoming(diagram: Diagram, componentId: string): Entry<Connection>[] {
  return [...diagram.connections].filter(([, connection]) => connection.to === componentId);
}

/** The groups a thing stands in, followed outwards through any nesting; each once, nearest first. */
export function enclosingGroups(diagram: Diagram, directly: readonly string[] | undefined): Entry<Group>[] {
  const found = new Map<string, Group>();
  let ring = directly ?? [];
  while (ring.length > 0) {
    const next: string[] = [];
    for (const id of ring) {
      const group = diagram.groups.get(id);
      if (!group || found.has(id)) continue;
      found.set(id, group);
      next.push(...(group.in ?? []));
    }
    ring = next;
  }
  return [...found];
}

/** Whether something stands wholly in a group: everything it is placed in is that group or nested in it. */
export function standsIn(
  diagram: Diagram,
  directly: readonly string[] | undefined,
  groupId: string,
): boolean {
  if (!directly?.length) return false;
  return directly.every(
    (id) => id === groupId || enclosingGroups(diagram, [id]).some(([outer]) => outer === groupId),
  );
}
