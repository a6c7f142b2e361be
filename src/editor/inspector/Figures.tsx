/** The three big numbers at the top of the inspector. */
import type { ReactNode } from 'react';
import type { LatencyEstimate } from '../../estimate/answer';
import { formatAvailability, formatDowntime, formatLatency } from '../../shared/formatNumbers';

const YEAR_SECONDS = 365.25 * 86_400;

interface Figure {
  readonly label: ReactNode;
  readonly value: string;
  readonly verdict?: 'met' | 'missed' | undefined;
}

export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <div className="figures">
      {figures.map(({ label, value, verdict }) => (
        <div key={value + String(label)}>
          <b data-verdict={verdict}>{value}</b>
          <span>{label}</span>
        </div>
      ))}
    </div>
  );
}

export function availabilityFigure(availability: number, unavailability: number): Figure {
  return {
    value: formatAvailability(availability, unavailability),
    label:
      unavailability > 0
        ? `${formatDowntime(unavailability * YEAR_SECONDS)} down`.replace(' a year down', ' down a year')
        : 'never down',
  };
}

export function latencyFigure(latency: LatencyEstimate): Figure {
  return { value: formatLatency(latency.p99), label: `p99 · p50 ${formatLatency(latency.p50)}` };
}
