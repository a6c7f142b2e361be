/** Why each percentile is what it is: the time spent at each part in the requests that take that long. */
import type { Diagram } from '../../model/diagram';
import { formatLatency } from '../../shared/formatNumbers';
import type { LatencyEstimate } from '../answer';
import type { Contribution, Explained, MeasureId } from './explanation';
import type { LatencyShares, Reading } from './latencyShares';
import { READINGS } from './latencyShares';
import { partName } from './names';

const MEANINGS: Readonly<Record<Reading, string>> = {
  mean: 'The time an answer takes on average.',
  p50: 'The time within which half of all answers come.',
  p95: 'The time within which 95 of 100 answers come.',
  p99: 'The time within which 99 of 100 answers come.',
};

const TERMS: Readonly<Record<Reading, string>> = {
  mean: 'mean = the average time spent at each part, added up',
  p50: 'p50 = the time spent at each part in requests that take this long, added up',
  p95: 'p95 = the time spent at each part in requests that take this long, added up',
  p99: 'p99 = the time spent at each part in requests that take this long, added up',
};

export function explainLatency(
  diagram: Diagram,
  latencyMs: LatencyEstimate,
  shares: LatencyShares,
  overloaded: readonly string[],
): [MeasureId, Explained][] {
  return READINGS.map((reading) => [
    `latencyMs.${reading}`,
    explainReading(diagram, reading, latencyMs[reading], shares, overloaded),
  ]);
}

/** Smaller ones are none. */
const NEGLIGIBLE_MS = 1e-6;

function explainReading(
  diagram: Diagram,
  reading: Reading,
  value: number | null,
  shares: LatencyShares,
  overloaded: readonly string[],
): Explained {
  const { others } = shares;
  const smaller: Contribution[] = others
    ? [{ kind: 'others', id: '', name: `${others.parts} smaller parts`, amount: others.ms[reading] ?? 0 }]
    : [];
  const contributions = shares.parts
    .map(
      (part): Contribution => ({
        ...{ kind: part.kind, id: part.id, name: partName(diagram, part) },
        amount: part.ms[reading] ?? 0,
      }),
    )
    .concat(smaller)
    .filter(({ amount }) => Math.abs(amount) > NEGLIGIBLE_MS)
    .sort((a, b) => b.amount - a.amount);
  const explained = contributions.reduce((sum, { amount }) => sum + amount, 0);
  return {
    value,
    meaning: MEANINGS[reading],
    formula: { symbols: TERMS[reading], numbers: numbersOf(value, contributions, overloaded) },
    total: value === null ? null : { name: reading, amount: value },
    contributions: value === null ? [] : contributions,
    remainder:
      value === null
        ? null
        : {
            name: 'rounding',
            amount: value - explained,
            meaning: 'Times are computed on a grid and compared a little longer and a little shorter.',
          },
  };
}

const MOST_TERMS = 4;

function numbersOf(
  value: number | null,
  contributions: readonly Contribution[],
  overloaded: readonly string[],
): string {
  if (value === null)
    return `no bound: ${overloaded.join(' and ') || 'something on the way'} ${overloaded.length > 1 ? 'are asked for more than they' : 'is asked for more than it'} can carry`;
  const terms = contributions
    .slice(0, MOST_TERMS)
    .map(({ name, amount }) => `${formatLatency(amount)} ${name}`);
  const others = contributions.length - terms.length;
  const left = value - contributions.slice(0, MOST_TERMS).reduce((sum, { amount }) => sum + amount, 0);
  if (others > 0) terms.push(`${formatLatency(Math.max(0, left))} in ${others} more`);
  return `${formatLatency(value)} = ${terms.join(' + ') || formatLatency(0)}`;
}
