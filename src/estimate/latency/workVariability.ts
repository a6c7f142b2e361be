/**
 * Squared coefficient of variation of a component's own work, cold starts included: with share s of them,
 * E[S²] = E[W²] + s(2·E[W]·E[C] + E[C²]).
 */
import type { Work } from '../../catalog/effective';
import type { LatencyMs } from '../../model/diagram';
import { variability } from './distribution';

export function workVariability({ latencyMs, coldStart }: Work): number {
  if (!coldStart) return variability(latencyMs);
  const [warm, cold] = [momentsOf(latencyMs), momentsOf(coldStart.latencyMs)];
  const mean = warm.mean + coldStart.share * cold.mean;
  const squares = warm.squares + coldStart.share * (2 * warm.mean * cold.mean + cold.squares);
  return mean > 0 ? Math.max(0, squares / mean ** 2 - 1) : 0;
}

function momentsOf(latencyMs: LatencyMs): { readonly mean: number; readonly squares: number } {
  const cs2 = variability(latencyMs);
  // A lognormal's mean is p50·e^(σ²/2), and cs² = e^σ² − 1.
  const mean = Math.max(0, latencyMs.p50) * Math.sqrt(1 + cs2);
  return { mean, squares: mean ** 2 * (1 + cs2) };
}
