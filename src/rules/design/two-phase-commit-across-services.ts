import { listOf, namesOf } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const coordinator = part('transaction-coordinator', 'Coordinator', { replicas: 3 });
const saga = part('saga-orchestrator', 'Order saga', { replicas: 2 });
const payment = part('service', 'Payment', { replicas: 2 });
const stock = part('service', 'Stock', { replicas: 2 });

export const rule: DesignRule = {
  id: 'two-phase-commit-across-services',
  about: 'design',
  severity: 'warning',
  topic: 'messaging',
  profile: 'whiteboard',
  named: ['backend-engineering', 'interview-guide', 'advanced-backend'],
  title: 'Services agree by steps that can be taken back, not by locks',
  why: 'Between the vote and the verdict every participant holds its locks: a coordinator that dies then stops them all, and each service must be up for any to go on.',
  source:
    'Pat Helland, “Life beyond Distributed Transactions” (CIDR 2007); Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 9',
  exceptions: 'Databases and brokers under one coordinator: they were built for it.',
  refused: sketch({
    parts: { user, api, coordinator, payment, stock },
    links: [
      link('user', 'api'),
      link('api', 'coordinator'),
      link('coordinator', 'payment'),
      link('coordinator', 'stock'),
    ],
  }),
  allowed: sketch({
    parts: { user, api, saga, payment, stock },
    links: [link('user', 'api'), link('api', 'saga'), link('saga', 'payment'), link('saga', 'stock')],
  }),
  check: ({ diagram, facts }) =>
    facts.ofType('transaction-coordinator').flatMap(([id, { name }]) => {
      const services = facts.callees(id, 'compute');
      if (services.length < 2) return [];
      return [
        {
          message: `${name || id} locks ${listOf(namesOf(diagram, services))} together until all have agreed: use a saga.`,
          components: [id, ...services],
        },
      ];
    }),
};
