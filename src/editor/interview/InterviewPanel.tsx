/** The notes of a mock interview: the task, what to cover in this phase, requirements, challenges, decisions, the report. */
import { Calculator, Shapes, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatClock, totalSpentMs } from '../../interview/clock';
import { type Facts, isDone, phaseOf } from '../../interview/phases';
import { interviewPrompt } from '../../library/interviews';
import type { InterviewRun, PhaseId } from '../../model/mockInterview';
import { command } from '../../state/commands/commands';
import { ask, dropInterview, endInterview, reopenInterview, tick } from '../../state/interview';
import { focusCanvas } from '../app/focus';
import { useAnalysis, useApp, useDiagram, useSession } from '../app/hooks';
import { Challenges } from './Challenges';
import { Decisions } from './Decisions';
import { Report } from './Report';
import { Requirements } from './Requirements';
import { useInterviewNotes } from './useInterviewNotes';

export function InterviewPanel() {
  const { run } = useInterviewNotes();
  return run && <Panel run={run} />;
}

function Panel({ run }: { readonly run: InterviewRun }) {
  const app = useApp();
  const prompt = interviewPrompt(run.prompt);
  const isOver = run.endedAt !== undefined;
  const open = (...phases: readonly PhaseId[]): boolean => !isOver && phases.includes(run.phase);
  return (
    <section
      className="interview-panel left-dock panel"
      aria-label="Mock interview"
      tabIndex={-1}
      data-keeps-focus
    >
      <header>
        <h2>{prompt?.title ?? run.prompt}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Components in place of the notes"
          title="Components in place of the notes"
          onClick={() => app.run(command('toggle-palette'))}
        >
          <Shapes size={14} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Hide the notes"
          onClick={() => {
            app.run(command('interview'));
            focusCanvas();
          }}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </header>
      {isOver && <Over run={run} />}
      <div key={isOver ? 'over' : run.phase}>
        <Part title="The task" isOpen={open('requirements')}>
          <p>{prompt?.task ?? 'This version doesn’t know the task.'}</p>
          <Questions run={run} />
        </Part>
        {!isOver && <Checklist run={run} />}
        <Part title="Requirements" isOpen={open('requirements', 'estimate')}>
          <Requirements />
        </Part>
        <Part title="Challenges" isOpen={open('deep-dive', 'wrap-up')}>
          <Challenges />
        </Part>
        <Part title="Decisions" isOpen={open('high-level', 'deep-dive', 'wrap-up')}>
          <Decisions />
        </Part>
        <Part title="Report" isOpen={isOver}>
          <Report run={run} />
        </Part>
      </div>
      {!isOver && (
        <button
          type="button"
          className="link-button"
          onClick={() => app.apply(endInterview(app.context(), Date.now()))}
        >
          End the interview
        </button>
      )}
    </section>
  );
}

interface PartProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly children: ReactNode;
}

const Part = ({ title, isOpen, children }: PartProps) => (
  <details open={isOpen} aria-label={title}>
    <summary>{title}</summary>
    {children}
  </details>
);

function Over({ run }: { readonly run: InterviewRun }) {
  const app = useApp();
  return (
    <div className="interview-over">
      <p>
        Over after <b>{formatClock(totalSpentMs(run, run.endedAt ?? 0))}</b>. The report is below; what you
        wrote stays in the document.
      </p>
      <div className="sheet-actions">
        <button
          type="button"
          className="button"
          data-small
          onClick={() => app.apply({ session: { dialog: { kind: 'interview' } } })}
        >
          Another interview…
        </button>
        <button
          type="button"
          className="link-button"
          onClick={() => app.apply(reopenInterview(app.context()))}
        >
          Go on with it
        </button>
        <button
          type="button"
          className="link-button"
          onClick={() => {
            app.apply(dropInterview(app.context()));
            focusCanvas();
          }}
        >
          Forget it
        </button>
      </div>
    </div>
  );
}

/** What the interviewer says when asked. */
function Questions({ run }: { readonly run: InterviewRun }) {
  const app = useApp();
  const questions = interviewPrompt(run.prompt)?.questions ?? [];
  return (
    <ul className="interview-questions" aria-label="Ask the interviewer">
      {questions.map(({ id, question, answer }) => (
        <li key={id}>
          {run.asked.includes(id) ? (
            <>
              <span className="muted">{question}</span>
              <p>{answer}</p>
            </>
          ) : (
            <button type="button" className="link-button" onClick={() => app.apply(ask(app.context(), id))}>
              {question}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What the document shows is ticked off by itself. */
function Checklist({ run }: { readonly run: InterviewRun }) {
  const app = useApp();
  const diagram = useDiagram();
  const interview = useInterviewNotes();
  const { findings } = useAnalysis();
  const isSheetOpen = useSession((session) => session.worksheet);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const facts: Facts = { diagram, interview, errors };
  const { title, points } = phaseOf(run.phase);
  return (
    <section className="interview-checklist" aria-label={`To cover: ${title}`}>
      <h3>{title}: to cover</h3>
      {points.map((point) => {
        const isSeen = point.seen?.(facts) ?? false;
        return (
          <label key={point.id}>
            <input
              type="checkbox"
              checked={isDone(point, facts)}
              disabled={isSeen}
              onChange={() => app.apply(tick(app.context(), point.id))}
            />
            <span>
              {point.text}
              {isSeen && <small> Seen.</small>}
            </span>
          </label>
        );
      })}
      {run.phase === 'estimate' && !isSheetOpen && (
        <button type="button" className="button" data-small onClick={() => app.run(command('worksheet'))}>
          <Calculator size={13} aria-hidden="true" /> Open the worksheet
        </button>
      )}
    </section>
  );
}
