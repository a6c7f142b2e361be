/** Data asked by key, by document, by row and column family, by relation. */
import { Columns3, FileJson2, KeyRound, Share2 } from 'lucide';
import type { ComponentType } from '../componentType';
import { choiceField, flagField } from '../fields';
import { STORE_OUT } from '../protocolSets';
import { contract, judged, measured, NAPKIN, ONE_INSTANCE, sourced } from '../sources';
import { memoryPurpose } from './cacheFields';
import {
  backups,
  COPIES_LAG,
  consistency,
  consistencyLevel,
  dataKind,
  encryptedAtRest,
  failoverSeconds,
  failuresPerYear,
  MANAGED_LAG_MS,
  replicationLagMs,
  sizeGb,
  workload,
} from './dataFields';
import {
  conflictPolicy,
  failover,
  leadership,
  PARTITIONED,
  replication,
  replicationFactor,
} from './replicationFields';

const runByUs = sourced(null, judged('run by us until said otherwise'));
const perReplica = sourced(0.995, contract(`Per replica: ${ONE_INSTANCE.text}`));
const managedKeyValue = contract('Amazon DynamoDB SLA, 99.99 % (2022)');
const quorum = sourced({ p50: 3, p99: 30 }, judged('a quorum of replicas in one region'));
const quorumCapacity = sourced(10_000, judged('small records a second on one node'));

const persistence = choiceField(
  'persistence',
  'Persistence',
  'reliability',
  'What is still there after a restart.',
  [
    ['disk', 'Everything: on disk before it is acknowledged'],
    ['append-only', 'Append-only file'],
    ['snapshot', 'Snapshots'],
    ['none', 'Nothing'],
  ],
);

const transactions = flagField(
  'transactions',
  'Transactions',
  'data',
  'Several documents are changed together or not at all.',
);

export const keyValueStore: ComponentType = {
  id: 'key-value-store',
  label: 'Key-value store',
  category: 'data',
  role: 'store',
  icon: KeyRound,
  summary: 'Finds a record by its key, at any size; nothing else is asked of it.',
  keywords: ['kv', 'nosql', 'database', 'db', 'hash table', 'dictionary', 'feature store'],
  answers: ['https', 'redis', 'memcached', 'grpc', 'http', 'tcp', 'replication', 'internal'],
  speaks: [...STORE_OUT, 'https', 'redis'],
  how: 'sequence',
  defaults: {
    availability: sourced(0.9999, managedKeyValue),
    latencyMs: sourced(
      { p50: 4, p99: 15 },
      measured('Amazon DynamoDB developer guide: single-digit milliseconds (2022); tail judged'),
    ),
    capacityRps: sourced(null, judged('the provider adds partitions as load grows')),
    managed: sourced('region', managedKeyValue),
  },
  variants: [
    {
      when: { field: 'managed', value: 'global' },
      defaults: {
        availability: sourced(0.99999, contract('Amazon DynamoDB SLA, global tables, 99.999 % (2022)')),
      },
    },
    {
      when: { field: 'managed', value: null },
      defaults: { availability: perReplica, latencyMs: quorum, capacityRps: quorumCapacity },
    },
  ],
  fields: [
    memoryPurpose,
    consistency('eventual'),
    consistencyLevel(),
    replicationFactor('Nodes that keep each record.'),
    replicationLagMs(COPIES_LAG, MANAGED_LAG_MS),
    leadership('leaderless'),
    conflictPolicy,
    failover('automatic'),
    failoverSeconds,
    failuresPerYear,
    dataKind(),
    workload(),
    ...PARTITIONED,
    persistence,
    sizeGb,
    backups,
    encryptedAtRest,
  ],
  technologies: ['dynamodb', 'redis', 'etcd', 'aerospike', 'consul', 'riak', 'cosmos-db'],
};

