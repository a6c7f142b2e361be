import type { Component } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { setConnections } from '../connectionRemedies';
import { fieldOf } from '../fieldOf';
import { allFoundIn } from '../foundIn';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  commands: part('service', 'Commands', { replicas: 2, purpose: 'command-handler' }),
  queries: part('service', 'Queries', { replicas: 2, purpose: 'query-handler' }),
  orders: part('sql-database', 'Orders', { replicas: 2 }),
  views: part('document-store', 'Views', { replicas: 2 }),
};
const links = [
  link('user', 'commands'),
  link('user', 'queries'),
  link('commands', 'orders', { operation: 'write' }),
  link('orders', 'views', { mode: 'async' }),
];

export const rule: DesignRule = {
  id: 'read-model-written-directly',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'interview',
  named: ['interview-guide'],
  title: 'Queries change nothing, and the read model follows the write model',
  why: 'Once two sides write the read model nobody knows which of them is right, and it can’t be thrown away and built anew from what happened, which is what it is good for.',
  source: 'Greg Young, “CQRS Documents” (2010); Microsoft, Azure Architecture Center, “CQRS pattern”',
  exceptions:
    'Only services said to take commands or answer queries. Both sides on one store are fine: then there is no read model.',
  refused: sketch({ parts, links: [...links, link('queries', 'views', { operation: 'write' })] }),
  allowed: sketch({ parts, links: [...links, link('queries', 'views', { operation: 'read' })] }),
  check: (review) =>
    allFoundIn(review.facts.partsOfType('service'), ({ id, component }) => crossing(review, id, component)),
};

function crossing(review: ReviewView, id: string, service: Component): readonly Verdict[] {
  const purpose = fieldOf(service, 'purpose');
  if (purpose === 'query-handler')
    return writesOf(review, id).flatMap(([call, to]) => mutating(review, id, call, to));
  if (purpose !== 'command-handler') return [];
  const written = writesOf(review, id);
  const models = written.filter(([, to]) => isReadModel(review, to));
  // Where all that it writes is also queried there is one model for both.
  if (models.length === written.length) return [];
  return models.map(([, to]) => ({
    message: `${nameOf(review.diagram, id)} takes commands and writes the read model ${nameOf(review.diagram, to)} itself: let that follow what happened.`,
    components: [id, to],
  }));
}

const writesOf = ({ graph, facts }: ReviewView, id: string): readonly (readonly [string, string])[] =>
  graph
    .outgoing(id)
    .flatMap(([call, { to, operation }]) =>
      operation === 'write' && facts.roleAt(to) === 'store' ? [[call, to] as const] : [],
    );

const mutating = ({ diagram }: ReviewView, id: string, call: string, to: string): readonly Verdict[] => [
  {
    message: `${nameOf(diagram, id)} answers queries and writes to ${nameOf(diagram, to)}: leave changes to commands.`,
    components: [id, to],
    connections: [call],
    remedy: setConnections('Only read', [call], () => ({ operation: 'read' })),
  },
];

const isReadModel = ({ diagram, facts }: ReviewView, id: string): boolean =>
  facts.callers(id, 'compute').some((caller) => {
    const component = diagram.components.get(caller);
    return component !== undefined && fieldOf(component, 'purpose') === 'query-handler';
  });
