/** The journey in focus, its nines and its p99 against what it is meant to reach; choosing another refocuses the labels. */

import { Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { shownAvailability } from '../../estimate/shownAvailability';
import { formatAvailability, formatLatency } from '../../shared/formatNumbers';
import { returnKeyboard } from '../app/focus';
import { useAnalysis, useApp, useDiagram, useFocusedJourney, useJourneys, useSession } from '../app/hooks';

export function JourneyMenu() {
  const app = useApp();
  const diagram = useDiagram();
  const { estimate } = useAnalysis();
  const journeys = useJourneys();
  const focused = useFocusedJourney();
  const chosen = useSession((session) => session.journey);
  if (focused === null) return null;
  const answer = estimate.journeys.get(focused);
  if (!answer) return null;
  const nameOf = (id: string) => diagram.journeys.get(id)?.name || diagram.components.get(id)?.name || id;
  const target = diagram.journeys.get(focused)?.target;
  const choose = (journey: string | null) => app.apply({ session: { journey } });
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button journey-button">
        <span className="journey-name">{nameOf(focused)}</span>
        <ChevronDown size={13} aria-hidden="true" />
        <b data-verdict={answer.targets.availability}>{shownAvailability(answer)}</b>
        {target?.availability !== undefined && (
          <span className="muted">of {formatAvailability(target.availability)}</span>
        )}
        <b data-verdict={answer.targets.p99Ms}>p99 {formatLatency(answer.latencyMs.p99)}</b>
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
          {journeys.map(([id]) => (
            <DropdownMenu.Item key={id} className="menu-item" onSelect={() => choose(id)}>
              <Check size={14} aria-hidden="true" visibility={chosen === id ? 'visible' : 'hidden'} />
              Focus on {nameOf(id)}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator className="menu-rule" />
          <DropdownMenu.Item className="menu-item" onSelect={() => choose(null)}>
            <Check size={14} aria-hidden="true" visibility={chosen === null ? 'visible' : 'hidden'} />
            Show all connections alike
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
