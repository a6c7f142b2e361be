import { settingsOf } from '../facts';
import { fieldOf } from '../fieldOf';
import { counted } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (queries: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      orders: part('sql-database', 'Orders', {
        replicas: 2,
        shards: 4,
        queries,
        shardingStrategy: 'consistent-hash',
        partitionKey: 'customer',
      }),
    },
    links: [link('user', 'api'), link('api', 'orders', { operation: 'read' })],
  });

export const rule: DesignRule = {
  id: 'complex-queries-over-shards',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'interview',
  named: ['system-design-course', 'interview-guide'],
  title: 'What is split is asked by its key',
  why: 'A join, a sum or a range over hashed keys asks every shard and waits for the slowest: the more shards, the slower it gets, and the load isn’t shared but copied.',
  source:
    'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 6, on scatter/gather; Dean and Barroso, “The Tail at Scale” (CACM 2013)',
  exceptions:
    'Only where its queries are said to be complex. Cut by ranges or lists, what belongs together stands together. The numbers take each request to ask one shard.',
  refused: example('complex'),
  allowed: example('point'),
  check: ({ facts }) =>
    facts.ofType('sql-database').flatMap(([id, store]) => {
      const { shards } = settingsOf(store);
      const strategy = fieldOf(store, 'shardingStrategy');
      if (shards < 2 || fieldOf(store, 'queries') !== 'complex' || TOGETHER.has(strategy)) return [];
      return [
        {
          message: `${store.name || id} joins and sums over ${counted(shards, 'shard')}: such a query asks all of them and waits for the slowest.`,
          components: [id],
        },
      ];
    }),
};

const TOGETHER: ReadonlySet<unknown> = new Set(['range', 'list', 'composite']);
