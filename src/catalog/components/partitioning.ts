/** Routers that stand before several stores and pick one: by key, on a ring of hashes, or by function. */
import { Combine, Orbit, TableColumnsSplit } from 'lucide';
import type { ComponentType, Field, Protocol } from '../componentType';
import { choiceField, flagField, textField, wholeField } from '../fields';
import { contract, judged, measured, NAPKIN, ONE_INSTANCE, sourced } from '../sources';
import { PROXY } from './nearestRows';
import { STRATEGIES } from './replicationFields';

const STORES: readonly Protocol[] = ['sql', 'redis', 'memcached', 'mongodb', 'cql', 'https', 'http', 'grpc'];
const TO_STORES: readonly Protocol[] = [...STORES, 'bolt', 's3', 'tcp', 'internal'];

const shardKey: Field = textField(
  'shardKey',
  'Shard key',
  'data',
  'What decides the shard; a request without it must ask them all.',
);

export const shardRouter: ComponentType = {
  id: 'shard-router',
  label: 'Shard router',
  category: 'data',
  role: 'router',
  icon: TableColumnsSplit,
  summary: 'Sends each request to the one shard its key belongs to.',
  keywords: ['shards', 'sharding', 'sharded database', 'partitioning', 'partitioned', 'router', 'mongos'],
  answers: [...STORES, 'tcp', 'internal'],
  speaks: TO_STORES,
  how: 'shard',
  defaults: {
    availability: sourced(0.995, contract(`Its host’s, as a proxy: ${ONE_INSTANCE.text}`)),
    latencyMs: sourced(
      { p50: 0.05, p99: 0.5 },
      measured(`Nearest row, a proxy hop: ${NAPKIN}, 50 µs; tail judged`),
    ),
    capacityRps: sourced(20_000, judged('nearest row, one proxy process')),
    managed: sourced(null, judged('run by us until said otherwise')),
  },
  fields: [
    shardKey,
    choiceField(
      'strategy',
      'Strategy',
      'data',
      'How a key finds its shard. Plain hashing moves almost every key when a shard is added.',
      STRATEGIES,
      'consistent-hash',
    ),
  ],
  technologies: ['vitess', 'envoy', 'mongodb', 'redis', 'citus', 'proxysql'],
};

export const hashRing: ComponentType = {
  id: 'hash-ring',
  label: 'Consistent-hash ring',
  category: 'data',
  role: 'router',
  icon: Orbit,
  summary: 'Keys and nodes on one ring of hashes: a node added or lost moves only its neighbour’s keys.',
  keywords: [
    'consistent hashing',
    'ketama',
    'dynamo',
    'virtual nodes',
    'vnodes',
    'partitioning',
    'sharding',
    'token ring',
  ],
  answers: [...STORES, 'tcp', 'internal'],
  speaks: TO_STORES,
  how: 'shard',
  defaults: PROXY,
  fields: [
    shardKey,
    wholeField(
      'virtualNodes',
      'Virtual nodes',
      'data',
      'Places on the ring for each node: more of them spread keys more evenly.',
      { max: 100_000, default: 128 },
    ),
    wholeField(
      'replicationFactor',
      'Copies',
      'reliability',
      'Nodes along the ring that keep each key. The numbers take one, without failover: give the nodes replicas, or call several by quorum.',
      { max: 15, default: 1 },
    ),
    choiceField(
      'hash',
      'Hash',
      'data',
      'What turns a key into a place on the ring; it must be the same for every caller.',
      [
        ['murmur3', 'Murmur 3'],
        ['xxhash', 'xxHash'],
        ['md5', 'MD5'],
        ['sha-1', 'SHA-1'],
      ],
    ),
    wholeField(
      'hashFunctions',
      'Hash functions',
      'data',
      'How many places each node takes by as many functions.',
      { max: 100, default: 1 },
    ),
    flagField(
      'boundedLoads',
      'Bounded loads',
      'performance',
      'A node that has its share passes further keys on to the next one.',
    ),
  ],
  technologies: ['envoy', 'memcached', 'redis', 'cassandra', 'haproxy'],
};

export const federatedDatabase: ComponentType = {
  id: 'federated-database',
  label: 'Federated database',
  category: 'data',
  role: 'router',
  icon: Combine,
  summary: 'One logical schema over several databases, each of which keeps one function’s tables.',
  keywords: [
    'federation',
    'functional partitioning',
    'virtual database',
    'data virtualization',
    'query engine',
    'polyglot',
  ],
  answers: ['sql', 'https', 'http', 'grpc', 'tcp', 'internal'],
  speaks: TO_STORES,
  how: 'shard',
  defaults: PROXY,
  fields: [
    textField('splitBy', 'Split by', 'data', 'The functions its databases keep: users, orders, products.'),
    choiceField(
      'joins',
      'Joins across databases',
      'performance',
      'A join must ask several of them, in parallel: say so in the way it calls.',
      [
        ['none', 'None'],
        ['here', 'Made here'],
        ['callers', 'Made by the callers'],
      ],
    ),
    flagField(
      'writes',
      'Takes writes',
      'behaviour',
      'Changes pass through it too; one that spans two databases needs a transaction over both.',
    ),
  ],
  technologies: ['trino', 'presto', 'postgresql', 'hasura', 'denodo', 'dremio'],
};
