/**
 * A component put between the two ends of a connection: the connection, with all that is set on it, ends at the component
 * and a new one goes on from there. Both must be allowed, the second with the first drawn; journeys go on over both, and
 * room is made where there is none.
 */
import { makeRoom } from '../layout/makeRoom';
import type { Connection, Diagram } from '../model/diagram';
import { freshConnectionId, putConnection } from '../model/edits';
import { idOf, refOf } from '../model/elements';
import type { Judgement, ProposedConnection } from '../model/finding';
import { judge, judgeInsertion } from '../rules/judge';
import { alongside } from '../rules/remedies';
import type { Point } from '../shared/geometry';
import type { Context, Outcome } from './command';
import { addComponent } from './gestures';
import { keepCallsValid } from './keepCallsValid';
import { newComponent, partOf, type Wanted } from './newComponent';
import { regroup } from './regroup';

export type Insertion =
  | { readonly allowed: true; readonly diagram: Diagram }
  | { readonly allowed: false; readonly reason: string };

/** Whether one that is dropped on a connection may be meant to stand on it: it is connected with nothing yet. */
export function mayStandOn(diagram: Diagram, connectionId: string, componentId: string): boolean {
  const connection = diagram.connections.get(connectionId);
  return connection !== undefined && connection.from !== connection.to && !isConnected(diagram, componentId);
}

export function isConnected({ connections }: Diagram, componentId: string): boolean {
  for (const { from, to } of connections.values())
    if (from === componentId || to === componentId) return true;
  return false;
}

/** With a component that is in the diagram. */
export function insertion(diagram: Diagram, connectionId: string, componentId: string): Insertion {
  const connection = diagram.connections.get(connectionId);
  if (!connection) return { allowed: false, reason: 'This connection is gone.' };
  const first = firstHalf(diagram, connectionId, connection, componentId);
  if (!first.allowed) return first;
  const half = putConnection(diagram, connectionId, first.connection);
  const second = judge(half, { from: componentId, to: connection.to });
  if (!second.allowed) return second;
  const id = freshConnectionId(half);
  const next = alongside(putConnection(half, id, second.connection), connectionId, id);
  return { allowed: true, diagram: keepCallsValid(next) };
}

/** Adds one there if it fits; null: it doesn't. */
export function insertNew(context: Context, connectionId: string, wanted: Wanted, at: Point): Outcome {
  const added = addComponent(context, wanted, at);
  const [ref] = added.session?.selection ?? [];
  if (!added.diagram || ref === undefined) return added;
  const id = idOf(ref);
  const put = insertion(added.diagram, connectionId, id);
  if (put.allowed) return { ...added, diagram: withRoom(put.diagram, context, connectionId, id) };
  return {
    ...added,
    session: { ...added.session, notice: { tone: 'info', text: `Not inserted: ${put.reason}` } },
  };
}

/** Puts what was dropped on a connection between its ends, as part of the same gesture; where it may not, says why. */
export function dropOn(
  context: Context,
  connectionId: string,
  componentId: string,
  gesture: string,
): Outcome {
  const put = insertion(context.diagram, connectionId, componentId);
  if (!put.allowed) return { session: { notice: { tone: 'info', text: `Not inserted: ${put.reason}` } } };
  return {
    diagram: withRoom(put.diagram, context, connectionId, componentId),
    record: `merge:${gesture}`,
    session: { notice: null },
  };
}

/** What the picker asks of a part that isn't there yet. */
export function judgeNew({ diagram }: Context, connectionId: string, wanted: Wanted): Judgement {
  const [, component] = newComponent(diagram, partOf(wanted), { x: 0, y: 0 }, 'exactly');
  return judgeInsertion(diagram, connectionId, component);
}

/** Between the ends the connection had before; what it stands in is where it comes to stand. */
function withRoom(next: Diagram, { diagram }: Context, connectionId: string, id: string): Diagram {
  const connection = diagram.connections.get(connectionId);
  const roomy = connection ? makeRoom(next, id, connection.from, connection.to) : next;
  return roomy === next ? next : regroup(roomy, [refOf('component', id)]);
}

/** As it is, only ending here; where that can't be spoken here, as it would be drawn anew with the rest of it. */
function firstHalf(diagram: Diagram, id: string, connection: Connection, to: string): Judgement {
  const { labelAt: _, ...said } = connection;
  const kept: ProposedConnection = { ...said, to };
  const judgement = judge(diagram, kept, id);
  if (judgement.allowed) return judgement;
  const { protocol: _p, mode: _m, ...open } = kept;
  const anew = judge(diagram, open, id);
  return anew.allowed ? anew : judgement;
}
