/** What could be done about one call: a cache asked before it, a timeout with retries, a second call when it is slow. */
import { effectiveSettings, isBroker, modeOf, typeOf } from '../../../catalog/effective';
import type { Connection, Diagram } from '../../../model/diagram';
import { freshConnectionId, freshId, putComponent, putConnection, putJourney } from '../../../model/edits';
import { connectionName, nameOf } from '../../../model/queries';
import { formatLatency } from '../../../shared/formatNumbers';
import type { LatencyEstimate } from '../../answer';
import type { Action } from './action';
import { withLookUp } from './callGroups';

/** Reads of a store by what runs our code; a write is never answered by a cache. */
export function cacheInFront(diagram: Diagram, id: string): Action | null {
  const connection = diagram.connections.get(id);
  if (connection?.operation !== 'read' || !withCache(diagram, id)) return null;
  const [from, to] = [nameOf(diagram, connection.from), nameOf(diagram, connection.to)];
  return {
    id: `cache:${id}`,
    kind: 'cache',
    about: { kind: 'connection', id },
    sentence: `Put a cache between ${from} and ${to}`,
    apply: (before) => withCache(before, id) ?? before,
    adds: [],
  };
}

function withCache(diagram: Diagram, id: string): Diagram | null {
  const connection = diagram.connections.get(id);
  const caller = diagram.components.get(connection?.from ?? '');
  const store = diagram.components.get(connection?.to ?? '');
  if (!connection || !caller || !store || modeOf(diagram, connection) !== 'sync') return null;
  if (typeOf(caller).role !== 'compute' || typeOf(store).role !== 'store') return null;
  const cache = freshId(diagram, 'cache');
  const lookUp = freshConnectionId(diagram);
  const { position } = store;
  let next = putComponent(diagram, cache, {
    type: 'cache',
    name: `Cache of ${nameOf(diagram, connection.to)}`,
    ...(position ? { position: { x: position.x, y: position.y - ABOVE } } : {}),
    ...(caller.in ? { in: caller.in } : {}),
  });
  next = putConnection(next, lookUp, {
    from: connection.from,
    to: cache,
    protocol: 'redis',
    operation: 'read',
  });
  for (const [journey, record] of diagram.journeys)
    if (record.connections?.includes(id))
      next = putJourney(next, journey, { ...record, connections: [...record.connections, lookUp] });
  return withLookUp(next, connection.from, id, lookUp);
}

const ABOVE = 112;

/** Give up on the slowest twentieth and try again; only where a call may be made twice. */
export function timeoutAndRetry(diagram: Diagram, id: string, latencyMs: LatencyEstimate): Action | null {
  const connection = diagram.connections.get(id);
  const after = latencyMs.p95 === null ? 0 : Math.ceil(latencyMs.p95);
  if (!connection || connection.timeoutMs !== undefined || after <= 0) return null;
  if (!mayBeRepeated(diagram, connection)) return null;
  const retries = { max: 3, backoffMs: 0 };
  return {
    id: `timeout:${id}`,
    kind: 'timeout',
    about: { kind: 'connection', id },
    sentence: `Give up on ${connectionName(diagram, id)} after ${formatLatency(after)}, and try up to 3 times more`,
    apply: (before) => changed(before, id, { timeoutMs: after, retries }),
    adds: [],
  };
}

/** A second call beside one that is slow: the first answer counts. */
export function hedge(diagram: Diagram, id: string, latencyMs: LatencyEstimate): Action | null {
  const connection = diagram.connections.get(id);
  const after = latencyMs.p95 === null ? 0 : Math.ceil(latencyMs.p95);
  if (!connection || connection.hedgeAfterMs !== undefined || after <= 0) return null;
  if (!mayBeRepeated(diagram, connection)) return null;
  return {
    id: `hedge:${id}`,
    kind: 'hedge',
    about: { kind: 'connection', id },
    sentence: `Call ${connectionName(diagram, id)} a second time when no answer comes within ${formatLatency(after)}`,
    apply: (before) => changed(before, id, { hedgeAfterMs: after }),
    adds: [],
  };
}

function changed(diagram: Diagram, id: string, changes: Partial<Connection>): Diagram {
  const connection = diagram.connections.get(id);
  return connection ? putConnection(diagram, id, { ...connection, ...changes }) : diagram;
}

/** Reads, and what is said to do no harm twice; a user's own call and a message are not ours to repeat. */
function mayBeRepeated(diagram: Diagram, connection: Connection): boolean {
  const [from, to] = [connection.from, connection.to].map((end) => diagram.components.get(end));
  if (!from || !to || modeOf(diagram, connection) !== 'sync' || isBroker(to)) return false;
  if (typeOf(from).role === 'client') return false;
  const isLookUp = effectiveSettings(from).calls.some(
    ({ how, connections: [first] }) => how === 'cache' && diagram.connections.get(first ?? '') === connection,
  );
  return !isLookUp && (connection.operation === 'read' || connection.idempotent === true);
}
