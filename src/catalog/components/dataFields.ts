/** Fields that many kinds of data store share. */
import type { Field } from '../componentType';

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
