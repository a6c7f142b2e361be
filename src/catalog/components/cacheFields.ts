/**
 * What a store in memory is used for. Role and technology are separate: one Redis serves as a cache, a session store, a
 * lock or a counter, and its rules differ. Caches and key-value stores share the field.
 */
import type { Field } from '../componentType';
import { choiceField, found } from '../fields';

export const memoryPurpose: Field = choiceField(
  'purpose',
  'Used for',
  'behaviour',
  'What it holds: copies that may be lost, or the only record of something.',
  [
    ['general', 'Anything'],
    ['session-store', 'Sessions', found('Session store', 'sessions', 'login sessions')],
    ['lock', 'Locks', found('Lock', 'distributed lock', 'mutex', 'lease', 'redlock')],
    [
      'rate-limit-counters',
      'Counters of a rate limiter',
      found('Rate-limit counters', 'rate limit store', 'counter', 'counters'),
    ],
    ['leaderboard', 'Leaderboard', found('Leaderboard', 'ranking', 'sorted set', 'scores')],
    ['queue', 'Queue', found('List as a queue', 'redis list')],
    ['token-deny-list', 'Tokens no longer valid', found('Token deny-list', 'revocation list', 'blacklist')],
    ['idempotency-keys', 'Idempotency keys', found('Idempotency-key store', 'deduplication', 'dedupe')],
  ],
);

/** Purposes for which it is the only record: nothing stands behind it to be read again. */
export const KEEPS_THE_ONLY_COPY: ReadonlySet<unknown> = new Set([
  'session-store',
  'lock',
  'rate-limit-counters',
  'leaderboard',
  'queue',
  'token-deny-list',
  'idempotency-keys',
]);
