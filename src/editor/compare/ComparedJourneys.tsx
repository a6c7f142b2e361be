/** The numbers of each journey in both versions; a word beside the arrow says which way it went. */
import { TrendingDown, TrendingUp } from 'lucide-react';
import type { ComparedJourney } from '../../formats/compare/comparedNumbers';

interface Props {
  readonly journeys: readonly ComparedJourney[];
  /** The other version. */
  readonly label: string;
}

export function ComparedJourneys({ journeys, label }: Props) {
  return journeys.map(({ name, before, after, numbers }) => (
    <table key={`${before} ${after}`} className="compare-numbers">
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
  ));
}
