/**
 * What became of a journey or a part, from its numbers before and after, the worst first: stopped, overloaded,
 * degraded (less is left: of what is optional, of what stood in reserve, of the requests it answers), slower, same.
 */
import type { LatencyEstimate } from '../answer';

export type Verdict = 'stopped' | 'overloaded' | 'degraded' | 'slower' | 'same';

/** What the numbers alone don't tell. */
export interface Loss {
  /** It can't answer any more, though it could. */
  readonly stops: boolean;
  /** Something optional below it can't be had any more. */
  readonly function: boolean;
  /** A component on its way is newly asked for more than it can carry. */
  readonly overload: boolean;
}

interface Numbers {
  readonly availability: number;
  readonly unavailability: number;
  readonly latencyMs: LatencyEstimate;
  readonly servedShare?: number;
  readonly timedOut?: number;
}

/** A difference that is no rounding. */
const NOTICEABLE = 1e-6;
/** Latencies are read off a grid. */
const LATENCY_NOTICEABLE = 0.005;

export function verdictOf(before: Numbers, after: Numbers, loss: Loss): Verdict {
  if (before.availability > 0 && (after.availability <= 0 || loss.stops)) return 'stopped';
  if (loss.overload || isLess(before.servedShare, after.servedShare) || isNewlyEndless(before, after))
    return 'overloaded';
  if (loss.function || after.unavailability > before.unavailability * (1 + NOTICEABLE) + 1e-15)
    return 'degraded';
  return isSlower(before, after) ? 'slower' : 'same';
}

const isLess = (before = 1, after = 1): boolean => after < before - NOTICEABLE;

const PERCENTILES = ['p50', 'p95', 'p99', 'p999'] as const;

const isNewlyEndless = (before: Numbers, after: Numbers): boolean =>
  PERCENTILES.some((key) => before.latencyMs[key] !== null && after.latencyMs[key] === null);

function isSlower(before: Numbers, after: Numbers): boolean {
  if (isLess(after.timedOut ?? 0, before.timedOut ?? 0)) return true;
  return ([...PERCENTILES, 'mean'] as const).some((key) => {
    const [then, now] = [before.latencyMs[key], after.latencyMs[key]];
    return then !== null && now !== null && now > then * (1 + LATENCY_NOTICEABLE) + 0.001;
  });
}
