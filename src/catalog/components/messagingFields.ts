/** Fields that queues, logs and topics share: how messages are taken, and what becomes of those nobody can handle. */
import type { Field } from '../componentType';
import { encryptedAtRest } from './dataFields';
import { choiceField, countField, flagField, numberField } from './fieldMakers';

export const delivery: Field = choiceField(
  {
    id: 'delivery',
    label: 'Delivery',
    help: 'How often a consumer may see one message. At least once asks for idempotent consumers.',
    section: 'reliability',
  },
  [
    ['at-most-once', 'At most once'],
    ['at-least-once', 'At least once'],
    ['exactly-once', 'Exactly once'],
  ],
  'at-least-once',
);

export const ordering: Field = choiceField(
  {
    id: 'ordering',
    label: 'Order',
    help: 'Whether messages come out as they went in.',
    section: 'behaviour',
  },
  [
    ['best-effort', 'Best effort'],
    ['fifo', 'First in, first out'],
  ],
  'best-effort',
);

export const consumption = (usual: 'push' | 'pull' | 'long-poll'): Field =>
  choiceField(
    {
      id: 'consumption',
      label: 'Consumers',
      help: 'Are called with each message (push), ask for it (pull), or ask and wait until there is one (long poll).',
      section: 'behaviour',
    },
    [
      ['push', 'Are called: push'],
      ['pull', 'Ask: pull'],
      ['long-poll', 'Ask and wait: long poll'],
    ],
    usual,
  );

export const durable: Field = flagField(
  {
    id: 'durable',
    label: 'Durable',
    help: 'Messages are on disk before they are acknowledged.',
    section: 'reliability',
  },
  true,
);

export const retention = (hours: number): Field =>
  numberField(
    { id: 'retentionHours', label: 'Retention', help: 'How long a message is kept.', section: 'data' },
    { min: 0, unit: 'h', default: hours },
  );

export const maxMessages: Field = numberField(
  {
    id: 'maxMessages',
    label: 'Most messages',
    help: 'That may wait; beyond this the sender is turned away; empty: no bound given.',
    section: 'performance',
  },
  { min: 1, integer: true },
);

export const backpressure: Field = choiceField(
  {
    id: 'backpressure',
    label: 'When it is full',
    help: 'What happens to messages beyond the most that may wait. The numbers turn the sender away.',
    section: 'reliability',
  },
  [
    ['reject', 'The sender is turned away'],
    ['block', 'The sender waits'],
    ['drop-oldest', 'The oldest message goes'],
    ['drop-newest', 'The new message goes, without a word'],
  ],
  'reject',
);

export const visibilityTimeoutSeconds: Field = numberField(
  {
    id: 'visibilityTimeoutSeconds',
    label: 'Hidden while worked on',
    help: 'A message taken and not acknowledged for this long is given to another consumer: longer than the work takes.',
    section: 'reliability',
  },
  { min: 0, max: 43_200, unit: 's', default: 30 },
);

export const priorities: Field = flagField({
  id: 'priorities',
  label: 'Priorities',
  help: 'Urgent messages overtake others.',
  section: 'behaviour',
});

export const maxDeliveries: Field = countField(
  {
    id: 'maxDeliveries',
    label: 'Tries before setting aside',
    help: 'Deliveries of one message before it counts as a dead letter.',
    section: 'reliability',
  },
  3,
  1000,
);

export const deadLetter = (
  label = 'Has a dead-letter queue',
  help = 'Messages that fail again and again are set aside; or draw a dead-letter queue.',
): Field => flagField({ id: 'deadLetter', label, help, section: 'reliability' });

/** How much of it waits, and for how long. */
export const WAITING: readonly Field[] = [durable, retention(96), maxMessages, backpressure, encryptedAtRest];
