import type { Component } from '../../model/diagram';
import { settingsOf } from '../facts';
import { saidOf } from '../fieldOf';
import { counted } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (settings: object) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      orders: part('document-store', 'Orders', { replicas: 2, shards: 4, transactions: true, ...settings }),
    },
    links: [link('user', 'api'), link('api', 'orders', { operation: 'write' })],
  });

export const rule: DesignRule = {
  id: 'cross-shard-transaction',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide'],
  title: 'What changes together lives on one shard',
  why: 'A transaction over several shards needs them to agree before any of them may go on: it is slower, holds locks meanwhile, and fails where any one of them does.',
  source:
    'Pat Helland, “Life beyond Distributed Transactions” (CIDR 2007); MongoDB manual, “Transactions”, on sharded clusters',
  exceptions:
    'A partition key that keeps what changes together in one place: name it. Distributed SQL, which is built to agree.',
  refused: example({}),
  allowed: example({ partitionKey: 'customer' }),
  check: ({ facts }) =>
    ['sql-database', 'document-store']
      .flatMap((type) => facts.ofType(type))
      .flatMap(([id, store]) => {
        const { shards } = settingsOf(store);
        const promised = promiseOf(store);
        if (shards < 2 || promised === null || saidOf(store, 'partitionKey') !== undefined) return [];
        return [
          {
            message: `${store.name || id} promises ${promised} over ${counted(shards, 'shard')}: name the key that keeps what changes together on one of them.`,
            components: [id],
          },
        ];
      }),
};

/** What somebody said of its transactions; nobody’s default promises anything across shards. */
function promiseOf(store: Component): string | null {
  if (saidOf(store, 'transactions') === true) return 'transactions';
  return saidOf(store, 'isolation') === 'serializable' ? 'serializable transactions' : null;
}
