import { describe, expect, test } from 'vitest';
import { connectionMarks } from '../../src/catalog/connectionMarks';
import { isEncrypted, saidSecurity, securityOf } from '../../src/catalog/connectionSecurity';
import type { Connection } from '../../src/model/diagram';

const ends = { from: 'a', to: 'b' };
const wordsOf = (said: Partial<Connection>) => connectionMarks({ ...ends, ...said }).map(({ says }) => says);

describe('the signs of a connection', () => {
  test('say only what was said of it', () => {
    expect(wordsOf({})).toEqual([]);
    expect(wordsOf({ protocol: 'https', mode: 'async', operation: 'read', optional: true })).toEqual([]);
    expect(
      wordsOf({
        circuitBreaker: false,
        retries: { max: 0 },
        idempotent: false,
        mutualTls: false,
        batchSize: 1,
      }),
    ).toEqual([]);
  });

  test('say all of it in words', () => {
    expect(
      wordsOf({
        circuitBreaker: { openAfterErrorShare: 0.25 },
        retries: { max: 3, backoffMs: 50, jitter: true },
        timeoutMs: 1500,
        hedgeAfterMs: 95,
        encrypted: true,
        rateLimitRps: 2000,
        idempotent: true,
        batchSize: 50,
        consistency: 'read-your-writes',
        deliveryGuarantee: 'at-least-once',
      }),
    ).toEqual([
      'Circuit breaker: opens above 25 % failures, for 5 s',
      'Retried up to 3 times, after 50 ms, then twice as long each, with jitter',
      'Times out after 1.5 s',
      'Sent a second time after 95 ms without an answer',
      'TLS',
      'At most 2,000 rps are let through',
      'Idempotent: made twice it does no more than once',
      'In batches of 50',
      'Consistency asked for: read your writes',
      'Delivered at least once',
    ]);
    expect(wordsOf({ retries: { max: 1, backoffMs: 50 } })).toEqual(['Retried once, after 50 ms']);
    expect(wordsOf({ timeoutMs: 0 })).toEqual(['Times out after 0 s']);
  });

  test('are one list for one connection', () => {
    const connection = { ...ends, timeoutMs: 1 };
    expect(connectionMarks(connection)).toBe(connectionMarks(connection));
  });
});

describe('security', () => {
  test.each([
    [{}, null, null],
    [{ protocol: 'https' }, null, 'tls'],
    [{ protocol: 'http' }, null, null],
    [{ protocol: 'https', encrypted: false }, 'none', 'none'],
    [{ encrypted: true }, 'tls', 'tls'],
    [{ encrypted: true, mutualTls: false }, 'tls', 'tls'],
    [{ encrypted: false, mutualTls: true }, 'mutual-tls', 'mutual-tls'],
  ] as const)('of %j is said to be %s and is %s', (connection, said, inForce) => {
    expect(saidSecurity(connection)).toBe(said);
    expect(securityOf(connection)).toBe(inForce);
    expect(isEncrypted(connection)).toBe(inForce !== null && inForce !== 'none');
  });
});
