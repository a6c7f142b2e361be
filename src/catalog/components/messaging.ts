/** What takes messages and hands them on later: queue (one takes it), log (all may re-read), topic (all get it). */
import { ListEnd, RadioTower, ScrollText } from 'lucide';
import type { ComponentType, Field } from '../componentType';
import { BENCHMARK, contract, judged, measured, sourced } from '../sources';

const runByUs = judged('run by us until said otherwise');

const delivery: Field = {
  id: 'delivery',
  label: 'Delivery',
  help: 'How often a consumer may see one message. At least once asks for idempotent consumers.',
  section: 'reliability',
  kind: {
    type: 'choice',
    options: [
      { value: 'at-most-once', label: 'At most once' },
      { value: 'at-least-once', label: 'At least once' },
      { value: 'exactly-once', label: 'Exactly once' },
    ],
    default: 'at-least-once',
  },
};

const durable: Field = {
  id: 'durable',
  label: 'Durable',
  help: 'Messages are on disk before they are acknowledged.',
  section: 'reliability',
  kind: { type: 'flag', default: true },
};

const retention = (hours: number): Field => ({
  id: 'retentionHours',
  label: 'Retention',
  help: 'How long a message is kept.',
  section: 'data',
  kind: { type: 'number', min: 0, unit: 'h', default: hours },
});

const maxMessages: Field = {
  id: 'maxMessages',
  label: 'Most messages',
  help: 'That may wait; beyond this the sender is turned away; empty: no bound given.',
  section: 'performance',
  kind: { type: 'number', min: 1, integer: true },
};

const messageQueue: ComponentType = {
  id: 'message-queue',
  label: 'Message queue',
  category: 'messaging',
  role: 'broker',
  icon: ListEnd,
  summary: 'Holds messages until one of its consumers takes them: the sender needn’t wait.',
  keywords: ['queue', 'mq', 'broker', 'task queue', 'job queue', 'dead letter', 'dlq', 'async', 'buffer'],
  answers: ['amqp', 'https', 'mqtt', 'redis', 'grpc', 'http', 'nats', 'kafka', 'tcp', 'internal'],
  speaks: ['amqp', 'mqtt', 'redis', 'nats', 'kafka', 'internal', 'https', 'http', 'grpc', 'tcp'],
  how: 'sequence',
  defaults: {
    availability: sourced(0.999, contract('Amazon SQS and SNS (Messaging) SLA, 99.9 % (2022)')),
    latencyMs: sourced(
      { p50: 0.5, p99: 2 },
      measured(`${BENCHMARK}: mirrored RabbitMQ p99 1 ms at 30 MB/s; rounded up`),
    ),
    capacityRps: sourced(20_000, judged('messages a second through one mirrored RabbitMQ queue')),
    managed: sourced(null, runByUs),
  },
  fields: [
    {
      id: 'purpose',
      label: 'Purpose',
      help: 'Work to be done, messages nobody could handle, or messages held back for a while.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          { value: 'work', label: 'Work' },
          { value: 'dead-letter', label: 'Dead letters' },
          { value: 'delay', label: 'Delay' },
        ],
        default: 'work',
      },
    },
    {
      id: 'deadLetter',
      label: 'Has a dead-letter queue',
      help: 'Messages that fail again and again are set aside; or draw it: a queue whose purpose is dead letters.',
      section: 'reliability',
      kind: { type: 'flag', default: false },
    },
    {
      id: 'maxDeliveries',
      label: 'Tries before setting aside',
      help: 'Deliveries of one message before it counts as a dead letter.',
      section: 'reliability',
      kind: { type: 'number', min: 1, max: 1000, integer: true, default: 3 },
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
          { value: 'best-effort', label: 'Best effort' },
          { value: 'fifo', label: 'First in, first out' },
        ],
        default: 'best-effort',
      },
    },
    durable,
    retention(96),
    maxMessages,
  ],
  technologies: ['rabbitmq', 'sqs', 'redis', 'nats', 'kafka', 'activemq', 'azure-service-bus', 'rocketmq'],
};

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
    'event store',
    'event bus',
    'partition',
    'cdc',
    'change stream',
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
    {
      id: 'replicationFactor',
      label: 'Copies',
      help: 'Brokers that keep each partition.',
      section: 'reliability',
      kind: { type: 'number', min: 1, max: 15, integer: true, default: 3 },
    },
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
    retention(168),
    maxMessages,
    {
      id: 'compaction',
      label: 'Compacted',
      help: 'Keeps the last message of each key for ever.',
      section: 'data',
      kind: { type: 'flag', default: false },
    },
    {
      id: 'deadLetter',
      label: 'Has a dead-letter topic',
      help: 'Messages that fail again and again are set aside.',
      section: 'reliability',
      kind: { type: 'flag', default: false },
    },
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
    'event bus',
    'broadcast',
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
    {
      id: 'ordering',
      label: 'Order',
      help: 'Whether messages come out as they went in.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          { value: 'best-effort', label: 'Best effort' },
          { value: 'fifo', label: 'First in, first out' },
        ],
        default: 'best-effort',
      },
    },
    {
      id: 'filter',
      label: 'Filter',
      help: 'Which messages a subscriber asks for, in words.',
      section: 'behaviour',
      kind: { type: 'text' },
    },
    durable,
    maxMessages,
    {
      id: 'deadLetter',
      label: 'Has a dead-letter queue',
      help: 'Messages no subscriber would take are set aside.',
      section: 'reliability',
      kind: { type: 'flag', default: false },
    },
  ],
  technologies: ['sns', 'google-pubsub', 'redis', 'nats', 'kafka', 'mosquitto', 'rabbitmq', 'eventbridge'],
};

export const messagingTypes: readonly ComponentType[] = [messageQueue, eventLog, topic];
