/** How far a number may be off where inputs are ranges: a quiet second line, dimmed while a new one is on its way. */
import type { LatencyEstimate } from '../../estimate/answer';
import type { JourneyUncertainty, PartUncertainty } from '../../estimate/ranges';
import { formatAvailability, formatLatency, formatRate, formatSpread } from '../../shared/formatNumbers';
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

export const availabilitySpread = ({ availability, unavailability }: PartUncertainty): string =>
  formatSpread(
    formatAvailability(availability.low, unavailability.high),
    formatAvailability(availability.high, unavailability.low),
  );

export const latencySpread = ({ latencyMs }: PartUncertainty, percentile: keyof LatencyEstimate): string =>
  formatSpread(formatLatency(latencyMs[percentile].low), formatLatency(latencyMs[percentile].high));

export function maxRateSpread({
  maxRequestsPerSecond: { low, high },
}: JourneyUncertainty): string | undefined {
  return low === null || high === null || low === high
    ? undefined
    : formatSpread(formatRate(low), formatRate(high));
}
