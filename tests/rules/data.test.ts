import { describe, expect, it } from 'vitest';
import { rule as analyticsOnPrimary } from '../../src/rules/design/analytics-on-primary';
import { rule as archiveOnRequestPath } from '../../src/rules/design/archive-on-request-path';
import { rule as complexQueriesOverShards } from '../../src/rules/design/complex-queries-over-shards';
import { rule as connectionPerRequest } from '../../src/rules/design/connection-per-request';
import { rule as crossShardTransaction } from '../../src/rules/design/cross-shard-transaction';
import { rule as federatedCrossJoin } from '../../src/rules/design/federated-cross-join';
import { rule as fewVirtualNodes } from '../../src/rules/design/few-virtual-nodes';
import { rule as graphStoreSharded } from '../../src/rules/design/graph-store-sharded';
import { rule as indexUnlikeQueries } from '../../src/rules/design/index-unlike-queries';
import { rule as moduloSharding } from '../../src/rules/design/modulo-sharding';
import { rule as moneyAtWeakIsolation } from '../../src/rules/design/money-at-weak-isolation';
import { rule as moneyOnEventualStore } from '../../src/rules/design/money-on-eventual-store';
import { rule as monotonicShardKey } from '../../src/rules/design/monotonic-shard-key';
import { rule as readModelWrittenDirectly } from '../../src/rules/design/read-model-written-directly';
import { rule as relationsWithoutJoins } from '../../src/rules/design/relations-without-joins';
import { rule as searchIndexAsTruth } from '../../src/rules/design/search-index-as-truth';
import { rule as shardsWithoutKey } from '../../src/rules/design/shards-without-key';
import { rule as sharedDatabase } from '../../src/rules/design/shared-database';
import { rule as storeWithoutBackup } from '../../src/rules/design/store-without-backup';
import { rule as storesWithoutSync } from '../../src/rules/design/stores-without-sync';
import { rule as stripedWithoutCopy } from '../../src/rules/design/striped-without-copy';
import { rule as telemetryInRelationalStore } from '../../src/rules/design/telemetry-in-relational-store';
import { rule as tooManyConnections } from '../../src/rules/design/too-many-connections';
import { rule as volatileStoreAsTruth } from '../../src/rules/design/volatile-store-as-truth';
import type { DesignRule } from '../../src/rules/rule';
import { link, part } from '../../src/rules/sketch';
import { saidBy, type Variation, varied } from './variations';

type Row = readonly [rule: DesignRule, what: string, variation: Variation, findings: number];

