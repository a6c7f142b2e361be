/** Relational data: the primary, and the copies that are only read. */
import { BookCopy, Database } from 'lucide';
import type { ComponentType, Field, Variant } from '../componentType';
import { choiceField, wholeField } from '../fields';
import { STORE_OUT } from '../protocolSets';
import { contract, judged, measured, NAPKIN, ONE_INSTANCE, sourced } from '../sources';
import {
  backups,
  dataKind,
  encryptedAtRest,
  failoverSeconds,
  failuresPerYear,
  replicationLagMs,
  sizeGb,
  workload,
} from './dataFields';
import { conflictPolicy, failover, leadership, PARTITIONED, replication } from './replicationFields';

const oneDatabase = contract(
  `One instance: ${ONE_INSTANCE.text}; Amazon RDS SLA says the same of a single one (2022)`,
);
const managedDatabase = contract(
  'Amazon RDS SLA, multi-zone, 99.95 % (2022); Google Cloud SQL SLA says the same',
);
const pointQuery = measured(`${NAPKIN}: an indexed point query about 1 ms; tail judged`);
const complexQuery = judged('joins and aggregates over an index');
const commit = measured(`${NAPKIN}: an SSD fsync about 0.3 ms, plus the query; tail judged`);
const readCapacity = sourced(5000, judged('point queries a second on one mid-sized instance'));
const runByUs = sourced(null, judged('run by us until said otherwise'));

/** A commit that waits for a replica, whether that has applied it or only received it. */
export const COMMIT_WAITS: readonly Variant[] = ['synchronous', 'semi-synchronous'].map((value) => ({
  when: { field: 'replication', value },
  defaults: {
    write: {
      latencyMs: sourced(
        { p50: 3, p99: 23 },
        judged('a commit waits for one synchronous replica: 1 ms more at the median, 3 at p99'),
      ),
    },
  },
}));

export const isolation = (usual: string): Field =>
  choiceField(
    'isolation',
    'Isolation',
    'data',
    'What concurrent transactions may see of each other.',
    [
      ['read-uncommitted', 'Read uncommitted'],
      ['read-committed', 'Read committed'],
      ['repeatable-read', 'Repeatable read'],
      ['snapshot', 'Snapshot'],
      ['serializable', 'Serializable'],
    ],
    usual,
  );

const maxConnections: Field = wholeField(
  'maxConnections',
  'Most connections',
  'performance',
  'Open at a time; every replica of every caller holds its pool. Empty: not stated.',
  { max: 1_000_000 },
);

const pooling: Field = choiceField(
  'pooling',
  'Connection pool',
  'performance',
  'Opening a connection costs more than a point query: kept open by each caller, or by a pooler for all.',
  [
    ['none', 'None: one per request'],
    ['callers', 'In each caller'],
    ['pooler', 'A pooler in front'],
  ],
  'callers',
);

const index: Field = choiceField(
  'index',
  'Index',
  'data',
  'How rows are found: trees find ranges too, hashes one key; every index slows writes.',
  [
    ['b-tree', 'B-tree'],
    ['hash', 'Hash'],
    ['bitmap', 'Bitmap'],
    ['full-text', 'Full text'],
    ['none', 'None: rows are scanned'],
  ],
);

const normalised: Field = choiceField(
  'schema',
  'Schema',
  'data',
  'Normalised: each fact once, joined when read. Denormalised: written in several places, read in one go.',
  [
    ['normalised', 'Normalised'],
    ['denormalised', 'Denormalised'],
  ],
);

export const sqlDatabase: ComponentType = {
  id: 'sql-database',
  label: 'SQL database',
  category: 'data',
  role: 'store',
  icon: Database,
  summary: 'Tables, joins and transactions: the place where the truth is kept.',
  keywords: [
    'sql',
    'database',
    'db',
    'rdbms',
    'relational',
    'primary',
    'leader node',
    'tables',
    'acid',
    'oltp',
    'master',
    'read model',
    'materialized view',
    'buffer pool',
  ],
  answers: ['sql', 'tcp', 'https', 'replication', 'internal'],
  speaks: [...STORE_OUT, 'sql'],
  how: 'sequence',
  defaults: {
    availability: sourced(0.995, oneDatabase),
    managedAvailability: sourced(0.9995, managedDatabase),
    latencyMs: sourced({ p50: 1, p99: 15 }, pointQuery),
    capacityRps: readCapacity,
    managed: runByUs,
    read: { latencyMs: sourced({ p50: 1, p99: 15 }, pointQuery), capacityRps: readCapacity },
    write: {
      latencyMs: sourced({ p50: 2, p99: 20 }, commit),
      capacityRps: sourced(1500, judged('commits a second on one mid-sized instance')),
    },
  },
  variants: [
    {
      when: { field: 'queries', value: 'complex' },
      defaults: {
        latencyMs: sourced({ p50: 10, p99: 200 }, complexQuery),
        read: { latencyMs: sourced({ p50: 10, p99: 200 }, complexQuery), capacityRps: readCapacity },
      },
    },
    ...COMMIT_WAITS,
  ],
  fields: [
    {
      id: 'queries',
      label: 'Queries',
      help: 'Point queries find a row by an index; complex ones join and aggregate.',
      section: 'performance',
      kind: {
        type: 'choice',
        options: [
          { value: 'point', label: 'Point queries' },
          { value: 'complex', label: 'Complex queries' },
        ],
        default: 'point',
      },
    },
    isolation('read-committed'),
    replication('none'),
    leadership('single-leader'),
    conflictPolicy,
    failover('manual'),
    failoverSeconds,
    failuresPerYear,
    dataKind(),
    workload(),
    maxConnections,
    pooling,
    index,
    normalised,
    ...PARTITIONED,
    sizeGb,
    backups,
    encryptedAtRest,
  ],
  technologies: [
    'postgresql',
    'mysql',
    'mariadb',
    'sql-server',
    'oracle',
    'aurora',
    'cockroachdb',
    'spanner',
    'tidb',
    'yugabytedb',
    'sqlite',
  ],
};

export const readReplica: ComponentType = {
  id: 'read-replica',
  label: 'Read replica',
  category: 'data',
  role: 'store',
  icon: BookCopy,
  summary: 'A copy of a database that answers reads, a moment behind; writes go to the primary.',
  keywords: ['follower', 'secondary', 'standby', 'slave', 'master-slave', 'replica', 'reads'],
  answers: ['sql', 'replication', 'mongodb', 'tcp', 'internal'],
  speaks: STORE_OUT,
  how: 'sequence',
  defaults: {
    availability: sourced(0.995, oneDatabase),
    managedAvailability: sourced(0.9995, managedDatabase),
    latencyMs: sourced({ p50: 1, p99: 15 }, pointQuery),
    capacityRps: readCapacity,
    managed: runByUs,
  },
  fields: [
    replicationLagMs('How far behind the primary its answers may be.'),
    {
      id: 'promotable',
      label: 'May take over',
      help: 'It becomes the primary when that one fails.',
      section: 'reliability',
      kind: { type: 'flag', default: false },
    },
  ],
  technologies: ['postgresql', 'mysql', 'mariadb', 'aurora', 'sql-server', 'oracle'],
};
