import { workFor } from '../../catalog/effective';
import type { Component } from '../../model/diagram';
import { formatRate, formatShare } from '../../shared/formatNumbers';
import { settingsOf } from '../facts';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { loadOn, recordStores } from '../stores';

const example = (shards: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 20, requiredReplicas: 'auto' }),
      orders: part('sql-database', 'Orders', { replicas: 4, shards }),
    },
    links: [link('user', 'api'), link('api', 'orders', { operation: 'write' })],
    journeys: { order: { name: 'Order', entry: 'user', requestsPerSecond: 3000 } },
  });

export const rule: DesignRule = {
  id: 'writes-beyond-one-primary',
  about: 'design',
  severity: 'error',
  topic: 'replication',
  profile: 'whiteboard',
  named: ['backend-engineering', 'interview-guide'],
  title: 'One primary takes all the writes that there are',
  why: 'Replicas answer reads; every write goes to the one leader, and from there to each of them once more. Only shards, or fewer writes, help a leader that is full.',
  source:
    'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 5, “Leaders and Followers”, and chapter 6',
  exceptions:
    'Several leaders or none; stores whose provider splits them unseen. The numbers spread load over all replicas: a store they too find overloaded has another finding.',
  refused: example(1),
  allowed: example(3),
  check: (review) => recordStores(review.facts).flatMap(([id, store]) => overwritten(review, id, store)),
};

const COMFORTABLE = 0.7;
const MOST_SHARDS = 100_000;

function overwritten(review: ReviewView, id: string, store: Component): readonly Verdict[] {
  const { replicas, shards } = settingsOf(store);
  const used = review.estimate.components.get(id)?.utilization ?? null;
  const isLed = fieldOf(store, 'leadership') === 'single-leader' && !AGREES.has(store.settings?.technology);
  // Of distributed SQL each range of rows has a leader of its own, spread over the nodes.
  if (!isLed || replicas < 2 || used === null || used >= 1 || store.type === 'distributed-sql-database')
    return [];
  const { capacityRps } = workFor(store, 'write');
  const { writes } = loadOn(review, id);
  if (!capacityRps || writes < capacityRps * shards) return [];
  const needed = Math.ceil(writes / capacityRps / COMFORTABLE);
  return [
    {
      message: `${store.name || id} gets ${formatRate(writes)} of writes, ${formatShare(writes / capacityRps / shards)} of what ${shards > 1 ? 'its primaries sustain' : 'one primary sustains'}: its replicas take none of them.`,
      components: [id],
      remedy:
        needed > MOST_SHARDS ? undefined : setSetting(`Split into ${needed} shards`, id, 'shards', needed),
    },
  ];
}

/** Products with a leader for each range of keys, spread over all nodes. */
const AGREES: ReadonlySet<unknown> = new Set([
  'cockroachdb',
  'spanner',
  'tidb',
  'yugabytedb',
  'hbase',
  'bigtable',
  'dynamodb',
]);
