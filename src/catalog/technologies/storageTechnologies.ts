/** Disks, file systems, backups and warehouses by product; in a cloud, that cloud's promise for its scope. */
import {
  siApachedruid,
  siApachehadoop,
  siBorgbackup,
  siClickhouse,
  siDatabricks,
  siGooglebigquery,
  siGooglecloud,
  siLonghorn,
  siNetapp,
  siPresto,
  siSnowflake,
  siTrino,
  siVeeam,
  siWasabi,
} from 'simple-icons';
import type { Scope } from '../../model/diagram';
import type { Defaults, Protocol, Technology } from '../componentType';
import { contract, judged, sourced } from '../sources';
import { logo } from './logo';

/** The product's promise for the scope its maker runs it in. */
const promised = (availability: number, scope: Scope, sla: string): Partial<Defaults> => ({
  availability: sourced(availability, contract(sla)),
  managed: sourced(scope, contract(sla)),
});

const byMaker = (scope: Scope): Partial<Defaults> => ({
  managed: sourced(scope, judged('run by its maker')),
});

const byUs: Partial<Defaults> = { managed: sourced(null, judged('run by us until said otherwise')) };

const DISK: readonly Protocol[] = ['iscsi', 'internal'];
const MOUNTED: readonly Protocol[] = ['nfs', 'tcp', 'internal'];
const ASKED: readonly Protocol[] = ['sql', 'https', 'internal'];

const disks: readonly Technology[] = [
  {
    id: 'ebs',
    label: 'Amazon EBS',
    logo: null,
    keywords: ['aws', 'elastic block store'],
    answers: DISK,
    defaults: promised(0.999, 'zone', 'Amazon EBS SLA, one volume, 99.9 % (2022)'),
  },
  {
    id: 'google-persistent-disk',
    label: 'Google Persistent Disk',
    logo: logo(siGooglecloud),
    keywords: ['gcp', 'hyperdisk'],
    answers: DISK,
  },
  {
    id: 'azure-disk',
    label: 'Azure Managed Disks',
    logo: null,
    keywords: ['microsoft'],
    answers: DISK,
  },
  {
    id: 'longhorn',
    label: 'Longhorn',
    logo: logo(siLonghorn),
    keywords: ['kubernetes'],
    answers: DISK,
    defaults: byUs,
  },
  {
    id: 'netapp',
    label: 'NetApp ONTAP',
    logo: logo(siNetapp),
    keywords: ['san', 'nas', 'filer'],
    answers: ['nfs', 'iscsi', 'tcp', 'internal'],
    defaults: byUs,
  },
];

const fileSystems: readonly Technology[] = [
  {
    id: 'efs',
    label: 'Amazon EFS',
    logo: null,
    keywords: ['aws', 'elastic file system'],
    answers: MOUNTED,
    defaults: { managed: sourced('region', contract('Amazon EFS SLA, standard classes, 99.99 % (2022)')) },
  },
  {
    id: 'fsx',
    label: 'Amazon FSx',
    logo: null,
    keywords: ['aws', 'windows', 'lustre', 'smb'],
    answers: MOUNTED,
  },
  {
    id: 'google-filestore',
    label: 'Google Filestore',
    logo: logo(siGooglecloud),
    keywords: ['gcp'],
    answers: MOUNTED,
  },
  {
    id: 'azure-files',
    label: 'Azure Files',
    logo: null,
    keywords: ['microsoft', 'smb'],
    answers: ['nfs', 'https', 'tcp', 'internal'],
  },
  {
    id: 'hdfs',
    label: 'Hadoop HDFS',
    logo: logo(siApachehadoop),
    keywords: ['hadoop', 'namenode'],
    answers: ['tcp', 'https', 'nfs', 'replication', 'internal'],
  },
  { id: 'lustre', label: 'Lustre', logo: null, keywords: ['hpc'], answers: ['tcp', 'nfs', 'internal'] },
  {
    id: 'glusterfs',
    label: 'GlusterFS',
    logo: null,
    keywords: ['gluster'],
    answers: ['nfs', 'tcp', 'internal'],
    fields: { master: 'none' },
  },
];

