/** Stores made for one question: words, places, values over time, what happened. */
import { BookOpenText, ChartLine, MapPin, Search } from 'lucide';
import type { ComponentType } from '../componentType';
import { choiceField, flagField, found, numberField, wholeField } from '../fields';
import { STORE_OUT } from '../protocolSets';
import { contract, judged, measured, NAPKIN, sourced } from '../sources';
import {
  backups,
  COPIES_LAG,
  consistency,
  dataKind,
  encryptedAtRest,
  replicationLagMs,
  retentionDays,
  sizeGb,
  workload,
} from './dataFields';
import { ONE_HOST, RECORDS, RUN_BY_US } from './nearestRows';
import { PARTITIONED, replicationFactor } from './replicationFields';

export const searchIndex: ComponentType = {
  id: 'search-index',
  label: 'Search index',
  category: 'data',
  role: 'store',
  icon: Search,
  summary: 'Finds text by its words; a copy of data kept elsewhere, never the only one.',
  keywords: [
    'search',
    'search engine',
    'full text',
    'inverted index',
    'query',
    'autocomplete',
    'geo',
    'vector',
  ],
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
    choiceField('purpose', 'Finds', 'behaviour', 'What people look for with it.', [
      ['text', 'Text by its words'],
      [
        'autocomplete',
        'What they are about to type',
        found('Autocomplete index', 'typeahead', 'suggestions', 'trie'),
      ],
      [
        'vectors',
        'What is like something (vectors)',
        found('Vector index', 'vector database', 'embeddings', 'similarity search'),
      ],
      ['facets', 'By filters and facets'],
    ]),
    dataKind('search'),
    workload('read-heavy'),
    sizeGb,
    backups,
  ],
  technologies: ['elasticsearch', 'opensearch', 'solr', 'meilisearch', 'algolia', 'qdrant', 'milvus'],
};

export const timeSeriesStore: ComponentType = {
  id: 'time-series-store',
  label: 'Time-series store',
  category: 'data',
  role: 'store',
  icon: ChartLine,
  summary: 'Values over time, by name and labels: written in order, read by ranges, thinned out with age.',
  keywords: ['tsdb', 'time series', 'timeseries', 'metrics', 'sensor', 'iot', 'history', 'database', 'db'],
  answers: ['https', 'http', 'sql', 'grpc', 'otlp', 'tcp', 'replication', 'internal'],
  speaks: [...STORE_OUT, 'https', 's3'],
  how: 'sequence',
  defaults: {
    availability: ONE_HOST,
    managedAvailability: sourced(0.9999, contract('Amazon Timestream SLA, 99.99 % (2022)')),
    latencyMs: sourced({ p50: 3, p99: 30 }, judged('nearest row, a wide-column store: an append')),
    capacityRps: sourced(10_000, judged('nearest row, a wide-column store: batches a second on one node')),
    managed: RUN_BY_US,
    read: {
      latencyMs: sourced(
        { p50: 10, p99: 200 },
        judged('nearest row, a complex SQL query: a range summed up'),
      ),
      capacityRps: sourced(500, judged('nearest row, SQL; a range costs about ten point queries')),
    },
  },
  fields: [
    retentionDays(30),
    flagField(
      'downsampling',
      'Thins out with age',
      'data',
      'Old values are kept as averages over longer spans.',
    ),
    numberField('resolutionSeconds', 'Resolution', 'data', 'A value of each series comes this often.', {
      unit: 's',
      default: 10,
    }),
    wholeField(
      'series',
      'Series',
      'performance',
      'Different names and labels together: a user’s id among the labels makes millions.',
      { max: 1_000_000_000 },
    ),
    consistency('strong'),
    replicationLagMs(COPIES_LAG),
    replicationFactor('Nodes that keep each value.', 1),
    dataKind('telemetry'),
    workload('write-heavy'),
    ...PARTITIONED,
    sizeGb,
    backups,
    encryptedAtRest,
  ],
  technologies: [
    'influxdb',
    'timescaledb',
    'timestream',
    'victoriametrics',
    'prometheus',
    'questdb',
    'clickhouse',
  ],
};

