/** The copies that are kept for bad days. */
import { DatabaseBackup } from 'lucide';
import type { ComponentType } from '../componentType';
import { STORE_OUT } from '../protocolSets';
import { judged, sourced } from '../sources';
import { encryptedAtRest, retentionDays, sizeGb } from './dataFields';
import { choiceField, flagField, numberField } from './fieldMakers';
import { storageClass } from './files';
import { OBJECTS, ONE_HOST } from './nearestRows';

export const backupStore: ComponentType = {
  id: 'backup-store',
  label: 'Backup store',
  category: 'data',
  role: 'store',
  icon: DatabaseBackup,
  summary: 'Copies from earlier, kept where the loss of the original can’t reach them.',
  keywords: ['backup', 'snapshot', 'disaster recovery', 'dr', 'restore', 'archive', 'rpo', 'rto', 'vault'],
  answers: ['s3', 'https', 'nfs', 'tcp', 'internal'],
  speaks: STORE_OUT,
  how: 'sequence',
  besideRequests: true,
  defaults: { ...OBJECTS, managed: sourced('region', judged('kept by a provider, away from the original')) },
  variants: [{ when: { field: 'managed', value: null }, defaults: { availability: ONE_HOST } }],
  fields: [
    choiceField(
      {
        id: 'kind',
        label: 'Copies',
        help: 'All of it each time, what has changed since, or every change as it happens.',
        section: 'reliability',
      },
      [
        ['full', 'Full'],
        ['incremental', 'Incremental'],
        ['differential', 'Differential'],
        ['continuous', 'Continuous: any point in time'],
      ],
      'full',
    ),
    numberField(
      {
        id: 'everyHours',
        label: 'Made every',
        help: 'The most that is lost (RPO); 0: every change.',
        section: 'reliability',
      },
      { min: 0, unit: 'h', default: 24 },
    ),
    numberField(
      {
        id: 'restoreHours',
        label: 'Restored within',
        help: 'How long a restore takes (RTO); empty: nobody has measured it.',
        section: 'reliability',
      },
      { min: 0, unit: 'h' },
    ),
    flagField({
      id: 'restoreTested',
      label: 'Restore practised',
      help: 'A backup that was never restored is a hope.',
      section: 'reliability',
    }),
    flagField({
      id: 'otherRegion',
      label: 'In another region',
      help: 'It outlives the region of the original.',
      section: 'reliability',
    }),
    flagField({
      id: 'immutable',
      label: 'Can’t be changed',
      help: 'Nobody, an intruder with our keys included, deletes or encrypts it before its time.',
      section: 'reliability',
    }),
    storageClass,
    retentionDays(30),
    sizeGb,
    encryptedAtRest,
  ],
  technologies: [
    's3',
    'aws-backup',
    'azure-backup',
    'google-cloud-storage',
    'azure-blob',
    'veeam',
    'borg',
    'backblaze-b2',
    'wasabi',
  ],
};
