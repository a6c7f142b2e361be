/** What is known of a running system: metrics, logs and traces. Sent aside, so that no answer waits for them. */
import { ChartSpline, Footprints, Logs } from 'lucide';
import type { ComponentType, Protocol } from '../componentType';
import { choiceField, flagField, numberField } from '../fields';
import { CALLED, STORE_OUT } from '../protocolSets';
import { contract, judged, sourced } from '../sources';
import { dataKind, encryptedAtRest, retentionDays, sizeGb } from './dataFields';
import { ONE_HOST, RUN_BY_US } from './nearestRows';

const TAKES: readonly Protocol[] = ['otlp', 'https', 'http', 'grpc', 'kafka', 'udp', 'tcp', 'internal'];
export const asOperations = { category: 'operations', besideRequests: true, how: 'sequence' } as const;

const openSearch = contract('Nearest row, a search index: Amazon OpenSearch Service SLA, 99.9 % (2022)');
const searched = {
  latencyMs: sourced({ p50: 25, p99: 250 }, judged('nearest row, a search index: a query over a few shards')),
  capacityRps: sourced(500, judged('nearest row, a search index: queries a second on one node')),
};
const appended = sourced({ p50: 3, p99: 30 }, judged('nearest row, a wide-column store: an append'));

export const metricsStore: ComponentType = {
  ...asOperations,
  id: 'metrics-store',
  label: 'Metrics store',
  role: 'store',
  icon: ChartSpline,
  summary: 'How every part is doing, as numbers over time: rates, errors, durations, saturation.',
  keywords: ['monitoring', 'metrics', 'dashboard', 'telemetry', 'apm', 'observability', 'slo', 'time series'],
  answers: TAKES,
  speaks: [...STORE_OUT, 'https', 'http', 'grpc'],
  servesClients: true,
  defaults: {
    availability: ONE_HOST,
    managedAvailability: sourced(0.999, openSearch),
    latencyMs: appended,
    capacityRps: sourced(
      null,
      judged('metrics are summed up before they are sent: they follow the number of parts, not of requests'),
    ),
    managed: RUN_BY_US,
    read: searched,
  },
  fields: [
    choiceField(
      'collection',
      'Metrics arrive',
      'behaviour',
      'It asks every part in turn (pull), or they send them (push).',
      [
        ['pull', 'It asks: pull'],
        ['push', 'They are sent: push'],
      ],
    ),
    numberField(
      'intervalSeconds',
      'Every',
      'data',
      'A value of each metric comes this often; what is shorter goes unseen.',
      { unit: 's', default: 15 },
    ),
    flagField('dashboards', 'Dashboards', 'behaviour', 'People look at it on a wall or a screen.', true),
    retentionDays(15),
    dataKind('telemetry'),
    sizeGb,
    encryptedAtRest,
  ],
  technologies: [
    'prometheus',
    'grafana',
    'datadog',
    'cloudwatch',
    'azure-monitor',
    'google-cloud-monitoring',
    'victoriametrics',
    'influxdb',
    'new-relic',
    'dynatrace',
    'appdynamics',
    'zabbix',
    'nagios',
  ],
};

export const logStore: ComponentType = {
  ...asOperations,
  id: 'log-store',
  label: 'Log store',
  role: 'store',
  icon: Logs,
  summary: 'What every part wrote down, in one place that can be searched.',
  keywords: [
    'logs',
    'logging',
    'log aggregation',
    'log platform',
    'elk',
    'siem',
    'audit',
    'observability',
    'syslog',
  ],
  answers: TAKES,
  speaks: [...STORE_OUT, 'https', 's3'],
  servesClients: true,
  defaults: {
    availability: ONE_HOST,
    managedAvailability: sourced(0.999, openSearch),
    latencyMs: appended,
    capacityRps: sourced(50_000, judged('lines a second, in batches, on one node')),
    managed: RUN_BY_US,
    read: searched,
  },
  fields: [
    flagField(
      'structured',
      'Structured',
      'behaviour',
      'Lines are fields, not sentences, and carry the request’s id.',
      true,
    ),
    flagField('masksPersonalData', 'Masks personal data', 'data', 'Names, cards and tokens never reach it.'),
    retentionDays(30),
    dataKind('telemetry'),
    sizeGb,
    encryptedAtRest,
  ],
  technologies: [
    'elastic-stack',
    'loki',
    'splunk',
    'datadog',
    'cloudwatch',
    'azure-monitor',
    'google-cloud-logging',
    'opensearch',
    'graylog',
    'fluentd',
  ],
};

export const traceCollector: ComponentType = {
  ...asOperations,
  id: 'trace-collector',
  label: 'Trace collector',
  role: 'compute',
  icon: Footprints,
  summary: 'The way of single requests through all parts: where each was, and for how long.',
  keywords: [
    'tracing',
    'distributed tracing',
    'traces',
    'spans',
    'apm',
    'observability',
    'telemetry',
    'correlation',
  ],
  answers: TAKES,
  speaks: CALLED,
  defaults: {
    availability: ONE_HOST,
    managedAvailability: sourced(0.999, openSearch),
    latencyMs: appended,
    capacityRps: sourced(50_000, judged('spans a second, in batches, on one node')),
    managed: RUN_BY_US,
    read: searched,
  },
  fields: [
    choiceField(
      'sampling',
      'Sampling',
      'behaviour',
      'Which requests are kept: picked at their start, or once it is known that they failed or were slow.',
      [
        ['head', 'At their start'],
        ['tail', 'At their end'],
        ['all', 'All'],
      ],
    ),
    {
      id: 'sampledShare',
      label: 'Share kept',
      help: 'Of requests; their connections’ share of requests follows it.',
      section: 'behaviour',
      kind: { type: 'probability', default: 0.1 },
    },
    retentionDays(7),
  ],
  technologies: [
    'opentelemetry',
    'jaeger',
    'zipkin',
    'datadog',
    'aws-xray',
    'grafana-tempo',
    'new-relic',
    'sentry',
  ],
};
