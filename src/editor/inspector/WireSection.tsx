/** The way between the two ends: how long it takes, how often it is up, how far a copy is behind. */
import { NumberRow } from './ConnectionRows';
import { type ConnectionPart, resetOf } from './connectionPart';
import { RangedLatencyRow, RangedRow } from './RangedRow';
import { Section } from './Section';

export function WireSection(part: ConnectionPart) {
  const { connection, set, type } = part;
  return (
    <Section title="The wire">
      <RangedLatencyRow
        label="Round trip, p50 / p99"
        fieldLabel="Round trip"
        help="On the wire; without a value it follows from where the two ends stand."
        source={connection.latencyMs ? undefined : 'From where the ends stand'}
        onReset={resetOf(connection.latencyMs, () => set({ latencyMs: undefined }))}
        value={connection.latencyMs}
        onSet={(latencyMs) => set({ latencyMs })}
        onType={(latencyMs) => type({ latencyMs })}
      />
      <RangedRow
        label="Link is up"
        help="Availability of the way itself; both ends have their own."
        source={connection.availability === undefined ? 'Always; between regions 99.99 %' : undefined}
        onReset={resetOf(connection.availability, () => set({ availability: undefined }))}
        value={connection.availability}
        fallback={1}
        placeholder="100"
        percent
        min={0}
        max={1}
        onSet={(availability) => set({ availability })}
        onType={(availability) => type({ availability })}
      />
      {(connection.protocol === 'replication' || connection.replicationLagMs !== undefined) && (
        <NumberRow
          of={part}
          at="replicationLagMs"
          label="Lag"
          help="How far the copy is behind."
          without="As the copy’s own setting says"
          unit="ms"
          min={0}
          placeholder="as the copy’s"
        />
      )}
    </Section>
  );
}
