/** The two tables of an explanation: what the downtime hangs on, and where the time is spent. Rows that add up. */
import { shorten } from '../document/documentPath';
import type { Contribution, Explained, Explanation } from '../estimate/explain/explanation';
import { formatDuration, formatLatency, formatShare } from '../shared/formatNumbers';
import { SECONDS_PER_YEAR } from '../shared/secondsPerYear';
import type { Paint } from './style';
import { type Cell, type Column, table } from './table';

const right = (title: string): Column => ({ title, align: 'right' });
const LONGEST_NAME = 40;
const MOST_ROWS = 12;
/** Parts below this share of everything stand in one row. */
const SMALL = 0.001;

export function downtimeTable(explanation: Explanation, it: Explained, paint: Paint): string {
  const total = it.total?.amount ?? 0;
  const ofTotal = (amount: number): Cell[] => [
    signed(amount * SECONDS_PER_YEAR, formatDuration),
    signed(amount / total, formatShare),
  ];
  const { shown, others } = split(it.contributions, total);
  const rest = others.reduce((sum, { amount }) => sum + amount, 0);
  const rows: Cell[][] = [
    ...shown.map((one) => [called(one), ...ofTotal(one.amount), withoutIt(explanation, one, total)]),
    ...(others.length > 0 ? [[othersName(others), ...ofTotal(rest), '']] : []),
    ...(it.remainder && Math.abs(it.remainder.amount) > (total * SMALL) / 2
      ? [[it.remainder.name, ...ofTotal(it.remainder.amount), '']]
      : []),
    [{ text: 'in all', style: 'bold' }, formatDuration(total * SECONDS_PER_YEAR), '100 %', ''],
  ];
  return table(
    [{ title: 'Part' }, right('Saved if it never failed'), right('Share'), { title: 'With all of it down' }],
    rows,
    paint,
  );
}

function withoutIt({ importance }: Explanation, { kind, id }: Contribution, total: number): Cell {
  const part = importance.find((one) => one.kind === kind && one.id === id);
  if (!part) return '';
  if (part.stops) return { text: 'every request fails', style: 'red' };
  return `${formatShare((part.riskAchievement ?? 1) * total)} of requests fail`;
}

const READINGS = ['mean', 'p50', 'p95', 'p99'] as const;

export function timeTable({ numbers }: Explanation, paint: Paint): string {
  const columns = READINGS.map((reading) => numbers.get(`latencyMs.${reading}`));
  const amounts = new Map<string, (number | null)[]>();
  const contributors = new Map<string, Contribution>();
  columns.forEach((column, index) => {
    for (const one of column?.contributions ?? []) {
      const key = `${one.kind} ${one.id}`;
      contributors.set(key, contributors.get(key) ?? one);
      const row = amounts.get(key) ?? READINGS.map(() => 0);
      row[index] = one.amount;
      amounts.set(key, row);
    }
  });
  if (contributors.size === 0) return '';
  const weight = (key: string): number => amounts.get(key)?.[3] ?? amounts.get(key)?.[0] ?? 0;
  const keys = [...contributors.keys()].sort((a, b) => weight(b) - weight(a));
  const most = columns[3]?.value ?? columns[0]?.value ?? 0;
  const isSmall = (key: string): boolean =>
    (amounts.get(key) ?? []).every((ms) => Math.abs(ms ?? 0) < most * SMALL);
  const shown = keys.filter((key, index) => index < MOST_ROWS && !isSmall(key));
  const others = keys.filter((key) => !shown.includes(key));
  const cells = (values: readonly (number | null)[]): Cell[] =>
    values.map((ms, index) => (columns[index]?.value === null ? '' : signed(ms ?? 0, formatLatency)));
  const summed = (of: readonly string[]): number[] =>
    READINGS.map((_, index) => of.reduce((sum, key) => sum + (amounts.get(key)?.[index] ?? 0), 0));
  const rounding = columns.map((column) => column?.remainder?.amount ?? 0);
  const rows: Cell[][] = [
    ...shown.map((key) => {
      const one = contributors.get(key);
      return [one ? called(one) : '', ...cells(amounts.get(key) ?? [])];
    }),
    ...(others.length > 0 ? [[othersName(others), ...cells(summed(others))]] : []),
    ...(rounding.some((ms, index) => Math.abs(ms) > (columns[index]?.value ?? 0) * SMALL)
      ? [['rounding', ...cells(rounding)]]
      : []),
    [{ text: 'in all', style: 'bold' }, ...columns.map((column) => formatLatency(column?.value ?? null))],
  ];
  const title = 'In requests that take as long as the';
  return table([{ title }, ...READINGS.map(right)], rows, paint);
}

function split(
  contributions: readonly Contribution[],
  total: number,
): { shown: Contribution[]; others: Contribution[] } {
  const isShown = ({ amount }: Contribution, index: number): boolean =>
    index < MOST_ROWS && amount >= total * SMALL;
  return {
    shown: contributions.filter(isShown),
    others: contributions.filter((one, index) => !isShown(one, index)),
  };
}

const othersName = (others: readonly unknown[]): string =>
  others.length === 1 ? 'one more part' : `${others.length} more parts`;

const called = ({ name }: Contribution): string => shorten(name, LONGEST_NAME);

/** With a minus where it is less than nothing. */
const signed = (amount: number, format: (value: number) => string): string =>
  amount < 0 ? `−${format(-amount)}` : format(amount);
