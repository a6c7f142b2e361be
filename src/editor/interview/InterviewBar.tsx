/** The clock of the mock interview at the top of the canvas: its phases, what is left of this one, and going on. */
import './interview.css';
import { Calculator, type LucideIcon, NotebookPen, Pause, Play, Plus, SkipForward } from 'lucide-react';
import { formatClock, isRunning, leftMs, plannedMs, saidLeft, spentMs } from '../../interview/clock';
import { PHASES, phaseAfter, phaseOf } from '../../interview/phases';
import type { InterviewRun } from '../../model/mockInterview';
import { command } from '../../state/commands/commands';
import { goTo } from '../../state/interview';
import { useApp, useSession } from '../app/hooks';
import { Tip } from '../menus/Tip';
import { useInterviewNotes } from './useInterviewNotes';
import { useNow } from './useNow';

export function InterviewBar() {
  const { run } = useInterviewNotes();
  return run && run.endedAt === undefined ? <Bar run={run} /> : null;
}

function Bar({ run }: { readonly run: InterviewRun }) {
  const app = useApp();
  const running = isRunning(run);
  // A clock that was just started may be ahead of the last tick.
  const now = Math.max(useNow(running), run.since ?? 0);
  const left = leftMs(run, run.phase, now);
  const phase = phaseOf(run.phase);
  const next = phaseAfter(run.phase);
  const nextWords = next ? `Next: ${phaseOf(next).title}` : 'End';
  return (
    <section className="interview-bar panel" aria-label="Interview clock" data-over={left < 0 || undefined}>
      <ol className="interview-phases">
        {PHASES.map(({ id, title }) => {
          const spent = spentMs(run, id, now);
          const planned = plannedMs(run, id);
          const words = `${title}: ${formatClock(spent)} of ${formatClock(planned)}`;
          return (
            <li key={id}>
              <Tip text={words}>
                <button
                  type="button"
                  aria-label={`Phase ${title}`}
                  aria-current={id === run.phase ? 'step' : undefined}
                  onClick={() => app.apply(goTo(app.context(), id, Date.now()))}
                >
                  <span
                    style={{ width: `${Math.min(100, (spent / planned) * 100)}%` }}
                    data-over={spent > planned || undefined}
                  />
                </button>
              </Tip>
            </li>
          );
        })}
      </ol>
      <strong>{phase.title}</strong>
      <span className="interview-left" role="timer" aria-label="Time for this phase">
        <b>{formatClock(Math.abs(left))}</b> {left < 0 ? 'over' : 'left'}
        {!running && ', stopped'}
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label={running ? 'Stop the clock' : 'Start the clock'}
        title={running ? 'Stop the clock' : 'Start the clock'}
        onClick={() => app.run(command('interview-pause'))}
      >
        {running ? <Pause size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
      </button>
      <button
        type="button"
        className="button"
        data-small
        aria-label="5 min more for this phase"
        onClick={() => app.run(command('interview-extend'))}
      >
        <Plus size={12} aria-hidden="true" />5 min
      </button>
      <button
        type="button"
        className="button"
        data-small
        data-primary={left < 0 || undefined}
        onClick={() => app.run(command(next ? 'interview-next' : 'interview-end'))}
      >
        <SkipForward size={12} aria-hidden="true" />
        {nextWords}
      </button>
      <Toggles />
      <p className="visually-hidden" aria-live="polite">
        {`${phase.title}. ${saidLeft(left)}`}
      </p>
    </section>
  );
}

function Toggles() {
  const notes = useSession((session) => session.interviewPanel);
  const sheet = useSession((session) => session.worksheet);
  return (
    <>
      <Toggle of="interview" label="Notes of the interview" isOn={notes} icon={NotebookPen} />
      <Toggle of="worksheet" label="Capacity worksheet" isOn={sheet} icon={Calculator} />
    </>
  );
}

interface ToggleProps {
  /** The command it runs. */
  readonly of: string;
  readonly label: string;
  readonly isOn: boolean;
  readonly icon: LucideIcon;
}

function Toggle({ of, label, isOn, icon: Icon }: ToggleProps) {
  const app = useApp();
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      onClick={() => app.run(command(of))}
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  );
}
