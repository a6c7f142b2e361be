import { offeredLoad } from '../offeredLoad';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const orders = part('sql-database', 'Orders', { replicas: 2 });
const copy = part('read-replica', 'Copy', { replicas: 2 });
const links = [
  link('user', 'api'),
  link('api', 'orders'),
  link('orders', 'copy', { protocol: 'replication', mode: 'async' }),
];
const journeys = { order: { name: 'Order', entry: 'user', requestsPerSecond: 50 } };

export const rule: DesignRule = {
  id: 'replica-nobody-reads',
  about: 'design',
  severity: 'info',
  topic: 'over-engineering',
  profile: 'interview',
  named: ['interview-guide'],
  title: 'A read replica is read from',
  why: 'It costs as much as the primary and takes every write again; unread, it is only a spare, and a spare is a replica of the store itself.',
  source: 'PostgreSQL documentation, “High Availability, Load Balancing, and Replication”',
  exceptions: 'Without a load nothing is said, and a copy that feeds another one is read from.',
  refused: sketch({ parts: { user, api, orders, copy }, links, journeys }),
  allowed: sketch({
    parts: { user, api, orders, copy },
    links: [...links, link('api', 'copy', { operation: 'read' })],
    journeys,
  }),
  check: ({ diagram, graph, facts }) =>
    offeredLoad(diagram) === 0
      ? []
      : facts.ofType('read-replica').flatMap(([id, { name }]) => {
          const isRead = facts.callsTo(id).some(([, { protocol }]) => protocol !== 'replication');
          if (isRead || graph.outgoing(id).length > 0) return [];
          return [{ message: `${name || id} is a read replica that nothing reads from.`, components: [id] }];
        }),
};
