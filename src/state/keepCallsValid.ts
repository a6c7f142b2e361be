/**
 * Call groups order synchronous calls that leave their component, and nothing else (docs/file-format.md). An edit
 * that makes a connection asynchronous, or lets it start elsewhere, takes it out of the groups it stood in.
 */
import { modeOf } from '../catalog/effective';
import type { Diagram } from '../model/diagram';
import { putComponent, withoutCalls } from '../model/edits';

export function keepCallsValid(diagram: Diagram): Diagram {
  let next = diagram;
  for (const [id, component] of diagram.components) {
    const named = (component.settings?.calls ?? []).flatMap((group) => group.connections);
    const gone = new Set(named.filter((connectionId) => !isCallOf(diagram, id, connectionId)));
    if (gone.size > 0) next = putComponent(next, id, withoutCalls(component, gone));
  }
  return next;
}

function isCallOf(diagram: Diagram, componentId: string, connectionId: string): boolean {
  const connection = diagram.connections.get(connectionId);
  return connection?.from === componentId && modeOf(diagram, connection) === 'sync';
}