const ROWS: readonly Row[] = [
  [moneyOnEventualStore, 'of a feed', { settings: { accounts: { dataKind: 'feed' } } }, 0],
  [
    moneyOnEventualStore,
    'of stock, read at some earlier time',
    { settings: { accounts: { dataKind: 'inventory', consistency: 'read-your-writes' } } },
    1,
  ],
  [
    moneyOnEventualStore,
    'that asks one replica',
    {
      parts: {
        accounts: part('wide-column-store', 'Accounts', { dataKind: 'money', consistencyLevel: 'one' }),
      },
    },
    1,
  ],
  [
    moneyOnEventualStore,
    'that asks a quorum',
    { parts: { accounts: part('wide-column-store', 'Accounts', { dataKind: 'money' }) } },
    0,
  ],
  [
    moneyOnEventualStore,
    'of tables',
    { parts: { accounts: part('sql-database', 'Accounts', { dataKind: 'money', replicas: 2 }) } },
    0,
  ],
  [
    moneyOnEventualStore,
    'of tables with two leaders of which the last wins',
    {
      parts: {
        accounts: part('sql-database', 'Accounts', {
          dataKind: 'money',
          replicas: 2,
          leadership: 'multi-leader',
          conflictPolicy: 'last-write-wins',
        }),
      },
    },
    1,
  ],
  [
    moneyOnEventualStore,
    'by a product that is strongly consistent',
    { settings: { accounts: { technology: 'etcd' } } },
    0,
  ],
  [moneyAtWeakIsolation, 'at snapshot isolation', { settings: { seats: { isolation: 'snapshot' } } }, 0],
  [
    moneyAtWeakIsolation,
    'at the default, of which nobody spoke',
    { settings: { seats: { isolation: undefined } } },
    1,
  ],
  [moneyAtWeakIsolation, 'of what may be wrong', { settings: { seats: { dataKind: 'feed' } } }, 0],
  [sharedDatabase, 'that one of them only reads', { changed: { c4: { operation: 'read' } } }, 0],
  [sharedDatabase, 'with a worker', { parts: { billing: part('worker', 'Billing', { replicas: 2 }) } }, 0],
  [
    sharedDatabase,
    'of one team',
    { groups: { team: { type: 'team' } }, in: { orders: ['team'], billing: ['team'] } },
    0,
  ],
  [
    sharedDatabase,
    'of two teams',
    { groups: { a: { type: 'team' }, b: { type: 'team' } }, in: { orders: ['a'], billing: ['b'] } },
    1,
  ],
  [
    sharedDatabase,
    'of one owner',
    { settings: { orders: { owner: 'Shop' }, billing: { owner: 'Shop' } } },
    0,
  ],
  [
    sharedDatabase,
    'of sessions',
    { parts: { store: part('key-value-store', 'Sessions', { purpose: 'session-store' }) } },
    0,
  ],
  [
    sharedDatabase,
    'by the two sides of one service',
    { settings: { orders: { purpose: 'command-handler' }, billing: { purpose: 'query-handler' } } },
    0,
  ],
  [telemetryInRelationalStore, 'of events', { settings: { readings: { dataKind: 'events' } } }, 0],
  [relationsWithoutJoins, 'of a catalogue', { settings: { people: { dataKind: 'catalogue' } } }, 0],
  [relationsWithoutJoins, 'of figures', { settings: { people: { dataKind: 'analytics' } } }, 1],
  [analyticsOnPrimary, 'that it also writes', { changed: { c3: { operation: 'write' } } }, 0],
  [analyticsOnPrimary, 'that nobody waits for', { changed: { c2: { optional: true } } }, 0],
  [
    searchIndexAsTruth,
    'that a log feeds',
    {
      parts: { log: part('event-log', 'Changes'), feeder: part('worker', 'Feeder') },
      links: [link('log', 'feeder'), link('feeder', 'find')],
    },
    0,
  ],
  [
    searchIndexAsTruth,
    'two steps from a store',
    {
      parts: {
        feeder: part('worker', 'Feeder'),
        jobs: part('message-queue', 'Jobs'),
        shop: part('service', 'Shop'),
        products: part('sql-database', 'Products'),
      },
      links: [link('feeder', 'find'), link('jobs', 'feeder'), link('shop', 'jobs'), link('shop', 'products')],
    },
    0,
  ],
  [searchIndexAsTruth, 'of telemetry', { settings: { find: { dataKind: 'telemetry' } } }, 0],
  [volatileStoreAsTruth, 'of locks', { settings: { carts: { purpose: 'lock' } } }, 0],
  [
    volatileStoreAsTruth,
    'of which nobody says what it persists',
    { settings: { carts: { persistence: undefined } } },
    0,
  ],
  [
    volatileStoreAsTruth,
    'of sessions in one cache',
    { parts: { carts: part('cache', 'Sessions', { purpose: 'session-store' }) } },
    1,
  ],
  [
    volatileStoreAsTruth,
    'of sessions in two',
    { parts: { carts: part('cache', 'Sessions', { purpose: 'session-store', replicas: 2 }) } },
    0,
  ],
  [graphStoreSharded, 'by tenants', { settings: { friends: { partitionKey: 'tenant' } } }, 0],
  [
    monotonicShardKey,
    'with something before the time',
    { settings: { events: { partitionKey: 'device, created_at' } } },
    0,
  ],
  [
    monotonicShardKey,
    'by a word that only begins like time',
    { settings: { events: { partitionKey: 'timezone' } } },
    0,
  ],
  [monotonicShardKey, 'by Timestamp', { settings: { events: { partitionKey: ' Timestamp ' } } }, 1],
  [monotonicShardKey, 'that is kept whole', { settings: { events: { shards: 1 } } }, 0],
  [
    monotonicShardKey,
    'that its product cuts into ranges',
    {
      parts: {
        events: part('wide-column-store', 'Events', { shards: 4, technology: 'hbase', partitionKey: 'date' }),
      },
    },
    1,
  ],
  [
    moduloSharding,
    'by a product of its own way',
    {
      parts: {
        orders: part('key-value-store', 'Orders', {
          shards: 4,
          technology: 'dynamodb',
          partitionKey: 'customer',
        }),
      },
    },
    0,
  ],
  [
    moduloSharding,
    'by a router',
    {
      parts: { router: part('shard-router', 'Router', { strategy: 'hash' }) },
      settings: { orders: { shards: 1 } },
    },
    1,
  ],
  [complexQueriesOverShards, 'cut by ranges', { settings: { orders: { shardingStrategy: 'range' } } }, 0],
  [complexQueriesOverShards, 'kept whole', { settings: { orders: { shards: 1 } } }, 0],
  [
    crossShardTransaction,
    'of a database that promises by default',
    { parts: { orders: part('distributed-sql-database', 'Orders', { shards: 4 }) } },
    0,
  ],
  [
    crossShardTransaction,
    'said to be serializable',
    { parts: { orders: part('sql-database', 'Orders', { shards: 4, isolation: 'serializable' }) } },
    1,
  ],
  [
    shardsWithoutKey,
    'behind a router that names it',
    {
      parts: { router: part('shard-router', 'Router', { shardKey: 'author' }) },
      links: [link('router', 'posts')],
    },
    0,
  ],
  [
    shardsWithoutKey,
    'asked for it already, for its transactions',
    { settings: { posts: { transactions: true } } },
    0,
  ],
  [fewVirtualNodes, 'with bounded loads', { settings: { ring: { boundedLoads: true } } }, 0],
  [fewVirtualNodes, 'with 30 places', { settings: { ring: { virtualNodes: 30 } } }, 0],
  [tooManyConnections, 'with a pooler', { settings: { orders: { pooling: 'pooler' } } }, 0],
  [tooManyConnections, 'without a stated limit', { settings: { orders: { maxConnections: undefined } } }, 0],
  [tooManyConnections, 'exactly full', { settings: { api: { replicas: 5 } } }, 0],
  [
    tooManyConnections,
    'full of several',
    {
      settings: { api: { replicas: 5 } },
      parts: { jobs: part('worker', 'Jobs', { connectionPool: 1 }) },
      links: [link('jobs', 'orders')],
    },
    1,
  ],
  [
    connectionPerRequest,
    'of functions',
    { parts: { api: part('serverless-function', 'API') }, settings: { orders: { pooling: undefined } } },
    1,
  ],
  [
    connectionPerRequest,
    'of functions over a pooler',
    { parts: { api: part('serverless-function', 'API') }, settings: { orders: { pooling: 'pooler' } } },
    0,
  ],
  [
    storesWithoutSync,
    'that both are written by one',
    { links: [link('api', 'find', { operation: 'write' })] },
    1,
  ],
  [
    storesWithoutSync,
    'that a worker fills',
    { parts: { feeder: part('worker', 'Feeder') }, links: [link('feeder', 'find', { operation: 'write' })] },
    0,
  ],
  [
    storesWithoutSync,
    'of which nobody says what reaches it',
    { changed: { c3: { operation: undefined } } },
    0,
  ],
  [
    readModelWrittenDirectly,
    'by commands, beside the model of their own',
    { changed: { c5: { operation: 'read' } }, links: [link('commands', 'views', { operation: 'write' })] },
    1,
  ],
  [
    readModelWrittenDirectly,
    'by commands, where there is one model for both',
    { changed: { c5: { operation: 'read' }, c3: { to: 'views' } } },
    0,
  ],
  [federatedCrossJoin, 'of one database', { changed: { c4: { from: 'api' } } }, 0],
  [federatedCrossJoin, 'made by the callers', { settings: { all: { joins: 'callers' } } }, 0],
  [indexUnlikeQueries, 'of point queries', { settings: { orders: { queries: 'point' } } }, 0],
  [indexUnlikeQueries, 'a bitmap, mostly read', { settings: { orders: { index: 'bitmap' } } }, 0],
  [
    indexUnlikeQueries,
    'a bitmap, mostly written',
    { settings: { orders: { index: 'bitmap', workload: 'write-heavy' } } },
    1,
  ],
  [archiveOnRequestPath, 'that is written', { changed: { c2: { operation: 'write' } } }, 0],
  [archiveOnRequestPath, 'that a request does without', { changed: { c2: { optional: true } } }, 0],
  [storeWithoutBackup, 'of sessions', { settings: { orders: { dataKind: 'sessions' } } }, 0],
  [
    storeWithoutBackup,
    'with a backup store',
    { parts: { vault: part('backup-store', 'Vault') }, links: [link('orders', 'vault')] },
    0,
  ],
  [storeWithoutBackup, 'that a provider runs', { settings: { orders: { managed: 'region' } } }, 1],
  [
    storeWithoutBackup,
    'that copies another and is copied by it',
    {
      parts: { other: part('sql-database', 'Other', { backups: true }) },
      links: [
        link('other', 'orders', { protocol: 'replication' }),
        link('orders', 'other', { protocol: 'replication' }),
      ],
    },
    1,
  ],
  [
    storeWithoutBackup,
    'that follows another',
    {
      parts: { source: part('sql-database', 'Source', { backups: true }) },
      changed: { c2: { to: 'source' } },
      links: [link('source', 'orders', { mode: 'async' })],
    },
    0,
  ],
  [stripedWithoutCopy, 'of one of two instances', { settings: { orders: { replicas: 2 } } }, 0],
  [stripedWithoutCopy, 'of a cache', { parts: { orders: part('cache', 'Orders') } }, 0],
];

describe('the limits and exceptions of rules about where data is kept', () => {
  it.each(ROWS.map(([rule, ...row]) => [rule.id, ...row, rule] as const))(
    '%s: %s',
    (_id, _what, variation, findings, rule) => {
      expect(saidBy(rule, varied(rule.refused, variation))).toHaveLength(findings);
    },
  );
});
