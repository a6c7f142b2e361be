/** The three big numbers at the top of the inspector. */
import type { ReactNode } from 'react';
import type { LatencyEstimate } from '../../estimate/answer';
import type { PartUncertainty } from '../../estimate/ranges';
import { formatAvailability, formatDowntime, formatLatency } from '../../shared/formatNumbers';
import { availabilitySpread, latencySpread, Spread } from './Spread';

const YEAR_SECONDS = 365.25 * 86_400;

interface Figure {
  readonly label: ReactNode;
  readonly value: string;
  /** How far it may be off, where inputs are ranges. */
  readonly spread?: string | undefined;
  readonly verdict?: 'met' | 'missed' | undefined;
}

export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <div className="figures">
      {figures.map(({ label, value, spread, verdict }) => (
        <div key={value + String(label)}>
          <b data-verdict={verdict}>{value}</b>
          {spread && <Spread>{spread}</Spread>}
          <span>{label}</span>
        </div>
      ))}
    </div>
  );
}

/** What the figures leave to be said, a line each. */
export function FigureLines({ lines }: { readonly lines: readonly (string | null | undefined)[] }) {
  const said = lines.filter((line) => line != null);
  if (said.length === 0) return null;
  return (
    <ul className="figure-lines">
      {said.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

export function availabilityFigure(
  availability: number,
  unavailability: number,
  uncertainty?: PartUncertainty,
): Figure {
  return {
    // The number above has said the unit; both would not fit.
    spread: uncertainty && availabilitySpread(uncertainty)?.replace(/ %$/, ''),
    value: formatAvailability(availability, unavailability),
    label:
      unavailability > 0
        ? `${formatDowntime(unavailability * YEAR_SECONDS)} down`.replace(' a year down', ' down a year')
        : 'never down',
  };
}

export function latencyFigure(latency: LatencyEstimate, uncertainty?: PartUncertainty): Figure {
  return {
    value: formatLatency(latency.p99),
    spread: uncertainty && latencySpread(uncertainty, 'p99'),
    label: `p99 · p50 ${formatLatency(latency.p50)}`,
  };
}
