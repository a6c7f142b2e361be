/**
 * Remedies of design rules that draw something new: a part beside another, a balancer or a gateway in front. Each reads
 * the diagram as it is when pressed, and leaves it as it is where what it is about is gone.
 */
import { modeOf } from '../catalog/effective';
import type { Component, Connection, Diagram, Settings } from '../model/diagram';
import { freshConnectionId, freshId, putComponent, putConnection, removeElements } from '../model/edits';
import { refOf } from '../model/elements';
import type { Remedy } from '../model/finding';
import type { Entry } from '../model/queries';
import { alongside, spotBeside, spotBetween } from './remedies';

export interface Addition {
  /** The part it is drawn beside and connected with. */
  readonly beside: string;
  readonly type: string;
  readonly name: string;
  readonly settings?: Settings;
  /** Of the new connection's direction: `to` the new part (a store, a cache; the default) or `from` it. */
  readonly direction?: 'to' | 'from';
  /** Whatever else is to be said of the connection. */
  readonly connection?: Omit<Partial<Connection>, 'from' | 'to'>;
}

/** A new part beside another and connected with it, in the same groups: a cache, an object store, a replica, a registry. */
export const addConnected = (label: string, addition: Addition): Remedy => ({
  label,
  apply: (diagram) => {
    const { beside, type, name, settings, direction = 'to', connection = {} } = addition;
    const neighbour = diagram.components.get(beside);
    if (!neighbour) return diagram;
    const id = freshId(diagram, type);
    const position = spotBeside(diagram, beside);
    const added = putComponent(diagram, id, {
      type,
      name,
      ...(settings && { settings }),
      ...(neighbour.in && { in: neighbour.in }),
      ...(position && { position }),
    });
    const ends = direction === 'to' ? { from: beside, to: id } : { from: id, to: beside };
    return putConnection(added, freshConnectionId(added), { ...connection, ...ends });
  },
});

/**
 * A balancer, itself with a spare, in front of a part: whoever calls it calls the balancer, which calls it. What is said of
 * each call stays with its caller, who waits as before.
 */
export const insertBalancer = (targetId: string, name = 'Load balancer'): Remedy => ({
  label: 'Put a load balancer in front',
  apply: (diagram) => {
    const calls = callsTo(diagram, targetId);
    const [first] = calls;
    if (!first) return diagram;
    const front = { type: 'load-balancer', name, settings: { replicas: 2 } };
    const [id, added] = drawBetween(diagram, front, first[1]);
    const onwardId = freshConnectionId(added);
    let next = putConnection(added, onwardId, { from: id, to: targetId, ...sharedOperation(calls) });
    for (const [callId, { protocol: _, ...said }] of calls)
      next = alongside(putConnection(next, callId, { ...said, to: id }), callId, onwardId);
    return next;
  },
});

/**
 * One gateway that clients call in place of each of many services; it calls those. What is said of each call goes on to
 * the half that reaches the service; each client calls the gateway once.
 */
export const splitByGateway = (
  clientIds: readonly string[],
  serviceIds: readonly string[],
  name = 'API gateway',
): Remedy =>
  oneInFront('Put an API gateway in front', clientIds, serviceIds, {
    type: 'api-gateway',
    name,
    settings: { replicas: 2 },
  });

/** The same with any part in front: a balancer over regions. */
export const oneInFront = (
  label: string,
  clientIds: readonly string[],
  serviceIds: readonly string[],
  front: Component,
): Remedy => ({
  label,
  apply: (diagram) => {
    const calls = serviceIds.flatMap((id) =>
      callsTo(diagram, id).filter(([, { from }]) => clientIds.includes(from)),
    );
    const [first] = calls;
    if (!first) return diagram;
    const [id, added] = drawBetween(diagram, front, first[1]);
    let next = added;
    const entering = new Map<string, string>();
    for (const { from } of calls.map(([, call]) => call)) {
      if (entering.has(from)) continue;
      const entryId = freshConnectionId(next);
      const own = calls.filter(([, call]) => call.from === from);
      next = putConnection(next, entryId, { from, to: id, ...sharedOperation(own) });
      entering.set(from, entryId);
    }
    const onward = new Map<string, string>();
    for (const [callId, { protocol: _, ...call }] of calls) {
      const key = JSON.stringify([call.to, call.operation]);
      const onwardId = onward.get(key) ?? callId;
      onward.set(key, onwardId);
      next = alongside(next, callId, entering.get(call.from) ?? callId);
      const left = withoutCall(next, callId);
      next =
        onwardId === callId
          ? putConnection(left, callId, { ...call, from: id })
          : removeElements(alongside(left, callId, onwardId), [refOf('connection', callId)]);
    }
    return next;
  },
});

const callsTo = (diagram: Diagram, id: string): readonly Entry<Connection>[] =>
  [...diagram.connections].filter(
    ([, connection]) =>
      connection.to === id && connection.from !== id && modeOf(diagram, connection) === 'sync',
  );

function drawBetween(diagram: Diagram, front: Component, { from, to }: Connection): [string, Diagram] {
  const id = freshId(diagram, front.type);
  const position = spotBetween(diagram, from, to);
  return [id, putComponent(diagram, id, { ...front, ...(position && { position }) })];
}

/** Of calls that are all reads, or all writes; else the one call stands for both. */
function sharedOperation(calls: readonly Entry<Connection>[]): Pick<Connection, 'operation'> {
  const [operation, ...others] = new Set(calls.map(([, call]) => call.operation));
  return operation === undefined || others.length > 0 ? {} : { operation };
}

/** A call that another makes from now on leaves the call groups of who made it. */
function withoutCall(diagram: Diagram, id: string): Diagram {
  const { components } = removeElements(diagram, [refOf('connection', id)]);
  return { ...diagram, components };
}
