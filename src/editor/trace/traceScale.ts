/**
 * Where a moment of a trace stands along its chart, as a share of the width. What nobody waits for may take a thousand times
 * as long as the answer: then the answer has most of the chart to itself, and what follows has a scale of its own behind a
 * break.
 */
import { lengthOf, type Trace } from '../../estimate/trace/trace';

export interface TraceScale {
  readonly shareAt: (ms: number) => number;
  readonly msAt: (share: number) => number;
  /** Where the scale is another from; null: it is one throughout. */
  readonly breakAt: number | null;
}

/** An answer that would have less of the chart is given more. */
const LEAST_OF_ANSWER = 0.45;
const GIVEN = 0.66;

export function traceScale(trace: Trace): TraceScale {
  const total = lengthOf(trace);
  const answer = trace.totalMs ?? 0;
  if (total <= 0) return { shareAt: () => 0, msAt: () => 0, breakAt: null };
  if (answer <= 0 || answer >= total * LEAST_OF_ANSWER)
    return { shareAt: (ms) => ms / total, msAt: (share) => share * total, breakAt: null };
  const rest = total - answer;
  return {
    shareAt: (ms) => (ms <= answer ? (ms / answer) * GIVEN : GIVEN + ((ms - answer) / rest) * (1 - GIVEN)),
    msAt: (share) =>
      share <= GIVEN ? (share / GIVEN) * answer : answer + ((share - GIVEN) / (1 - GIVEN)) * rest,
    breakAt: GIVEN,
  };
}
