/**
 * The share of calls a circuit breaker lets through where that share of the attempts behind it fails, however few
 * it lets through. It is closed for a window, finds too many failed, and is open until a probe, sent after each
 * `openSeconds`, answers: W·(1 − f) / (W·(1 − f) + O) of the time it is closed.
 */
import type { Breaker } from '../../catalog/breaker';

export function letThrough(breaker: Breaker, fails: number): number {
  if (!isTooMuch(breaker, fails) || breaker.openSeconds <= 0) return 1;
  const closed = breaker.windowSeconds * Math.max(0, 1 - fails);
  return closed / (closed + breaker.openSeconds);
}

export const isTooMuch = ({ openAfterErrorShare }: Breaker, fails: number): boolean =>
  fails > openAfterErrorShare * (1 + 1e-12);
