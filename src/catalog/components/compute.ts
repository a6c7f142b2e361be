/** What runs our code. */
import { CalendarClock, Cog, Lambda, Server } from 'lucide';
import type { ComponentType, Field } from '../componentType';
import { CALLED, SERVED } from '../protocolSets';
import { contract, judged, ONE_INSTANCE, sourced } from '../sources';

const serviceWork = judged('a request handler with a little logic of its own');
const serviceCapacity = judged('one small instance; sized systems measure theirs');
const managedCompute = contract('Nearest row, AWS Lambda SLA, 99.95 % (2022)');
const runByUs = judged('run by us until said otherwise');

const idempotent: Field = {
  id: 'idempotent',
  label: 'Idempotent',
  help: 'The same message or request twice does no harm, so that a retry is safe.',
  section: 'reliability',
  kind: { type: 'flag', default: false },
};

const owner: Field = {
  id: 'owner',
  label: 'Owner',
  help: 'The team that answers for it.',
  section: 'behaviour',
  kind: { type: 'text' },
};

const service: ComponentType = {
  id: 'service',
  label: 'Service',
  category: 'compute',
  role: 'compute',
  icon: Server,
  summary: 'Code of ours that answers requests: an application server, a microservice, an API.',
  keywords: [
    'server',
    'app',
    'application',
    'microservice',
    'backend',
    'api',
    'web server',
    'monolith',
    'container',
    'pod',
    'k8s',
    'docker',
    'vm',
    'ec2',
    'grpc',
    'rpc',
    'rest',
    'websocket',
    'web socket',
  ],
  answers: SERVED,
  speaks: CALLED,
  how: 'sequence',
  defaults: {
    availability: sourced(0.995, ONE_INSTANCE),
    managedAvailability: sourced(0.9995, managedCompute),
    latencyMs: sourced({ p50: 8, p99: 80 }, serviceWork),
    capacityRps: sourced(500, serviceCapacity),
    managed: sourced(null, runByUs),
  },
  fields: [
    {
      id: 'stateful',
      label: 'Keeps state',
      help: 'Sessions or data live in the process: another copy can’t take over without them.',
      section: 'behaviour',
      kind: { type: 'flag', default: false },
    },
    {
      id: 'autoscaling',
      label: 'Scales by itself',
      help: 'Replicas follow the load.',
      section: 'performance',
      kind: { type: 'flag', default: false },
    },
    idempotent,
    owner,
  ],
  technologies: ['nodejs', 'java', 'spring', 'go', 'python', 'dotnet', 'ruby', 'php', 'rust', 'kubernetes'],
};

const serverlessFunction: ComponentType = {
  id: 'serverless-function',
  label: 'Serverless function',
  category: 'compute',
  role: 'compute',
  icon: Lambda,
  summary: 'Code that runs per request on machines somebody else keeps.',
  keywords: ['function', 'faas', 'serverless', 'edge function'],
  answers: SERVED,
  speaks: CALLED,
  how: 'sequence',
  defaults: {
    availability: sourced(0.9995, contract('AWS Lambda SLA, 99.95 % (2022)')),
    latencyMs: sourced({ p50: 15, p99: 150 }, judged('a warm start')),
    capacityRps: sourced(null, judged('the provider adds instances up to the account’s limit')),
    managed: sourced('region', contract('AWS Lambda SLA, per region (2022)')),
    coldStartShare: sourced(
      0,
      judged(
        'steady traffic finds instances warm; AWS reports under 1 % of requests, more after quiet times',
      ),
    ),
    coldStartLatencyMs: sourced(
      { p50: 300, p99: 1500 },
      judged('a cold start adds 300 ms at the median and 1,500 ms at p99'),
    ),
  },
  variants: [
    { when: { field: 'managed', value: null }, defaults: { availability: sourced(0.995, ONE_INSTANCE) } },
  ],
  fields: [
    {
      id: 'coldStartShare',
      label: 'Cold starts',
      help: 'Share of requests that find no instance waiting and have one started first.',
      section: 'performance',
      kind: { type: 'probability' },
    },
    {
      id: 'coldStartLatencyMs',
      label: 'Cold start, p50 / p99',
      help: 'What starting an instance adds to the request’s own work.',
      section: 'performance',
      kind: { type: 'latency' },
    },
    {
      id: 'memoryMb',
      label: 'Memory',
      help: 'Memory of one instance; processor share follows it.',
      section: 'performance',
      kind: { type: 'number', min: 64, max: 32_768, integer: true, unit: 'MB', default: 512 },
    },
    {
      id: 'maxSeconds',
      label: 'Longest run',
      help: 'The provider ends it after this long.',
      section: 'reliability',
      kind: { type: 'number', min: 1, max: 3600, integer: true, unit: 's', default: 30 },
    },
    idempotent,
    owner,
  ],
  technologies: ['aws-lambda', 'google-cloud-functions', 'azure-functions', 'cloudflare-workers'],
};

