/** Relational data: the primary, and the copies that are only read. */
import { BookCopy, Database } from 'lucide';
import type { ComponentType } from '../componentType';
import { STORE_OUT } from '../protocolSets';
import { contract, judged, measured, NAPKIN, ONE_INSTANCE, sourced } from '../sources';
import { backups, encryptedAtRest, failoverSeconds, replicationLagMs, sizeGb } from './dataFields';

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

export const sqlDatabase: ComponentType = {
  id: 'sql-database',
  label: 'SQL database',
  category: 'data',
  role: 'store',
  icon: Database,
  summary: 'Tables, joins and transactions: the place where the truth is kept.',
  keywords: ['database', 'db', 'rdbms', 'relational', 'primary', 'tables', 'newsql', 'acid', 'oltp'],
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
    {
      when: { field: 'replication', value: 'synchronous' },
      defaults: {
        write: {
          latencyMs: sourced(
            { p50: 3, p99: 23 },
            judged('a commit waits for one synchronous replica: 1 ms more at the median, 3 at p99'),
          ),
        },
      },
    },
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
    {
      id: 'isolation',
      label: 'Isolation',
      help: 'What concurrent transactions may see of each other.',
      section: 'data',
      kind: {
        type: 'choice',
        options: [
          { value: 'read-uncommitted', label: 'Read uncommitted' },
          { value: 'read-committed', label: 'Read committed' },
          { value: 'repeatable-read', label: 'Repeatable read' },
          { value: 'serializable', label: 'Serializable' },
        ],
        default: 'read-committed',
      },
    },
    {
      id: 'replication',
      label: 'Replication',
      help: 'Whether a commit waits for a replica: safer, and slower.',
      section: 'reliability',
      kind: {
        type: 'choice',
        options: [
          { value: 'none', label: 'None' },
          { value: 'asynchronous', label: 'Asynchronous' },
          { value: 'synchronous', label: 'Synchronous' },
        ],
        default: 'none',
      },
    },
    sizeGb,
    failoverSeconds,
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
  keywords: ['follower', 'secondary', 'standby', 'slave', 'replica', 'reads'],
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
