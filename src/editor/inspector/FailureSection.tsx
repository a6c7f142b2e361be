/** What becomes of a call that fails, is late, or comes twice. */
import { DELIVERY_LABELS } from '../../catalog/connectionWords';
import { modeOf } from '../../catalog/effective';
import { useDiagram } from '../app/hooks';
import { BreakerRows } from './BreakerRows';
import { CheckField } from './CheckField';
import { CheckRow, ChoiceRow, NumberRow } from './ConnectionRows';
import { type ConnectionPart, resetOf } from './connectionPart';
import { RangedRow } from './RangedRow';
import { RetryRows } from './RetryRows';
import { Row, Section } from './Section';

export function FailureSection(part: ConnectionPart) {
  const { connection, set, type } = part;
  const { circuitBreaker } = connection;
  const isAsync = modeOf(useDiagram(), connection) === 'async';
  return (
    <Section title="When it fails">
      <CheckRow
        of={part}
        at="optional"
        label="Optional"
        help="The answer goes on without it."
        without="Without it there is no answer"
      />
      <RangedRow
        label="Calls that fail"
        help="Share of calls that fail though both ends are up."
        onReset={resetOf(connection.errorRate, () => set({ errorRate: undefined }))}
        value={connection.errorRate}
        fallback={0}
        placeholder="0"
        percent
        min={0}
        max={1}
        onSet={(errorRate) => set({ errorRate })}
        onType={(errorRate) => type({ errorRate })}
      />
      <NumberRow
        of={part}
        at="timeoutMs"
        label="Timeout"
        help="How long the caller waits for one attempt; what takes longer has failed."
        without="It waits for ever"
        unit="ms"
        min={0}
        placeholder="none"
      />
      <RetryRows {...part} />
      <NumberRow
        of={part}
        at="hedgeAfterMs"
        label="Hedge after"
        help="Without an answer after this long the call is sent a second time; the first answer counts."
        without="Never sent a second time"
        unit="ms"
        min={0}
        placeholder="never"
      />
      <Row
        label="Circuit breaker"
        help="While too many calls fail, more are refused at once: they load nobody, and what stands in for them does so without waiting."
        source={circuitBreaker ? undefined : 'None: every call is tried'}
      >
        {(labelledBy) => (
          <CheckField
            labelledBy={labelledBy}
            value={circuitBreaker !== undefined && circuitBreaker !== false}
            onChange={(on) => set({ circuitBreaker: on || undefined })}
          />
        )}
      </Row>
      <BreakerRows
        connection={connection}
        onSet={(next) => set({ circuitBreaker: next })}
        onType={(next) => type({ circuitBreaker: next })}
      />
      <CheckRow
        of={part}
        at="idempotent"
        label="Idempotent"
        help="Made twice, a call does no more than once: by a key of its own, or by what it does."
        without="A write that is retried may happen twice"
      />
      {(isAsync || connection.deliveryGuarantee !== undefined) && (
        <ChoiceRow
          label="Delivered"
          help="What the sender of a message counts on."
          without="As the broker delivers"
          value={connection.deliveryGuarantee}
          labels={DELIVERY_LABELS}
          onChange={(deliveryGuarantee) => set({ deliveryGuarantee })}
        />
      )}
    </Section>
  );
}
