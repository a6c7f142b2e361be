/** One end of a connection moved to another component, if the rules allow what comes out; all that is set on it stays. */
import type { Connection, Diagram } from '../model/diagram';
import { putConnection } from '../model/edits';
import { refOf } from '../model/elements';
import type { Judgement } from '../model/finding';
import { judge, judgeCandidates } from '../rules/judge';
import type { Context, Outcome } from './command';
import { keepCallsValid } from './keepCallsValid';

export type End = 'from' | 'to';

/**
 * Every component as that end of the connection; null where there is no such connection. Without remedies: those draw
 * another connection and would leave this one as it is.
 */
export function judgeEnds(
  diagram: Diagram,
  connectionId: string,
  end: End,
): ReadonlyMap<string, Judgement> | null {
  const connection = diagram.connections.get(connectionId);
  if (!connection) return null;
  const { from, to, ...said } = withoutLabelPlace(connection);
  const drag = end === 'to' ? { ...said, from } : { ...said, to };
  const judgements = new Map<string, Judgement>();
  for (const [id, judgement] of judgeCandidates(diagram, drag, connectionId)) {
    if (judgement.allowed) judgements.set(id, judgement);
    else judgements.set(id, { allowed: false, rule: judgement.rule, reason: judgement.reason });
  }
  return judgements;
}

export function reroute({ diagram }: Context, connectionId: string, end: End, componentId: string): Outcome {
  const connection = diagram.connections.get(connectionId);
  if (!connection || !diagram.components.has(componentId) || connection[end] === componentId) return {};
  const judgement = judge(diagram, { ...withoutLabelPlace(connection), [end]: componentId }, connectionId);
  if (!judgement.allowed) return { session: { notice: { tone: 'problem', text: judgement.reason } } };
  // What was left to the defaults is left to them still.
  const { protocol, mode, ...rest } = judgement.connection;
  const next: Connection = {
    ...rest,
    ...(connection.protocol !== undefined && protocol !== undefined && { protocol }),
    ...(connection.mode !== undefined && mode !== undefined && { mode }),
  };
  return {
    diagram: keepCallsValid(putConnection(diagram, connectionId, next)),
    session: { selection: new Set([refOf('connection', connectionId)]), notice: null },
  };
}

/** A place on the old line means nothing on the new one. */
function withoutLabelPlace({ labelAt: _, ...connection }: Connection): Connection {
  return connection;
}
