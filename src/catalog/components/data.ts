/** Everything that keeps data, in the order people see it; and the router over its shards. */
import { Hexagon, Search, TableColumnsSplit } from 'lucide';
import type { ComponentType } from '../componentType';
import { STORE_OUT } from '../protocolSets';
import { contract, judged, measured, NAPKIN, ONE_INSTANCE, sourced } from '../sources';
import { backups, encryptedAtRest, sizeGb } from './dataFields';
import { documentStore, graphStore, keyValueStore, wideColumnStore } from './nonRelational';
import { readReplica, sqlDatabase } from './relational';

const shardRouter: ComponentType = {
  id: 'shard-router',
  label: 'Shard router',
  category: 'data',
  role: 'router',
  icon: TableColumnsSplit,
  summary: 'Sends each request to the one shard its key belongs to.',
  keywords: ['shards', 'sharding', 'partitioning', 'partitioned', 'consistent hashing', 'router', 'mongos'],
  answers: ['sql', 'redis', 'memcached', 'mongodb', 'cql', 'https', 'http', 'grpc', 'tcp', 'internal'],
  speaks: [
    'sql',
    'redis',
    'memcached',
    'mongodb',
    'cql',
    'https',
    'http',
    'grpc',
    'bolt',
    's3',
    'tcp',
    'internal',
  ],
  how: 'shard',
  defaults: {
    availability: sourced(0.995, contract(`Its host’s, as a proxy: ${ONE_INSTANCE.text}`)),
    latencyMs: sourced(
      { p50: 0.05, p99: 0.5 },
      measured(`Nearest row, a proxy hop: ${NAPKIN}, 50 µs; tail judged`),
    ),
    capacityRps: sourced(20_000, judged('nearest row, one proxy process')),
    managed: sourced(null, judged('run by us until said otherwise')),
  },
  fields: [
    {
      id: 'shardKey',
      label: 'Shard key',
      help: 'What decides the shard; a request without it must ask them all.',
      section: 'data',
      kind: { type: 'text' },
    },
    {
      id: 'strategy',
      label: 'Strategy',
      help: 'How a key finds its shard. Plain hashing moves almost every key when a shard is added.',
      section: 'data',
      kind: {
        type: 'choice',
        options: [
          { value: 'consistent-hash', label: 'Consistent hashing' },
          { value: 'hash', label: 'Hash modulo n' },
          { value: 'range', label: 'Range' },
          { value: 'list', label: 'List' },
          { value: 'directory', label: 'Directory' },
        ],
        default: 'consistent-hash',
      },
    },
  ],
  technologies: ['vitess', 'envoy', 'mongodb', 'redis'],
};

const s3Sla = contract('Amazon S3 SLA, 99.9 % (2022)');
const objectGet = measured(
  `${NAPKIN}: first byte of a small object about 80 ms with its tail; S3 performance guidelines`,
);
const objectPut = measured(`${NAPKIN}: a small put about 200 ms; tail judged`);
const getLimit = contract('Amazon S3 user guide, performance: 5,500 reads a second a prefix (2022)');
const putLimit = contract('Amazon S3 user guide, performance: 3,500 writes a second a prefix (2022)');

const objectStore: ComponentType = {
  id: 'object-store',
  label: 'Object store',
  category: 'data',
  role: 'store',
  icon: Hexagon,
  summary: 'Files of any size under a name: pictures, videos, backups.',
  keywords: ['blob', 'bucket', 'files', 'storage', 'media', 'images', 'video', 'uploads', 'data lake'],
  answers: ['s3', 'https', 'http', 'nfs', 'tcp', 'replication', 'internal'],
  speaks: [...STORE_OUT, 's3', 'https', 'amqp'],
  how: 'sequence',
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
    {
      id: 'storageClass',
      label: 'Storage class',
      help: 'Colder is cheaper to keep and slower, or dearer, to read.',
      section: 'data',
      kind: {
        type: 'choice',
        options: [
          { value: 'standard', label: 'Standard' },
          { value: 'infrequent', label: 'Infrequent access' },
          { value: 'archive', label: 'Archive' },
        ],
        default: 'standard',
      },
    },
    {
      id: 'versioning',
      label: 'Versioning',
      help: 'An overwritten or deleted object can be had back.',
      section: 'reliability',
      kind: { type: 'flag', default: false },
    },
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

const searchIndex: ComponentType = {
  id: 'search-index',
  label: 'Search index',
  category: 'data',
  role: 'store',
  icon: Search,
  summary: 'Finds text by its words; a copy of data kept elsewhere, never the only one.',
  keywords: ['full text', 'inverted index', 'query', 'autocomplete', 'geo', 'vector'],
  answers: ['https', 'http', 'grpc', 'tcp', 'replication', 'internal'],
  speaks: STORE_OUT,
  how: 'sequence',
  defaults: {
    availability: sourced(0.999, contract('Amazon OpenSearch Service SLA, 99.9 % (2022)')),
    latencyMs: sourced({ p50: 25, p99: 250 }, judged('a query over a few shards')),
    capacityRps: sourced(500, judged('queries a second on one node')),
    managed: sourced(null, judged('run by us until said otherwise')),
  },
  fields: [
    {
      id: 'refreshSeconds',
      label: 'Refresh',
      help: 'How long a new document takes to be found.',
      section: 'data',
      kind: {
        type: 'number',
        min: 0,
        unit: 's',
        default: 1,
        source: judged('Elasticsearch and OpenSearch refresh an index once a second unless told otherwise'),
      },
    },
    sizeGb,
    backups,
  ],
  technologies: ['elasticsearch', 'opensearch', 'solr', 'meilisearch', 'algolia'],
};

export const dataTypes: readonly ComponentType[] = [
  sqlDatabase,
  readReplica,
  keyValueStore,
  wideColumnStore,
  documentStore,
  graphStore,
  shardRouter,
  objectStore,
  searchIndex,
];
