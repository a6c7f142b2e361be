/** A connection: what its caller sees, how the call is made, and what is wrong with it. */
import { ArrowRight } from 'lucide-react';
import { modeOf } from '../../catalog/effective';
import { usableProtocols } from '../../catalog/protocols';
import { connectionNumbers } from '../../estimate/connectionLabel';
import { effectLine } from '../../estimate/furtherLines';
import type { Connection } from '../../model/diagram';
import { refOf } from '../../model/elements';
import { nameOf } from '../../model/queries';
import { formatRate } from '../../shared/formatNumbers';
import { changeConnection, rename } from '../../state/gestures';
import { useAnalysis, useApp, useDiagram, useSession } from '../app/hooks';
import { useUncertainty } from '../app/UncertaintyProvider';
import { BreakerRows } from './BreakerRows';
import { CheckField } from './CheckField';
import { availabilityFigure, FigureLines, Figures, latencyFigure } from './Figures';
import { FindingList } from './FindingList';
import { NameField } from './NameField';
import { NumberField } from './NumberField';
import { RangedLatencyRow, RangedRow } from './RangedRow';
import { Row, Section } from './Section';
import { SelectField } from './SelectField';

interface Props {
  readonly id: string;
  readonly connection: Connection;
}

type Change = Parameters<typeof changeConnection>[2];

export function ConnectionInspector({ id, connection }: Props) {
  const app = useApp();
  const diagram = useDiagram();
  const ref = refOf('connection', id);
  const renaming = useSession((session) => session.renaming === ref);
  const set = (change: Change) => app.apply(changeConnection(app.context(), id, change));
  const type = (change: Change) =>
    app.apply(
      changeConnection(app.context(), id, change, `connection ${id} ${Object.keys(change).join(' ')}`),
    );
  return (
    <>
      <header className="inspector-head">
        <div>
          <NameField
            label="Name"
            value={connection.name ?? ''}
            focused={renaming}
            placeholder="Connection"
            onChange={(name) => app.apply(rename(app.context(), ref, name))}
          />
          <span className="connection-ends">
            {nameOf(diagram, connection.from)} <ArrowRight size={12} aria-label="to" />{' '}
            {nameOf(diagram, connection.to)}
          </span>
        </div>
      </header>
      <ConnectionFigures id={id} />
      <FindingList of={ref} />
      <CallSection connection={connection} set={set} type={type} />
      <FailureSection connection={connection} set={set} type={type} />
    </>
  );
}

interface PartProps {
  readonly connection: Connection;
  readonly set: (change: Change) => void;
  /** As `set`, for what is typed: all of it in one field is one step. */
  readonly type: (change: Change) => void;
}

const ANY = 'any';

function CallSection({ connection, set, type }: PartProps) {
  const diagram = useDiagram();
  const from = diagram.components.get(connection.from);
  const to = diagram.components.get(connection.to);
  const protocols = from && to ? usableProtocols(from, to, modeOf(diagram, connection)) : [];
  const options = [...new Set([...protocols, ...(connection.protocol ? [connection.protocol] : [])])];
  return (
    <Section title="The call">
      <Row label="Protocol">
        {(labelledBy) => (
          <SelectField
            labelledBy={labelledBy}
            value={connection.protocol ?? ANY}
            options={[
              { value: ANY, label: 'Not said' },
              ...options.map((value) => ({ value, label: value })),
            ]}
            onChange={(next) => set({ protocol: next === ANY ? undefined : next })}
          />
        )}
      </Row>
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
      <Row label="Operation">
        {(labelledBy) => (
          <SelectField
            labelledBy={labelledBy}
            value={connection.operation ?? ANY}
            options={[
              { value: ANY, label: 'reads and writes' },
              { value: 'read', label: 'reads' },
              { value: 'write', label: 'writes' },
            ]}
            onChange={(next) => set({ operation: next === 'read' || next === 'write' ? next : undefined })}
          />
        )}
      </Row>
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
      <Row label="Optional" help="The answer goes on without it.">
        {(labelledBy) => (
          <CheckField
            labelledBy={labelledBy}
            value={connection.optional ?? false}
            onChange={(optional) => set({ optional: optional || undefined })}
          />
        )}
      </Row>
      <Row label="Step" help="Number shown on the connection.">
        {(labelledBy) => (
          <NumberField
            labelledBy={labelledBy}
            value={connection.step}
            min={0}
            integer
            onChange={(step) => type({ step })}
          />
        )}
      </Row>
    </Section>
  );
}

function FailureSection({ connection, set, type }: PartProps) {
  const { retries, circuitBreaker } = connection;
  return (
    <Section title="The wire, and when it fails">
      <RangedLatencyRow
        label="Round trip, p50 / p99"
        fieldLabel="Round trip"
        help="On the wire; without a value it follows from where the two ends stand."
        source={connection.latencyMs ? undefined : 'from where the ends stand'}
        onReset={resetOf(connection.latencyMs, () => set({ latencyMs: undefined }))}
        value={connection.latencyMs}
        onSet={(latencyMs) => set({ latencyMs })}
        onType={(latencyMs) => type({ latencyMs })}
      />
      <RangedRow
        label="Link is up"
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
      {(connection.protocol === 'replication' || connection.replicationLagMs !== undefined) && (
        <Row
          label="Lag"
          help="How far the copy is behind; without a value, as the copy’s own setting says."
          onReset={resetOf(connection.replicationLagMs, () => set({ replicationLagMs: undefined }))}
        >
          {(labelledBy) => (
            <NumberField
              labelledBy={labelledBy}
              value={connection.replicationLagMs}
              unit="ms"
              min={0}
              placeholder="as the copy’s"
              onChange={(replicationLagMs) => type({ replicationLagMs })}
            />
          )}
        </Row>
      )}
      <Row label="Timeout">
        {(labelledBy) => (
          <NumberField
            labelledBy={labelledBy}
            value={connection.timeoutMs}
            unit="ms"
            min={0}
            placeholder="none"
            onChange={(timeoutMs) => type({ timeoutMs })}
          />
        )}
      </Row>
      <Row label="Retries">
        {(labelledBy) => (
          <NumberField
            labelledBy={labelledBy}
            value={retries?.max}
            min={0}
            integer
            placeholder="none"
            onChange={(max) => type({ retries: max === undefined ? undefined : { ...retries, max } })}
          />
        )}
      </Row>
      <Row
        label="Circuit breaker"
        help="While too many calls fail, more are refused at once: they load nobody, and what stands in for them does so without waiting."
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
      <Row label="Encrypted">
        {(labelledBy) => (
          <CheckField
            labelledBy={labelledBy}
            value={connection.encrypted ?? false}
            onChange={(encrypted) => set({ encrypted: encrypted || undefined })}
          />
        )}
      </Row>
    </Section>
  );
}

function ConnectionFigures({ id }: { readonly id: string }) {
  const { estimate } = useAnalysis();
  const journey = useSession((session) => session.journey);
  const numbers = connectionNumbers(estimate, id, journey);
  const known = useUncertainty();
  if (!numbers) return null;
  const inJourney = journey === null ? undefined : known?.journeys.get(journey)?.connections.get(id);
  const spread = inJourney ?? known?.connections.get(id);
  return (
    <>
      <Figures
        figures={[
          availabilityFigure(numbers, spread),
          latencyFigure(numbers.latencyMs, spread),
          { value: formatRate(numbers.requestsPerSecond), label: 'over it' },
        ]}
      />
      <FigureLines lines={[effectLine(numbers)]} />
    </>
  );
}

const resetOf = (value: unknown, reset: () => void) => (value === undefined ? undefined : reset);
