/** How far a number may be off where inputs are ranges: a quiet second line, dimmed while a new one is on its way. */
import type { LatencyEstimate } from '../../estimate/answer';
import type { PartUncertainty } from '../../estimate/ranges';
import { formatAvailability, formatLatency, formatSpread } from '../../shared/formatNumbers';
import { useUncertainty } from '../app/UncertaintyProvider';

export function Spread({ children }: { readonly children: string }) {
  const uncertainty = useUncertainty();
  if (!uncertainty) return null;
  return (
    <span
      className="spread"
      data-stale={uncertainty.isStale || undefined}
      title={`The middle 90 % of ${uncertainty.samples} samples of the inputs that are ranges`}
    >
      {children}
    </span>
  );
}

/** undefined: both ends read the same, so there is nothing to say. */
export const availabilitySpread = ({ availability, unavailability }: PartUncertainty): string | undefined =>
  spreadOf(
    formatAvailability(availability.low, unavailability.high),
    formatAvailability(availability.high, unavailability.low),
  );

export const latencySpread = (
  { latencyMs }: PartUncertainty,
  percentile: keyof LatencyEstimate,
): string | undefined =>
  spreadOf(formatLatency(latencyMs[percentile].low), formatLatency(latencyMs[percentile].high));

const spreadOf = (low: string, high: string): string | undefined =>
  low === high ? undefined : formatSpread(low, high);
