/** The numbers of each journey in both versions; a word beside the arrow says which way it went. */
import { TrendingDown, TrendingUp } from 'lucide-react';
import type { ComparedJourney } from '../../formats/compare/comparedNumbers';

interface Props {
  readonly journeys: readonly ComparedJourney[];
  /** The other version. */
  readonly label: string;
}

export function ComparedJourneys({ journeys, label }: Props) {
  const [same, others] = [journeys.filter(isSame), journeys.filter((journey) => !isSame(journey))];
  return (
    <>
      {others.map((journey) => (
        <Numbers key={`${journey.before} ${journey.after}`} journey={journey} label={label} />
      ))}
      {same.length > 0 && (
        <p className="muted">The same numbers: {same.map(({ name }) => name).join(', ')}.</p>
      )}
    </>
  );
}

const isSame = ({ before, after, numbers }: ComparedJourney): boolean =>
  before !== null && after !== null && numbers.every((one) => one.before === one.after);

interface NumbersProps {
  readonly journey: ComparedJourney;
  readonly label: string;
}

function Numbers({ journey: { name, before, after, numbers }, label }: NumbersProps) {
  return (
    <table className="compare-numbers">
      <caption>
        {name}
        {before === null && <small> only now</small>}
        {after === null && <small> no more</small>}
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col" title={label}>
            {label}
          </th>
          <th scope="col">Now</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {numbers.map(({ label: number, before: was, after: is, trend }) => (
          <tr key={number} data-trend={trend}>
            <th scope="row">{number}</th>
            <td>{was ?? '–'}</td>
            <td>{is ?? '–'}</td>
            <td>
              {trend === 'better' && <TrendingUp size={12} aria-hidden="true" />}
              {trend === 'worse' && <TrendingDown size={12} aria-hidden="true" />}
              {trend !== 'same' && trend}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