export const spatialIndex: ComponentType = {
  id: 'spatial-index',
  label: 'Spatial index',
  category: 'data',
  role: 'store',
  icon: MapPin,
  summary: 'Finds what is near a place: points in cells of a grid or tree over the map.',
  keywords: ['geo', 'gis', 'location', 'nearby', 'proximity', 'map'],
  answers: ['redis', 'sql', 'https', 'http', 'grpc', 'mongodb', 'tcp', 'replication', 'internal'],
  speaks: STORE_OUT,
  how: 'sequence',
  defaults: RECORDS,
  variants: [
    {
      when: { field: 'kept', value: 'memory' },
      defaults: {
        read: {
          latencyMs: sourced(
            { p50: 0.5, p99: 2 },
            measured(`Nearest row, a Redis get: ${NAPKIN}, about 0.5 ms; tail judged`),
          ),
          capacityRps: sourced(50_000, judged('nearest row, Redis; a search looks into a few cells')),
        },
        write: {
          latencyMs: sourced({ p50: 0.5, p99: 2 }, measured(`Nearest row, Redis: ${NAPKIN}; tail judged`)),
          capacityRps: sourced(100_000, judged('nearest row, one Redis node, small values')),
        },
        latencyMs: sourced({ p50: 0.5, p99: 2 }, measured(`Nearest row, Redis: ${NAPKIN}; tail judged`)),
        capacityRps: sourced(50_000, judged('nearest row, Redis; a search looks into a few cells')),
      },
    },
  ],
  fields: [
    choiceField(
      'index',
      'Index',
      'data',
      'Geohash: a string whose beginning names the cell. Quadtree: cells split in four where they fill up.',
      [
        ['geohash', 'Geohash', found('Geohash index')],
        ['quadtree', 'Quadtree', found('Quadtree', 'quad tree')],
        ['r-tree', 'R-tree', found('R-tree index', 'rtree')],
        ['s2', 'S2 cells', found('S2 index', 's2 cells')],
        ['h3', 'H3 hexagons', found('H3 index', 'hexagons')],
      ],
    ),
    wholeField(
      'geohashLength',
      'Geohash length',
      'data',
      'Of the cells that are looked up: 1 is a continent, 6 about a kilometre, 12 a few centimetres.',
      { max: 12, default: 6 },
    ),
    wholeField(
      'pointsPerCell',
      'Points in a cell',
      'performance',
      'A quadtree’s cell with more of them is split.',
      { max: 1_000_000, default: 100 },
    ),
    choiceField('kept', 'Kept', 'performance', 'Places that change every few seconds are kept in memory.', [
      ['disk', 'On disk'],
      ['memory', 'In memory'],
    ]),
    consistency('strong'),
    replicationLagMs(COPIES_LAG),
    dataKind('location'),
    workload(),
    ...PARTITIONED,
    sizeGb,
    backups,
  ],
  technologies: ['redis', 'postgis', 'elasticsearch', 'mongodb', 'tile38'],
};

export const eventStore: ComponentType = {
  id: 'event-store',
  label: 'Event store',
  category: 'data',
  role: 'store',
  icon: BookOpenText,
  summary: 'All that happened, in order, never changed: the state of a thing is the sum of its events.',
  keywords: ['event sourcing', 'append-only', 'journal', 'audit log', 'immutable', 'cqrs', 'history'],
  answers: ['grpc', 'https', 'sql', 'tcp', 'replication', 'internal'],
  speaks: [...STORE_OUT, 'grpc', 'https', 'amqp'],
  how: 'sequence',
  defaults: RECORDS,
  fields: [
    choiceField('ordering', 'Order', 'behaviour', 'Which events have one order that every reader sees.', [
      ['stream', 'Those of one stream'],
      ['total', 'All of them'],
    ]),
    flagField(
      'optimisticLocking',
      'Expects a version',
      'behaviour',
      'An event is appended only if nobody appended another since it was decided.',
      true,
    ),
    wholeField(
      'snapshotEvery',
      'Snapshot every',
      'performance',
      'Events after which the state is kept as it is, so that it needn’t be summed up from the start; empty: never.',
      { unit: 'events' },
    ),
    flagField(
      'tamperEvident',
      'Shows tampering',
      'data',
      'Each entry carries a hash of those before it: a ledger.',
      false,
      found('Ledger', 'blockchain', 'immutable ledger'),
    ),
    flagField(
      'erasure',
      'Can forget people',
      'data',
      'Personal data can be made unreadable though events are never changed: kept apart, or under a key of their own.',
    ),
    consistency('strong'),
    replicationLagMs(COPIES_LAG),
    dataKind('events'),
    workload('write-heavy'),
    ...PARTITIONED,
    sizeGb,
    backups,
    encryptedAtRest,
  ],
  technologies: ['eventstoredb', 'axon-server', 'postgresql', 'dynamodb', 'immudb'],
};
