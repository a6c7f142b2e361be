import { insertBetween } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  api: part('service', 'API', { replicas: 2 }),
  jobs: part('message-queue', 'Jobs', { deadLetter: true }),
  orders: part('sql-database', 'Orders', { replicas: 2 }),
};
const links = [link('user', 'api'), link('api', 'jobs')];

export const rule: ConnectionRule = {
  id: 'queue-to-store',
  about: 'connection',
  severity: 'error',
  topic: 'messaging',
  profile: 'whiteboard',
  named: [],
  title: 'A queue hands its messages to code',
  why: 'A queue waits for a consumer to take a message and say that it is done; a data store does neither.',
  source:
    'Hohpe and Woolf, “Enterprise Integration Patterns”, Message Endpoint; RabbitMQ documentation, “Consumers”',
  exceptions:
    'Event logs and topics, whose connectors write to stores. The other way round, a store’s changes may go into a queue.',
  refused: sketch({ parts, links: [...links, link('jobs', 'orders')] }),
  allowed: sketch({
    parts: { ...parts, worker: part('worker', 'Worker', { replicas: 2 }) },
    links: [...links, link('jobs', 'worker'), link('worker', 'orders')],
  }),
  check: (view) => {
    const { from, to } = view;
    const keeps = to.type.role === 'store' || (to.type.role === 'cache' && to.type.category === 'cache');
    if (!from.type.sharesMessages || !keeps) return null;
    return {
      message: `${from.name} is a queue and ${to.name} can’t take messages: put a worker between.`,
      remedy: insertBetween(view, 'Insert worker', 'worker', 'Worker'),
    };
  },
};
