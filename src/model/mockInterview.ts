/**
 * What a mock interview leaves in a document: what was asked for (requirements), what was decided and why, and the run
 * itself: its prompt, its clock, what was ticked off and the challenges taken. Of the whole document, not of a page.
 * Format: docs/file-format.md, Interview.
 */
import type { JsonObject } from '../shared/json';

export interface MockInterview {
  readonly requirements: ReadonlyMap<string, Requirement>;
  readonly decisions: ReadonlyMap<string, Decision>;
  /** null: there was none. */
  readonly run: InterviewRun | null;
}

export const REQUIREMENT_KINDS = ['functional', 'non-functional', 'out-of-scope'] as const;
export type RequirementKind = (typeof REQUIREMENT_KINDS)[number];

export interface Requirement {
  readonly kind: RequirementKind;
  readonly text: string;
  readonly extra?: JsonObject;
}

export interface Decision {
  readonly text: string;
  readonly because?: string;
  /** What it costs, and what was turned down for it. */
  readonly tradeOff?: string;
  readonly extra?: JsonObject;
}

export const PHASE_IDS = ['requirements', 'estimate', 'high-level', 'deep-dive', 'wrap-up'] as const;
export type PhaseId = (typeof PHASE_IDS)[number];

/** Times are milliseconds since 1970; nothing here reads a clock. */
export interface InterviewRun {
  /** Its id in the library. */
  readonly prompt: string;
  readonly startedAt: number;
  /** Absent: it goes on. */
  readonly endedAt?: number;
  readonly phase: PhaseId;
  /** Since when the clock of the phase runs; absent: it stands still. */
  readonly since?: number;
  /** Of each phase, without what has run since. */
  readonly spentMs: PhaseTimes;
  /** Beyond what was planned. */
  readonly extendedMs: PhaseTimes;
  /** Ids of questions that were asked and of points that were ticked off. */
  readonly asked: readonly string[];
  readonly done: readonly string[];
  readonly challenges: readonly ChallengeTaken[];
  readonly extra?: JsonObject;
}

export type PhaseTimes = { readonly [K in PhaseId]?: number };

export interface ChallengeTaken {
  readonly id: string;
  readonly question: string;
  readonly answer?: string;
  /** What the estimate says, once it was asked: sentences. */
  readonly revealed?: readonly string[];
}

export const NO_INTERVIEW: MockInterview = { requirements: new Map(), decisions: new Map(), run: null };
