import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatAvailability,
  formatCount,
  formatDowntime,
  formatDuration,
  formatLatency,
  formatLatencyPair,
  formatRate,
  formatShare,
  withSpread,
} from '../../src/shared/formatNumbers';

const YEAR_SECONDS = 365.25 * 86_400;

/** The number a text begins with. */
const numberIn = (text: string): number => Number(text.replaceAll(',', '').match(/[\d.]+/)?.[0]);
const digitsThatMatter = (text: string): number =>
  (text.match(/[\d.]+/)?.[0] ?? '').replace('.', '').replace(/^0+/, '').length;
const ninesIn = (percent: string): number => percent.replace('.', '').match(/^9*/)?.[0].length ?? 0;

describe('availability', () => {
  test.each([
    [1, '100 %'],
    [0, '0 %'],
    [0.5, '50 %'],
    [0.9, '90 %'],
    [0.95, '95 %'],
    [0.8865, '88.6 %'],
    [0.9555, '95.5 %'],
    [0.99, '99 %'],
    [0.9939, '99.39 %'],
    [0.995, '99.5 %'],
    [0.999, '99.9 %'],
    [0.998875127497, '99.88 %'],
    [0.99982, '99.982 %'],
    [0.9999, '99.99 %'],
    [0.99989999, '99.989 %'],
    [0.99995, '99.995 %'],
    [0.999999, '99.9999 %'],
    [0.0555, '5.5 %'],
    [0.0123, '1.2 %'],
    [0.0004, '0.04 %'],
    [0.000012, '0.0012 %'],
    [1e-9, '< 0.001 %'],
  ])('%d reads %s', (availability, shown) => expect(formatAvailability(availability)).toBe(shown));

  test.each([
    [1e-9, '99.9999999 %'],
    [1.2e-9, '99.99999988 %'],
    [1e-12, '99.9999999999 %'],
    [3.4e-13, '99.999999999966 %'],
    [1e-15, '99.9999999999999 %'],
    [1e-15 / 3, '99.999999999999966 %'],
  ])('unavailability %d, where the availability has lost its nines, reads %s', (down, shown) =>
    expect(formatAvailability(1 - down, down)).toBe(shown),
  );

  test('is never shown as all of it, however many nines there are', () => {
    for (let nines = 1; nines < 40; nines++)
      expect(numberIn(formatAvailability(1, 10 ** -nines).slice(0, 15))).toBeLessThan(100);
  });

  const unavailability = fc
    .tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -15, max: -1 }))
    .map(([digits, exponent]) => digits * 10 ** exponent)
    .filter((down) => down < 0.9);

  test('shows no more than there is, and at most two digits less', () => {
    fc.assert(
      fc.property(unavailability, (down) => {
        const shown = formatAvailability(1 - down, down);
        // Exact arithmetic on the digits: one unit is 1e-19 of the whole.
        const [whole = '', part = ''] = shown.slice(0, -2).split('.');
        const units = BigInt(`${whole.padStart(2, '0')}${part}`.padEnd(19, '0'));
        const shownDown = Number(10n ** 19n - units) / 1e19;
        expect(shownDown).toBeGreaterThanOrEqual(down * (1 - 1e-6));
        expect(shownDown).toBeLessThanOrEqual(down * 1.101);
      }),
    );
  });

  test('never shows more nines than there are', () => {
    fc.assert(
      fc.property(unavailability, (down) => {
        const real = Math.floor(-Math.log10(down) + 1e-8);
        expect(ninesIn(formatAvailability(1 - down, down))).toBeLessThanOrEqual(real);
      }),
    );
  });

  test('more is never shown as less', () => {
    fc.assert(
      fc.property(unavailability, unavailability, (one, other) => {
        const [more, less] = one < other ? [one, other] : [other, one];
        expect(numberIn(formatAvailability(1 - more, more))).toBeGreaterThanOrEqual(
          numberIn(formatAvailability(1 - less, less)),
        );
      }),
    );
  });
});

