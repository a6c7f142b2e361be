/**
 * How a journey stands against what it is meant to reach, target by target: what is asked, what is there, and how many
 * times over the allowed that is. For throughput, asked over taken.
 */
import type { Journey } from '../../model/diagram';
import type { JourneyEstimate, TargetId, TargetVerdict } from '../answer';
import { TARGET_IDS } from '../answer';
import { journeyTakes } from '../journeyTakes';

export interface TargetReading {
  readonly target: TargetId;
  /** As the target has it. */
  readonly asked: number;
  /** In the same unit; null: a latency without a bound, a throughput without a limit. */
  readonly actual: number | null;
  /** Of availability: 1 − actual, without losing the nines. */
  readonly unavailability?: number;
  readonly verdict: TargetVerdict;
  /** At most 1 where it is met: unavailability or latency over what is allowed, throughput asked over taken. */
  readonly ratio: number;
}

/** In the order of `TARGET_IDS`; a target that isn't set is left out. */
export function targetReadings(journey: Journey, answer: JourneyEstimate): readonly TargetReading[] {
  return TARGET_IDS.flatMap((target): TargetReading[] => {
    const asked = journey.target?.[target];
    const verdict = answer.targets[target];
    if (asked === undefined || verdict === undefined) return [];
    const { actual, over } = compared(target, asked, journey, answer);
    const ratio = verdict === 'met' ? Math.min(1, over) : Math.max(LEAST_OVER, over);
    const down = target === 'availability' ? { unavailability: answer.unavailability } : {};
    return [{ target, asked, actual, ...down, verdict, ratio }];
  });
}

/** The least that is over 1 by more than rounding. */
const LEAST_OVER = 1 + 1e-9;

/** By how much the worst of them is over; at most 1: all are met. */
export const worstRatio = (readings: readonly TargetReading[]): number =>
  readings.reduce((worst, { ratio }) => Math.max(worst, ratio), 0);

function compared(
  target: TargetId,
  asked: number,
  journey: Journey,
  answer: JourneyEstimate,
): { readonly actual: number | null; readonly over: number } {
  if (target === 'availability')
    return { actual: answer.availability, over: divided(answer.unavailability, 1 - asked) };
  if (target === 'requestsPerSecond') {
    const most = journeyTakes(journey, answer);
    return { actual: most, over: most === null ? 0 : divided(asked, most) };
  }
  const { p50, p95, p99 } = answer.latencyMs;
  const actual = { p50Ms: p50, p95Ms: p95, p99Ms: p99 }[target];
  return { actual, over: actual === null ? Infinity : divided(actual, asked) };
}

const divided = (value: number, allowed: number): number =>
  value <= 0 ? 0 : allowed > 0 ? value / allowed : Infinity;
