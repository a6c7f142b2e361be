/**
 * Amounts as people type and read them: `10M`, `500 KB`, `5 years`, `every 4 s`. Reading is lenient (k, M, B; kB or KB
 * of 1,000 bytes, KiB of 1,024), writing exact: what is written reads back as the very same number. Null: it is none.
 */
import { DAYS_PER_YEAR, SECONDS_PER_DAY } from './secondsPerYear';

export const PERIODS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** A month is a twelfth of a year of 365.25 days. */
export const SECONDS_OF: Readonly<Record<Period, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: SECONDS_PER_DAY,
  week: 7 * SECONDS_PER_DAY,
  month: (DAYS_PER_YEAR / 12) * SECONDS_PER_DAY,
  year: DAYS_PER_YEAR * SECONDS_PER_DAY,
};

/** So many times in each period. */
export interface Frequency {
  readonly times: number;
  readonly per: Period;
}

/** `10M`, `1.5 million`, `2bn`, `4,000`, `1,5`. */
export function readCount(text: string): number | null {
  const found = split(text);
  const power = found && POWERS.get(found.unit);
  return power === null || power === undefined ? null : scaled(found?.number ?? '', power);
}

/** `500 KB`, `1.2 MB`, `16 KiB`, `800`: bytes. */
export function readBytes(text: string): number | null {
  const found = split(text);
  if (!found) return null;
  const unit = found.unit.replace(/bytes?$/, 'b');
  const binary = /^([kmgtpe])ib?$/.exec(unit)?.[1];
  if (binary) return finite(Number(found.number) * 1024 ** ('kmgtpe'.indexOf(binary) + 1));
  const power = BYTE_POWERS.get(unit);
  return power === undefined ? null : scaled(found.number, power);
}

/** `5 years`, `18 months`, `90 days`, `2`: years. */
export function readYears(text: string): number | null {
  const found = split(text);
  if (!found) return null;
  const number = Number(found.number);
  if (found.unit === '') return finite(number);
  const period = PERIOD_WORDS.get(found.unit);
  switch (period) {
    case 'year':
      return finite(number);
    case 'month':
      return finite(number / 12);
    case undefined:
      return null;
    default:
      return finite((number * SECONDS_OF[period]) / SECONDS_PER_DAY / DAYS_PER_YEAR);
  }
}

/** `5 a day`, `100M/month`, `every 4 s`, `0.2 per second`; a number alone is so many a day, or as `otherwise` says. */
export function readFrequency(text: string, otherwise: Period = 'day'): Frequency | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^once\b/, '1');
  const every = /^every\s+(.*)$/.exec(plain)?.[1];
  if (every !== undefined) return readEvery(every);
  const parts = /^(.*?)\s*(?:\/|\bper\b|\ba\b|\ban\b|\beach\b)\s*([a-z]+)$/.exec(plain);
  const per = parts ? PERIOD_WORDS.get(parts[2] ?? '') : otherwise;
  const count = readCount((parts ? (parts[1] ?? '') : plain).replace(/\s*times$/, ''));
  return per === undefined || count === null ? null : { times: count, per };
}

/** `10 %`, `0.2`: a share of 1. */
export function readShare(text: string): number | null {
  const percent = /^(.*)%$/.exec(text.trim())?.[1];
  const number = readCount(percent ?? text);
  return number === null || percent === undefined ? number : scaled(String(number), -2);
}

/** `10 M`, `1.5 bn` (B would be bytes), `4,000`, `12,345,678`. */
export function writeCount(count: number): string {
  return shortest(count, COUNT_UNITS);
}

/** `500 kB`, `1.2 MB`, `1,234 B`. */
export function writeBytes(bytes: number): string {
  return shortest(bytes, BYTE_UNITS);
}

/** `5 years`, `1 year`, `90 days`. */
export function writeYears(years: number): string {
  const days = Math.round(years * DAYS_PER_YEAR);
  if (years < 1 && days > 0 && days / DAYS_PER_YEAR === years) return days === 1 ? '1 day' : `${days} days`;
  return `${years} ${years === 1 ? 'year' : 'years'}`;
}