describe('latency', () => {
  test.each([
    [null, 'no bound'],
    [0, '0 ms'],
    [1e-6, '< 0.001 ms'],
    [0.004, '0.004 ms'],
    [0.1, '0.1 ms'],
    [0.5, '0.5 ms'],
    [0.999, '1 ms'],
    [1.234, '1.23 ms'],
    [9.996, '10 ms'],
    [12, '12 ms'],
    [44.52, '44.5 ms'],
    [99.96, '100 ms'],
    [141.2, '141 ms'],
    [157, '157 ms'],
    [999.4, '999 ms'],
    [999.6, '1 s'],
    [1000, '1 s'],
    [1234, '1.23 s'],
    [90_000, '90 s'],
    [999_400, '999 s'],
    [999_999, '16.7 min'],
  ])('%d ms reads %s', (ms, shown) => expect(formatLatency(ms)).toBe(shown));

  test('two of them say a shared unit once', () => {
    expect(formatLatencyPair(12, 96)).toBe('12 · 96 ms');
    expect(formatLatencyPair(12, 1200)).toBe('12 ms · 1.2 s');
    expect(formatLatencyPair(12, null)).toBe('12 ms · no bound');
    expect(formatLatencyPair(null, null)).toBe('no bound');
  });

  test('has at most three digits that matter, and is at most a hundredth off', () => {
    const ms = fc.double({ min: Math.log(1e-3), max: Math.log(5e7), noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(ms, (value) => {
        const shown = formatLatency(value);
        const unit = shown.endsWith('min') ? 60_000 : shown.endsWith(' ms') ? 1 : 1000;
        expect(digitsThatMatter(shown)).toBeLessThanOrEqual(3);
        expect(Math.abs(numberIn(shown) * unit - value)).toBeLessThanOrEqual(
          value * (value < 1 ? 0.051 : 0.0051),
        );
      }),
    );
  });
});

describe('durations, with a year of 365.25 days', () => {
  test.each([
    [0.1, '36.5 days a year'],
    [0.01, '3.65 days a year'],
    [0.001, '8.77 h a year'],
    [0.0001, '52.6 min a year'],
    [0.00001, '5.26 min a year'],
    [0.000001, '31.6 s a year'],
    [1e-9, '31.6 ms a year'],
    [1e-14, '< 0.001 ms a year'],
    [0, '0 s a year'],
  ])('a share of %d down is %s', (share, shown) => expect(formatDowntime(share * YEAR_SECONDS)).toBe(shown));

  test.each([
    [0.3, '0.3 s'],
    [59.9, '59.9 s'],
    [59.99, '1 min'],
    [3599.9, '1 h'],
    [86_400, '24 h'],
    [172_800, '2 days'],
    [YEAR_SECONDS, '365 days'],
  ])('%d s reads %s', (seconds, shown) => expect(formatDuration(seconds)).toBe(shown));
});

describe('rates, counts and shares', () => {
  test.each([
    [0, '0'],
    [0.0000001, '< 0.001'],
    [0.25, '0.25'],
    [40, '40'],
    [999.4, '999'],
    [999.6, '1,000'],
    [4000, '4,000'],
    [12_345.6, '12,346'],
    [999_999.4, '999,999'],
    [999_999.6, '1 M'],
    [1_234_567, '1.23 M'],
    [999_600_000, '1 G'],
    [2.5e9, '2.5 G'],
    [1e15, '1000000 G'],
    [1e60, '> 1,000,000 G'],
  ])('%d reads %s', (count, shown) => {
    expect(formatCount(count)).toBe(shown);
    expect(formatRate(count)).toBe(`${shown} rps`);
  });

  test.each([
    [0, '0 %'],
    [1e-9, '< 0.001 %'],
    [0.004, '0.4 %'],
    [0.67, '67 %'],
    [0.9999, '99.9 %'],
    [1, '100 %'],
    [1.4, '140 %'],
    [99.99, '9999 %'],
    [100, '> 9,999 %'],
    [1e60, '> 9,999 %'],
  ])('a share of %d reads %s', (share, shown) => expect(formatShare(share)).toBe(shown));
});

describe('a number and how far it may be off', () => {
  test.each([
    ['99.95 %', '99.9 %', '99.97 %', '99.95 % (99.9–99.97)'],
    ['12 ms', '8 ms', '1.2 s', '12 ms (8 ms–1.2 s)'],
    ['950 ms', '1.1 s', '1.2 s', '950 ms (1.1–1.2 s)'],
    ['12 ms', '8 ms', 'no bound', '12 ms (8 ms–no bound)'],
    ['no bound', '8 ms', 'no bound', 'no bound (8 ms–no bound)'],
    ['100 %', '100 %', '100 %', '100 %'],
    ['100 %', '99 %', '99 %', '100 % (99 %)'],
    ['4,000 rps', '1,000 rps', '5,000 rps', '4,000 rps (1,000–5,000)'],
  ])('%s, %s to %s', (text, low, high, shown) => {
    expect(withSpread(text, low, high)).toBe(shown);
  });
});
