/** The three big numbers at the top of the inspector. */
import type { ConnectionEstimate, LatencyEstimate } from '../../estimate/answer';
import type { PartUncertainty } from '../../estimate/ranges';
import { shownAvailability } from '../../estimate/shownAvailability';
import { formatDowntime, formatLatency } from '../../shared/formatNumbers';
import { SECONDS_PER_YEAR } from '../../shared/secondsPerYear';
import type { Why } from '../../state/why';
import { WhyButton } from '../why/WhyButton';
import { availabilitySpread, latencySpread, Spread } from './Spread';

/** Characters of a figure in full size. */
const MOST_WIDE = 9;

interface Figure {
  readonly label: string;
  readonly value: string;
  /** How far it may be off, where inputs are ranges. */
  readonly spread?: string | undefined;
  /** What its reasons are asked by. */
  readonly why: Why;
}

export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <div className="figures">
      {figures.map(({ label, value, spread, why }) => (
        <div key={why.measure}>
          <b data-long={value.length > MOST_WIDE || undefined}>
            <WhyButton why={why}>{value}</WhyButton>
          </b>
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
  numbers: Pick<ConnectionEstimate, 'availability' | 'unavailability' | 'exact' | 'availabilityRange'>,
  uncertainty?: PartUncertainty,
): Omit<Figure, 'why'> {
  const { unavailability, exact } = numbers;
  const down = formatDowntime(unavailability * SECONDS_PER_YEAR).replace(/ a year$/, '');
  return {
    spread: uncertainty && availabilitySpread(uncertainty),
    value: shownAvailability(numbers),
    label: unavailability > 0 ? `${exact ? '' : 'at most '}${down} down a year` : 'never down',
  };
}

export function latencyFigure(latency: LatencyEstimate, uncertainty?: PartUncertainty): Omit<Figure, 'why'> {
  return {
    value: formatLatency(latency.p99),
    spread: uncertainty && latencySpread(uncertainty, 'p99'),
    label: `p99 · p50 ${formatLatency(latency.p50)}`,
  };
}
