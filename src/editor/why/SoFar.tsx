/** So far at a connection: what a request has been through when it has got over it, and how it came to that on the way. */
import type { SoFarEstimate } from '../../estimate/answer';
import { numberPath } from '../../estimate/progress/numberPath';
import { shownAvailability } from '../../estimate/shownAvailability';
import { idOf, kindOf } from '../../model/elements';
import { connectionName } from '../../model/queries';
import { formatLatency } from '../../shared/formatNumbers';
import { useAnalysis, useDiagram } from '../app/hooks';

interface Props {
  readonly journey: string;
  readonly connection: string;
}

export function SoFar({ journey, connection }: Props) {
  const diagram = useDiagram();
  const { estimate } = useAnalysis();
  const soFar = estimate.journeys.get(journey)?.soFar;
  const here = soFar?.get(connection);
  if (!soFar || !here) return null;
  const path = numberPath(diagram, estimate, connection, journey, 'so-far');
  const steps = [...path]
    .flatMap((ref) => (kindOf(ref) === 'connection' && idOf(ref) !== connection ? [idOf(ref)] : []))
    .flatMap((id): [string, SoFarEstimate][] => {
      const numbers = soFar.get(id);
      return numbers ? [[id, numbers]] : [];
    })
    .sort(([, a], [, b]) => (a.latencyMs.p50 ?? Infinity) - (b.latencyMs.p50 ?? Infinity));
  return (
    <section className="why-so-far" aria-label="So far">
      <p>
        So far, over <b>{connectionName(diagram, connection)}</b>: from the entry until a request has got over
        it, its round trip included, with all that was waited for before. Whether the target answers is not in
        it yet.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">When it has got over</th>
            <th scope="col">p50</th>
            <th scope="col">p99</th>
            <th scope="col">available</th>
          </tr>
        </thead>
        <tbody>
          {[...steps, [connection, here] as const].map(([id, numbers]) => (
            <tr key={id} data-here={id === connection || undefined}>
              <th scope="row">{connectionName(diagram, id)}</th>
              <td>{formatLatency(numbers.latencyMs.p50)}</td>
              <td>{formatLatency(numbers.latencyMs.p99)}</td>
              <td>{ninesOf(numbers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ninesOf(numbers: SoFarEstimate): string {
  const { availability, unavailability } = numbers;
  return availability === null || unavailability === null
    ? 'not known'
    : shownAvailability({ ...numbers, availability, unavailability });
}
