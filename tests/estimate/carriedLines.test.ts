import { expect, test } from 'vitest';
import { carriedLines, letThrough, refusedShare } from '../../src/estimate/carriedLines';

test('requests a second times bytes, there and back', () => {
  expect(carriedLines({ payloadBytes: 1200, responseBytes: 24_000 }, 500)).toEqual([
    '600 kB/s there · 12 MB/s back',
  ]);
  expect(carriedLines({ payloadBytes: 1000 }, 12_000)).toEqual(['12 MB/s there']);
  expect(carriedLines({ responseBytes: 0 }, 12_000)).toEqual(['0 B/s back']);
  expect(carriedLines({}, 12_000)).toEqual([]);
});

test('a batch makes fewer messages of as many bytes', () => {
  expect(carriedLines({ payloadBytes: 1000, batchSize: 50 }, 500)).toEqual([
    '500 kB/s there',
    '10 messages/s of 50',
  ]);
  expect(carriedLines({ batchSize: 50 }, 0)).toEqual([]);
  expect(carriedLines({ batchSize: 1 }, 500)).toEqual([]);
});

test('what is above a limit is refused and travels no further', () => {
  expect(carriedLines({ payloadBytes: 1000, rateLimitRps: 200 }, 500)).toEqual([
    '200 kB/s there',
    'Over the limit: 60 % of 500 rps are refused; the numbers count them all',
  ]);
  expect(carriedLines({ rateLimitRps: 500 }, 500)).toEqual([]);
  expect(refusedShare({ rateLimitRps: 0 }, 500)).toBe(1);
  expect(refusedShare({ rateLimitRps: 0 }, 0)).toBe(0);
  expect(refusedShare({}, 500)).toBe(0);
  expect(letThrough({ rateLimitRps: 200 }, 100)).toBe(100);
});
