/** A journey's settings: where it enters, how often, which connections, and what it is meant to reach. */
import type { TargetId } from '../../estimate/answer';
import type { Journey } from '../../model/diagram';
import { changeTarget } from '../../state/changeTarget';
import { changeJourney } from '../../state/gestures';
import { editPath } from '../../state/path';
import { useApp, useDiagram } from '../app/hooks';
import { NameField } from '../inspector/NameField';
import { NumberField } from '../inspector/NumberField';
import { RangedRow } from '../inspector/RangedRow';
import { Row } from '../inspector/Section';
import { SelectField } from '../inspector/SelectField';

const BOTH = 'both';

export function JourneyForm({ id, journey }: { readonly id: string; readonly journey: Journey }) {
  const app = useApp();
  const { components } = useDiagram();
  const set = (change: Parameters<typeof changeJourney>[2]) =>
    app.apply(changeJourney(app.context(), id, change));
  const type = (change: Parameters<typeof changeJourney>[2], field: string) =>
    app.apply(changeJourney(app.context(), id, change, `journey ${id} ${field}`));
  const setTarget = (target: TargetId, value: number | undefined) =>
    app.apply(changeTarget(app.context(), id, target, value));
  return (
    <div className="journey-form">
      <Row label="Name">
        {() => (
          <NameField
            label="Name of the journey"
            value={journey.name ?? ''}
            onChange={(name) => set({ name })}
          />
        )}
      </Row>
      <Row label="Enters at">
        {(labelledBy) => (
          <SelectField
            labelledBy={labelledBy}
            value={journey.entry}
            options={[...components].map(([value, component]) => ({ value, label: component.name || value }))}
            onChange={(entry) => set({ entry })}
          />
        )}
      </Row>
      <RangedRow
        label="Load"
        value={journey.requestsPerSecond}
        unit="rps"
        min={0}
        placeholder="none"
        onSet={(requestsPerSecond) => set({ requestsPerSecond })}
        onType={(requestsPerSecond) => type({ requestsPerSecond }, 'load')}
      />
      <Row label="Follows">
        {(labelledBy) => (
          <SelectField
            labelledBy={labelledBy}
            value={journey.operation ?? BOTH}
            options={[
              { value: BOTH, label: 'all connections' },
              { value: 'read', label: 'reads' },
              { value: 'write', label: 'writes' },
            ]}
            onChange={(next) => set({ operation: next === 'read' || next === 'write' ? next : undefined })}
          />
        )}
      </Row>
      <Row label="Path" {...(journey.connections && { onReset: () => set({ connections: undefined }) })}>
        {(labelledBy) => (
          <button
            type="button"
            className="button"
            aria-describedby={labelledBy}
            onClick={() => app.apply(editPath(app.context(), id))}
          >
            {journey.connections ? `${journey.connections.length} connections…` : 'everything…'}
          </button>
        )}
      </Row>
      <Row label="Target: available">
        {(labelledBy) => (
          <NumberField
            labelledBy={labelledBy}
            value={journey.target?.availability}
            percent
            min={0}
            max={1}
            placeholder="none"
            onChange={(value) => setTarget('availability', value)}
          />
        )}
      </Row>
      {(['p50Ms', 'p95Ms', 'p99Ms'] as const).map((key) => (
        <Row key={key} label={`Target: ${key.slice(0, 3)}`}>
          {(labelledBy) => (
            <NumberField
              labelledBy={labelledBy}
              value={journey.target?.[key]}
              unit="ms"
              min={0}
              placeholder="none"
              onChange={(value) => setTarget(key, value)}
            />
          )}
        </Row>
      ))}
      <Row label="Target: takes" help="So many it is to be able to take, the other journeys as they are.">
        {(labelledBy) => (
          <NumberField
            labelledBy={labelledBy}
            value={journey.target?.requestsPerSecond}
            unit="rps"
            min={0}
            placeholder="none"
            onChange={(value) => setTarget('requestsPerSecond', value)}
          />
        )}
      </Row>
    </div>
  );
}
