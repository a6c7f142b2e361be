import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  PERIODS,
  readBytes,
  readCount,
  readFrequency,
  readShare,
  readYears,
  writeBytes,
  writeCount,
  writeFrequency,
  writeShare,
  writeYears,
} from '../../src/shared/amounts';

describe('amounts as people type them', () => {
  it.each([
    ['10M', 10_000_000],
    ['1.5 million', 1_500_000],
    ['2bn', 2_000_000_000],
    ['3 B', 3_000_000_000],
    ['500k', 500_000],
    ['4,000', 4000],
    ['12 345 678', 12_345_678],
    ['1,5', 1.5],
    ['1e6', 1_000_000],
    ['1.1 M', 1_100_000],
    ['', null],
    ['-3', null],
    ['many', null],
    ['5 apples', null],
    ['1.2.3', null],
  ])('count %j', (text, count) => expect(readCount(text)).toBe(count));

  it.each([
    ['500 KB', 500_000],
    ['500 kB', 500_000],
    ['1.2MB', 1_200_000],
    ['16 KiB', 16_384],
    ['1 GiB', 1_073_741_824],
    ['4 TB', 4e12],
    ['800', 800],
    ['800 bytes', 800],
    ['2 k', 2000],
    ['5 years', null],
  ])('bytes %j', (text, bytes) => expect(readBytes(text)).toBe(bytes));

  it.each([
    ['5 years', 5],
    ['1 y', 1],
    ['18 months', 1.5],
    ['2', 2],
    ['365.25 days', 1],
    ['5 KB', null],
  ])('years %j', (text, years) => expect(readYears(text)).toBe(years));

  it.each([
    ['5', 5, 'day'],
    ['5 a day', 5, 'day'],
    ['5 times a day', 5, 'day'],
    ['100M a month', 100_000_000, 'month'],
    ['100M/month', 100_000_000, 'month'],
    ['10/s', 10, 'second'],
    ['2 per hour', 2, 'hour'],
    ['every 4 s', 0.25, 'second'],
    ['every 10 seconds', 0.1, 'second'],
    ['every day', 1, 'day'],
    ['once an hour', 1, 'hour'],
  ])('frequency %j', (text, times, per) => expect(readFrequency(text)).toEqual({ times, per }));

  it('refuses what is no frequency', () => {
    for (const text of ['', 'often', '5 a fortnight', 'every 0 s', 'every now and then'])
      expect(readFrequency(text)).toBeNull();
  });

  it('reads shares with and without the sign', () => {
    expect([readShare('20 %'), readShare('0.2'), readShare('100%'), readShare('x')]).toEqual([
      0.2,
      0.2,
      1,
      null,
    ]);
  });
});

describe('amounts as they are written', () => {
  it.each([
    [10_000_000, '10 M'],
    [1_500_000_000, '1.5 bn'],
    [4000, '4,000'],
    [12_345_678, '12,345,678'],
    [0.25, '0.25'],
    [0, '0'],
  ])('count %d', (count, text) => expect(writeCount(count)).toBe(text));

  it.each([
    [500_000, '500 kB'],
    [16_384, '16,384 B'],
    [6e12, '6 TB'],
    [500, '500 B'],
    [0, '0 B'],
  ])('bytes %d', (bytes, text) => expect(writeBytes(bytes)).toBe(text));

  it('years and frequencies', () => {
    expect([writeYears(5), writeYears(1), writeYears(90 / 365.25)]).toEqual(['5 years', '1 year', '90 days']);
    expect(writeFrequency({ times: 0.25, per: 'second' })).toBe('every 4 seconds');
    expect(writeFrequency({ times: 5, per: 'hour' })).toBe('5 an hour');
  });

  it('read back as the very same number', () => {
    const amount = fc.oneof(
      fc.double({ min: 0, max: 1e15, noNaN: true }),
      fc.nat(),
      fc.tuple(fc.nat(9999), fc.nat(12)).map(([digits, power]) => Number(`${digits}e${power}`)),
    );
    fc.assert(
      fc.property(amount, fc.constantFrom(...PERIODS), (value, per) => {
        expect(readCount(writeCount(value))).toBe(value);
        expect(readBytes(writeBytes(value))).toBe(value);
        expect(readYears(writeYears(value))).toBe(value);
        expect(readFrequency(writeFrequency({ times: value, per }))).toEqual({ times: value, per });
      }),
    );
    fc.assert(
      fc.property(fc.nat(1_000_000), (millionths) => {
        const share = millionths / 1e6;
        expect(readShare(writeShare(share))).toBe(share);
      }),
    );
  });
});
