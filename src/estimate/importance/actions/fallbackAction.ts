/** A second component of the same kind, with the same calls, that every caller turns to where the first fails. */
import { effectiveSettings, modeOf, typeOf } from '../../../catalog/effective';
import type { CallGroup, Component, Diagram } from '../../../model/diagram';
import { freshConnectionId, freshId, putComponent } from '../../../model/edits';
import { incoming, nameOf, outgoing } from '../../../model/queries';
import type { Action } from './action';
import { copyConnection, withAlternative } from './callGroups';

/**
 * null for people, for what keeps data (a copy of it is no copy of the data), for what a provider runs (its
 * promise covers both), and where its callers have no use for it.
 */
export function fallback(diagram: Diagram, id: string): Action | null {
  const component = diagram.components.get(id);
  if (!component) return null;
  const { role } = typeOf(component);
  const isOther = role === 'external';
  // A provider's promise covers a second one of the same too.
  if (!isOther && effectiveSettings(component).managed !== null) return null;
  if (!isOther && role !== 'compute' && role !== 'router') return null;
  if (!withFallback(diagram, id)) return null;
  return {
    id: `fallback:${id}`,
    kind: 'fallback',
    about: { kind: 'component', id },
    sentence: isOther
      ? `Add a second provider for ${nameOf(diagram, id)}, to take over when the first fails`
      : `Add a second ${nameOf(diagram, id)} that takes over when the first fails`,
    apply: (before) => withFallback(before, id) ?? before,
    adds: [{ component: id, instances: component.settings?.replicas ?? 1 }],
  };
}

function withFallback(diagram: Diagram, id: string): Diagram | null {
  const component = diagram.components.get(id);
  const callers = incoming(diagram, id).filter(
    ([, connection]) => modeOf(diagram, connection) === 'sync' && connection.from !== id,
  );
  if (!component || callers.length === 0) return null;
  const twin = freshId(diagram, id);
  let next = putComponent(diagram, twin, beside(component, `${nameOf(diagram, id)} 2`));
  const copies = new Map<string, string>();
  for (const [call] of outgoing(diagram, id)) {
    const copy = freshConnectionId(next);
    copies.set(call, copy);
    next = copyConnection(next, call, copy, { from: twin });
  }
  next = withCopiedCalls(next, twin, copies);
  for (const [call, { from }] of callers) {
    const copy = freshConnectionId(next);
    const connected = withAlternative(copyConnection(next, call, copy, { to: twin }), from, call, copy);
    if (!connected) return null;
    next = connected;
  }
  return next;
}

/** Under it, where it has a place. */
function beside({ position, ...component }: Component, name: string): Component {
  return { ...component, name, ...(position ? { position: { x: position.x, y: position.y + BELOW } } : {}) };
}

const BELOW = 112;

function withCopiedCalls(diagram: Diagram, twin: string, copies: ReadonlyMap<string, string>): Diagram {
  const component = diagram.components.get(twin);
  if (!component?.settings?.calls) return diagram;
  const calls = component.settings.calls.map(
    (group): CallGroup => ({ ...group, connections: group.connections.map((id) => copies.get(id) ?? id) }),
  );
  return putComponent(diagram, twin, { ...component, settings: { ...component.settings, calls } });
}
