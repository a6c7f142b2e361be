/** Products that keep or cache data other than SQL's, with the protocols they answer and the numbers that differ. */
import {
  siAlgolia,
  siApachecassandra,
  siApachecouchdb,
  siApachehbase,
  siApachesolr,
  siBackblaze,
  siCeph,
  siCloudflare,
  siConsul,
  siCouchbase,
  siDgraph,
  siElasticsearch,
  siEtcd,
  siFirebase,
  siGooglecloudstorage,
  siMeilisearch,
  siMinio,
  siMongodb,
  siNeo4j,
  siOpensearch,
  siRedis,
  siScylladb,
} from 'simple-icons';
import type { Defaults, Protocol, Technology } from '../componentType';
import { contract, judged, measured, NAPKIN, ONE_INSTANCE, sourced } from '../sources';
import { logo } from './logo';

const REDIS: readonly Protocol[] = ['redis', 'tcp', 'replication', 'internal'];
const OBJECTS: readonly Protocol[] = ['s3', 'https', 'http', 'internal'];

const inMemory: Partial<Defaults> = {
  availability: sourced(
    0.999,
    contract('Amazon ElastiCache SLA, multi-zone, 99.9 % (2022); current generations 99.99 % since 2023'),
  ),
  latencyMs: sourced(
    { p50: 0.5, p99: 2 },
    measured(`${NAPKIN}: a Redis or Memcached get about 0.5 ms; tail judged`),
  ),
  capacityRps: sourced(100_000, judged('one Redis or Memcached node, small values')),
  managed: sourced(null, judged('run by us until said otherwise')),
};

const dynamoDb = contract('Amazon DynamoDB SLA, 99.99 % (2022)');

