import type { Component } from '../../model/diagram';
import { settingsOf } from '../facts';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { isRunByUs, recordStores } from '../stores';

const example = (replicas: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      orders: part('sql-database', 'Orders', { replicas, failover: 'automatic' }),
    },
    links: [link('user', 'api'), link('api', 'orders')],
  });

export const rule: DesignRule = {
  id: 'failover-without-arbiter',
  about: 'design',
  severity: 'warning',
  topic: 'replication',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'A third one decides who takes over',
  why: 'Of two that have lost sight of each other neither knows whether the other is down. If both go on as the primary, both take writes, and afterwards there are two truths.',
  source:
    'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 8, “The Truth Is Defined by the Majority”; Patroni documentation, on its configuration store',
  exceptions:
    'Three or more instances, which decide by majority; a coordination service, lock service or registry connected with the store; what a provider runs; failover by hand.',
  refused: example(2),
  allowed: example(3),
  check: (review) => recordStores(review.facts).flatMap(([id, store]) => undecided(review, id, store)),
};

const ARBITERS: ReadonlySet<string> = new Set(['coordination-service', 'lock-service', 'service-registry']);

function undecided({ graph, facts }: ReviewView, id: string, store: Component): readonly Verdict[] {
  if (settingsOf(store).replicas !== 2 || !isRunByUs(store)) return [];
  if (fieldOf(store, 'failover') !== 'automatic' || fieldOf(store, 'leadership') !== 'single-leader')
    return [];
  const beside = [
    ...graph.outgoing(id).map(([, { to }]) => to),
    ...graph.incoming(id).map(([, { from }]) => from),
  ];
  if (beside.some((other) => ARBITERS.has(facts.typeAt(other)?.id ?? ''))) return [];
  return [
    {
      message: `${store.name || id} fails over by itself between two instances: cut off from each other, both become the primary unless a third decides.`,
      components: [id],
      remedy: setSetting('Run 3 instances', id, 'replicas', 3),
    },
  ];
}
