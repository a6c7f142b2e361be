/** What an action would change for the subject it was ranked for, in words: the command line and the editor say the same. */
import { formatAvailability, formatDuration, formatLatency } from '../../shared/formatNumbers';
import { SECONDS_PER_YEAR } from '../../shared/secondsPerYear';
import { costLine } from '../cost';
import type { RankedAction } from '../importance/actions/rankActions';

/** `3.2 h a year less down`, `p99 14 ms faster`, `at a cost of 60 a month`. */
export function actionEffects(action: Effects, subjectId: string): readonly string[] {
  const own = action.journeys.get(subjectId);
  const saved = action.gain * SECONDS_PER_YEAR;
  return [
    ...successEffect(action, own?.successRate ?? null),
    saved >= 0.01 ? `${formatDuration(saved)} a year less down` : 'as much down as before',
    ...(own ? [`availability ${formatAvailability(own.availability, own.unavailability)}`] : []),
    ...timeEffect(action, own?.p99Ms ?? null),
    ...(action.costPerMonth === null ? [] : [`at a cost of ${costLine(action.costPerMonth)}`]),
  ];
}

type Effects = Pick<RankedAction, 'gain' | 'successGain' | 'p99GainMs' | 'costPerMonth' | 'journeys'>;

/** Where it isn't just the availability's: something is overloaded or times out. */
function successEffect({ gain, successGain }: Effects, successRate: number | null): string[] {
  if (successGain === null || successRate === null || successGain - gain < 1e-6) return [];
  return [`success rate ${formatAvailability(successRate)}`];
}

function timeEffect({ p99GainMs }: Effects, p99Ms: number | null): string[] {
  if (
    p99GainMs === null ||
    Math.abs(p99GainMs) < 0.5 ||
    (p99Ms !== null && Math.abs(p99GainMs) < p99Ms * 0.005)
  )
    return [];
  const change = `${formatLatency(Math.abs(p99GainMs))} ${p99GainMs > 0 ? 'faster' : 'slower'}`;
  return [`p99 ${change}`];
}
