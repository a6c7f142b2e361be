import type { Diagram } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { knotsOf } from '../knots';
import { isDeadLetterQueue } from '../messaging';
import { listOf } from '../phrases';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';

const orders = part('service', 'Orders', { replicas: 2, idempotent: true });
const stock = part('service', 'Stock', { replicas: 2, idempotent: true });
const user = part('client', 'User');
const parts = { user, orders, stock, placed: part('topic', 'Placed'), booked: part('topic', 'Booked') };
const links = [
  link('user', 'orders'),
  link('orders', 'placed'),
  link('placed', 'stock'),
  link('stock', 'booked'),
];
const mailer = part('worker', 'Mailer', { replicas: 2, idempotent: true });

export const rule: DesignRule = {
  id: 'event-circle',
  about: 'design',
  severity: 'info',
  topic: 'messaging',
  profile: 'interview',
  named: ['system-design-course', 'interview-guide'],
  title: 'Events don’t come back to where they began',
  why: 'A chain of events that closes can go round for ever, and nobody reads the whole of it anywhere: what happens after an order is known only to those who trace it.',
  source:
    'Chris Richardson, “Microservices Patterns”, chapter 4, on choreography-based sagas; Martin Fowler, “What do you mean by ‘Event-Driven’?” (2017)',
  exceptions:
    'A step and its answer between two parts over one broker, dead-letter queues whose messages are sent again, and circles of calls, which have another finding.',
  refused: sketch({ parts, links: [...links, link('booked', 'orders')] }),
  allowed: sketch({ parts: { ...parts, mailer }, links: [...links, link('booked', 'mailer')] }),
  check: (review) => {
    const next = (id: string) =>
      review.facts.callees(id).filter((to) => passesOn(review, to) && !isDeadLetterQueue(review, to));
    const brokers = review.facts.ofRole('broker').map(([id]) => id);
    if (brokers.length < 2) return [];
    const behind = new Set(brokers);
    for (const id of behind) for (const to of next(id)) behind.add(to);
    const ids = [...review.diagram.components.keys()].filter((id) => behind.has(id));
    return knotsOf(ids, next)
      .filter((knot) => brokersIn(review, knot) >= 2)
      .map((knot) => ({
        message: `Events go in a circle over ${listOf(named(review.diagram, knot))}: what began there can set itself off again.`,
        components: knot,
      }));
  },
};

const passesOn = ({ facts }: ReviewView, id: string): boolean =>
  facts.roleAt(id) === 'compute' || facts.roleAt(id) === 'broker';

const brokersIn = ({ facts }: ReviewView, ids: readonly string[]): number =>
  ids.filter((id) => facts.roleAt(id) === 'broker').length;

const named = (diagram: Diagram, ids: readonly string[]): readonly string[] =>
  ids.map((id) => nameOf(diagram, id)).sort();
