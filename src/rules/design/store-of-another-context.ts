import { enclosingGroups, nameOf } from '../../model/queries';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const groups = {
  sales: { type: 'bounded-context', name: 'Sales' },
  billing: { type: 'bounded-context', name: 'Billing' },
};
const parts = {
  user,
  orders: { ...part('service', 'Orders', { replicas: 2 }), in: ['sales'] },
  invoices: { ...part('service', 'Invoices', { replicas: 2 }), in: ['billing'] },
  ledger: { ...part('sql-database', 'Ledger', { replicas: 2 }), in: ['billing'] },
};
const links = [link('user', 'orders'), link('orders', 'invoices'), link('invoices', 'ledger')];

export const rule: DesignRule = {
  id: 'store-of-another-context',
  about: 'design',
  severity: 'warning',
  topic: 'services',
  profile: 'whiteboard',
  named: ['system-design-course', 'interview-guide', 'backend-engineering'],
  title: 'A context’s data are reached through its services',
  why: 'Whoever reads another’s tables depends on every column of them: its owners can’t change anything any more, and nobody checks what the others write.',
  source:
    'Eric Evans, “Domain-Driven Design” (2003), on bounded contexts; Sam Newman, “Building Microservices”, chapter 4, on shared databases',
  exceptions:
    'Stores and callers that stand in no bounded context or team, or in one together. Copies kept for others (read replicas, warehouses, search) may be read.',
  refused: sketch({ parts, groups, links: [...links, link('orders', 'ledger')] }),
  allowed: sketch({ parts, groups, links }),
  check: (review) =>
    review.facts.ofRole('store').flatMap(([id]) => {
      const owners = contextsOf(review, id);
      if (owners.length === 0 || COPIES.has(review.facts.typeAt(id)?.id ?? '')) return [];
      return review.facts.callsTo(id).flatMap(([callId, { from }]) => {
        const own = contextsOf(review, from);
        if (own.length === 0 || own.some((context) => owners.includes(context))) return [];
        return [
          {
            message: `${nameOf(review.diagram, from)} reaches into ${nameOf(review.diagram, id)}, which belongs to another context: ask a service there.`,
            components: [from, id],
            connections: [callId],
            groups: [...own, ...owners],
          },
        ];
      });
    }),
};

const COPIES: ReadonlySet<string> = new Set(['read-replica', 'data-warehouse', 'search-index']);

const contextsOf = ({ diagram }: ReviewView, id: string): readonly string[] =>
  enclosingGroups(diagram, diagram.components.get(id)?.in).flatMap(([groupId, { type }]) =>
    type === 'bounded-context' || type === 'team' ? [groupId] : [],
  );
