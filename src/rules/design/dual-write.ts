import { nameOf } from '../../model/queries';
import { allFoundIn } from '../foundIn';
import type { Part } from '../parts';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const orders = part('service', 'Orders', { replicas: 2 });
const store = part('sql-database', 'Store', { replicas: 2 });
const events = part('event-log', 'Events');
const mailer = part('worker', 'Mailer', { replicas: 2, idempotent: true });
const parts = { user, orders, store, events, mailer };
const links = [
  link('user', 'orders'),
  link('orders', 'store', { operation: 'write' }),
  link('events', 'mailer'),
];

export const rule: DesignRule = {
  id: 'dual-write',
  about: 'design',
  severity: 'warning',
  topic: 'messaging',
  profile: 'interview',
  named: ['backend-engineering', 'roadmap-notes'],
  title: 'A change and the news of it are written as one',
  why: 'Between the write and the message the process can stop: the order is stored and nobody hears of it, or everybody hears of one that isn’t there. Written to an outbox in the same transaction, the news follows for certain.',
  source:
    'Chris Richardson, “Microservices Patterns”, chapter 3, “Transactional outbox”; Debezium documentation, “Outbox Event Router”',
  exceptions:
    'Where the store itself, or a relay that reads it, feeds the broker (outbox, change data capture). Only where the connection says that the store is written to, and the broker carries events.',
  refused: sketch({ parts, links: [...links, link('orders', 'events')] }),
  allowed: sketch({ parts, links: [...links, link('store', 'events')] }),
  check: (review) => allFoundIn(review.facts.partsOfRole('compute'), (one) => twoWrites(review, one)),
};

const CARRY_EVENTS: ReadonlySet<string> = new Set(['event-log', 'topic', 'event-router']);

const NOTHING: readonly Verdict[] = [];

function twoWrites(review: ReviewView, { id, outgoing }: Part): readonly Verdict[] {
  if (!outgoing.some(({ to }) => to.type.role === 'broker')) return NOTHING;
  const { diagram, facts } = review;
  const written = facts
    .callsFrom(id)
    .filter(([, { to, operation }]) => operation === 'write' && facts.roleAt(to) === 'store');
  const told = facts.callees(id, 'broker').filter((to) => CARRY_EVENTS.has(facts.typeAt(to)?.id ?? ''));
  const [store] = written.map(([, { to }]) => to).filter((to) => !isFollowed(review, id, to, told));
  const [broker] = told;
  if (store === undefined || broker === undefined) return [];
  return [
    {
      message: `${nameOf(diagram, id)} writes to ${nameOf(diagram, store)} and tells ${nameOf(diagram, broker)} apart from it: if it stops between the two, one of them is wrong.`,
      components: [id, store, broker],
    },
  ];
}

/** Whether the store, or another that reads it, feeds one of these brokers. */
function isFollowed(
  { facts }: ReviewView,
  writer: string,
  store: string,
  brokers: readonly string[],
): boolean {
  const feeders = [store, ...facts.callers(store), ...facts.callees(store)].filter((id) => id !== writer);
  return feeders.some((id) => facts.callees(id).some((to) => brokers.includes(to)));
}
