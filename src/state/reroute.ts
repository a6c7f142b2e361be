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
  const judgements = new Map<string, Judgement>();
  for (const { from, to, ...said } of proposals(connection)) {
    const drag = end === 'to' ? { ...said, from } : { ...said, to };
    for (const [id, judgement] of judgeCandidates(diagram, drag, connectionId)) {
      if (judgements.get(id)?.allowed) continue;
      if (judgement.allowed) judgements.set(id, judgement);
      else judgements.set(id, { allowed: false, rule: judgement.rule, reason: judgement.reason });
    }
  }
  return judgements;
}

export function reroute({ diagram }: Context, connectionId: string, end: End, componentId: string): Outcome {
  const connection = diagram.connections.get(connectionId);
  if (!connection || !diagram.components.has(componentId) || connection[end] === componentId) return {};
  const judged = proposals(connection).map((said) =>
    judge(diagram, { ...said, [end]: componentId }, connectionId),
  );
  const judgement = judged.find(({ allowed }) => allowed) ?? judged.at(-1);
  if (!judgement?.allowed)
    return judgement ? { session: { notice: { tone: 'problem', text: judgement.reason } } } : {};
  // What was left to the defaults is left to them still.
  const { protocol, mode, ...rest } = judgement.connection;
  const next: Connection = {
    ...rest,
    ...(protocol !== undefined && protocol === connection.protocol && { protocol }),
    ...(connection.mode !== undefined && mode !== undefined && { mode }),
  };
  return {
    diagram: keepCallsValid(putConnection(diagram, connectionId, next)),
    session: { selection: new Set([refOf('connection', connectionId)]), notice: null },
  };
}

/** As it is; and, where a protocol is named, with whichever the new end speaks. Its label goes back to where it would be. */
function proposals({ labelAt: _, ...connection }: Connection): readonly Connection[] {
  const { protocol, ...open } = connection;
  return protocol === undefined ? [connection] : [connection, open];
}
