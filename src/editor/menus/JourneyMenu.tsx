/** The journey in focus, its nines and its p99 against what it is meant to reach; choosing another refocuses the labels. */

import { Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { memo } from 'react';
import type { JourneyEstimate } from '../../estimate/answer';
import { shownAvailability } from '../../estimate/shownAvailability';
import type { Journey } from '../../model/diagram';
import { formatAvailability, formatLatency } from '../../shared/formatNumbers';
import { sameValue } from '../../state/live/sameValue';
import { returnKeyboard } from '../app/focus';
import { useAnalysis, useApp, useDiagram, useFocusedJourney, useJourneys, useSession } from '../app/hooks';
import { useStable } from '../app/useStable';

export function JourneyMenu() {
  const app = useApp();
  const diagram = useDiagram();
  const { estimate } = useAnalysis();
  const journeys = useJourneys();
  const focused = useFocusedJourney();
  const chosen = useSession((session) => session.journey);
  const choose = useStable((journey: string | null) => app.apply({ session: { journey } }));
  if (focused === null) return null;
  const answer = estimate.journeys.get(focused);
  if (!answer) return null;
  const nameOf = (id: string) => diagram.journeys.get(id)?.name || diagram.components.get(id)?.name || id;
  const target = diagram.journeys.get(focused)?.target;
  return (
    <Menu
      name={nameOf(focused)}
      availability={shownAvailability(answer)}
      p99={formatLatency(answer.latencyMs.p99)}
      verdicts={answer.targets}
      target={target}
      journeys={journeys.map(([id]) => ({ id, name: nameOf(id) }))}
      chosen={chosen}
      onChoose={choose}
    />
  );
}

interface MenuProps {
  readonly name: string;
  readonly availability: string;
  readonly p99: string;
  readonly verdicts: JourneyEstimate['targets'];
  readonly target: Journey['target'];
  readonly journeys: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string | null;
  readonly onChoose: (journey: string | null) => void;
}

/** Rendered only where it says something else. */
const Menu = memo(function Menu(props: MenuProps) {
  const { name, availability, p99, verdicts, target, journeys, chosen, onChoose } = props;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button journey-button">
        <span className="journey-name">{name}</span>
        <ChevronDown size={13} aria-hidden="true" />
        <b data-verdict={verdicts.availability}>{availability}</b>
        {target?.availability !== undefined && (
          <span className="muted">of {formatAvailability(target.availability)}</span>
        )}
        <b data-verdict={verdicts.p99Ms}>p99 {p99}</b>
        {target?.p99Ms !== undefined && <span className="muted">of {formatLatency(target.p99Ms)}</span>}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="end"
          sideOffset={8}
          loop
          onCloseAutoFocus={returnKeyboard}
        >
          {journeys.map((journey) => (
            <DropdownMenu.Item key={journey.id} className="menu-item" onSelect={() => onChoose(journey.id)}>
              <Check size={14} aria-hidden="true" visibility={chosen === journey.id ? 'visible' : 'hidden'} />
              Focus on {journey.name}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator className="menu-rule" />
          <DropdownMenu.Item className="menu-item" onSelect={() => onChoose(null)}>
            <Check size={14} aria-hidden="true" visibility={chosen === null ? 'visible' : 'hidden'} />
            Show all connections alike
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}, sameValue);
