/**
 * What piles up in a broker: messages arrive with rate λ, its consumers together can take μ. With λ > μ the backlog
 * grows by λ − μ; after an outage of the consumers of T seconds T·λ messages wait, and are gone T·λ/(μ − λ) later.
 */
export interface Backlog {
  /** λ: messages left with the broker. */
  readonly arrivalsPerSecond: number;
  /** μ: what its consumers can take, beside what else they do; of a topic or log the slowest of them; null: no limit. */
  readonly takenPerSecond: number | null;
  readonly growthPerSecond: number;
  /** Until `maxMessages` wait; null: it doesn't grow, or has no bound. */
  readonly secondsUntilBound: number | null;
  /** How long after an outage of its consumers the backlog is gone; null: never. */
  readonly drainSeconds: number | null;
}

export const OUTAGE_SECONDS = 600;

export function backlogOf(
  arrivals: number,
  taken: number | null,
  maxMessages: number | null,
  outageSeconds = OUTAGE_SECONDS,
): Backlog {
  const growth = taken === null ? 0 : Math.max(0, arrivals - taken);
  // Rates that agree but for rounding stand still.
  const grows = growth > arrivals * 1e-9;
  return {
    arrivalsPerSecond: arrivals,
    takenPerSecond: taken,
    growthPerSecond: grows ? growth : 0,
    secondsUntilBound: grows && maxMessages !== null ? maxMessages / growth : null,
    drainSeconds: drainSeconds(arrivals, taken, maxMessages, outageSeconds),
  };
}

/** What doesn't fit is turned away, so no more than `maxMessages` wait. */
export function drainSeconds(
  arrivals: number,
  taken: number | null,
  maxMessages: number | null,
  outageSeconds: number,
): number | null {
  if (arrivals <= 0 || outageSeconds <= 0 || taken === null) return 0;
  const waiting = Math.min(arrivals * outageSeconds, maxMessages ?? Infinity);
  const spare = taken - arrivals;
  return spare > arrivals * 1e-9 ? waiting / spare : null;
}
