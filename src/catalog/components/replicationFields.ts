/** Fields of stores that keep copies or partitions: who takes writes, who takes over, where a record lives. */
import type { Field } from '../componentType';
import { choiceField, countField, textField } from './fieldMakers';

export const replication = (usual: 'none' | 'asynchronous' | 'synchronous'): Field =>
  choiceField(
    {
      id: 'replication',
      label: 'Replication',
      help: 'Whether a commit waits for a replica: safer, and slower. Semi-synchronous waits for one to have received it.',
      section: 'reliability',
    },
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
    {
      id: 'leadership',
      label: 'Writes go to',
      help: 'One leader keeps them in order; several, or any replica, take them everywhere and may contradict each other.',
      section: 'reliability',
    },
    [
      ['single-leader', 'One leader'],
      ['multi-leader', 'Several leaders'],
      ['leaderless', 'Any replica'],
    ],
    usual,
  );

export const conflictPolicy: Field = choiceField(
  {
    id: 'conflictPolicy',
    label: 'Conflicts',
    help: 'What becomes of two writes that contradict each other. The last one wins: the other is lost without a word.',
    section: 'reliability',
  },
  [
    ['last-write-wins', 'Last write wins'],
    ['version-vectors', 'Kept side by side, for the caller to merge'],
    ['mergeable-types', 'Types that merge (CRDT)'],
    ['application', 'Merged by our own code'],
    ['refuse', 'The later one is refused'],
  ],
);

export const failover = (usual: 'automatic' | 'manual'): Field =>
  choiceField(
    {
      id: 'failover',
      label: 'Failover',
      help: 'Who lets a replica take over. The numbers count replicas as taking over by themselves.',
      section: 'reliability',
    },
    [
      ['automatic', 'By itself'],
      ['manual', 'By hand'],
    ],
    usual,
  );

export const replicationFactor = (help: string, usual = 3): Field =>
  countField({ id: 'replicationFactor', label: 'Copies', help, section: 'reliability' }, usual, 15);

/** How a key finds its partition: the options that stores and routers share. */
export const STRATEGIES: readonly (readonly [value: string, label: string])[] = [
  ['consistent-hash', 'Consistent hashing'],
  ['hash', 'Hash modulo n'],
  ['range', 'Range'],
  ['list', 'List'],
  ['composite', 'Composite: hash, then range'],
  ['directory', 'Directory'],
];

export const shardingStrategy = (usual?: string): Field =>
  choiceField(
    {
      id: 'shardingStrategy',
      label: 'Sharded by',
      help: 'How a key finds its shard, where there are several. Ranges keep neighbours together and may run hot; hashes spread and can’t be scanned.',
      section: 'data',
    },
    STRATEGIES,
    usual,
  );

export const partitionKey: Field = textField({
  id: 'partitionKey',
  label: 'Partition key',
  help: 'What decides where a record lives; requests without it ask every partition.',
  section: 'data',
});

/** What stores that grow by partitions share. */
export const PARTITIONED: readonly Field[] = [partitionKey, shardingStrategy()];
