/** Data without a schema: objects, files and blocks. */
import { Boxes, Folders, HardDrive, Hexagon } from 'lucide';
import type { ComponentType, Field } from '../componentType';
import { choiceField, flagField, found, wholeField } from '../fields';
import { STORE_OUT } from '../protocolSets';
import { contract, judged, measured, NAPKIN, ONE_INSTANCE, sourced } from '../sources';
import { backups, dataKind, encryptedAtRest, sizeGb, workload } from './dataFields';
import { OBJECTS, ONE_HOST, RUN_BY_US } from './nearestRows';
import { replicationFactor } from './replicationFields';

const s3Sla = contract('Amazon S3 SLA, 99.9 % (2022)');
const objectGet = measured(
  `${NAPKIN}: first byte of a small object about 80 ms with its tail; S3 performance guidelines`,
);
const objectPut = measured(`${NAPKIN}: a small put about 200 ms; tail judged`);
const getLimit = contract('Amazon S3 user guide, performance: 5,500 reads a second a prefix (2022)');
const putLimit = contract('Amazon S3 user guide, performance: 3,500 writes a second a prefix (2022)');

export const storageClass = choiceField(
  'storageClass',
  'Storage class',
  'data',
  'Colder is cheaper to keep and slower, or dearer, to read. The numbers are of data that is at hand.',
  [
    ['standard', 'Standard'],
    ['infrequent', 'Infrequent access'],
    ['one-zone', 'Infrequent access, one zone'],
    ['archive-instant', 'Archive, read at once'],
    ['archive', 'Archive, read after hours', found('Archive storage', 'glacier', 'cold storage')],
  ],
);

const versioning: Field = flagField(
  'versioning',
  'Versioning',
  'reliability',
  'An overwritten or deleted object can be had back.',
);

export const objectStore: ComponentType = {
  id: 'object-store',
  label: 'Object store',
  category: 'data',
  role: 'store',
  icon: Hexagon,
  summary: 'Files of any size under a name: pictures, videos, backups.',
  keywords: [
    'blob',
    'bucket',
    'files',
    'storage',
    'media',
    'images',
    'video',
    'uploads',
    'data lake',
    'cdn storage',
    'cdn origin',
    'akamai netstorage',
    'rackspace cloud files',
  ],
  answers: ['s3', 'https', 'http', 'nfs', 'tcp', 'replication', 'internal'],
  speaks: [...STORE_OUT, 's3', 'https', 'amqp'],
  how: 'sequence',
  servesClients: true,
  defaults: {
    availability: sourced(0.999, s3Sla),
    latencyMs: sourced({ p50: 80, p99: 300 }, objectGet),
    capacityRps: sourced(5500, getLimit),
    managed: sourced('region', s3Sla),
    read: { latencyMs: sourced({ p50: 80, p99: 300 }, objectGet), capacityRps: sourced(5500, getLimit) },
    write: { latencyMs: sourced({ p50: 200, p99: 600 }, objectPut), capacityRps: sourced(3500, putLimit) },
  },
  variants: [
    { when: { field: 'managed', value: null }, defaults: { availability: sourced(0.995, ONE_INSTANCE) } },
  ],
  fields: [
    storageClass,
    versioning,
    flagField(
      'signedLinks',
      'Hands out signed links',
      'behaviour',
      'Clients fetch and put objects themselves, by links that soon expire; no service carries the bytes.',
    ),
    flagField(
      'crossRegion',
      'Copied to another region',
      'reliability',
      'Objects outlive the loss of their region, a while behind.',
    ),
    flagField('lifecycle', 'Ages data', 'data', 'Objects move to colder classes, and go, by rule.'),
    dataKind('blobs'),
    workload('read-heavy'),
    sizeGb,
    encryptedAtRest,
  ],
  technologies: [
    's3',
    'google-cloud-storage',
    'azure-blob',
    'minio',
    'cloudflare-r2',
    'ceph',
    'backblaze-b2',
  ],
};

const ebs = contract('Amazon EBS SLA, one volume, 99.9 % (2022)');

