/**
 * Remedies of design rules that change connections: how long they wait, what they do about failure, whether they wait at
 * all. Each reads the connection as it is when pressed; one that is gone, or has what is asked, stays as it is.
 */
import { modeOf, typeOf } from '../catalog/effective';
import type { Connection, Diagram } from '../model/diagram';
import { freshConnectionId, freshId, putComponent, putConnection } from '../model/edits';
import type { Remedy } from '../model/finding';
import { nameOf } from '../model/queries';
import { formatLatency } from '../shared/formatNumbers';
import { listOf } from './phrases';
import { alongside, redraw, spotBetween } from './remedies';
import type { ReviewView } from './rule';

export function setConnections(
  label: string,
  ids: readonly string[],
  changes: (connection: Connection, id: string) => Partial<Connection>,
): Remedy {
  return {
    label,
    apply: (diagram) =>
      ids.reduce((next, id) => {
        const connection = next.connections.get(id);
        return connection ? redraw(next, id, { ...connection, ...changes(connection, id) }) : next;
      }, diagram),
  };
}

/** A third above the time 99 of 100 calls take now, in two digits; undefined where that has no bound. */
export function addTimeout({ estimate }: Pick<ReviewView, 'estimate'>, id: string): Remedy | undefined {
  const p99 = estimate.connections.get(id)?.latencyMs.p99;
  if (p99 === undefined || p99 === null || !Number.isFinite(p99)) return undefined;
  const limit = timeoutFor(p99);
  return setConnections(`Time out after ${formatLatency(limit)}`, [id], ({ timeoutMs = limit }) => ({
    timeoutMs,
  }));
}

/** The same for each of several; undefined where one of them has no bound. */
export function addTimeouts(
  { estimate }: Pick<ReviewView, 'estimate'>,
  ids: readonly string[],
): Remedy | undefined {
  const limits: number[] = [];
  for (const id of ids) {
    const p99 = estimate.connections.get(id)?.latencyMs.p99;
    if (p99 === undefined || p99 === null || !Number.isFinite(p99)) return undefined;
    limits.push(timeoutFor(p99));
  }
  const [first] = limits;
  if (first === undefined) return undefined;
  const isOne = limits.every((limit) => limit === first);
  const label = isOne ? `Time out after ${formatLatency(first)}` : 'Set timeouts from their p99';
  return setConnections(label, ids, ({ timeoutMs }, id) => ({
    timeoutMs: timeoutMs ?? limits[ids.indexOf(id)] ?? first,
  }));
}

/** 1.3 × p99, rounded up to two significant digits, at least 1 ms. */
export function timeoutFor(p99Ms: number): number {
  const wanted = Math.max(1, p99Ms * 1.3);
  const digit = 10 ** (Math.floor(Math.log10(wanted)) - 1);
  return Number((Math.ceil(wanted / digit - 1e-9) * digit).toPrecision(2));
}

/** A circuit breaker on each of these; undefined: there are none. What has one keeps its settings. */
export function guardCalls(diagram: Diagram, ids: readonly string[]): Remedy | undefined {
  if (ids.length === 0) return undefined;
  const ends = ids.map((id) => nameOf(diagram, diagram.connections.get(id)?.to ?? id));
  return setConnections(
    `Put a circuit breaker before ${listOf([...new Set(ends)], 2)}`,
    ids,
    ({ circuitBreaker }) => ({ circuitBreaker: circuitBreaker || true }),
  );
}

export const encrypt = (ids: readonly string[]): Remedy =>
  setConnections('Encrypt it', ids, () => ({ encrypted: true }));

/**
 * The caller leaves a message and goes on: a queue between the two, and a worker behind it where the target isn't code that
 * could take messages itself. Undefined where the caller is no code of ours, or doesn't wait.
 */
export function makeAsynchronous(diagram: Diagram, id: string, queueName = 'Queue'): Remedy | undefined {
  const connection = diagram.connections.get(id);
  const from = connection && diagram.components.get(connection.from);
  if (!from || typeOf(from).role !== 'compute' || modeOf(diagram, connection) !== 'sync') return undefined;
  return {
    label: 'Make it asynchronous via a queue',
    apply: (before) => {
      const now = before.connections.get(id);
      return now && modeOf(before, now) === 'sync' ? throughQueue(before, id, now, queueName) : before;
    },
  };
}

function throughQueue(diagram: Diagram, id: string, connection: Connection, name: string): Diagram {
  const target = diagram.components.get(connection.to);
  const takesMessages = target !== undefined && typeOf(target).role === 'compute';
  const queueId = freshId(diagram, 'message-queue');
  const place = (at: Diagram) => {
    const position = spotBetween(at, connection.from, connection.to);
    return position ? { position } : {};
  };
  let next = putComponent(diagram, queueId, {
    type: 'message-queue',
    name,
    settings: { deadLetter: true },
    ...place(diagram),
  });
  const { from, to, step, name: called, operation, probability, timesPerRequest } = connection;
  const { rateLimitRps, payloadBytes } = connection;
  // What was said of waiting for the answer no longer holds of the half that leaves a message.
  next = redraw(next, id, {
    from,
    to: queueId,
    ...(step !== undefined && { step }),
    ...(called !== undefined && { name: called }),
    ...(probability !== undefined && { probability }),
    ...(timesPerRequest !== undefined && { timesPerRequest }),
    ...(rateLimitRps !== undefined && { rateLimitRps }),
    ...(payloadBytes !== undefined && { payloadBytes }),
  });
  let last = queueId;
  if (!takesMessages) {
    last = freshId(next, 'worker');
    const worker = { type: 'worker', name: 'Worker', settings: { replicas: 2 }, ...place(next) };
    next = connected(putComponent(next, last, worker), id, { from: queueId, to: last });
  }
  const { protocol, mode: _, optional: _optional, ...said } = connection;
  const asked = takesMessages
    ? { from: last, to, ...(operation && { operation }) }
    : { from: last, to, ...(operation && { operation }), ...(protocol && { protocol }), ...waiting(said) };
  return connected(next, id, asked);
}

/** What holds of whoever waits for the target now. */
const waiting = ({
  timeoutMs,
  retries,
  circuitBreaker,
  idempotent,
  encrypted,
  mutualTls,
  payloadBytes,
  responseBytes,
}: Partial<Connection>) => ({
  ...(timeoutMs !== undefined && { timeoutMs }),
  ...(retries && { retries }),
  ...(circuitBreaker !== undefined && { circuitBreaker }),
  ...(idempotent !== undefined && { idempotent }),
  ...(encrypted !== undefined && { encrypted }),
  ...(mutualTls !== undefined && { mutualTls }),
  ...(payloadBytes !== undefined && { payloadBytes }),
  ...(responseBytes !== undefined && { responseBytes }),
});

/** One more connection, which journeys follow that follow the first. */
export function connected(diagram: Diagram, besideId: string, connection: Connection): Diagram {
  const id = freshConnectionId(diagram);
  return alongside(putConnection(diagram, id, connection), besideId, id);
}