const worker: ComponentType = {
  id: 'worker',
  label: 'Worker',
  category: 'compute',
  role: 'compute',
  icon: Cog,
  summary: 'Takes work from a queue or log at its own pace.',
  keywords: [
    'consumer',
    'background job',
    'batch',
    'processor',
    'transcoder',
    'job',
    'stream processor',
    'etl',
  ],
  answers: [
    'internal',
    'amqp',
    'kafka',
    'mqtt',
    'nats',
    ...SERVED.filter((protocol) => !['internal', 'amqp', 'kafka', 'mqtt', 'nats'].includes(protocol)),
  ],
  speaks: CALLED,
  how: 'sequence',
  defaults: {
    availability: sourced(0.995, ONE_INSTANCE),
    managedAvailability: sourced(0.9995, managedCompute),
    latencyMs: sourced({ p50: 8, p99: 80 }, judged('nearest row, a stateless service: one message')),
    capacityRps: sourced(500, judged('nearest row, a stateless service: messages a second')),
    managed: sourced(null, runByUs),
  },
  fields: [
    {
      id: 'concurrency',
      label: 'Concurrency',
      help: 'Messages one replica works on at a time.',
      section: 'performance',
      kind: { type: 'number', min: 1, max: 100_000, integer: true, default: 1 },
    },
    {
      id: 'batchSize',
      label: 'Batch size',
      help: 'Messages taken in one go.',
      section: 'performance',
      kind: { type: 'number', min: 1, max: 100_000, integer: true, default: 1 },
    },
    idempotent,
    owner,
  ],
  technologies: ['celery', 'sidekiq', 'temporal', 'spark', 'flink', 'nodejs', 'java', 'go', 'python'],
};

const scheduler: ComponentType = {
  id: 'scheduler',
  label: 'Scheduler',
  category: 'compute',
  role: 'compute',
  icon: CalendarClock,
  summary: 'Starts work at set times: clean-ups, reports, backups.',
  keywords: ['cron', 'timer', 'job', 'periodic', 'nightly', 'workflow', 'orchestrator'],
  answers: ['https', 'http', 'grpc', 'internal', 'amqp'],
  speaks: CALLED,
  how: 'sequence',
  defaults: {
    availability: sourced(0.995, ONE_INSTANCE),
    managedAvailability: sourced(0.9995, managedCompute),
    latencyMs: sourced({ p50: 8, p99: 80 }, judged('nearest row, a stateless service')),
    capacityRps: sourced(500, judged('nearest row, a stateless service')),
    managed: sourced(null, runByUs),
  },
  fields: [
    {
      id: 'schedule',
      label: 'Schedule',
      help: 'When it runs, as a cron line or in words.',
      section: 'behaviour',
      kind: { type: 'text' },
    },
    {
      id: 'catchUp',
      label: 'Catches up',
      help: 'Runs that were missed while it was down are made up for.',
      section: 'reliability',
      kind: { type: 'flag', default: false },
    },
    owner,
  ],
  technologies: ['airflow', 'kubernetes', 'temporal', 'eventbridge'],
};

export const computeTypes: readonly ComponentType[] = [service, serverlessFunction, worker, scheduler];