export const blockStorage: ComponentType = {
  id: 'block-storage',
  label: 'Block storage',
  category: 'data',
  role: 'store',
  icon: HardDrive,
  summary: 'A disk, or a volume over the network, that one machine mounts and puts its own files on.',
  keywords: ['disk', 'volume', 'ssd', 'raid', 'san', 'storage', 'nvme', 'persistent disk', 'attached'],
  answers: ['iscsi', 'internal', 'tcp'],
  speaks: STORE_OUT,
  how: 'sequence',
  defaults: {
    availability: sourced(0.999, ebs),
    latencyMs: sourced({ p50: 1, p99: 10 }, judged('a general-purpose volume over the network')),
    capacityRps: sourced(
      3000,
      contract('Amazon EBS user guide: a gp3 volume’s baseline of 3,000 operations a second (2022)'),
    ),
    managed: sourced('zone', ebs),
  },
  variants: [
    {
      when: { field: 'volume', value: 'provisioned' },
      defaults: {
        latencyMs: sourced(
          { p50: 0.5, p99: 1 },
          measured('Amazon EBS user guide: io2 averages under 0.5 ms for 16 KiB (2024); tail judged'),
        ),
        capacityRps: sourced(16_000, judged('operations a second that people commonly pay for')),
      },
    },
    {
      when: { field: 'volume', value: 'local' },
      defaults: {
        latencyMs: sourced(
          { p50: 0.1, p99: 0.5 },
          measured(`${NAPKIN}: a random read of 8 KiB from an SSD about 0.1 ms; tail judged`),
        ),
        capacityRps: sourced(100_000, judged('random reads a second of one NVMe disk')),
      },
    },
    { when: { field: 'managed', value: null }, defaults: { availability: ONE_HOST } },
  ],
  fields: [
    choiceField(
      'volume',
      'Volume',
      'performance',
      'Over the network, or a disk in the machine itself, which goes with it.',
      [
        ['general', 'General purpose'],
        ['provisioned', 'Provisioned operations'],
        ['local', 'Local disk', found('Local disk', 'nvme', 'instance store')],
      ],
    ),
    choiceField(
      'raid',
      'RAID',
      'reliability',
      'How disks make one volume. It guards the data; the availability is the volume’s. RAID 0 loses all with one disk.',
      [
        ['none', 'None'],
        ['raid-0', 'RAID 0: striped', found('RAID 0', 'striping')],
        ['raid-1', 'RAID 1: mirrored', found('RAID 1', 'mirroring')],
        ['raid-5', 'RAID 5: one parity', found('RAID 5', 'parity')],
        ['raid-6', 'RAID 6: two parities', found('RAID 6', 'parity')],
        ['raid-10', 'RAID 10: mirrors, striped', found('RAID 10', 'mirrored stripes')],
      ],
    ),
    flagField(
      'shared',
      'Mounted by several',
      'behaviour',
      'More than one machine writes to it: only with a file system made for that.',
    ),
    flagField('snapshots', 'Snapshots', 'reliability', 'Its state at set times can be had back.'),
    dataKind(),
    sizeGb,
    encryptedAtRest,
  ],
  technologies: ['ebs', 'google-persistent-disk', 'azure-disk', 'ceph', 'longhorn', 'netapp'],
};

const efs = contract('Amazon EFS SLA, standard classes, 99.99 % (2022)');

export const fileStorage: ComponentType = {
  id: 'file-storage',
  label: 'File storage',
  category: 'data',
  role: 'store',
  icon: Folders,
  summary: 'Folders and files that many machines mount at once.',
  keywords: ['nas', 'nfs', 'smb', 'shared storage', 'file system', 'network drive', 'share', 'files'],
  answers: ['nfs', 'tcp', 'https', 'internal'],
  speaks: STORE_OUT,
  how: 'sequence',
  defaults: {
    availability: sourced(0.9999, efs),
    latencyMs: sourced({ p50: 1, p99: 20 }, judged('a small read on a network file system')),
    capacityRps: sourced(10_000, judged('file operations a second on one file system')),
    managed: sourced('region', efs),
    write: {
      latencyMs: sourced(
        { p50: 5, p99: 40 },
        judged('a small write on a network file system, in two zones before it is acknowledged'),
      ),
    },
  },
  variants: [
    {
      when: { field: 'managed', value: 'zone' },
      defaults: {
        availability: sourced(0.999, contract('Amazon EFS SLA, one-zone classes, 99.9 % (2022)')),
      },
    },
    { when: { field: 'managed', value: null }, defaults: { availability: ONE_HOST } },
  ],
  fields: [
    storageClass,
    choiceField(
      'locking',
      'Locks',
      'behaviour',
      'How writers of one file keep out of each other’s way.',
      [
        ['none', 'None: the last one wins'],
        ['advisory', 'Advisory'],
        ['mandatory', 'Mandatory'],
      ],
      'advisory',
    ),
    dataKind('blobs'),
    workload(),
    sizeGb,
    backups,
    encryptedAtRest,
  ],
  technologies: ['efs', 'google-filestore', 'azure-files', 'netapp', 'ceph', 'fsx'],
};

export const distributedFileSystem: ComponentType = {
  id: 'distributed-file-system',
  label: 'Distributed file system',
  category: 'data',
  role: 'store',
  icon: Boxes,
  summary: 'Large files cut into blocks that are spread and copied over many machines, close to the work.',
  keywords: ['hadoop', 'dfs', 'gfs', 'big data', 'data lake', 'lustre', 'blocks'],
  answers: ['tcp', 'https', 'nfs', 's3', 'grpc', 'replication', 'internal'],
  speaks: STORE_OUT,
  how: 'sequence',
  defaults: { ...OBJECTS, availability: ONE_HOST, managed: RUN_BY_US },
  fields: [
    wholeField(
      'blockSizeMb',
      'Block size',
      'data',
      'All blocks of a file but its last have it; many small files fill the master’s memory.',
      { max: 4096, unit: 'MB', default: 128 },
    ),
    replicationFactor('Machines that keep each block, spread over racks.'),
    choiceField(
      'master',
      'Master',
      'reliability',
      'Who knows where the blocks are: alone, it takes the whole system down with it.',
      [
        ['single', 'One'],
        ['standby', 'One, and another ready'],
        ['none', 'None: nodes work it out'],
      ],
      'standby',
    ),
    dataKind('analytics'),
    workload('read-heavy'),
    sizeGb,
    encryptedAtRest,
  ],
  technologies: ['hdfs', 'ceph', 'lustre', 'glusterfs'],
};
