/** Every connection with both of its ends, as a call: settings resolved, wire and kind by what stands at its ends. */
import { breakerOf } from '../../catalog/breaker';
import { isBroker, modeOf, typeOf } from '../../catalog/effective';
import type { Component, Connection, Diagram } from '../../model/diagram';
import { likely } from '../../model/ranged';
import { callsOf, latencyWithin, msOf } from './computable';
import type { Call, Graph, Node } from './graph';
import { GENERAL, OPERATIONS } from './graph';
import type { Placement } from './placement';
import { defaultWire } from './placement';
import { slots } from './slots';

/** A component on its way to a node. */
export interface Part {
  readonly id: string;
  readonly index: number;
  readonly component: Component;
  readonly placement: Placement;
  /** Its node before the edit, where it is the same but perhaps for its calls. */
  readonly known: Node | null;
}

/** `moved`: components by index that are new, or whose type or place is. */
export function resolveCalls(
  diagram: Diagram,
  indexOf: ReadonlyMap<string, number>,
  parts: readonly Part[],
  moved: Uint8Array,
  before: Graph | null,
): Pick<Graph, 'calls' | 'callIndexOf'> {
  const usable = new Map<string, Connection>();
  for (const [id, connection] of diagram.connections) {
    if (indexOf.has(connection.from) && indexOf.has(connection.to)) usable.set(id, connection);
  }
  const callIndexOf = slots(usable.keys(), usable.size, before?.callIndexOf);
  const calls: Call[] = new Array(usable.size);
  for (const [id, connection] of usable) {
    const index = callIndexOf.get(id) ?? 0;
    const [from, to] = [indexOf.get(connection.from) ?? 0, indexOf.get(connection.to) ?? 0];
    const known = before?.calls[index];
    const same =
      known?.id === id &&
      known.from === from &&
      known.to === to &&
      !moved[from] &&
      !moved[to] &&
      before?.diagram.connections.get(id) === connection;
    const [source, target] = [parts[from], parts[to]];
    if (same) calls[index] = known;
    else if (source && target) calls[index] = resolveCall(diagram, connection, id, index, source, target);
  }
  return { calls, callIndexOf };
}

/** What a call is made of at its ends. */
export type End = Pick<Part, 'index' | 'component' | 'placement'>;

export function resolveCall(
  diagram: Diagram,
  connection: Connection,
  id: string,
  index: number,
  source: End,
  target: End,
): Call {
  const fromClient = typeOf(source.component).role === 'client';
  const wire = defaultWire(diagram, source.placement, target.placement, fromClient);
  return {
    id,
    index,
    from: source.index,
    to: target.index,
    operation: Math.max(GENERAL, OPERATIONS.indexOf(connection.operation)),
    kind: kindOf(diagram, connection, source.component, target.component),
    optional: connection.optional ?? false,
    probability: likely(connection.probability ?? 1),
    timesPerRequest: callsOf(connection.timesPerRequest ?? 1),
    linkAvailability: likely(connection.availability ?? wire.availability),
    errorRate: likely(connection.errorRate ?? 0),
    maxRetries: Math.max(0, Math.floor(connection.retries?.max ?? 0)),
    backoffMs: msOf(connection.retries?.backoffMs ?? 0),
    jitter: connection.retries?.jitter ?? false,
    timeoutMs: connection.timeoutMs === undefined ? null : msOf(connection.timeoutMs),
    hedgeAfterMs: connection.hedgeAfterMs === undefined ? null : msOf(connection.hedgeAfterMs),
    breaker: breakerOf(connection),
    wire: latencyWithin(likely(connection.latencyMs ?? wire.latencyMs)),
  };
}

function kindOf(
  diagram: Diagram,
  connection: Connection,
  source: Component,
  target: Component,
): Call['kind'] {
  if (modeOf(diagram, connection) === 'sync') return 'call';
  return isBroker(target) && !isBroker(source) ? 'enqueue' : 'background';
}
