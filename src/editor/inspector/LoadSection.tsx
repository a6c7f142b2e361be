/** How many calls are made over a connection: by which requests, how often, how many together, and how many at most. */
import { carriedLines } from '../../estimate/carriedLines';
import { useAnalysis } from '../app/hooks';
import { NumberRow } from './ConnectionRows';
import { type ConnectionPart, resetOf } from './connectionPart';
import { FigureLines } from './Figures';
import { NumberField } from './NumberField';
import { RangedRow } from './RangedRow';
import { Row, Section } from './Section';

export function LoadSection({ id, ...part }: ConnectionPart & { readonly id: string }) {
  const { connection, set, type } = part;
  const { estimate } = useAnalysis();
  const rate = estimate.connections.get(id)?.requestsPerSecond;
  return (
    <Section title="Load">
      <RangedRow
        label="Made by"
        help="Share of requests that make this call."
        onReset={resetOf(connection.probability, () => set({ probability: undefined }))}
        value={connection.probability ?? 1}
        percent
        min={0}
        max={1}
        onSet={(probability) => set({ probability })}
        onType={(probability) => type({ probability })}
      />
      <Row
        label="Times per request"
        help="Calls one after another that each of those requests makes."
        onReset={resetOf(connection.timesPerRequest, () => set({ timesPerRequest: undefined }))}
      >
        {(labelledBy) => (
          <NumberField
            labelledBy={labelledBy}
            value={connection.timesPerRequest ?? 1}
            min={1}
            integer
            onChange={(timesPerRequest) => type({ timesPerRequest })}
          />
        )}
      </Row>
      <NumberRow
        of={part}
        at="batchSize"
        label="Together in one message"
        help="Requests that travel as a batch. The target still handles each of them."
        without="Each request travels by itself"
        min={1}
        integer
        placeholder="1"
      />
      <NumberRow
        of={part}
        at="rateLimitRps"
        label="Let through at most"
        help="What is more is refused. The numbers stay those of all that is asked for, so that they say what a limit hides."
        without="No limit"
        unit="rps"
        min={0}
        placeholder="unlimited"
      />
      {rate !== undefined && <FigureLines lines={carriedLines(connection, rate)} />}
    </Section>
  );
}
