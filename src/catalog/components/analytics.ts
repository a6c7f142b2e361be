/** Where questions over very many rows are answered, away from the stores that requests wait for. */
import { ChartPie, Warehouse } from 'lucide';
import type { ComponentType } from '../componentType';
import { choiceField, numberField } from '../fields';
import { CALLED, STORE_OUT } from '../protocolSets';
import { contract, judged, sourced } from '../sources';
import { dataKind, encryptedAtRest, sizeGb } from './dataFields';
import { ONE_HOST, RUN_BY_US } from './nearestRows';

const redshift = contract('Amazon Redshift SLA, several nodes, 99.9 % (2022)');

export const dataWarehouse: ComponentType = {
  id: 'data-warehouse',
  label: 'Data warehouse',
  category: 'data',
  role: 'store',
  icon: Warehouse,
  summary: 'A copy of the business’s data, column by column, for reports and analysis.',
  keywords: ['olap', 'analytics', 'reporting', 'bi', 'columnar', 'lakehouse', 'data mart', 'etl', 'database'],
  answers: ['sql', 'https', 's3', 'kafka', 'tcp', 'replication', 'internal'],
  speaks: [...STORE_OUT, 's3', 'https'],
  how: 'sequence',
  defaults: {
    availability: sourced(0.999, redshift),
    latencyMs: sourced({ p50: 2000, p99: 20_000 }, judged('a report over many rows takes seconds')),
    capacityRps: sourced(20, judged('reports a second on one cluster; the rest wait')),
    managed: sourced('region', redshift),
    write: {
      latencyMs: sourced(
        { p50: 200, p99: 600 },
        judged('nearest row, an object store’s put: a file to load'),
      ),
      capacityRps: sourced(3500, judged('nearest row, an object store’s puts a second')),
    },
  },
  variants: [{ when: { field: 'managed', value: null }, defaults: { availability: ONE_HOST } }],
  fields: [
    choiceField('loading', 'Loaded', 'behaviour', 'By jobs at set times, or as changes happen.', [
      ['batch', 'In batches'],
      ['streaming', 'As changes happen'],
    ]),
    numberField('refreshSeconds', 'Loaded every', 'data', 'How old its answers may be.', {
      unit: 's',
      default: 3600,
      source: judged('a load every hour; many are loaded by night, some within seconds'),
    }),
    choiceField(
      'layout',
      'Kept by',
      'data',
      'Columns make sums over few of many fields fast, and single rows slow.',
      [
        ['columns', 'Columns'],
        ['rows', 'Rows'],
      ],
    ),
    choiceField('schema', 'Schema', 'data', 'How facts and what they are about hang together.', [
      ['star', 'Star'],
      ['snowflake', 'Snowflake'],
      ['wide', 'Wide tables'],
      ['data-vault', 'Data vault'],
    ]),
    dataKind('analytics'),
    sizeGb,
    encryptedAtRest,
  ],
  technologies: ['snowflake', 'bigquery', 'redshift', 'databricks', 'azure-synapse', 'clickhouse'],
};

export const analyticsEngine: ComponentType = {
  id: 'analytics-engine',
  label: 'Analytics engine',
  category: 'data',
  role: 'compute',
  icon: ChartPie,
  summary: 'Works large amounts of data over many machines: dashboards in real time, or long jobs.',
  keywords: [
    'analytics',
    'olap',
    'big data',
    'dashboard',
    'mapreduce',
    'real-time analytics',
    'machine learning',
  ],
  answers: ['https', 'http', 'sql', 'grpc', 'kafka', 'tcp', 'internal'],
  speaks: CALLED,
  how: 'sequence',
  defaults: {
    availability: ONE_HOST,
    managedAvailability: sourced(
      0.999,
      contract('Nearest row, a data warehouse: Amazon Redshift SLA, several nodes, 99.9 % (2022)'),
    ),
    latencyMs: sourced({ p50: 10, p99: 200 }, judged('nearest row, a complex SQL query')),
    capacityRps: sourced(500, judged('nearest row, SQL; one of these costs about ten point queries')),
    managed: RUN_BY_US,
  },
  variants: [
    {
      when: { field: 'mode', value: 'batch' },
      defaults: {
        latencyMs: sourced({ p50: 2000, p99: 20_000 }, judged('nearest, a data warehouse’s report')),
        capacityRps: sourced(20, judged('nearest, a data warehouse’s reports a second')),
      },
    },
  ],
  fields: [
    choiceField(
      'mode',
      'Works',
      'behaviour',
      'Answers while somebody waits, or jobs that run by themselves.',
      [
        ['interactive', 'While somebody waits'],
        ['batch', 'In long jobs'],
      ],
    ),
    choiceField(
      'exactness',
      'Answers',
      'behaviour',
      'Sketches (HyperLogLog, t-digest) answer at once, a little off.',
      [
        ['exact', 'Exact'],
        ['approximate', 'Close'],
      ],
    ),
    dataKind('analytics'),
    sizeGb,
  ],
  technologies: ['druid', 'pinot', 'clickhouse', 'spark', 'trino', 'flink', 'databricks'],
};
