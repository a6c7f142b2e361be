/**
 * A mock interview in the document: starting and ending it, its clock, what is asked, ticked off, required, decided and
 * answered. The time comes in as an argument. What is written down is undone like anything else; the clock never is.
 */

import type { Challenge } from '../interview/challenges';
import {
  endRun,
  extendPhase,
  goToPhase,
  isRunning,
  pauseRun,
  reopenRun,
  resumeRun,
  startRun,
} from '../interview/clock';
import { phaseAfter } from '../interview/phases';
import type { Diagram } from '../model/diagram';
import { withKey } from '../model/edits';
import type {
  ChallengeTaken,
  Decision,
  InterviewRun,
  MockInterview,
  PhaseId,
  RequirementKind,
} from '../model/mockInterview';
import type { Context, Outcome } from './command';
import { addPage } from './pages';

export const EXTENSION_MINUTES = 5;

/** On a page of its own, unless the one in view is to be drawn on. What is written down from before stays. */
export function startInterview(context: Context, prompt: string, now: number, onNewPage: boolean): Outcome {
  const added = onNewPage ? addPage(context) : {};
  const document = added.document ?? context.document;
  const { review, interview } = document;
  const started: Diagram = {
    ...document,
    interview: { ...interview, run: startRun(prompt, now) },
    // An interviewer asks more than a sketch is asked, and less than what goes live.
    review: review.profile === undefined ? { ...review, profile: 'interview' } : review,
  };
  return {
    document: started,
    session: { ...added.session, dialog: null, interviewPanel: true, zen: false },
    // The notes take some of what was seen.
    ...(!onNewPage && { effect: 'fit-all' }),
  };
}

/** What is written down stays; the clock, the answers and what was ticked off go. */
export const dropInterview = ({ diagram }: Context): Outcome => ({
  diagram: withInterview(diagram, { ...diagram.interview, run: null }),
  record: 'never',
  session: { interviewPanel: false },
});

export const toggleClock = (context: Context, now: number): Outcome =>
  changeRun(context, (run) => (isRunning(run) ? pauseRun(run, now) : resumeRun(run, now)));

export const goTo = (context: Context, phase: PhaseId, now: number): Outcome =>
  changeRun(context, (run) => goToPhase(run, phase, now));

/** After the last comes the end. */
export const goOn = (context: Context, now: number): Outcome =>
  changeRun(context, (run) => {
    const next = phaseAfter(run.phase);
    return next ? goToPhase(run, next, now) : endRun(run, now);
  });

export const extend = (context: Context): Outcome =>
  changeRun(context, (run) => extendPhase(run, EXTENSION_MINUTES));

export const endInterview = (context: Context, now: number): Outcome => ({
  ...changeRun(context, (run) => endRun(run, now)),
  session: { interviewPanel: true },
});

export const reopenInterview = (context: Context): Outcome => changeRun(context, reopenRun);

export const tick = (context: Context, point: string): Outcome =>
  changeRun(context, (run) => ({ ...run, done: toggled(run.done, point) }));

export const ask = (context: Context, question: string): Outcome =>
  changeRun(context, (run) =>
    run.asked.includes(question) ? run : { ...run, asked: [...run.asked, question] },
  );

/** One that is taken already stays as it is. */
export const takeChallenge = (context: Context, { id, question }: Challenge): Outcome =>
  changeRun(context, (run) =>
    run.challenges.some((one) => one.id === id)
      ? run
      : { ...run, challenges: [...run.challenges, { id, question }] },
  );

export const answerChallenge = (context: Context, id: string, answer: string): Outcome =>
  changeChallenge(context, id, (one) => withKey(one, 'answer', answer === '' ? undefined : answer));

export const revealChallenge = (context: Context, id: string, revealed: readonly string[]): Outcome =>
  changeChallenge(context, id, (one) => ({ ...one, revealed }));

export function addRequirement({ diagram }: Context, kind: RequirementKind, text: string): Outcome {
  const { requirements } = diagram.interview;
  if (text.trim() === '') return {};
  const next = new Map(requirements).set(freshId('r', requirements), { kind, text: text.trim() });
  return { diagram: withInterview(diagram, { ...diagram.interview, requirements: next }) };
}

/** An empty one is gone. */
export function changeRequirement({ diagram }: Context, id: string, text: string): Outcome {
  const requirement = diagram.interview.requirements.get(id);
  if (!requirement) return {};
  const requirements = new Map(diagram.interview.requirements);
  if (text.trim() === '') requirements.delete(id);
  else requirements.set(id, { ...requirement, text: text.trim() });
  return { diagram: withInterview(diagram, { ...diagram.interview, requirements }) };
}

export function addDecision({ diagram }: Context, text: string): Outcome {
  const { decisions } = diagram.interview;
  if (text.trim() === '') return {};
  const next = new Map(decisions).set(freshId('d', decisions), { text: text.trim() });
  return { diagram: withInterview(diagram, { ...diagram.interview, decisions: next }) };
}

/** Without its text it is gone. */
export function changeDecision(
  { diagram }: Context,
  id: string,
  key: 'text' | 'because' | 'tradeOff',
  text: string,
): Outcome {
  const decision = diagram.interview.decisions.get(id);
  if (!decision) return {};
  const decisions = new Map<string, Decision>(diagram.interview.decisions);
  const trimmed = text.trim();
  if (key === 'text' && trimmed === '') decisions.delete(id);
  else decisions.set(id, withKey(decision, key, trimmed || undefined));
  return { diagram: withInterview(diagram, { ...diagram.interview, decisions }) };
}

/** The document as it was in history, under the clock as it is. */
export const withRunOf = (document: Diagram, { interview: { run } }: Diagram): Diagram =>
  document.interview.run === run ? document : withInterview(document, { ...document.interview, run });

const withInterview = (diagram: Diagram, interview: MockInterview): Diagram =>
  withKey(diagram, 'interview', interview);

function changeRun({ diagram }: Context, change: (run: InterviewRun) => InterviewRun): Outcome {
  const { run } = diagram.interview;
  const next = run && change(run);
  return next === run
    ? {}
    : { diagram: withInterview(diagram, { ...diagram.interview, run: next }), record: 'never' };
}

const changeChallenge = (
  context: Context,
  id: string,
  change: (challenge: ChallengeTaken) => ChallengeTaken,
): Outcome =>
  changeRun(context, (run) => ({
    ...run,
    challenges: run.challenges.map((one) => (one.id === id ? change(one) : one)),
  }));

const toggled = (list: readonly string[], item: string): readonly string[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item];

function freshId(stem: string, taken: ReadonlyMap<string, unknown>): string {
  for (let n = taken.size + 1; ; n++) if (!taken.has(`${stem}${n}`)) return `${stem}${n}`;
}
