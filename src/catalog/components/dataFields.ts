/** Fields that many kinds of data store share. */
import type { Field } from '../componentType';
import { judged, sourced } from '../sources';

export const sizeGb: Field = {
  id: 'sizeGb',
  label: 'Data',
  help: 'Data of one copy, without replicas.',
  section: 'data',
  kind: { type: 'number', min: 0, unit: 'GB' },
};

export const failoverSeconds: Field = {
  id: 'failoverSeconds',
  label: 'Failover takes',
  help: 'Time until a replica has taken over; empty: the numbers assume none.',
  section: 'reliability',
  kind: { type: 'number', min: 0, unit: 's' },
};

export const backups: Field = {
  id: 'backups',
  label: 'Backups',
  help: 'Copies are kept elsewhere, and their restore is practised.',
  section: 'reliability',
  kind: { type: 'flag', default: false },
};

export const encryptedAtRest: Field = {
  id: 'encryptedAtRest',
  label: 'Encrypted at rest',
  help: 'A stolen disk tells nothing.',
  section: 'data',
  kind: { type: 'flag', default: false },
};

export const partitionKey: Field = {
  id: 'partitionKey',
  label: 'Partition key',
  help: 'What decides where a record lives; requests without it ask every partition.',
  section: 'data',
  kind: { type: 'text' },
};

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

export const replicationLagMs = (help: string, usual = REPLICATION_LAG_MS): Field => ({
  id: 'replicationLagMs',
  label: 'Lag',
  help,
  section: 'data',
  kind: { type: 'number', min: 0, unit: 'ms', default: usual.value, source: usual.source },
});

export const COPIES_LAG =
  'How far its copies may be behind the latest write, where reads may ask any of them.';

/** What a reader may count on, where the store leaves the choice. */
export const consistency = (usual: 'strong' | 'eventual'): Field => ({
  id: 'consistency',
  label: 'Consistency',
  help: 'What a read may count on: the latest write, or some write in time.',
  section: 'data',
  kind: {
    type: 'choice',
    options: [
      { value: 'strong', label: 'Strong' },
      { value: 'read-your-writes', label: 'Read your writes' },
      { value: 'eventual', label: 'Eventual' },
    ],
    default: usual,
  },
});
