/** What takes messages and hands them on later: queues, logs (all may re-read), topics and routers (all get it), buses. */
import { Cable, RadioTower, Route, ScrollText } from 'lucide';
import type { ComponentType } from '../componentType';
import { flagField, textField } from '../fields';
import { BENCHMARK, contract, judged, measured, sourced } from '../sources';
import { encryptedAtRest } from './dataFields';
import {
  backpressure,
  consumption,
  deadLetter,
  delivery,
  durable,
  maxMessages,
  ordering,
  retention,
  WAITING,
} from './messagingFields';
import { GATEWAY, QUEUE } from './nearestRows';
import { queueTypes } from './queues';
import { partitionKey, replicationFactor } from './replicationFields';

const runByUs = judged('run by us until said otherwise');

const eventLog: ComponentType = {
  id: 'event-log',
  label: 'Event log',
  category: 'messaging',
  role: 'broker',
  icon: ScrollText,
  summary: 'An append-only stream that many consumers read at their own place, and may read again.',
  keywords: [
    'log',
    'stream',
    'streaming',
    'events',
    'partition',
    'cdc',
    'change stream',
    'event streaming platform',
  ],
  answers: ['kafka', 'https', 'grpc', 'amqp', 'mqtt', 'nats', 'redis', 'tcp', 'replication', 'internal'],
  speaks: ['kafka', 'internal', 'replication', 'https', 'grpc', 'amqp', 'mqtt', 'nats', 'redis'],
  how: 'sequence',
  defaults: {
    availability: sourced(0.999, contract('Amazon MSK SLA, 99.9 % (2022)')),
    latencyMs: sourced(
      { p50: 3, p99: 15 },
      measured(`${BENCHMARK}: p99 5 ms at 200 MB/s; acks=all over zones judged`),
    ),
    capacityRps: sourced(200_000, judged('small messages a second through one broker')),
    managed: sourced(null, runByUs),
  },
  fields: [
    {
      id: 'partitions',
      label: 'Partitions',
      help: 'The most consumers of one group that work side by side.',
      section: 'performance',
      kind: { type: 'number', min: 1, max: 1_000_000, integer: true, default: 12 },
    },
    partitionKey,
    replicationFactor('Brokers that keep each partition.'),
    {
      id: 'acks',
      label: 'Acknowledged by',
      help: 'Who must have a message before its sender goes on.',
      section: 'reliability',
      kind: {
        type: 'choice',
        options: [
          { value: 'all', label: 'All copies in sync' },
          { value: 'leader', label: 'The leader' },
          { value: 'none', label: 'Nobody' },
        ],
        default: 'all',
      },
    },
    delivery,
    {
      id: 'ordering',
      label: 'Order',
      help: 'Whether messages come out as they went in.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          { value: 'partition', label: 'Within a partition' },
          { value: 'total', label: 'Total: one partition' },
        ],
        default: 'partition',
      },
    },
    consumption('pull'),
    retention(168),
    maxMessages,
    backpressure,
    encryptedAtRest,
    {
      id: 'compaction',
      label: 'Compacted',
      help: 'Keeps the last message of each key for ever.',
      section: 'data',
      kind: { type: 'flag', default: false },
    },
    deadLetter('Has a dead-letter topic'),
  ],
  technologies: ['kafka', 'kinesis', 'pulsar', 'azure-event-hubs', 'nats', 'redis'],
};

