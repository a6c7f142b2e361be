/** What the numbers on connections are, in the status bar; a click shows the next. */
import { nameOf } from '../../model/queries';
import { command } from '../../state/commands/commands';
import type { Reading } from '../../state/sessionStore';
import { useApp, useDiagram, useFocusedJourney, useSession } from '../app/hooks';

const SAID: Readonly<Record<Reading, string>> = {
  caller: 'what callers see',
  'so-far': 'so far',
  load: 'load',
  none: 'nothing',
};

export function ReadingChip() {
  const app = useApp();
  const reading = useSession((session) => session.reading);
  const diagram = useDiagram();
  const focused = useFocusedJourney();
  const drawn = focused === null ? undefined : diagram.journeys.get(focused);
  const name = focused === null ? '' : drawn?.name || nameOf(diagram, drawn?.entry ?? focused);
  const said = reading === 'so-far' ? `so far along ${name || 'a journey'}` : SAID[reading];
  const { keys } = command('cycle-reading');
  return (
    <button
      type="button"
      className="reading-chip"
      title={`What connections show (${keys[0]})`}
      onClick={() => app.run(command('cycle-reading'))}
    >
      <span className="status-word">Lines: </span>
      <span aria-live="polite">{said}</span>
    </button>
  );
}
