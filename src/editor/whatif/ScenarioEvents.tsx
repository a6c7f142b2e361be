/** What is failed and slowed down, each taken back by a click; of how many times, and how many instances, more or less. */
import { X } from 'lucide-react';
import { describeEvents } from '../../model/describeEvent';
import type { Diagram } from '../../model/diagram';
import type { Scenario, ScenarioEvent } from '../../model/scenario';
import { amountOf, toggled, withAmount } from '../../state/whatIf';
import { useDiagram } from '../app/hooks';
import { NumberField } from '../inspector/NumberField';

interface Props {
  readonly scenario: Scenario;
  readonly onChange: (scenario: Scenario) => void;
}

export function ScenarioEvents({ scenario, onChange }: Props) {
  const shown = each(scenario.filter(({ kind }) => kind !== 'load'));
  if (shown.length === 0)
    return (
      <p className="muted">
        Right-click a part, a line, a zone or a region and fail it; or press <kbd>X</kbd>. The document stays
        as it is.
      </p>
    );
  return (
    <ul className="what-if-events">
      {shown.map((event, at) => (
        // Its own words change with how much of it there is.
        <Event key={keyOf(event, at)} event={event} scenario={scenario} onChange={onChange} />
      ))}
    </ul>
  );
}

function Event({ event, scenario, onChange }: Props & { readonly event: ScenarioEvent }) {
  const diagram = useDiagram();
  const same = scenario.filter((other) => sameText(other, event));
  const words = describeEvents(diagram, same).join(', ');
  const amount = amountOf(scenario, event);
  return (
    <li>
      {words}
      {amount !== null && (
        <NumberField
          {...limitsOf(diagram, event)}
          value={amount}
          onChange={(next) => next !== undefined && onChange(withAmount(scenario, event, next))}
        />
      )}
      <button
        type="button"
        aria-label={`Not so: ${words}`}
        onClick={() => onChange(toggled(scenario, event))}
      >
        <X size={12} aria-hidden="true" />
      </button>
    </li>
  );
}

function limitsOf({ components }: Diagram, event: ScenarioEvent) {
  if (event.kind !== 'instance-down') return { label: 'How many times as long', min: 0.01 };
  const max = components.get(event.component)?.settings?.replicas ?? 1;
  return { label: 'How many instances are down', min: 1, max, integer: true };
}

const sameText = (a: ScenarioEvent, b: ScenarioEvent): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Several instances are one row. */
const each = (events: Scenario): Scenario =>
  events.filter((event, at) => events.findIndex((other) => sameText(other, event)) === at);

const keyOf = (event: ScenarioEvent, at: number): string =>
  'factor' in event ? `${event.kind} ${at}` : JSON.stringify(event);
