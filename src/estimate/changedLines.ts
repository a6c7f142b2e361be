/**
 * What a label says of numbers that were others: of each line that reads otherwise what it was and what it is, the p99 of
 * its times where that changes, else the p50. What reads the same is said as it is.
 */
import { formatChange } from '../shared/formatNumbers';
import type { ConnectionLabel } from './connectionLabel';

export function changedLines(
  was: ConnectionLabel['lines'],
  is: ConnectionLabel['lines'],
): ConnectionLabel['lines'] {
  return [changedStrong(was[0], is[0]), changed(was[1], is[1])];
}

/** Nothing was, or is, no number; a word before both is said once. */
function changed(was: string, is: string): string {
  if (was === is || was === '' || is === '') return is;
  const [word = ''] = /^[a-z]+ (?=\d)/.exec(is) ?? [];
  if (word !== '' && was.startsWith(word))
    return `${word}${formatChange(was.slice(word.length), is.slice(word.length))}`;
  return formatChange(was, is);
}

function changedStrong(was: string, is: string): string {
  const [before, now] = [timesIn(was), timesIn(is)];
  if (was === is || (!before && !now)) return changed(was, is);
  const p99 = [before?.p99 ?? was, now?.p99 ?? is] as const;
  if (p99[0] !== p99[1]) return `p99 ${changed(...p99)}`;
  return `p50 ${changed(before?.p50 ?? was, now?.p50 ?? is)}`;
}

const BETWEEN = ' · ';

/** As `formatLatencyPair` writes them, each with its unit; null: it is no pair. */
function timesIn(text: string): { readonly p50: string; readonly p99: string } | null {
  const [first = '', p99] = text.split(BETWEEN);
  if (p99 === undefined) return null;
  const unit = p99.slice(p99.lastIndexOf(' '));
  return { p50: /\s/.test(first) ? first : `${first}${unit}`, p99 };
}
