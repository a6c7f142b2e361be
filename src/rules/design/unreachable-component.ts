import { isBroker, typeOf } from '../../catalog/effective';
import { nameOf } from '../../model/queries';
import { reach } from '../graph';
import { pollersOf } from '../messaging';
import { listOf } from '../phrases';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const orders = part('sql-database', 'Orders', { replicas: 2 });

export const rule: DesignRule = {
  id: 'unreachable-component',
  about: 'design',
  severity: 'info',
  topic: 'sketch',
  profile: 'whiteboard',
  named: ['roadmap-notes'],
  title: 'Every part is reached by something',
  why: 'A part no request and no message leads to is in none of the numbers: either a connection is missing, or it isn’t needed.',
  source: 'Simon Brown, “The C4 model for visualising software architecture”, diagram review checklist',
  exceptions:
    'Clients, schedulers, batch jobs, entries of journeys and external callers start things themselves. Asynchronous connections reach too. Plain boxes aren’t asked.',
  refused: sketch({ parts: { user, api, orders }, links: [link('user', 'api')] }),
  allowed: sketch({ parts: { user, api, orders }, links: [link('user', 'api'), link('api', 'orders')] }),
  check: (review) => {
    const { diagram } = review;
    const reached = new Set(rootsOf(review));
    for (const id of reached) for (const next of leadsTo(review, id)) reached.add(next);
    const missed = [...diagram.components.keys()].filter((id) => !reached.has(id) && !isUntyped(review, id));
    return partsOf(review, missed).map((ids) => ({
      message: `Nothing leads to ${listOf(ids.map((id) => nameOf(diagram, id)))}: no client, schedule or journey gets there.`,
      components: ids,
    }));
  },
};

const STARTERS: readonly string[] = ['client', 'scheduler', 'batch-job'];

/**
 * What starts things; without any, what nothing is drawn in front of, as the estimate does. Where all stand in or
 * behind circles anything may be the start.
 */
function rootsOf({ diagram, graph }: ReviewView): readonly string[] {
  const starts = [...diagram.components].flatMap(([id, component]) =>
    STARTERS.includes(component.type) ||
    ((typeOf(component).role === 'external' || typeOf(component).besideRequests) &&
      graph.incoming(id).length === 0 &&
      graph.outgoing(id).length > 0) ||
    (typeOf(component).role === 'untyped' && graph.incoming(id).length === 0)
      ? [id]
      : [],
  );
  const entries = [...diagram.journeys.values()].map(({ entry }) => entry);
  const found = [...new Set([...starts, ...entries])].filter((id) => diagram.components.has(id));
  if (found.length > 0) return found;
  const sources = [...diagram.components.keys()].filter((id) => graph.incoming(id).length === 0);
  return sources.length > 0 ? sources : [...diagram.components.keys()];
}

/** Along the arrows, and from a broker to those that poll it. */
function leadsTo(review: ReviewView, id: string): readonly string[] {
  const onward = review.graph.outgoing(id).map(([, connection]) => connection.to);
  const component = review.diagram.components.get(id);
  return component && isBroker(component) ? [...onward, ...pollersOf(review, id)] : onward;
}

/** Parts that hang together are one finding; each lists its components in the diagram's order. */
function partsOf({ graph }: ReviewView, ids: readonly string[]): readonly (readonly string[])[] {
  const missed = new Set(ids);
  const partOf = new Map<string, string[]>();
  for (const id of ids) {
    if (partOf.has(id)) continue;
    const members: string[] = [];
    const together = reach(id, (at) =>
      [
        ...graph.outgoing(at).map(([, { to }]) => to),
        ...graph.incoming(at).map(([, { from }]) => from),
      ].filter((other) => missed.has(other)),
    );
    for (const member of together.keys()) partOf.set(member, members);
  }
  for (const id of ids) partOf.get(id)?.push(id);
  return [...new Set(partOf.values())];
}

function isUntyped({ diagram }: ReviewView, id: string): boolean {
  const component = diagram.components.get(id);
  return !component || typeOf(component).role === 'untyped';
}
