/** Parts by the names people gave them. */
import type { Connection, Diagram } from '../../model/diagram';
import { connectionName, nameOf } from '../../model/queries';
import { kept } from '../../shared/kept';
import type { Subject } from '../importance/basis';
import type { Part } from '../importance/parts';

export function partName(diagram: Diagram, { kind, id }: Part): string {
  if (kind === 'component') return nameOf(diagram, id);
  if (kind === 'connection') return oneOfSeveral(diagram, id);
  return diagram.groups.get(id)?.name || id;
}

export function subjectName(diagram: Diagram, { kind, id }: Subject): string {
  if (kind !== 'journey') return partName(diagram, { kind, id });
  return diagram.journeys.get(id)?.name || (diagram.journeys.has(id) ? id : nameOf(diagram, id));
}

/** Two connections between the same ends are told apart by what they are for, else by their ids. */
function oneOfSeveral(diagram: Diagram, id: string): string {
  const name = connectionName(diagram, id);
  const same = kept(connectionsByName, diagram, () => byName(diagram)).get(name) ?? [];
  if (same.length < 2) return name;
  const operation = diagram.connections.get(id)?.operation;
  const isTold = same.filter((connection) => connection.operation === operation).length === 1;
  return `${name} (${isTold ? (operation ?? 'other') : id})`;
}

const connectionsByName = new WeakMap<Diagram, ReadonlyMap<string, readonly Connection[]>>();

function byName(diagram: Diagram): ReadonlyMap<string, readonly Connection[]> {
  const found = new Map<string, Connection[]>();
  for (const [id, connection] of diagram.connections)
    kept(found, connectionName(diagram, id), () => []).push(connection);
  return found;
}
