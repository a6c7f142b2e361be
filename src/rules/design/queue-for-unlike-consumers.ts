import type { Diagram } from '../../model/diagram';
import { putComponent } from '../../model/edits';
import type { Remedy } from '../../model/finding';
import { nameOf } from '../../model/queries';
import { consumersOf } from '../messaging';
import { listOf, namesOf } from '../phrases';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const parts = {
  user,
  api,
  mailer: part('worker', 'Mailer', { replicas: 2, idempotent: true }),
  stock: part('worker', 'Stock keeper', { replicas: 2, idempotent: true }),
  mail: part('external-service', 'Mail'),
  db: part('sql-database', 'Stock', { replicas: 2 }),
};
const links = [
  link('user', 'api'),
  link('api', 'orders'),
  link('orders', 'mailer'),
  link('orders', 'stock'),
  link('mailer', 'mail', { circuitBreaker: true, timeoutMs: 2000 }),
  link('stock', 'db'),
];

export const rule: DesignRule = {
  id: 'queue-for-unlike-consumers',
  about: 'design',
  severity: 'warning',
  topic: 'messaging',
  profile: 'whiteboard',
  named: ['system-design-course', 'backend-engineering'],
  title: 'Those who take from one queue do the same work',
  why: 'A queue gives each message to one consumer: where one sends the mail and another keeps the stock, half the orders are only mailed and half only booked.',
  source:
    'Gregor Hohpe and Bobby Woolf, “Enterprise Integration Patterns”, “Point-to-Point Channel” and “Publish-Subscribe Channel”',
  exceptions:
    'Copies of one worker (the same type, asking the same parts), and consumers whose connections carry a share of the messages (a probability).',
  refused: sketch({
    parts: { ...parts, orders: part('message-queue', 'Orders', { deadLetter: true }) },
    links,
  }),
  allowed: sketch({ parts: { ...parts, orders: part('topic', 'Orders') }, links }),
  check: (review) =>
    [...review.facts.ofType('message-queue'), ...review.facts.ofType('task-queue')].flatMap(([id]) => {
      const consumers = consumersOf(review, id).filter((to) => takesAll(review, id, to));
      const kinds = new Set(consumers.map((consumer) => kindOf(review, consumer)));
      if (kinds.size < 2) return [];
      const named = namesOf(review.diagram, consumers);
      return [
        {
          message: `Each message of ${nameOf(review.diagram, id)} reaches only one of ${listOf(named)}, and they do different things: use a topic.`,
          components: [id, ...consumers],
          remedy: intoTopic(id),
        },
      ];
    }),
};

const takesAll = ({ graph }: ReviewView, queue: string, consumer: string): boolean =>
  graph.between(queue, consumer).every(([, { probability }]) => probability === undefined);

/** Two with the same one do the same work, as far as the diagram says. */
function kindOf({ diagram, facts }: ReviewView, id: string): string {
  const purpose = diagram.components.get(id)?.settings?.purpose;
  return JSON.stringify([facts.typeAt(id)?.id, purpose, [...facts.callees(id)].sort()]);
}

const intoTopic = (id: string): Remedy => ({
  label: 'Make it a topic',
  apply: (diagram: Diagram) => {
    const queue = diagram.components.get(id);
    return queue ? putComponent(diagram, id, { ...queue, type: 'topic' }) : diagram;
  },
});
