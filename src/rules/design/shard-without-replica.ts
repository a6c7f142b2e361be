import { settingsOf } from '../facts';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';
import { isRunByUs, recordStores } from '../stores';

const example = (replicas: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      orders: part('document-store', 'Orders', { replicas, shards: 8, partitionKey: 'customer' }),
    },
    links: [link('user', 'api'), link('api', 'orders')],
  });

export const rule: DesignRule = {
  id: 'shard-without-replica',
  about: 'design',
  severity: 'warning',
  topic: 'replication',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'Every shard has a copy',
  why: 'The more shards, the likelier it is that one of them is down, and with it its share of all customers: splitting spreads data, and copies nothing.',
  source:
    'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 6, “Partitioning and Replication”',
  exceptions:
    'What a provider runs, and stores in front of which the copies are drawn as parts of their own.',
  refused: example(1),
  allowed: example(3),
  check: (review) =>
    recordStores(review.facts).flatMap(([id, store]) => {
      const { shards, replicas } = settingsOf(store);
      if (shards < 2 || replicas !== 1 || !isRunByUs(store)) return [];
      if (review.graph.outgoing(id).some(([, { to }]) => review.facts.roleAt(to) === 'store')) return [];
      return [
        {
          message: `${store.name || id} has ${counted(shards, 'shard')} and no copy of any: each that fails takes a part of all data along.`,
          components: [id],
          remedy: setSetting('Run 2 instances of each', id, 'replicas', 2),
        },
      ];
    }),
};
