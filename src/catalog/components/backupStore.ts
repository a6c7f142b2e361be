/** The copies that are kept for bad days. */
import { DatabaseBackup } from 'lucide';
import type { ComponentType } from '../componentType';
import { choiceField, flagField, numberField } from '../fields';
import { STORE_OUT } from '../protocolSets';
import { judged, sourced } from '../sources';
import { encryptedAtRest, retentionDays, sizeGb } from './dataFields';
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
      'kind',
      'Copies',
      'reliability',
      'All of it each time, what has changed since, or every change as it happens.',
      [
        ['full', 'Full'],
        ['incremental', 'Incremental'],
        ['differential', 'Differential'],
        ['continuous', 'Continuous: any point in time'],
      ],
    ),
    numberField('everyHours', 'Made every', 'reliability', 'The most that is lost (RPO); 0: every change.', {
      unit: 'h',
      default: 24,
    }),
    numberField(
      'restoreHours',
      'Restored within',
      'reliability',
      'How long a restore takes (RTO); empty: nobody has measured it.',
      { unit: 'h' },
    ),
    flagField(
      'restoreTested',
      'Restore practised',
      'reliability',
      'A backup that was never restored is a hope.',
    ),
    flagField('otherRegion', 'In another region', 'reliability', 'It outlives the region of the original.'),
    flagField(
      'immutable',
      'Can’t be changed',
      'reliability',
      'Nobody, an intruder with our keys included, deletes or encrypts it before its time.',
    ),
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
