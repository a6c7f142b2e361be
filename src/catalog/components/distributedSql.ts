/** Tables and transactions over many nodes that agree by majority on every write. */
import { DatabaseZap } from 'lucide';
import type { ComponentType } from '../componentType';
import { choiceField } from '../fields';
import { STORE_OUT } from '../protocolSets';
import { contract, judged, sourced } from '../sources';
import {
  backups,
  COPIES_LAG,
  consistency,
  dataKind,
  encryptedAtRest,
  failoverSeconds,
  failuresPerYear,
  replicationLagMs,
  sizeGb,
  workload,
} from './dataFields';
import { ONE_HOST, RUN_BY_US } from './nearestRows';
import { isolation } from './relational';
import { failover, leadership, partitionKey, replicationFactor, shardingStrategy } from './replicationFields';

export const distributedSqlDatabase: ComponentType = {
  id: 'distributed-sql-database',
  label: 'Distributed SQL database',
  category: 'data',
  role: 'store',
  icon: DatabaseZap,
  summary:
    'Tables and transactions over many nodes or regions: it grows by adding nodes, and pays on writes.',
  keywords: ['newsql', 'distributed sql', 'database', 'db', 'raft', 'paxos', 'global database', 'geo'],
  answers: ['sql', 'grpc', 'tcp', 'https', 'replication', 'internal'],
  speaks: [...STORE_OUT, 'sql'],
  how: 'sequence',
  defaults: {
    availability: ONE_HOST,
    managedAvailability: sourced(0.9999, contract('Cloud Spanner SLA, one region, 99.99 % (2023)')),
    latencyMs: sourced({ p50: 8, p99: 40 }, judged('distributed SQL: a majority of nodes agrees')),
    capacityRps: sourced(10_000, judged('small statements a second on one node')),
    managed: RUN_BY_US,
  },
  variants: [
    {
      when: { field: 'managed', value: 'global' },
      defaults: {
        managedAvailability: sourced(
          0.99999,
          contract('Cloud Spanner SLA, several regions, 99.999 % (2023)'),
        ),
      },
    },
  ],
  fields: [
    isolation('serializable'),
    consistency('strong'),
    replicationLagMs(COPIES_LAG),
    replicationFactor('Nodes that keep each range of rows; a majority of them must be up.'),
    choiceField(
      'survives',
      'Survives the loss of',
      'reliability',
      'How far apart the copies are: the further, the longer a majority takes to agree.',
      [
        ['node', 'A node'],
        ['zone', 'A zone'],
        ['region', 'A region'],
      ],
      'zone',
    ),
    leadership('single-leader'),
    failover('automatic'),
    failoverSeconds,
    failuresPerYear,
    dataKind(),
    workload(),
    partitionKey,
    shardingStrategy('range'),
    sizeGb,
    backups,
    encryptedAtRest,
  ],
  technologies: ['cockroachdb', 'spanner', 'yugabytedb', 'tidb', 'aurora-dsql', 'cosmos-db-postgresql'],
};
