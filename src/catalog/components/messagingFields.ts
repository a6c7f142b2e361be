/** Fields that queues, logs and topics share: how messages are taken, and what becomes of those nobody can handle. */
import type { Field } from '../componentType';
import { choiceField, flagField, found, numberField, wholeField } from '../fields';
import { encryptedAtRest } from './dataFields';

export const delivery: Field = choiceField(
  'delivery',
  'Delivery',
  'reliability',
  'How often a consumer may see one message. At least once asks for idempotent consumers.',
  [
    ['at-most-once', 'At most once'],
    ['at-least-once', 'At least once'],
    ['exactly-once', 'Exactly once'],
  ],
  'at-least-once',
);

/** `noun`: what it is called in order, a FIFO queue, a FIFO topic. */
export const ordering = (noun: string): Field =>
  choiceField('ordering', 'Order', 'behaviour', 'Whether messages come out as they went in.', [
    ['best-effort', 'Best effort'],
    ['fifo', 'First in, first out', found(`FIFO ${noun}`, `ordered ${noun}`, 'first in first out')],
  ]);

export const consumption = (usual: 'push' | 'pull' | 'long-poll'): Field =>
  choiceField(
    'consumption',
    'Consumers',
    'behaviour',
    'Are called with each message (push), ask for it (pull), or ask and wait until there is one (long poll).',
    [
      ['push', 'Are called: push'],
      ['pull', 'Ask: pull'],
      ['long-poll', 'Ask and wait: long poll'],
    ],
    usual,
  );

export const durable: Field = flagField(
  'durable',
  'Durable',
  'reliability',
  'Messages are on disk before they are acknowledged.',
  true,
);

export const retention = (hours: number): Field =>
  numberField('retentionHours', 'Retention', 'data', 'How long a message is kept.', {
    unit: 'h',
    default: hours,
  });

export const maxMessages: Field = wholeField(
  'maxMessages',
  'Most messages',
  'performance',
  'That may wait; beyond this the sender is turned away; empty: no bound given.',
  {},
);

export const backpressure: Field = choiceField(
  'backpressure',
  'When it is full',
  'reliability',
  'What happens to messages beyond the most that may wait. The numbers turn the sender away.',
  [
    ['reject', 'The sender is turned away'],
    ['block', 'The sender waits'],
    ['drop-oldest', 'The oldest message goes'],
    ['drop-newest', 'The new message goes, without a word'],
  ],
);

export const visibilityTimeoutSeconds: Field = numberField(
  'visibilityTimeoutSeconds',
  'Hidden while worked on',
  'reliability',
  'A message taken and not acknowledged for this long is given to another consumer: longer than the work takes.',
  { max: 43_200, unit: 's', default: 30 },
);

export const priorities: Field = flagField(
  'priorities',
  'Priorities',
  'behaviour',
  'Urgent messages overtake others.',
);

export const maxDeliveries: Field = wholeField(
  'maxDeliveries',
  'Tries before setting aside',
  'reliability',
  'Deliveries of one message before it counts as a dead letter.',
  { max: 1000, default: 3 },
);

export const deadLetter = (
  label = 'Has a dead-letter queue',
  help = 'Messages that fail again and again are set aside; or draw a dead-letter queue.',
): Field => flagField('deadLetter', label, 'reliability', help);

/** How much of it waits, and for how long. */
export const WAITING: readonly Field[] = [durable, retention(96), maxMessages, backpressure, encryptedAtRest];