const topic: ComponentType = {
  id: 'topic',
  label: 'Topic',
  category: 'messaging',
  role: 'broker',
  icon: RadioTower,
  summary: 'Publish and subscribe: every subscriber gets every message.',
  keywords: [
    'pubsub',
    'pub/sub',
    'publish',
    'subscribe',
    'fan-out',
    'fanout',
    'notification',
    'broadcast',
    'in-memory bus',
  ],
  answers: [
    'amqp',
    'https',
    'kafka',
    'mqtt',
    'nats',
    'redis',
    'grpc',
    'http',
    'websocket',
    'tcp',
    'internal',
  ],
  speaks: [
    'amqp',
    'internal',
    'kafka',
    'mqtt',
    'nats',
    'redis',
    'https',
    'http',
    'grpc',
    'websocket',
    'smtp',
    'tcp',
  ],
  how: 'sequence',
  defaults: {
    availability: sourced(0.999, contract('Amazon SQS and SNS (Messaging) SLA, 99.9 % (2022)')),
    latencyMs: sourced(
      { p50: 0.5, p99: 2 },
      measured(`Nearest row, a queue: ${BENCHMARK}, p99 1 ms at 30 MB/s; rounded up`),
    ),
    capacityRps: sourced(20_000, judged('nearest row, messages a second through one queue')),
    managed: sourced(null, runByUs),
  },
  fields: [
    delivery,
    ordering('topic'),
    consumption('push'),
    {
      id: 'filter',
      label: 'Filter',
      help: 'Which messages a subscriber asks for, in words.',
      section: 'behaviour',
      kind: { type: 'text' },
    },
    flagField(
      'durableSubscriptions',
      'Remembers subscribers',
      'reliability',
      'One that is away gets what it missed when it is back.',
    ),
    durable,
    maxMessages,
    backpressure,
    deadLetter('Has a dead-letter queue', 'Messages no subscriber would take are set aside.'),
    encryptedAtRest,
  ],
  technologies: ['sns', 'google-pubsub', 'redis', 'nats', 'kafka', 'mosquitto', 'rabbitmq', 'eventbridge'],
};

const eventRouter: ComponentType = {
  id: 'event-router',
  label: 'Event router',
  category: 'messaging',
  role: 'broker',
  icon: Route,
  summary: 'Takes events from many sources and hands each on to all whose rules it matches.',
  keywords: ['event bus', 'event bridge', 'event mesh', 'filter', 'fan-out', 'rules', 'webhooks'],
  answers: ['https', 'amqp', 'http', 'kafka', 'grpc', 'mqtt', 'nats', 'tcp', 'internal'],
  speaks: ['https', 'internal', 'amqp', 'http', 'kafka', 'grpc', 'mqtt', 'nats', 'smtp', 'tcp'],
  how: 'sequence',
  defaults: QUEUE,
  fields: [
    textField(
      'filter',
      'Rules',
      'behaviour',
      'Which events go where, in words; what none matches is dropped.',
    ),
    flagField('transforms', 'Reshapes events', 'behaviour', 'Targets get an event in the form they expect.'),
    flagField('replay', 'Can replay', 'reliability', 'Past events are archived and can be sent again.'),
    delivery,
    ordering('event bus'),
    consumption('push'),
    deadLetter('Has a dead-letter queue', 'Events no target would take are set aside.'),
    ...WAITING,
  ],
  technologies: ['eventbridge', 'azure-event-grid', 'google-eventarc', 'knative', 'nats'],
};

const esb: ComponentType = {
  id: 'esb',
  label: 'Enterprise service bus',
  category: 'messaging',
  role: 'broker',
  icon: Cable,
  summary: 'One bus between many systems that routes, reshapes and orchestrates what they say to each other.',
  keywords: ['esb', 'bus', 'integration', 'soa', 'middleware', 'legacy', 'mediation', 'soap'],
  answers: ['amqp', 'https', 'http', 'mqtt', 'grpc', 'tcp', 'internal'],
  speaks: ['amqp', 'https', 'http', 'mqtt', 'grpc', 'smtp', 'sql', 'tcp', 'internal'],
  how: 'sequence',
  defaults: GATEWAY,
  fields: [
    flagField(
      'transforms',
      'Reshapes messages',
      'behaviour',
      'Systems get a message in the form they expect.',
      true,
    ),
    flagField(
      'orchestrates',
      'Holds business logic',
      'behaviour',
      'Which system does what, and in which order, is decided in the bus: every change goes through it.',
    ),
    delivery,
    ordering('service bus'),
    consumption('push'),
    deadLetter(),
    ...WAITING,
  ],
  technologies: ['mulesoft', 'apache-camel', 'tibco', 'wso2', 'activemq', 'azure-service-bus'],
};

export const messagingTypes: readonly ComponentType[] = [...queueTypes, eventLog, topic, eventRouter, esb];
