/** Fields of stores that keep copies or partitions: who takes writes, who takes over, where a record lives. */
import type { Field } from '../componentType';
import { choiceField, textField, wholeField } from '../fields';

export const replication = (usual: 'none' | 'asynchronous' | 'synchronous'): Field =>
  choiceField(
    'replication',
    'Replication',
    'reliability',
    'Whether a commit waits for a replica: safer, and slower. Semi-synchronous waits for one to have received it.',
    [
      ['none', 'None'],
      ['asynchronous', 'Asynchronous'],
      ['semi-synchronous', 'Semi-synchronous'],
      ['synchronous', 'Synchronous'],
    ],
    usual,
  );

export const leadership = (usual: 'single-leader' | 'multi-leader' | 'leaderless'): Field =>
  choiceField(
    'leadership',
    'Writes go to',
    'reliability',
    'One leader keeps them in order; several, or any replica, take them everywhere and may contradict each other.',
    [
      ['single-leader', 'One leader'],
      ['multi-leader', 'Several leaders'],
      ['leaderless', 'Any replica'],
    ],
    usual,
  );

export const conflictPolicy: Field = choiceField(
  'conflictPolicy',
  'Conflicts',
  'reliability',
  'What becomes of two writes that contradict each other. The last one wins: the other is lost without a word.',
  [
    ['last-write-wins', 'Last write wins'],
    ['version-vectors', 'Kept side by side, for the caller to merge'],
    ['mergeable-types', 'Types that merge (CRDT)'],
    ['application', 'Merged by our own code'],
    ['refuse', 'The later one is refused'],
  ],
  null,
);

export const failover = (usual: 'automatic' | 'manual'): Field =>
  choiceField(
    'failover',
    'Failover',
    'reliability',
    'Who lets a replica take over. The numbers count replicas as taking over by themselves.',
    [
      ['automatic', 'By itself'],
      ['manual', 'By hand'],
    ],
    usual,
  );

export const replicationFactor = (help: string, usual = 3): Field =>
  wholeField('replicationFactor', 'Copies', 'reliability', help, { max: 15, default: usual });

/** How a key finds its partition: the options that stores and routers share. */
export const STRATEGIES: readonly (readonly [value: string, label: string])[] = [
  ['consistent-hash', 'Consistent hashing'],
  ['hash', 'Hash modulo n'],
  ['range', 'Range'],
  ['list', 'List'],
  ['composite', 'Composite: hash, then range'],
  ['directory', 'Directory'],
];

export const shardingStrategy = (usual: string | null = null): Field =>
  choiceField(
    'shardingStrategy',
    'Sharded by',
    'data',
    'How a key finds its shard, where there are several. Ranges keep neighbours together and may run hot; hashes spread and can’t be scanned.',
    STRATEGIES,
    usual,
  );

export const partitionKey: Field = textField(
  'partitionKey',
  'Partition key',
  'data',
  'What decides where a record lives; requests without it ask every partition.',
);

/** What stores that grow by partitions share. */
export const PARTITIONED: readonly Field[] = [partitionKey, shardingStrategy()];
