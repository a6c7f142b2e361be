/** Code of ours that nobody waits for: it takes messages, streams or whole data sets at its own pace. */
import { Activity, CalendarClock, Cog, Layers } from 'lucide';
import type { ComponentType, Protocol } from '../componentType';
import { choiceField, flagField, found, numberField, textField, wholeField } from '../fields';
import { CALLED, SERVED } from '../protocolSets';
import { judged, sourced } from '../sources';
import { autoscaling, idempotent, likeAService, owner } from './computeFields';

const FIRST: readonly Protocol[] = ['internal', 'amqp', 'kafka', 'mqtt', 'nats'];
const DELIVERED: readonly Protocol[] = [...FIRST, ...SERVED.filter((protocol) => !FIRST.includes(protocol))];

export const worker: ComponentType = {
  id: 'worker',
  label: 'Worker',
  category: 'compute',
  role: 'compute',
  icon: Cog,
  summary: 'Takes work from a queue or log at its own pace.',
  keywords: ['consumer', 'background job', 'processor', 'event handler', 'subscriber', 'projector'],
  answers: DELIVERED,
  speaks: CALLED,
  how: 'sequence',
  defaults: likeAService('messages'),
  fields: [
    choiceField('purpose', 'Does', 'behaviour', 'What it makes of a message.', [
      ['general', 'Anything'],
      ['projector', 'Keeps a read model', found('Projector', 'read model', 'denormalizer')],
      ['feed-builder', 'Builds feeds', found('Fan-out worker', 'feed worker')],
      ['transcoding', 'Converts media', found('Transcoder', 'video encoding', 'thumbnail')],
      ['notification', 'Notifies', found('Notification worker', 'mailer')],
      ['relay', 'Passes an outbox on', found('Outbox relay', 'message relay', 'cdc connector', 'debezium')],
    ]),
    wholeField('concurrency', 'Concurrency', 'performance', 'Messages one replica works on at a time.', {
      max: 100_000,
      default: 1,
    }),
    wholeField('batchSize', 'Batch size', 'performance', 'Messages taken in one go.', {
      max: 100_000,
      default: 1,
    }),
    autoscaling,
    idempotent,
    owner,
  ],
  technologies: ['celery', 'sidekiq', 'temporal', 'spark', 'flink', 'nodejs', 'java', 'go', 'python'],
};

export const streamProcessor: ComponentType = {
  id: 'stream-processor',
  label: 'Stream processor',
  category: 'compute',
  role: 'compute',
  icon: Activity,
  summary: 'Computes over events as they flow past: joins, counts, windows, alerts.',
  keywords: ['stream', 'real-time analytics', 'windowing', 'cep', 'event processing', 'kappa'],
  answers: DELIVERED,
  speaks: CALLED,
  how: 'sequence',
  defaults: {
    ...likeAService('events'),
    latencyMs: sourced({ p50: 8, p99: 80 }, judged('nearest row, a stateless service: one event')),
    capacityRps: sourced(
      10_000,
      judged('one task slot on small events; the nearest row, a service’s 500, is of whole requests'),
    ),
  },
  fields: [
    choiceField(
      'delivery',
      'Each event counts',
      'reliability',
      'After a failure: exactly once needs checkpoints and a sink that takes part.',
      [
        ['at-least-once', 'At least once'],
        ['exactly-once', 'Exactly once'],
        ['at-most-once', 'At most once'],
      ],
    ),
    choiceField('window', 'Window', 'behaviour', 'Over which stretch of time it computes.', [
      ['none', 'None: event by event'],
      ['tumbling', 'Tumbling'],
      ['sliding', 'Sliding'],
      ['session', 'Session'],
    ]),
    numberField('windowSeconds', 'Window length', 'behaviour', 'Results come at the end of a window.', {
      unit: 's',
    }),
    flagField('stateful', 'Keeps state', 'behaviour', 'Counts and joins live in it between events.', true),
    numberField(
      'checkpointSeconds',
      'Checkpoint every',
      'reliability',
      'After a failure it goes back to the last one and computes again from there.',
      { unit: 's', default: 60 },
    ),
    idempotent,
    owner,
  ],
  technologies: ['flink', 'spark', 'kafka-streams', 'google-cloud-dataflow', 'java'],
};

export const batchJob: ComponentType = {
  id: 'batch-job',
  label: 'Batch job',
  category: 'compute',
  role: 'compute',
  icon: Layers,
  summary: 'Works through a whole data set at once: reports, imports, backfills, training.',
  keywords: ['batch', 'etl', 'elt', 'backfill', 'job', 'mapreduce', 'nightly job', 'training', 'ml training'],
  answers: ['internal', 'https', 'http', 'grpc', 'amqp', 'kafka', 'nats'],
  speaks: CALLED,
  how: 'sequence',
  defaults: likeAService('records'),
  fields: [
    textField(
      'schedule',
      'Schedule',
      'behaviour',
      'When it runs, as a cron line or in words; empty: on demand.',
    ),
    flagField(
      'resumable',
      'Can go on',
      'reliability',
      'After a failure it goes on where it was, not from the start.',
    ),
    numberField(
      'throttleRps',
      'Held to',
      'performance',
      'Records a second at most, so that it leaves the stores to those who wait; empty: as fast as it can.',
      { unit: 'rps' },
    ),
    numberField('hours', 'Takes', 'performance', 'How long one run lasts.', { unit: 'h' }),
    idempotent,
    owner,
  ],
  technologies: ['spark', 'hadoop', 'aws-batch', 'airflow', 'kubernetes', 'python', 'java'],
};

export const scheduler: ComponentType = {
  id: 'scheduler',
  label: 'Scheduler',
  category: 'compute',
  role: 'compute',
  icon: CalendarClock,
  summary: 'Starts work at set times: clean-ups, reports, backups.',
  keywords: [
    'cron',
    'timer',
    'periodic',
    'nightly',
    'quartz',
    'quartz.net',
    'cron job',
    'task scheduler',
    'windows task scheduler',
  ],
  answers: ['https', 'http', 'grpc', 'internal', 'amqp'],
  speaks: CALLED,
  how: 'sequence',
  defaults: likeAService(),
  fields: [
    textField('schedule', 'Schedule', 'behaviour', 'When it runs, as a cron line or in words.'),
    flagField(
      'catchUp',
      'Catches up',
      'reliability',
      'Runs that were missed while it was down are made up for.',
    ),
    flagField(
      'singleRun',
      'Runs once however many replicas',
      'reliability',
      'A lock or a leader sees to it that two replicas don’t start the same run.',
    ),
    owner,
  ],
  technologies: ['airflow', 'kubernetes', 'temporal', 'eventbridge'],
};
