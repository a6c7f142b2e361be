/** Fields that many kinds of data store share: what is kept, how much of it, and what a reader may count on. */
import type { Field } from '../componentType';
import { choiceField, flagField, numberField } from '../fields';
import { judged, sourced } from '../sources';

export const sizeGb: Field = numberField('sizeGb', 'Data', 'data', 'Data of one copy, without replicas.', {
  unit: 'GB',
});

export const failoverSeconds: Field = numberField(
  'failoverSeconds',
  'Failover takes',
  'reliability',
  'Time until a replica has taken over from one that failed, in which nobody is answered; empty: the numbers assume none.',
  { unit: 's' },
);

/** How long one instance is down each time, where nobody says how often that is. */
export const OUTAGE_HOURS = sourced(
  3,
  judged(
    'an instance that fails is back after three hours: noticed, repaired or replaced, its data caught up',
  ),
);

export const failuresPerYear: Field = numberField(
  'failuresPerYear',
  'Failures a year',
  'reliability',
  `How often one instance fails, for what failovers cost; empty: by its availability, ${OUTAGE_HOURS.value} hours each.`,
);

export const backups: Field = flagField(
  'backups',
  'Backups',
  'reliability',
  'Copies are kept elsewhere, and their restore is practised.',
);

export const encryptedAtRest: Field = flagField(
  'encryptedAtRest',
  'Encrypted at rest',
  'data',
  'A stolen disk tells nothing.',
);

/** What rules judge by: money wants transactions, sessions may be lost, files want a store of their own. */
export const dataKind = (usual = 'general'): Field =>
  choiceField(
    'dataKind',
    'Kind of data',
    'data',
    'What it keeps: money asks for other promises than a feed.',
    [
      ['general', 'General'],
      ['money', 'Money'],
      ['inventory', 'Stock and bookings'],
      ['identity', 'People and sign-ins'],
      ['health', 'Health'],
      ['catalogue', 'Catalogue'],
      ['feed', 'Feeds and timelines'],
      ['messages', 'Messages'],
      ['sessions', 'Sessions'],
      ['counters', 'Counters and rankings'],
      ['relations', 'Relations'],
      ['location', 'Places'],
      ['search', 'Search'],
      ['blobs', 'Files and media'],
      ['events', 'Events'],
      ['telemetry', 'Telemetry'],
      ['analytics', 'Figures for analysis'],
      ['configuration', 'Configuration'],
    ],
    usual,
  );

export const workload = (usual = 'mixed'): Field =>
  choiceField(
    'workload',
    'Workload',
    'performance',
    'Reads are spread over copies and caches; writes only over partitions.',
    [
      ['mixed', 'Mixed'],
      ['read-heavy', 'Mostly reads'],
      ['write-heavy', 'Mostly writes'],
    ],
    usual,
  );

/** How far a copy is behind, where nobody says. */
export const REPLICATION_LAG_MS = sourced(
  100,
  judged('a copy in the same region: milliseconds as a rule, a few hundred where the load is high'),
);

/** A provider's word on its own copies, coarser than what is seen. */
export const MANAGED_LAG_MS = sourced(
  1000,
  judged('the Amazon DynamoDB developer guide: all copies agree within a second or less, as a rule'),
);

export const replicationLagMs = (help: string, usual = REPLICATION_LAG_MS): Field =>
  numberField('replicationLagMs', 'Lag', 'data', help, {
    unit: 'ms',
    default: usual.value,
    source: usual.source,
  });

export const COPIES_LAG =
  'How far its copies may be behind the latest write, where reads may ask any of them.';

/** What a reader may count on, where the store leaves the choice. */
export const consistency = (usual: 'strong' | 'eventual'): Field =>
  choiceField(
    'consistency',
    'Consistency',
    'data',
    'What a read may count on: the latest write, what it has seen or written itself, or some write in time.',
    [
      ['strong', 'Strong'],
      ['causal', 'Causal'],
      ['read-your-writes', 'Read your writes'],
      ['monotonic-reads', 'Monotonic reads'],
      ['eventual', 'Eventual'],
    ],
    usual,
  );

/** N, W and R of stores that leave them to the caller; without a usual level the store’s consistency holds. */
export const consistencyLevel = (usual: string | null = null): Field =>
  choiceField(
    'consistencyLevel',
    'Consistency level',
    'data',
    'Replicas that must answer. The numbers follow “Needed at this load” of reads and writes.',
    [
      ['one', 'One'],
      ['local-quorum', 'Quorum in the region'],
      ['quorum', 'Quorum'],
      ['all', 'All'],
    ],
    usual,
  );

/** How long data is kept before it is thrown away. */
export const retentionDays = (usual: number): Field =>
  numberField('retentionDays', 'Retention', 'data', 'How long data is kept.', {
    unit: 'days',
    default: usual,
  });
