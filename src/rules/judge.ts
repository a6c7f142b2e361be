/**
 * May this connection be drawn? Allowed, with the protocol and mode it would have; or refused, with the rule,
 * a sentence and, where there is one, an edit that gets the user what they were after. A connection is refused
 * exactly where the review of the drawn one would report an error of a connection rule: with the severities the
 * document states, and without what it mutes.
 */
import type { Component, Connection, Diagram } from '../model/diagram';
import type { Judgement, ProposedConnection } from '../model/finding';
import {
  type ConnectionView,
  drawnView,
  type Ends,
  type Settle,
  type ViewOptions,
  viewOf,
  writtenOut,
} from './connectionView';
import type { Graph } from './graph';
import { isMuted, rulesInForce } from './inForce';
import type { Link } from './parts';
import type { ConnectionRule, Verdict } from './rule';

/** `replaces`: the connection this one would take the place of, when an end is dragged elsewhere. */
export function judge(diagram: Diagram, proposed: ProposedConnection, replaces?: string): Judgement {
  return judgementOf(viewFor(replaces === undefined ? diagram : without(diagram, replaces), proposed));
}

/**
 * Every component as the other end of a drag from (or to) one: what to dim, and why. Anything else known of
 * the connection (a protocol, a mode) may be given too. Linear in the diagram.
 */
export function judgeCandidates(
  diagram: Diagram,
  drag: ({ readonly from: string } | { readonly to: string }) & Partial<Connection>,
  replaces?: string,
): ReadonlyMap<string, Judgement> {
  const base = replaces === undefined ? diagram : without(diagram, replaces);
  const anchor = drag.from === undefined ? 'to' : 'from';
  const judgements = new Map<string, Judgement>();
  for (const id of base.components.keys()) {
    const proposed = { ...drag, from: drag.from ?? id, to: drag.from === undefined ? (drag.to ?? id) : id };
    judgements.set(id, judgementOf(viewFor(base, proposed, { anchor })));
  }
  return judgements;
}

/** As `judge`, for an end that isn't in the diagram yet: what the picker and insertion on an edge ask. */
export function judgeWith(diagram: Diagram, proposed: ProposedConnection, ends: Ends): Judgement {
  return judgementOf(viewFor(diagram, proposed, { ends }));
}

/** Whether a new component fits on this connection: both halves are allowed. */
export function judgeInsertion(diagram: Diagram, connectionId: string, component: Component): Judgement {
  const connection = diagram.connections.get(connectionId);
  const id = '';
  if (!connection) return { allowed: true, connection: { from: id, to: id } };
  const ends = new Map([[id, component]]);
  const base = without(diagram, connectionId);
  const first = judgeWith(base, { from: connection.from, to: id }, ends);
  return first.allowed ? judgeWith(base, { from: id, to: connection.to }, ends) : first;
}

/** A connection as the rules see it, able to ask what else they would allow. */
export const viewFor = (
  diagram: Diagram,
  connection: ProposedConnection,
  options: Omit<ViewOptions, 'settle'> = {},
): ConnectionView => viewOf(diagram, connection, { ...options, ...SETTLING });

/** One that stands in the diagram, able to ask the same. */
export const viewOfLink = (diagram: Diagram, graph: Graph, link: Link): ConnectionView =>
  drawnView(diagram, graph, link, SETTLING);

/** What the rules would have in the place of a connection that is looked at. */
const settle: Settle = (diagram, connection, options) => {
  const view = viewOf(diagram, connection, options);
  return firstError(view) ? null : writtenOut(view);
};

const SETTLING = { settle };

export interface Ruled {
  readonly rule: ConnectionRule;
  readonly verdict: Verdict;
}

/** What stops this connection, in the order of the rules; one reason is enough. */
function firstError(view: ConnectionView): Ruled | null {
  const rules = rulesInForce(view.diagram.review);
  for (const rule of rules.connection) {
    const verdict = rule.check(view);
    if (verdict && rules.severityOf(rule, verdict) === 'error' && !isMuted(view, rule, verdict))
      return { rule, verdict };
  }
  return null;
}

function judgementOf(view: ConnectionView): Judgement {
  const refusal = firstError(view);
  if (refusal) {
    const { rule, verdict } = refusal;
    const { remedy } = verdict;
    return { allowed: false, rule: rule.id, reason: verdict.message, ...(remedy && { remedy }) };
  }
  return { allowed: true, connection: writtenOut(view) };
}

function without(diagram: Diagram, connectionId: string): Diagram {
  const connections = new Map(diagram.connections);
  connections.delete(connectionId);
  return { ...diagram, connections };
}