export const wideColumnStore: ComponentType = {
  id: 'wide-column-store',
  label: 'Wide-column store',
  category: 'data',
  role: 'store',
  icon: Columns3,
  summary: 'Rows by partition key, sorted within, spread and copied over many equal nodes.',
  keywords: ['column family', 'nosql', 'database', 'db', 'big table', 'leaderless'],
  answers: ['cql', 'grpc', 'https', 'tcp', 'replication', 'internal'],
  speaks: [...STORE_OUT, 'cql'],
  how: 'sequence',
  defaults: {
    availability: perReplica,
    managedAvailability: sourced(0.9999, contract('Amazon Keyspaces SLA, 99.99 % (2023)')),
    latencyMs: quorum,
    capacityRps: quorumCapacity,
    managed: runByUs,
  },
  variants: [
    {
      when: { field: 'managed', value: 'global' },
      defaults: {
        managedAvailability: sourced(
          0.99999,
          contract('Amazon Keyspaces SLA, several regions, 99.999 % (2023)'),
        ),
      },
    },
  ],
  fields: [
    consistencyLevel('quorum'),
    replicationFactor('Nodes that keep each row.'),
    leadership('leaderless'),
    conflictPolicy,
    failover('automatic'),
    dataKind(),
    workload('write-heavy'),
    replicationLagMs(COPIES_LAG),
    ...PARTITIONED,
    sizeGb,
    backups,
    encryptedAtRest,
  ],
  technologies: ['cassandra', 'scylladb', 'hbase', 'bigtable', 'cosmos-db'],
};

export const documentStore: ComponentType = {
  id: 'document-store',
  label: 'Document store',
  category: 'data',
  role: 'store',
  icon: FileJson2,
  summary: 'Whole documents under a key, with indexes over what is in them.',
  keywords: [
    'nosql',
    'database',
    'db',
    'json',
    'document',
    'bson',
    'collection',
    'read model',
    'materialized view',
  ],
  answers: ['mongodb', 'https', 'grpc', 'tcp', 'replication', 'internal'],
  speaks: [...STORE_OUT, 'mongodb'],
  how: 'sequence',
  defaults: {
    availability: perReplica,
    managedAvailability: sourced(
      0.9995,
      contract('Nearest row, managed SQL: Amazon RDS SLA, multi-zone, 99.95 % (2022)'),
    ),
    latencyMs: sourced(
      { p50: 1, p99: 15 },
      measured(`Nearest row, a SQL point query: ${NAPKIN}; tail judged`),
    ),
    capacityRps: sourced(5000, judged('nearest row, SQL point queries a second')),
    managed: runByUs,
    write: {
      latencyMs: sourced({ p50: 2, p99: 20 }, measured(`Nearest row, a SQL commit: ${NAPKIN}; tail judged`)),
      capacityRps: sourced(1500, judged('nearest row, SQL commits a second')),
    },
  },
  fields: [
    consistency('strong'),
    replicationLagMs(COPIES_LAG),
    replication('asynchronous'),
    leadership('single-leader'),
    conflictPolicy,
    failover('automatic'),
    failoverSeconds,
    failuresPerYear,
    dataKind(),
    workload(),
    ...PARTITIONED,
    transactions,
    sizeGb,
    backups,
    encryptedAtRest,
  ],
  technologies: ['mongodb', 'couchbase', 'couchdb', 'firestore', 'cosmos-db', 'documentdb'],
};

export const graphStore: ComponentType = {
  id: 'graph-store',
  label: 'Graph store',
  category: 'data',
  role: 'store',
  icon: Share2,
  summary: 'Things and the relations between them: friends of friends, paths, recommendations.',
  keywords: ['graph database', 'database', 'db', 'relations', 'social graph', 'cypher', 'gremlin', 'sparql'],
  answers: ['bolt', 'https', 'http', 'grpc', 'websocket', 'tcp', 'replication', 'internal'],
  speaks: STORE_OUT,
  how: 'sequence',
  defaults: {
    availability: perReplica,
    managedAvailability: sourced(
      0.9995,
      contract('Nearest row, managed SQL: Amazon RDS SLA, multi-zone, 99.95 % (2022)'),
    ),
    latencyMs: sourced(
      { p50: 10, p99: 200 },
      judged('nearest row, a complex SQL query: a walk over a few relations'),
    ),
    capacityRps: sourced(500, judged('nearest row, SQL; a walk costs about ten point queries')),
    managed: runByUs,
  },
  fields: [
    {
      id: 'queryLanguage',
      label: 'Query language',
      help: 'How questions are put.',
      section: 'data',
      kind: {
        type: 'choice',
        options: [
          { value: 'cypher', label: 'Cypher' },
          { value: 'gremlin', label: 'Gremlin' },
          { value: 'sparql', label: 'SPARQL' },
        ],
        default: 'cypher',
      },
    },
    consistency('strong'),
    replicationLagMs(COPIES_LAG),
    replication('asynchronous'),
    leadership('single-leader'),
    failover('manual'),
    failoverSeconds,
    failuresPerYear,
    dataKind('relations'),
    workload('read-heavy'),
    sizeGb,
    backups,
    encryptedAtRest,
  ],
  technologies: ['neo4j', 'neptune', 'janusgraph', 'dgraph'],
};