const backups: readonly Technology[] = [
  { id: 'aws-backup', label: 'AWS Backup', logo: null, keywords: ['amazon'], answers: ['https', 'internal'] },
  {
    id: 'azure-backup',
    label: 'Azure Backup',
    logo: null,
    keywords: ['microsoft'],
    answers: ['https', 'internal'],
  },
  {
    id: 'veeam',
    label: 'Veeam',
    logo: logo(siVeeam),
    keywords: [],
    answers: ['tcp', 'https', 'nfs', 'internal'],
    fields: { kind: 'incremental' },
    defaults: byUs,
  },
  {
    id: 'borg',
    label: 'BorgBackup',
    logo: logo(siBorgbackup),
    keywords: ['restic', 'deduplication'],
    answers: ['tcp', 'internal'],
    fields: { kind: 'incremental' },
    defaults: byUs,
  },
  { id: 'wasabi', label: 'Wasabi', logo: logo(siWasabi), keywords: [], answers: ['s3', 'https', 'internal'] },
];

const warehouses: readonly Technology[] = [
  {
    id: 'snowflake',
    label: 'Snowflake',
    logo: logo(siSnowflake),
    keywords: [],
    answers: ASKED,
    defaults: byMaker('region'),
  },
  {
    id: 'bigquery',
    label: 'Google BigQuery',
    logo: logo(siGooglebigquery),
    keywords: ['gcp'],
    answers: [...ASKED, 'grpc'],
    defaults: promised(0.9999, 'region', 'BigQuery SLA, 99.99 % (2023)'),
  },
  {
    id: 'redshift',
    label: 'Amazon Redshift',
    logo: null,
    keywords: ['aws'],
    answers: ASKED,
    defaults: promised(0.999, 'region', 'Amazon Redshift SLA, several nodes, 99.9 % (2022)'),
  },
  {
    id: 'databricks',
    label: 'Databricks',
    logo: logo(siDatabricks),
    keywords: ['lakehouse', 'delta lake', 'spark'],
    answers: ASKED,
    defaults: byMaker('region'),
  },
  {
    id: 'azure-synapse',
    label: 'Azure Synapse',
    logo: null,
    keywords: ['microsoft', 'fabric'],
    answers: ASKED,
  },
  {
    id: 'clickhouse',
    label: 'ClickHouse',
    logo: logo(siClickhouse),
    keywords: ['olap', 'columnar'],
    answers: ['https', 'http', 'sql', 'tcp', 'replication', 'internal'],
    defaults: byUs,
  },
  {
    id: 'druid',
    label: 'Apache Druid',
    logo: logo(siApachedruid),
    keywords: ['olap', 'real-time'],
    answers: ['https', 'http', 'sql', 'kafka', 'internal'],
  },
  {
    id: 'pinot',
    label: 'Apache Pinot',
    logo: null,
    keywords: ['olap', 'real-time'],
    answers: ['https', 'http', 'sql', 'kafka', 'internal'],
  },
  {
    id: 'trino',
    label: 'Trino',
    logo: logo(siTrino),
    keywords: ['athena', 'starburst'],
    answers: ['https', 'http', 'sql', 'internal'],
  },
  {
    id: 'presto',
    label: 'Presto',
    logo: logo(siPresto),
    keywords: [],
    answers: ['https', 'http', 'sql', 'internal'],
  },
  {
    id: 'denodo',
    label: 'Denodo',
    logo: null,
    keywords: ['virtualization'],
    answers: ['sql', 'https', 'internal'],
  },
  {
    id: 'dremio',
    label: 'Dremio',
    logo: null,
    keywords: ['lakehouse'],
    answers: ['sql', 'https', 'grpc', 'internal'],
  },
];

export const storageTechnologies: readonly Technology[] = [
  ...disks,
  ...fileSystems,
  ...backups,
  ...warehouses,
];