/** `5 a day`, `every 4 seconds`. */
export function writeFrequency({ times, per }: Frequency): string {
  const every = Math.round(1 / times);
  if (times > 0 && times < 1 && every < 1e6 && 1 / every === times) return `every ${every} ${per}s`;
  return `${writeCount(times)} ${per === 'hour' ? 'an' : 'a'} ${per}`;
}

/** `20 %`. */
export const writeShare = (share: number): string => `${scaled(String(share), 2) ?? share} %`;

const COUNT_UNITS: readonly (readonly [unit: string, power: number])[] = [
  ['bn', 9],
  ['M', 6],
];

const BYTE_UNITS: readonly (readonly [unit: string, power: number])[] = [
  ['PB', 15],
  ['TB', 12],
  ['GB', 9],
  ['MB', 6],
  ['kB', 3],
  ['B', 0],
];

const POWERS: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['k', 3],
  ['thousand', 3],
  ['m', 6],
  ['mio', 6],
  ['million', 6],
  ['b', 9],
  ['bn', 9],
  ['g', 9],
  ['billion', 9],
  ['t', 12],
  ['trillion', 12],
]);

const BYTE_POWERS: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ...['', 'k', 'm', 'g', 't', 'p', 'e'].map((unit, index): [string, number] => [`${unit}b`, 3 * index]),
  ...['k', 'm', 'g', 't', 'p', 'e'].map((unit, index): [string, number] => [unit, 3 * (index + 1)]),
]);

const PERIOD_WORDS: ReadonlyMap<string, Period> = new Map([
  ...PERIODS.flatMap((period): [string, Period][] => [
    [period, period],
    [`${period}s`, period],
  ]),
  ['s', 'second'],
  ['sec', 'second'],
  ['min', 'minute'],
  ['h', 'hour'],
  ['d', 'day'],
  ['w', 'week'],
  ['mo', 'month'],
  ['y', 'year'],
  ['yr', 'year'],
  ['yrs', 'year'],
]);

/** Of no more digits than this an amount is written in a larger unit. */
const SHORT = 4;

/** A number without a sign, and what stands behind it in small letters. */
function split(text: string): { readonly number: string; readonly unit: string } | null {
  const found = /^([\d.,\s_]*[\d.](?:e[+-]?\d+)?)\s*([a-z]*)$/.exec(text.trim().toLowerCase());
  if (!found) return null;
  const bare = (found[1] ?? '').replace(/[\s_]/g, '');
  const number = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare.replace(',', '.');
  return Number.isFinite(Number(number)) ? { number, unit: found[2] ?? '' } : null;
}

/** `4 s`, `second`. */
function readEvery(text: string): Frequency | null {
  const found = split(text) ?? { number: '1', unit: text.trim() };
  const per = PERIOD_WORDS.get(found.unit);
  const times = 1 / Number(found.number);
  return per === undefined || !Number.isFinite(times) ? null : { times, per };
}

/** Exactly: the power goes into the text of the number, and nothing is multiplied. */
function scaled(number: string, power: number): number | null {
  const [digits = '', exponent = '0'] = number.split('e');
  return finite(Number(`${digits}e${Number(exponent) + power}`));
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

function shortest(value: number, units: readonly (readonly [unit: string, power: number])[]): string {
  for (const [unit, power] of units) {
    const number = scaled(String(value), -power);
    if (number === null || (number < 1 && power > 0)) continue;
    const text = String(number);
    // What a larger unit can't say in a few digits, or not exactly, a smaller one does.
    if (power > 0 && (text.replace('.', '').length > SHORT || scaled(text, power) !== value)) continue;
    return `${grouped(text)} ${unit}`;
  }
  return grouped(String(value));
}

function grouped(text: string): string {
  if (text.includes('e')) return text;
  const [whole = '', fraction] = text.split('.');
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? parted : `${parted}.${fraction}`;
}
