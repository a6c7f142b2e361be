/**
 * Why the availability is what it is. What nothing stands in for is a factor: its own availability is A / A(it never
 * failed), exactly, because it is independent of the rest. The downtime is split by what would be saved if each part
 * never failed; what is left, or counted more than once, is "several at once".
 */
import type { Diagram } from '../../model/diagram';
import { formatAvailability } from '../../shared/formatNumbers';
import type { Chance } from '../availability/replicas';
import type { PartImportance } from '../importance/importance';
import type { Contribution, Explained, NamedPart, Step } from './explanation';
import { partName } from './names';

export function explainAvailability(
  diagram: Diagram,
  { up, down }: Chance,
  importance: readonly PartImportance[],
  singlePoints: readonly NamedPart[],
  steps: readonly Step[],
): Explained {
  const contributions = importance
    .filter(({ contribution }) => contribution !== 0)
    .map(
      ({ contribution, ...part }): Contribution => ({
        ...{ kind: part.kind, id: part.id, name: partName(diagram, part) },
        amount: contribution,
      }),
    );
  const explained = contributions.reduce((sum, { amount }) => sum + amount, 0);
  const rest = down - explained;
  return {
    value: up,
    meaning: 'The share of requests that are answered, whatever is optional left aside.',
    formula: formulaOf({ up, down }, importance, singlePoints),
    ...(steps.length > 0 && { steps }),
    total: { name: 'unavailability', amount: down },
    contributions,
    remainder: {
      name: 'several at once',
      amount: rest,
      meaning:
        rest >= 0
          ? 'outages that no single part could have prevented.'
          : 'outages that any one of several parts could have prevented are counted with each of them, and taken off again here.',
    },
  };
}

const MOST_FACTORS = 6;

function formulaOf(
  { up, down }: Chance,
  importance: readonly PartImportance[],
  singlePoints: readonly NamedPart[],
): Explained['formula'] {
  const factors = singlePoints.flatMap((point) => {
    const found = importance.find((part) => part.kind === point.kind && part.id === point.id);
    // A / A(perfect) = 1 − contribution / A(perfect), which keeps the nines.
    const lost = found ? found.contribution / (up + found.contribution) : 0;
    return lost > 0 ? [{ name: point.name, lost }] : [];
  });
  const shown = factors.slice(0, MOST_FACTORS);
  const kept = shown.reduce((product, { lost }) => product * (1 - lost), 1);
  const restLost = kept > 0 ? Math.max(0, 1 - up / kept) : 0;
  const written = (lost: number): string => formatAvailability(1 - lost, lost);
  const total = formatAvailability(up, down);
  if (shown.length === 0)
    return {
      symbols: 'availability = 1 − share of time in which too little is up',
      numbers: `${total} = 100 % − ${formatPercent(down)}`,
    };
  const hasRest = restLost > 1e-15;
  const rest = factors.length > shown.length ? 'everything else' : 'all that something can stand in for';
  return {
    symbols: `availability = ${[...shown.map(({ name }) => name), ...(hasRest ? [rest] : [])].join(' × ')}`,
    numbers: `${total} = ${[...shown.map(({ lost }) => written(lost)), ...(hasRest ? [written(restLost)] : [])].join(' × ')}`,
  };
}

/** `0.018 %`, `0.00000012 %`. */
function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent <= 0) return '0 %';
  const digits = Math.min(20, Math.max(0, 1 - Math.floor(Math.log10(percent))));
  return `${Number(percent.toFixed(digits))} %`;
}
