/** What a call is: its protocol, whether anybody waits, what it reads or writes, and its place in the story. */
import { CONSISTENCY_LABELS } from '../../catalog/connectionWords';
import { modeOf } from '../../catalog/effective';
import { useDiagram } from '../app/hooks';
import { ChoiceRow, NumberRow } from './ConnectionRows';
import type { ConnectionPart } from './connectionPart';
import { ProtocolRow } from './ProtocolRow';
import { Row, Section } from './Section';
import { SelectField } from './SelectField';

export function CarriesSection(part: ConnectionPart) {
  const { connection, set } = part;
  const diagram = useDiagram();
  return (
    <Section title="What it carries">
      <ProtocolRow {...part} />
      <Row
        label="Caller waits"
        help="Synchronous: the caller waits for the answer. Asynchronous: it hands over and goes on."
      >
        {(labelledBy) => (
          <SelectField
            labelledBy={labelledBy}
            value={modeOf(diagram, connection)}
            options={[
              { value: 'sync', label: 'for the answer' },
              { value: 'async', label: 'not at all' },
            ]}
            onChange={(next) => set({ mode: next === 'async' ? 'async' : 'sync' })}
          />
        )}
      </Row>
      <ChoiceRow
        label="Operation"
        help="Whether calls read or write. Journeys of one operation leave out connections of the other."
        value={connection.operation}
        labels={{ read: 'reads', write: 'writes' }}
        unsaid="reads and writes"
        onChange={(operation) => set({ operation })}
      />
      {connection.operation !== 'write' && (
        <ChoiceRow
          label="Counts on"
          help="The consistency the caller needs when it reads. What the way there can promise stands with the journey."
          without="Whatever the target promises"
          value={connection.consistency}
          labels={CONSISTENCY_LABELS}
          onChange={(consistency) => set({ consistency })}
        />
      )}
      <NumberRow
        of={part}
        at="payloadBytes"
        label="Request"
        help="Bytes of one request. With the load they make the bandwidth; latency and capacity don’t depend on them."
        without="Not known: no bandwidth is worked out"
        unit="B"
        min={0}
        placeholder="not known"
      />
      <NumberRow
        of={part}
        at="responseBytes"
        label="Answer"
        help="Bytes of the answer to one request."
        unit="B"
        min={0}
        placeholder="not known"
      />
      <NumberRow
        of={part}
        at="step"
        label="Step"
        help="A number shown on the connection, to tell a story by."
        min={0}
        integer
        placeholder="none"
      />
    </Section>
  );
}
