import { nameOf } from '../../model/queries';
import { reach } from '../graph';
import { pollersOf } from '../messaging';
import type { Part } from '../parts';
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
    const { graph } = review;
    const isReached = new Uint8Array(graph.parts.length);
    const reached: Part[] = [];
    const reachIt = (one: Part | undefined): void => {
      if (!one || isReached[one.index] !== 0) return;
      isReached[one.index] = 1;
      reached.push(one);
    };
    for (const one of rootsOf(review)) reachIt(one);
    for (const one of reached) {
      // Along the arrows, and from a broker to those that poll it.
      for (const { to } of one.outgoing) reachIt(to);
      if (one.type.role !== 'broker') continue;
      for (const poller of pollersOf(review, one.id)) reachIt(graph.partAt(poller));
    }
    const missed = graph.parts.flatMap(({ index, id, type }) =>
      isReached[index] === 0 && type.role !== 'untyped' ? [id] : [],
    );
    return partsOf(review, missed).map((ids) => ({
      message: `Nothing leads to ${listOf(ids.map((id) => nameOf(review.diagram, id)))}: no client, schedule or journey gets there.`,
      components: ids,
    }));
  },
};

const STARTERS: readonly string[] = ['client', 'scheduler', 'batch-job'];

/**
 * What starts things; without any, what nothing is drawn in front of, as the estimate does. Where all stand in or
 * behind circles anything may be the start.
 */
function rootsOf({ diagram, graph: { parts, partAt } }: ReviewView): readonly Part[] {
  const entries = [...diagram.journeys.values()].flatMap(({ entry }) => partAt(entry) ?? []);
  const found = [...parts.filter(isStart), ...entries];
  if (found.length > 0) return found;
  const sources = parts.filter(({ incoming }) => incoming.length === 0);
  return sources.length > 0 ? sources : parts;
}

function isStart({ component, type, incoming, outgoing }: Part): boolean {
  if (STARTERS.includes(component.type)) return true;
  if (incoming.length > 0) return false;
  if (type.role === 'untyped') return true;
  return (type.role === 'external' || type.besideRequests === true) && outgoing.length > 0;
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
