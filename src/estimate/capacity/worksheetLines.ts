/** The worksheet as people read it: each number with its formula, the numbers put in. */
import type { Action, Capacity } from '../../model/capacity';
import { writeCount, writeFrequency, writeShare, writeYears } from '../../shared/amounts';
import { formatBandwidth, formatBytes } from '../../shared/formatBytes';
import { formatCount } from '../../shared/formatNumbers';
import type { ActionNumbers, Worksheet } from './worksheet';

export interface WorksheetLine {
  readonly id: string;
  readonly label: string;
  /** Unrounded: requests a second, bytes, bytes a second, a ratio. */
  readonly value: number;
  readonly text: string;
  /** With the numbers put in. */
  readonly formula: string;
}

/** Of one action; what is nothing is left out. */
export function actionLines(capacity: Capacity, sheet: Worksheet, id: string): readonly WorksheetLine[] {
  const action = capacity.actions.get(id);
  const numbers = sheet.actions.get(id);
  if (!action || !numbers) return [];
  const rps = formatAmount(numbers.averageRps);
  return [
    line('average', 'Average', numbers.averageRps, `${rps} rps`, rateFormula(capacity, sheet, action)),
    line(
      'peak',
      'Peak',
      numbers.peakRps,
      `${formatAmount(numbers.peakRps)} rps`,
      `${rps} rps × ${formatAmount(sheet.inForce.peakFactor)} at the peak`,
    ),
    ...amount(
      'in',
      'In',
      numbers.inBps,
      formatBandwidth,
      `${rps} rps × ${formatBytes(action.requestBytes ?? 0)}`,
    ),
    ...amount(
      'out',
      'Out',
      numbers.outBps,
      formatBandwidth,
      `${rps} rps × ${formatBytes(action.responseBytes ?? 0)}`,
    ),
    ...amount(
      'stored',
      'Kept',
      numbers.storedPerDay,
      (bytes) => `${formatBytes(bytes)} a day`,
      `${formatAmount(numbers.perDay)} a day × ${formatBytes(action.storedBytes ?? 0)}`,
    ),
  ];
}

/** Of everything together. */
export function totalLines(capacity: Capacity, sheet: Worksheet): readonly WorksheetLine[] {
  const { total, reads, writes, inForce } = sheet;
  const peak = formatAmount(inForce.peakFactor);
  const perYear = total.storedPerDay * 365.25;
  const kept = writeYears(inForce.retentionYears);
  return [
    ...rateLines('reads', 'Reads', reads, peak),
    ...rateLines('writes', 'Writes', writes, peak),
    ...(reads.perDay > 0 && writes.perDay > 0 ? [ratioLine(reads, writes)] : []),
    ...bandwidth('in', 'Bandwidth in', total.inBps, 'request', peak, capacity, sheet),
    ...bandwidth('out', 'Bandwidth out', total.outBps, 'response', peak, capacity, sheet),
    ...amount(
      'stored-year',
      'Storage a year',
      perYear,
      formatBytes,
      `${formatBytes(total.storedPerDay)} a day × 365.25`,
    ),
    ...amount(
      'stored',
      'Storage, one copy',
      total.stored,
      formatBytes,
      `${formatBytes(perYear)} a year × ${kept}`,
    ),
    ...amount(
      'stored-copies',
      'Storage, all copies',
      total.stored * inForce.copies,
      formatBytes,
      `${formatBytes(total.stored)} × ${formatAmount(inForce.copies)} copies`,
    ),
    ...amount(
      'cache',
      'Cache',
      total.hotBytes,
      formatBytes,
      `${writeShare(inForce.hotShare)} of ${formatBytes(total.hotBytes / (inForce.hotShare || 1))} read in a day`,
    ),
  ];
}

/** `579`, `4,000`, `1.2 M`, `12 bn`: a count as people say it, to three digits. */
export function formatAmount(count: number): string {
  return formatCount(count).replace(/ G$/, ' bn');
}

function rateFormula(capacity: Capacity, sheet: Worksheet, action: Action): string {
  if (action.follows !== undefined) {
    const followed = capacity.actions.get(action.follows);
    const rps = sheet.actions.get(action.follows)?.averageRps ?? 0;
    return `${formatAmount(rps)} rps of ${followed?.name || action.follows} × ${writeCount(action.times)}`;
  }
  const { times, per = 'day' } = action;
  const seconds = per === 'second' ? '' : ` ÷ ${SECONDS[per]} s`;
  if (action.users === undefined)
    return `${writeCount(times)} ${per === 'hour' ? 'an' : 'a'} ${per}${seconds}`;
  const users = capacity.users.get(action.users);
  const count = `${writeCount(users?.count ?? 0)} ${users?.name || action.users}`;
  const often = writeFrequency({ times, per });
  return often.startsWith('every')
    ? `${count} ÷ ${often.replace('every ', '')}`
    : `${count} × ${often}${seconds}`;
}

const SECONDS = {
  minute: '60',
  hour: '3,600',
  day: '86,400',
  week: '604,800',
  month: '2,629,800',
  year: '31,557,600',
} as const;

const line = (id: string, label: string, value: number, text: string, formula: string): WorksheetLine => ({
  ...{ id, label, value, text, formula },
});

const amount = (
  id: string,
  label: string,
  value: number,
  write: (value: number) => string,
  formula: string,
): WorksheetLine[] => (value > 0 ? [line(id, label, value, write(value), formula)] : []);

const rateLines = (id: string, label: string, { averageRps, peakRps }: ActionNumbers, peak: string) =>
  averageRps === 0
    ? []
    : [
        line(
          id,
          label,
          averageRps,
          `${formatAmount(averageRps)} rps · peak ${formatAmount(peakRps)} rps`,
          `${formatAmount(averageRps)} × ${peak} at the peak`,
        ),
      ];

function ratioLine(reads: ActionNumbers, writes: ActionNumbers): WorksheetLine {
  const ratio = reads.perDay / writes.perDay;
  const text = ratio >= 1 ? `${formatAmount(ratio)} : 1` : `1 : ${formatAmount(1 / ratio)}`;
  const formula = `${formatAmount(reads.averageRps)} ÷ ${formatAmount(writes.averageRps)}`;
  return line('ratio', 'Reads to writes', ratio, text, formula);
}

function bandwidth(
  id: 'in' | 'out',
  label: string,
  bps: number,
  what: 'request' | 'response',
  peak: string,
  capacity: Capacity,
  sheet: Worksheet,
): WorksheetLine[] {
  if (bps <= 0) return [];
  const terms = [...capacity.actions].flatMap(([actionId, action]) => {
    const bytes = action[`${what}Bytes`] ?? 0;
    const rps = sheet.actions.get(actionId)?.averageRps ?? 0;
    return bytes * rps > 0 ? [`${formatAmount(rps)} × ${formatBytes(bytes)}`] : [];
  });
  const atPeak = bps * sheet.inForce.peakFactor;
  const text = `${formatBandwidth(bps)} · peak ${formatBandwidth(atPeak)}`;
  return [line(id, label, bps, text, `${terms.join(' + ')}, × ${peak} at the peak`)];
}
