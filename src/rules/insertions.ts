/**
 * Remedies of design rules that put a part on the way: in front of another, between clients and files, or take a
 * connection over the way there is. Each reads the diagram as it is when pressed, and leaves it as it is where what it is
 * about is gone.
 */
import { modeOf } from '../catalog/effective';
import type { Component, Diagram } from '../model/diagram';
import { freshConnectionId, freshId, putComponent, putConnection, removeElements } from '../model/edits';
import { refOf } from '../model/elements';
import type { Remedy } from '../model/finding';
import { alongside, redraw, spotBetween } from './remedies';

/** One press for several edits, each on what the one before left. */
export const inSequence = (label: string, ...remedies: readonly Remedy[]): Remedy => ({
  label,
  apply: (diagram) => remedies.reduce((next, { apply }) => apply?.(next) ?? next, diagram),
});

/** A part in front of another, for the calls of these callers only: they call it, it calls on. */
export const insertFront = (
  label: string,
  targetId: string,
  front: Component,
  callerIds: readonly string[],
): Remedy => ({
  label,
  apply: (diagram) => {
    const calls = [...diagram.connections].filter(
      ([, call]) => call.to === targetId && callerIds.includes(call.from) && modeOf(diagram, call) === 'sync',
    );
    const [first] = calls;
    if (!first) return diagram;
    const [id, added] = drawnBetween(diagram, front, first[1].from, targetId);
    const onwardId = freshConnectionId(added);
    const [operation, ...others] = new Set(calls.map(([, call]) => call.operation));
    let next = putConnection(added, onwardId, {
      from: id,
      to: targetId,
      ...(operation && others.length === 0 && { operation }),
    });
    for (const [callId, { protocol: _, ...said }] of calls)
      next = alongside(putConnection(next, callId, { ...said, to: id }), callId, onwardId);
    return next;
  },
});

/** A CDN that gives clients what the store keeps, with no code of ours on the way. */
export const serveThroughCdn = (clientId: string, storeId: string): Remedy => ({
  label: 'Serve it through a CDN',
  apply: (diagram) => {
    if (!diagram.components.has(clientId) || !diagram.components.has(storeId)) return diagram;
    const [id, added] = drawnBetween(diagram, { type: 'cdn', name: 'CDN' }, clientId, storeId);
    const asked = putConnection(added, freshConnectionId(added), {
      from: clientId,
      to: id,
      operation: 'read',
    });
    return putConnection(asked, freshConnectionId(asked), { from: id, to: storeId, operation: 'read' });
  },
});

/** The call goes to that part instead; where its caller calls that already, it goes. */
export const callInstead = (label: string, callId: string, insteadId: string): Remedy => ({
  label,
  apply: (diagram) => {
    const call = diagram.connections.get(callId);
    if (!call || !diagram.components.has(insteadId)) return diagram;
    const known = [...diagram.connections].some(([, { from, to }]) => from === call.from && to === insteadId);
    if (known) return removeElements(diagram, [refOf('connection', callId)]);
    const { protocol: _, ...said } = call;
    return redraw(diagram, callId, { ...said, to: insteadId });
  },
});

function drawnBetween(diagram: Diagram, part: Component, from: string, to: string): [string, Diagram] {
  const id = freshId(diagram, part.type);
  const position = spotBetween(diagram, from, to);
  return [id, putComponent(diagram, id, { ...part, ...(position && { position }) })];
}
