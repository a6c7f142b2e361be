import type { Component } from '../../model/diagram';
import { enclosingGroups, nameOf } from '../../model/queries';
import { sortedIds } from '../../shared/order';
import { fieldOf } from '../fieldOf';
import { listOf } from '../phrases';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { recordStores, writersOf } from '../stores';

const parts = {
  user: part('client', 'User'),
  orders: part('service', 'Orders', { replicas: 2 }),
  billing: part('service', 'Billing', { replicas: 2 }),
  store: part('sql-database', 'Store', { replicas: 2 }),
};
const links = [link('user', 'orders'), link('user', 'billing'), link('orders', 'store')];

export const rule: DesignRule = {
  id: 'shared-database',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'interview',
  named: ['backend-engineering', 'system-design-course', 'interview-guide'],
  title: 'A service’s data is its own',
  why: 'Who shares tables shares their form: neither service can change, scale or fail without the other, and what one writes breaks what the other takes for granted.',
  source:
    'Sam Newman, “Building Microservices”, chapter 4, on the shared database; Chris Richardson, “Microservices Patterns”, “Database per service”',
  exceptions:
    'Readers that only read, as reports do; workers and jobs of the same service; services of one team or bounded context; a monolith’s modules; stores of sessions, counters and the like, which are there to be shared.',
  refused: sketch({ parts, links: [...links, link('billing', 'store')] }),
  allowed: sketch({ parts, links: [...links, link('billing', 'orders')] }),
  check: (review) =>
    recordStores(review.facts).flatMap(([id, store]) =>
      isMadeToBeShared(store) ? [] : owners(review, id, store),
    ),
};

/** A CQRS pair is one service drawn as two. */
const PURPOSES: ReadonlySet<unknown> = new Set(['command-handler', 'query-handler']);

const NOTHING: readonly Verdict[] = [];

function owners(review: ReviewView, id: string, store: Component): readonly Verdict[] {
  const { diagram, facts } = review;
  const writers = writersOf(review, id);
  if (writers.length < 2) return NOTHING;
  const services = sortedIds(new Set(writers.map(([, { from }]) => from))).filter((from) => {
    const component = diagram.components.get(from);
    const type = facts.typeAt(from)?.id;
    return (
      (type === 'service' || type === 'serverless-function') &&
      !(component && PURPOSES.has(fieldOf(component, 'purpose')))
    );
  });
  if (services.length < 2 || haveOneOwner(review, services)) return [];
  const names = services.map((from) => nameOf(diagram, from));
  return [
    {
      message: `${listOf(names)} share ${store.name || id}: let one of them own it and the others ask that one.`,
      components: [id, ...services],
    },
  ];
}

const isMadeToBeShared = (store: Component): boolean =>
  ![undefined, 'general'].some((purpose) => fieldOf(store, 'purpose') === purpose);

/** All stand in one team, bounded context or tenant's boundary, or are said to have the same owner. */
function haveOneOwner({ diagram }: ReviewView, services: readonly string[]): boolean {
  const owned = services.map((id) => {
    const component = diagram.components.get(id);
    const groups = enclosingGroups(diagram, component?.in).flatMap(([groupId, { type }]) =>
      type === 'team' || type === 'bounded-context' ? [groupId] : [],
    );
    const owner = component?.settings?.owner;
    return new Set(typeof owner === 'string' && owner !== '' ? [...groups, `owner ${owner}`] : groups);
  });
  const [first, ...others] = owned;
  return [...(first ?? [])].some((mark) => others.every((marks) => marks.has(mark)));
}