export const dataTechnologies: readonly Technology[] = [
  {
    id: 'redis',
    label: 'Redis',
    logo: logo(siRedis),
    keywords: ['elasticache', 'in-memory', 'redis cluster'],
    answers: REDIS,
    fields: { leadership: 'single-leader', grantedBy: 'single-node', kept: 'memory' },
    defaults: inMemory,
  },
  {
    id: 'valkey',
    label: 'Valkey',
    logo: null,
    keywords: ['elasticache', 'redis fork'],
    answers: REDIS,
    defaults: inMemory,
  },
  {
    id: 'memcached',
    label: 'Memcached',
    logo: null,
    keywords: ['elasticache', 'memcache'],
    answers: ['memcached', 'tcp', 'internal'],
    defaults: inMemory,
  },
  {
    id: 'varnish',
    label: 'Varnish',
    logo: null,
    keywords: ['http cache'],
    answers: ['http', 'https'],
    speaks: ['http', 'https'],
  },
  {
    id: 'hazelcast',
    label: 'Hazelcast',
    logo: null,
    keywords: ['data grid'],
    answers: ['tcp', 'memcached', 'https', 'internal'],
  },
  {
    id: 'dynamodb',
    label: 'DynamoDB',
    logo: null,
    keywords: ['aws', 'amazon', 'dynamo'],
    answers: ['https', 'internal', 'replication'],
    fields: { leadership: 'single-leader', shardingStrategy: 'hash', grantedBy: 'database' },
    defaults: {
      availability: sourced(0.9999, dynamoDb),
      latencyMs: sourced(
        { p50: 4, p99: 15 },
        measured('Amazon DynamoDB developer guide: single-digit milliseconds (2022); tail judged'),
      ),
      capacityRps: sourced(null, judged('the provider adds partitions as load grows')),
      managed: sourced('region', dynamoDb),
    },
    variants: [
      {
        when: { field: 'managed', value: 'global' },
        defaults: {
          availability: sourced(0.99999, contract('Amazon DynamoDB SLA, global tables, 99.999 % (2022)')),
        },
      },
    ],
  },
  {
    id: 'etcd',
    label: 'etcd',
    logo: logo(siEtcd),
    keywords: ['coordination', 'raft'],
    answers: ['grpc', 'https', 'internal'],
    fields: { leadership: 'single-leader', consistency: 'strong' },
    defaults: selfRun(),
  },
  {
    id: 'consul',
    label: 'Consul',
    logo: logo(siConsul),
    keywords: ['discovery', 'registry'],
    answers: ['https', 'http', 'grpc', 'dns', 'internal'],
    fields: { leadership: 'single-leader', consistency: 'strong' },
    defaults: selfRun(),
  },
  {
    id: 'aerospike',
    label: 'Aerospike',
    logo: null,
    keywords: [],
    answers: ['tcp', 'replication', 'internal'],
    defaults: selfRun(),
  },
  {
    id: 'cassandra',
    label: 'Apache Cassandra',
    logo: logo(siApachecassandra),
    keywords: ['keyspaces'],
    answers: ['cql', 'tcp', 'replication', 'internal'],
    fields: { conflictPolicy: 'last-write-wins', shardingStrategy: 'consistent-hash' },
  },
  {
    id: 'scylladb',
    label: 'ScyllaDB',
    logo: logo(siScylladb),
    keywords: ['scylla'],
    answers: ['cql', 'tcp', 'replication', 'internal'],
    fields: { conflictPolicy: 'last-write-wins', shardingStrategy: 'consistent-hash' },
  },
  {
    id: 'hbase',
    label: 'Apache HBase',
    logo: logo(siApachehbase),
    keywords: ['hadoop'],
    answers: ['tcp', 'https', 'grpc', 'replication', 'internal'],
    fields: { leadership: 'single-leader', shardingStrategy: 'range' },
  },
  {
    id: 'bigtable',
    label: 'Google Cloud Bigtable',
    logo: null,
    keywords: ['gcp'],
    answers: ['grpc', 'https', 'replication', 'internal'],
    fields: { leadership: 'single-leader', shardingStrategy: 'range' },
    defaults: { managed: sourced('region', contract('Cloud Bigtable SLA, per region (2022)')) },
  },
  {
    id: 'mongodb',
    label: 'MongoDB',
    logo: logo(siMongodb),
    keywords: ['mongo', 'atlas'],
    answers: ['mongodb', 'tcp', 'replication', 'internal'],
  },
  {
    id: 'couchbase',
    label: 'Couchbase',
    logo: logo(siCouchbase),
    keywords: [],
    answers: ['https', 'memcached', 'tcp', 'replication', 'internal'],
  },
  {
    id: 'couchdb',
    label: 'Apache CouchDB',
    logo: logo(siApachecouchdb),
    keywords: [],
    answers: ['https', 'http', 'replication', 'internal'],
    fields: { leadership: 'multi-leader', consistency: 'eventual', conflictPolicy: 'version-vectors' },
  },
  {
    id: 'firestore',
    label: 'Firestore',
    logo: logo(siFirebase),
    keywords: ['firebase', 'gcp'],
    answers: ['https', 'grpc', 'websocket', 'internal'],
    defaults: { managed: sourced('region', contract('Cloud Firestore SLA, per region (2022)')) },
  },
  {
    id: 'cosmos-db',
    label: 'Azure Cosmos DB',
    logo: null,
    keywords: ['microsoft', 'multi-model'],
    answers: ['https', 'mongodb', 'cql', 'replication', 'internal'],
    defaults: {
      availability: sourced(0.9999, contract('Azure Cosmos DB SLA, one region, 99.99 % (2023)')),
      managedAvailability: sourced(0.9999, contract('Azure Cosmos DB SLA, one region, 99.99 % (2023)')),
      managed: sourced('region', contract('Azure Cosmos DB SLA, per region (2023)')),
    },
    variants: [
      {
        when: { field: 'managed', value: 'global' },
        defaults: {
          managedAvailability: sourced(
            0.99999,
            contract('Azure Cosmos DB SLA, several regions, 99.999 % (2023)'),
          ),
        },
      },
    ],
  },
  {
    id: 'documentdb',
    label: 'Amazon DocumentDB',
    logo: null,
    keywords: ['aws', 'mongo'],
    answers: ['mongodb', 'tcp', 'replication', 'internal'],
    defaults: { managed: sourced('region', judged('run by its maker, per region')) },
  },
  {
    id: 'riak',
    label: 'Riak KV',
    logo: null,
    keywords: ['dynamo'],
    answers: ['https', 'http', 'tcp', 'replication', 'internal'],
    fields: { conflictPolicy: 'version-vectors', shardingStrategy: 'consistent-hash' },
    defaults: selfRun(),
  },
  {
    id: 'neo4j',
    label: 'Neo4j',
    logo: logo(siNeo4j),
    keywords: ['cypher'],
    answers: ['bolt', 'https', 'http', 'tcp', 'replication', 'internal'],
  },
  {
    id: 'neptune',
    label: 'Amazon Neptune',
    logo: null,
    keywords: ['aws'],
    answers: ['https', 'bolt', 'websocket', 'replication', 'internal'],
    fields: { queryLanguage: 'gremlin' },
    defaults: { managed: sourced('region', contract('Amazon Neptune SLA, per region (2022)')) },
  },
  {
    id: 'janusgraph',
    label: 'JanusGraph',
    logo: null,
    keywords: [],
    answers: ['websocket', 'https', 'internal'],
    fields: { queryLanguage: 'gremlin' },
  },
  {
    id: 'dgraph',
    label: 'Dgraph',
    logo: logo(siDgraph),
    keywords: [],
    answers: ['grpc', 'graphql', 'https', 'internal'],
  },
  {
    id: 's3',
    label: 'Amazon S3',
    logo: null,
    keywords: ['aws', 'simple storage'],
    answers: ['s3', 'https', 'internal', 'replication'],
  },
  {
    id: 'google-cloud-storage',
    label: 'Google Cloud Storage',
    logo: logo(siGooglecloudstorage),
    keywords: ['gcs', 'gcp'],
    answers: ['https', 's3', 'grpc', 'internal'],
  },
  {
    id: 'azure-blob',
    label: 'Azure Blob Storage',
    logo: null,
    keywords: ['microsoft'],
    answers: ['https', 'nfs', 'internal'],
  },
  {
    id: 'minio',
    label: 'MinIO',
    logo: logo(siMinio),
    keywords: ['self-hosted'],
    answers: OBJECTS,
    defaults: selfRunInstance(),
  },
  {
    id: 'ceph',
    label: 'Ceph',
    logo: logo(siCeph),
    keywords: ['self-hosted', 'rados'],
    answers: ['s3', 'https', 'nfs', 'internal'],
    defaults: selfRunInstance(),
  },
  { id: 'cloudflare-r2', label: 'Cloudflare R2', logo: logo(siCloudflare), keywords: [], answers: OBJECTS },
  { id: 'backblaze-b2', label: 'Backblaze B2', logo: logo(siBackblaze), keywords: [], answers: OBJECTS },
  {
    id: 'elasticsearch',
    label: 'Elasticsearch',
    logo: logo(siElasticsearch),
    keywords: ['lucene'],
    answers: ['https', 'http', 'tcp', 'internal'],
  },
  {
    id: 'opensearch',
    label: 'OpenSearch',
    logo: logo(siOpensearch),
    keywords: ['aws', 'lucene'],
    answers: ['https', 'http', 'tcp', 'internal'],
  },
  {
    id: 'solr',
    label: 'Apache Solr',
    logo: logo(siApachesolr),
    keywords: ['lucene'],
    answers: ['https', 'http', 'internal'],
  },
  {
    id: 'meilisearch',
    label: 'Meilisearch',
    logo: logo(siMeilisearch),
    keywords: [],
    answers: ['https', 'http', 'internal'],
  },
  {
    id: 'algolia',
    label: 'Algolia',
    logo: logo(siAlgolia),
    keywords: ['saas'],
    answers: ['https', 'internal'],
    defaults: { managed: sourced('region', judged('run by its maker, per region')) },
  },
];

function selfRunInstance(): Partial<Defaults> {
  return {
    availability: sourced(0.995, ONE_INSTANCE),
    managed: sourced(null, judged('run by us until said otherwise')),
  };
}

/** A store of keys over a few machines of ours: the row of a self-run quorum. */
function selfRun(): Partial<Defaults> {
  return {
    ...selfRunInstance(),
    latencyMs: sourced({ p50: 3, p99: 30 }, judged('nearest row, a quorum of replicas in one region')),
    capacityRps: sourced(10_000, judged('nearest row, small records a second on one node')),
  };
}
