/**
 * The clock of a mock interview: each phase has its planned minutes, can be paused, extended and come back to. Pure: the
 * time of day is passed in, in milliseconds since 1970. A stretch of more than an hour without a step is taken for a break.
 */
import { type InterviewRun, PHASE_IDS, type PhaseId } from '../model/mockInterview';
import { phaseOf } from './phases';

export const MINUTE_MS = 60_000;
const LONGEST_STRETCH_MS = 60 * MINUTE_MS;

export const startRun = (prompt: string, now: number): InterviewRun => ({
  prompt,
  startedAt: now,
  phase: 'requirements',
  since: now,
  spentMs: {},
  extendedMs: {},
  asked: [],
  done: [],
  challenges: [],
});

export const isRunning = ({ since, endedAt }: InterviewRun): boolean =>
  since !== undefined && endedAt === undefined;

export function pauseRun(run: InterviewRun, now: number): InterviewRun {
  if (!isRunning(run)) return run;
  const { since: _, ...rest } = run;
  return { ...rest, spentMs: { ...run.spentMs, [run.phase]: spentMs(run, run.phase, now) } };
}

export const resumeRun = (run: InterviewRun, now: number): InterviewRun =>
  isRunning(run) || run.endedAt !== undefined ? run : { ...run, since: now };

/** The clock of the other phase goes on where this one's went, and stands where it stood. */
export function goToPhase(run: InterviewRun, phase: PhaseId, now: number): InterviewRun {
  if (phase === run.phase || run.endedAt !== undefined) return run;
  const next = { ...pauseRun(run, now), phase };
  return isRunning(run) ? { ...next, since: now } : next;
}

export const extendPhase = (run: InterviewRun, minutes: number): InterviewRun => ({
  ...run,
  extendedMs: {
    ...run.extendedMs,
    [run.phase]: (run.extendedMs[run.phase] ?? 0) + minutes * MINUTE_MS,
  },
});

export const endRun = (run: InterviewRun, now: number): InterviewRun => ({
  ...pauseRun(run, now),
  endedAt: now,
});

/** It goes on where it was; its clock stands still until it is started. */
export function reopenRun({ endedAt: _, ...run }: InterviewRun): InterviewRun {
  return run;
}

export function spentMs(run: InterviewRun, phase: PhaseId, now: number): number {
  const before = run.spentMs[phase] ?? 0;
  if (phase !== run.phase || run.since === undefined || run.endedAt !== undefined) return before;
  return before + Math.min(LONGEST_STRETCH_MS, Math.max(0, now - run.since));
}

export const plannedMs = (run: InterviewRun, phase: PhaseId): number =>
  phaseOf(phase).minutes * MINUTE_MS + (run.extendedMs[phase] ?? 0);

/** Below 0: over time. */
export const leftMs = (run: InterviewRun, phase: PhaseId, now: number): number =>
  plannedMs(run, phase) - spentMs(run, phase, now);

export const totalSpentMs = (run: InterviewRun, now: number): number =>
  PHASE_IDS.reduce((total, phase) => total + spentMs(run, phase, now), 0);

/** `7:05`, `0:59`; `−1:30` over time. A second begins counts down when it is over. */
export function formatClock(ms: number): string {
  const seconds = ms >= 0 ? Math.ceil(ms / 1000) : Math.floor(-ms / 1000);
  const sign = ms < 0 && seconds > 0 ? '−' : '';
  return `${sign}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What is worth saying aloud when so much is left: it changes a few times in a phase only. */
export function saidLeft(ms: number): string {
  if (ms <= 0) return 'Time is up.';
  if (ms <= MINUTE_MS) return 'Less than a minute left.';
  if (ms <= 3 * MINUTE_MS) return 'Less than three minutes left.';
  return '';
}
