/**
 * Remedies of rules about stores: a cache or a copy for those who read, another kind of store for the same data, several
 * settings at once. Each reads the diagram as it is when pressed, and leaves it as it is where what it is about is gone.
 */
import { componentType } from '../catalog/catalog';
import { answeredProtocols } from '../catalog/effective';
import type { CallGroup, Component, Diagram } from '../model/diagram';
import { freshConnectionId, freshId, putComponent, putConnection, putSetting } from '../model/edits';
import type { Remedy } from '../model/finding';
import { spotBeside } from './remedies';

export const setSettings = (
  label: string,
  componentId: string,
  values: Readonly<Record<string, unknown>>,
): Remedy => ({
  label,
  apply: (diagram) =>
    Object.entries(values).reduce(
      (next, [field, value]) => putSetting(next, componentId, field, value),
      diagram,
    ),
});

/** A cache that the callers over these connections look in before they ask the store. */
export const addCacheAside = (storeId: string, calls: readonly string[]): Remedy => ({
  label: 'Add a cache',
  apply: (diagram) => {
    const free = calls.filter((id) => diagram.connections.has(id) && !isGrouped(diagram, id));
    if (free.length === 0 || !diagram.components.has(storeId)) return diagram;
    const [cacheId, added] = drawnBeside(diagram, storeId, {
      type: 'cache',
      name: 'Cache',
      settings: { replicas: 2 },
    });
    return free.reduce((next, id) => lookedUpFirst(next, cacheId, id), added);
  },
});

function lookedUpFirst(diagram: Diagram, cacheId: string, callId: string): Diagram {
  const call = diagram.connections.get(callId);
  if (!call) return diagram;
  const lookUp = freshConnectionId(diagram);
  const next = putConnection(diagram, lookUp, { from: call.from, to: cacheId, operation: 'read' });
  const calls = diagram.components.get(call.from)?.settings?.calls ?? [];
  const aside: CallGroup = { how: 'cache', connections: [lookUp, callId] };
  return putSetting(next, call.from, 'calls', [...calls, aside]);
}

const isGrouped = (diagram: Diagram, callId: string): boolean =>
  (diagram.components.get(diagram.connections.get(callId)?.from ?? '')?.settings?.calls ?? []).some(
    ({ connections }) => connections.includes(callId),
  );

/** A copy that follows the store, and these connections to that instead. */
export const readFromCopy = (label: string, storeId: string, readers: readonly string[]): Remedy => ({
  label,
  apply: (diagram) => {
    const there = readers.filter((id) => diagram.connections.get(id)?.to === storeId);
    if (there.length === 0 || !diagram.components.has(storeId)) return diagram;
    const [copyId, added] = drawnBeside(diagram, storeId, { type: 'read-replica', name: 'Read replica' });
    const follows = { from: storeId, to: copyId, protocol: 'replication', mode: 'async' } as const;
    const copied = putConnection(added, freshConnectionId(added), follows);
    return there.reduce((next, id) => {
      const call = next.connections.get(id);
      return call ? putConnection(next, id, { ...call, to: copyId }) : next;
    }, copied);
  },
});

function drawnBeside(diagram: Diagram, besideId: string, component: Component): [string, Diagram] {
  const id = freshId(diagram, component.type);
  const position = spotBeside(diagram, besideId);
  const groups = diagram.components.get(besideId)?.in;
  return [
    id,
    putComponent(diagram, id, { ...component, ...(groups && { in: groups }), ...(position && { position }) }),
  ];
}

/** The settings every type of store understands. */
const SHARED = ['replicas', 'requiredReplicas', 'shards', 'commonCause', 'sizeGb', 'backups', 'dataKind'];

/** The same data in another kind of store: what is said of its product and its numbers belonged to the old one. */
export const keepIn = (storeId: string, typeId: string): Remedy => ({
  label: `Use a ${componentType(typeId)?.label.toLowerCase() ?? typeId}`,
  apply: (diagram) => {
    const { settings, ...store } = diagram.components.get(storeId) ?? {};
    if (!('type' in store) || store.type === undefined) return diagram;
    const kept = Object.fromEntries(
      Object.entries(settings ?? {}).filter(([field]) => SHARED.includes(field)),
    );
    const next: Component = {
      ...store,
      type: typeId,
      ...(Object.keys(kept).length > 0 && { settings: kept }),
    };
    const answered: readonly string[] = answeredProtocols(next);
    let changed = putComponent(diagram, storeId, next);
    for (const [id, { protocol, ...call }] of diagram.connections)
      if (call.to === storeId && protocol !== undefined && !answered.includes(protocol))
        changed = putConnection(changed, id, call);
    return changed;
  },
});
