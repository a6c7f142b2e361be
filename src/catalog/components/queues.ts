/** Queues: each message goes to one consumer, at its own pace; work, tasks, what is for later, what has failed. */
import { Hourglass, ListEnd, ListTodo, MailX } from 'lucide';
import type { ComponentType, Protocol } from '../componentType';
import { choiceField, flagField, numberField } from '../fields';
import { BENCHMARK, contract, judged, measured, sourced } from '../sources';
import { encryptedAtRest } from './dataFields';
import {
  consumption,
  deadLetter,
  delivery,
  maxDeliveries,
  maxMessages,
  ordering,
  priorities,
  retention,
  visibilityTimeoutSeconds,
  WAITING,
} from './messagingFields';
import { QUEUE } from './nearestRows';

const TAKES: readonly Protocol[] = [
  'amqp',
  'https',
  'mqtt',
  'redis',
  'grpc',
  'http',
  'nats',
  'kafka',
  'tcp',
  'internal',
];
const GIVES: readonly Protocol[] = [
  'amqp',
  'mqtt',
  'redis',
  'nats',
  'kafka',
  'internal',
  'https',
  'http',
  'grpc',
  'tcp',
];

const asQueue = {
  category: 'messaging',
  role: 'broker',
  sharesMessages: true,
  answers: TAKES,
  speaks: GIVES,
  how: 'sequence',
} as const;

const messageQueue: ComponentType = {
  ...asQueue,
  id: 'message-queue',
  label: 'Message queue',
  icon: ListEnd,
  summary: 'Holds messages until one of its consumers takes them: the sender needn’t wait.',
  keywords: [
    'queue',
    'mq',
    'broker',
    'async',
    'buffer',
    'standard queue',
    'point-to-point',
    'priority queue',
    'competing consumers',
  ],
  defaults: {
    availability: sourced(0.999, contract('Amazon SQS and SNS (Messaging) SLA, 99.9 % (2022)')),
    latencyMs: sourced(
      { p50: 0.5, p99: 2 },
      measured(`${BENCHMARK}: mirrored RabbitMQ p99 1 ms at 30 MB/s; rounded up`),
    ),
    capacityRps: sourced(20_000, judged('messages a second through one mirrored RabbitMQ queue')),
    managed: sourced(null, judged('run by us until said otherwise')),
  },
  fields: [
    choiceField(
      'purpose',
      'Purpose',
      'behaviour',
      'Work to be done, messages nobody could handle, or messages held back for a while.',
      [
        ['work', 'Work'],
        ['dead-letter', 'Dead letters'],
        ['delay', 'Delay'],
      ],
    ),
    deadLetter(),
    maxDeliveries,
    delivery,
    ordering('queue'),
    consumption('push'),
    visibilityTimeoutSeconds,
    priorities,
    ...WAITING,
  ],
  technologies: ['rabbitmq', 'sqs', 'redis', 'nats', 'kafka', 'activemq', 'azure-service-bus', 'rocketmq'],
};

const taskQueue: ComponentType = {
  ...asQueue,
  id: 'task-queue',
  label: 'Task queue',
  icon: ListTodo,
  summary: 'Jobs for workers, each with what it needs and what has become of it.',
  keywords: ['job queue', 'background jobs', 'work queue', 'queue', 'tasks', 'async jobs'],
  defaults: QUEUE,
  fields: [
    deadLetter(),
    maxDeliveries,
    delivery,
    ordering('task queue'),
    consumption('pull'),
    visibilityTimeoutSeconds,
    priorities,
    flagField(
      'keepsResults',
      'Keeps results',
      'behaviour',
      'Whoever asked for a job can ask what has become of it.',
    ),
    flagField(
      'scheduled',
      'Jobs for later',
      'behaviour',
      'A job may be put in with the time it is to start.',
    ),
    ...WAITING,
  ],
  technologies: [
    'celery',
    'sidekiq',
    'redis',
    'rabbitmq',
    'sqs',
    'google-cloud-tasks',
    'bullmq',
    'beanstalkd',
  ],
};

const delayQueue: ComponentType = {
  ...asQueue,
  id: 'delay-queue',
  label: 'Delay queue',
  icon: Hourglass,
  summary: 'Holds each message back for a while before anybody may take it: reminders, retries, expiries.',
  keywords: ['delayed', 'schedule', 'later', 'timer', 'retry queue', 'queue', 'postpone'],
  defaults: QUEUE,
  fields: [
    numberField(
      'delaySeconds',
      'Delay',
      'behaviour',
      'How long a message is held back. The time to effect doesn’t count it: it is meant.',
      { unit: 's', default: 60 },
    ),
    deadLetter(),
    maxDeliveries,
    delivery,
    ordering('delay queue'),
    consumption('pull'),
    visibilityTimeoutSeconds,
    ...WAITING,
  ],
  technologies: ['sqs', 'rabbitmq', 'azure-service-bus', 'redis', 'rocketmq', 'google-cloud-tasks'],
};

const deadLetterQueue: ComponentType = {
  ...asQueue,
  id: 'dead-letter-queue',
  label: 'Dead-letter queue',
  icon: MailX,
  summary: 'Keeps the messages that nobody could handle, for people to look at and send again.',
  keywords: ['dlq', 'dead letter', 'poison pill', 'failed messages', 'parking lot', 'queue', 'retry'],
  defaults: QUEUE,
  fields: [
    retention(336),
    choiceField(
      'redrive',
      'Sent again',
      'behaviour',
      'How messages get back to where they failed, once that is mended.',
      [
        ['by-hand', 'By hand'],
        ['automatic', 'By itself, after a while'],
        ['never', 'Never: they are looked at and thrown away'],
      ],
    ),
    flagField(
      'alerts',
      'Somebody is told',
      'reliability',
      'A message in it raises an alert; one that nobody reads only hides failures.',
    ),
    maxMessages,
    encryptedAtRest,
  ],
  technologies: ['sqs', 'rabbitmq', 'azure-service-bus', 'kafka', 'activemq'],
};

export const queueTypes: readonly ComponentType[] = [messageQueue, taskQueue, delayQueue, deadLetterQueue];
