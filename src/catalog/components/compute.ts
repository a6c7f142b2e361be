/** What runs our code and answers requests. */
import { Lambda, LayoutGrid, Server } from 'lucide';
import type { ComponentType, Field } from '../componentType';
import { choiceField, flagField, found, wholeField } from '../fields';
import { CALLED, SERVED } from '../protocolSets';
import { contract, judged, ONE_INSTANCE, sourced } from '../sources';
import {
  apiStyle,
  autoscaling,
  connectionPool,
  idempotent,
  likeAService,
  managedCompute,
  owner,
  runByUs,
  sessions,
  stateful,
} from './computeFields';
import { sagaOrchestrator } from './orchestration';
import { batchJob, scheduler, streamProcessor, worker } from './workers';

/** What a service is for: a role, not a type; its numbers are a service's until measured. */
const purpose: Field = choiceField(
  'purpose',
  'Does',
  'behaviour',
  'What it is there for; rules know some of these jobs and what they need.',
  [
    ['general', 'Anything'],
    [
      'matching',
      'Matches supply and demand',
      found('Matching service', 'matching engine', 'dispatch', 'match'),
    ],
    [
      'id-generation',
      'Hands out ids',
      found(
        'ID generator',
        'snowflake',
        'sequencer',
        'ticket server',
        'key generation service',
        'kgs',
        'uuid',
      ),
    ],
    ['feed-builder', 'Builds feeds', found('Feed builder', 'news feed', 'timeline', 'fan-out service')],
    ['notification', 'Notifies', found('Notification service', 'push service', 'notifier')],
    ['presence', 'Knows who is online', found('Presence service', 'online status', 'last seen')],
    ['media', 'Handles pictures and films', found('Media service', 'image service', 'video', 'upload')],
    ['location', 'Knows where things are', found('Location service', 'geo service', 'tracking')],
    ['authentication', 'Signs people in', found('Auth service', 'sign-in service', 'authorization')],
    ['search', 'Answers searches', found('Search service', 'type-ahead', 'autocomplete')],
    [
      'recommendation',
      'Recommends',
      found('Recommendation service', 'ranking service', 'ml inference', 'model serving'),
    ],
    ['payment', 'Takes payments', found('Payment service', 'billing', 'checkout')],
    ['chat', 'Passes messages between people', found('Chat service', 'messaging service')],
    ['command-handler', 'Takes commands (CQRS)', found('Command handler', 'cqrs write side')],
    ['query-handler', 'Answers queries (CQRS)', found('Query handler', 'cqrs read side')],
  ],
);

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
    'origin server',
    'resource server',
    'http endpoint',
    'nano-service',
    'container',
    'pod',
    'k8s',
    'docker',
    'vm',
    'virtual machine',
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
    latencyMs: sourced({ p50: 8, p99: 80 }, judged('a request handler with a little logic of its own')),
    capacityRps: sourced(500, judged('one small instance; sized systems measure theirs')),
    managed: sourced(null, runByUs),
  },
  fields: [
    purpose,
    apiStyle,
    stateful,
    sessions,
    autoscaling,
    connectionPool,
    idempotent,
    flagField(
      'gracefulShutdown',
      'Shuts down gracefully',
      'reliability',
      'A replica that goes finishes what it has begun, so that a release loses no request.',
    ),
    owner,
  ],
  technologies: ['nodejs', 'java', 'spring', 'go', 'python', 'dotnet', 'ruby', 'php', 'rust', 'kubernetes'],
};

const monolith: ComponentType = {
  id: 'monolith',
  label: 'Monolith',
  category: 'compute',
  role: 'compute',
  icon: LayoutGrid,
  summary: 'The whole application in one program, released and scaled as one.',
  keywords: ['application', 'web app', 'majestic monolith', 'app server', 'single deployable'],
  answers: SERVED,
  speaks: CALLED,
  how: 'sequence',
  defaults: likeAService(),
  fields: [
    flagField(
      'modular',
      'Modular',
      'behaviour',
      'Modules with borders of their own, talking through interfaces: each could become a service later.',
      false,
      found('Modular monolith', 'modulith', 'miniservice'),
    ),
    wholeField('modules', 'Modules', 'behaviour', 'How many parts it has inside.', { max: 10_000 }),
    choiceField('schemas', 'Data of its modules', 'data', 'Whether modules read each other’s tables.', [
      ['shared', 'One schema for all'],
      ['per-module', 'A schema for each module'],
    ]),
    apiStyle,
    stateful,
    sessions,
    autoscaling,
    connectionPool,
    idempotent,
    owner,
  ],
  technologies: ['spring', 'ruby', 'php', 'dotnet', 'python', 'java', 'nodejs'],
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
    wholeField('memoryMb', 'Memory', 'performance', 'Memory of one instance; processor share follows it.', {
      min: 64,
      max: 32_768,
      unit: 'MB',
      default: 512,
    }),
    wholeField('maxSeconds', 'Longest run', 'reliability', 'The provider ends it after this long.', {
      max: 3600,
      unit: 's',
      default: 30,
    }),
    connectionPool,
    idempotent,
    owner,
  ],
  technologies: ['aws-lambda', 'google-cloud-functions', 'azure-functions', 'cloudflare-workers'],
};

export const computeTypes: readonly ComponentType[] = [
  service,
  monolith,
  serverlessFunction,
  worker,
  streamProcessor,
  batchJob,
  scheduler,
  sagaOrchestrator,
];
