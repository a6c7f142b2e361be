import { expect, test } from 'vitest';
import { changedLines } from '../../src/estimate/changedLines';

type Lines = Parameters<typeof changedLines>[0];

test.each<[string, Lines, Lines, Lines]>([
  [
    'both times and the share of answers',
    ['12 · 96 ms', '99.95 %'],
    ['30 · 190 ms', '79.9 %'],
    ['p99 96 → 190 ms', '99.95 → 79.9 %'],
  ],
  ['units that part', ['12 · 96 ms', '99 %'], ['30 ms · 1.2 s', '99 %'], ['p99 96 ms → 1.2 s', '99 %']],
  ['the p50 alone', ['12 · 96 ms', '99 %'], ['30 · 96 ms', '99 %'], ['p50 12 → 30 ms', '99 %']],
  ['the p50 of two units', ['12 ms · 1.2 s', ''], ['30 ms · 1.2 s', ''], ['p50 12 → 30 ms', '']],
  ['no bound any more', ['12 · 96 ms', '99 %'], ['no bound', '99 %'], ['p99 96 ms → no bound', '99 %']],
  ['a bound again', ['no bound', '99 %'], ['12 · 96 ms', '99 %'], ['p99 no bound → 96 ms', '99 %']],
  [
    'a p99 without bound',
    ['12 ms · no bound', '99 %'],
    ['20 ms · no bound', '99 %'],
    ['p50 12 → 20 ms', '99 %'],
  ],
  ['what is the same', ['12 · 96 ms', '99.95 %'], ['12 · 96 ms', '99.95 %'], ['12 · 96 ms', '99.95 %']],
  ['a queue', ['enqueue 5 ms', '99 %'], ['enqueue 15 ms', '98 %'], ['enqueue 5 → 15 ms', '99 → 98 %']],
  ['a load', ['1,200 rps', 'read'], ['3,600 rps', 'read'], ['1,200 → 3,600 rps', 'read']],
  [
    'so far',
    ['12 · 96 ms', '99.95 % so far'],
    ['12 · 96 ms', '79.9 % so far'],
    ['12 · 96 ms', '99.95 → 79.9 % so far'],
  ],
  ['nothing known of it', ['–', ''], ['12 · 96 ms', '99 % so far'], ['p99 – → 96 ms', '99 % so far']],
])('%s', (_, was, is, said) => {
  expect(changedLines(was, is)).toEqual(said);
});
