/** Stores made for time, places, events and likeness by product. */
import {
  siEventstore,
  siInfluxdb,
  siMilvus,
  siPostgresql,
  siQdrant,
  siTimescale,
  siVictoriametrics,
} from 'simple-icons';
import type { Technology } from '../componentType';
import { contract, sourced } from '../sources';
import { logo } from './logo';

export const specialTechnologies: readonly Technology[] = [
  {
    id: 'influxdb',
    label: 'InfluxDB',
    logo: logo(siInfluxdb),
    keywords: ['influx', 'tsdb'],
    answers: ['https', 'http', 'sql', 'internal'],
  },
  {
    id: 'timescaledb',
    label: 'TimescaleDB',
    logo: logo(siTimescale),
    keywords: ['timescale', 'postgres'],
    answers: ['sql', 'tcp', 'replication', 'internal'],
  },
  {
    id: 'timestream',
    label: 'Amazon Timestream',
    logo: null,
    keywords: ['aws'],
    answers: ['https', 'internal'],
    defaults: { managed: sourced('region', contract('Amazon Timestream SLA, per region (2022)')) },
  },
  {
    id: 'victoriametrics',
    label: 'VictoriaMetrics',
    logo: logo(siVictoriametrics),
    keywords: ['prometheus'],
    answers: ['https', 'http', 'otlp', 'internal'],
  },
  {
    id: 'questdb',
    label: 'QuestDB',
    logo: null,
    keywords: [],
    answers: ['sql', 'https', 'http', 'tcp', 'internal'],
  },
  {
    id: 'postgis',
    label: 'PostGIS',
    logo: logo(siPostgresql),
    keywords: ['postgresql', 'gis'],
    answers: ['sql', 'tcp', 'replication', 'internal'],
    fields: { index: 'r-tree' },
  },
  {
    id: 'tile38',
    label: 'Tile38',
    logo: null,
    keywords: ['geofence'],
    answers: ['redis', 'http', 'tcp', 'internal'],
    fields: { index: 'r-tree', kept: 'memory' },
  },
  {
    id: 'eventstoredb',
    label: 'EventStoreDB',
    logo: logo(siEventstore),
    keywords: ['kurrent', 'event sourcing'],
    answers: ['grpc', 'https', 'tcp', 'replication', 'internal'],
  },
  {
    id: 'axon-server',
    label: 'Axon Server',
    logo: null,
    keywords: ['cqrs', 'java'],
    answers: ['grpc', 'https', 'internal'],
  },
  {
    id: 'immudb',
    label: 'immudb',
    logo: null,
    keywords: ['ledger', 'qldb'],
    answers: ['grpc', 'sql', 'https', 'internal'],
    fields: { tamperEvident: true },
  },
  {
    id: 'qdrant',
    label: 'Qdrant',
    logo: logo(siQdrant),
    keywords: ['vector database', 'embeddings'],
    answers: ['https', 'grpc', 'internal'],
    fields: { purpose: 'vectors' },
  },
  {
    id: 'milvus',
    label: 'Milvus',
    logo: logo(siMilvus),
    keywords: ['vector database', 'embeddings'],
    answers: ['grpc', 'https', 'internal'],
    fields: { purpose: 'vectors' },
  },
];
