/**
 * The phases of a mock interview, in their order, with the minutes each is planned for and the points to cover in it. Some
 * points can be seen in the document: those tick themselves off.
 */
import { workOut } from '../estimate/capacity/worksheet';
import type { Diagram } from '../model/diagram';
import { type InterviewRun, type MockInterview, PHASE_IDS, type PhaseId } from '../model/mockInterview';

export interface Phase {
  readonly id: PhaseId;
  readonly title: string;
  readonly minutes: number;
  readonly points: readonly Point[];
}

export interface Point {
  readonly id: string;
  readonly text: string;
  /** Whether the document shows it; absent: only the person can tell. */
  readonly seen?: (facts: Facts) => boolean;
}

export interface Facts {
  /** The page in view. */
  readonly diagram: Diagram;
  readonly interview: MockInterview;
  /** Findings of severity error. */
  readonly errors: number;
}

const requirements = ({ interview }: Facts, kind: string): number =>
  [...interview.requirements.values()].filter((one) => one.kind === kind && one.text.trim() !== '').length;

const journeys = ({ diagram }: Facts) => [...diagram.journeys.values()];

const PHASE_OF: Readonly<Record<PhaseId, Omit<Phase, 'id'>>> = {
  requirements: {
    title: 'Requirements',
    minutes: 8,
    points: [
      { id: 'r-ask', text: 'Who uses it, and for what? Ask before you draw.' },
      {
        id: 'r-functional',
        text: 'Three to five things it must do, written down.',
        seen: (facts) => requirements(facts, 'functional') >= 3,
      },
      {
        id: 'r-non-functional',
        text: 'How fast, how available, how consistent: numbers, not adjectives.',
        seen: (facts) => requirements(facts, 'non-functional') >= 2,
      },
      {
        id: 'r-scope',
        text: 'What is left out, said aloud.',
        seen: (facts) => requirements(facts, 'out-of-scope') >= 1,
      },
    ],
  },
  estimate: {
    title: 'Estimate',
    minutes: 5,
    points: [
      {
        id: 'e-load',
        text: 'Load on average and at the peak, reads apart from writes.',
        seen: ({ diagram }) => workOut(diagram.capacity).total.perDay > 0,
      },
      {
        id: 'e-storage',
        text: 'What is kept, how large it gets, and for how long.',
        seen: ({ diagram }) => workOut(diagram.capacity).total.stored > 0,
      },
      { id: 'e-follows', text: 'What follows: read-heavy or write-heavy, one machine or many?' },
    ],
  },
  'high-level': {
    title: 'High-level design',
    minutes: 12,
    points: [
      {
        id: 'h-drawn',
        text: 'The main parts, each with its type, and who calls whom.',
        seen: ({ diagram }) =>
          diagram.components.size >= 3 &&
          diagram.connections.size >= 2 &&
          [...diagram.components.values()].every(({ type }) => type !== 'box'),
      },
      { id: 'h-walk', text: 'One request walked from the user to the data and back.' },
      {
        id: 'h-loads',
        text: 'The load of each journey, from the worksheet.',
        seen: (facts) =>
          journeys(facts).length > 0 &&
          journeys(facts).every(({ requestsPerSecond }) => requestsPerSecond !== undefined),
      },
      {
        id: 'h-targets',
        text: 'A target for each journey, from the requirements.',
        seen: (facts) =>
          journeys(facts).length > 0 && journeys(facts).every(({ target }) => target !== undefined),
      },
      { id: 'h-store', text: 'Why this kind of store, and what else it could have been.' },
    ],
  },
  'deep-dive': {
    title: 'Deep dive',
    minutes: 15,
    points: [
      { id: 'd-open', text: 'The part with the hardest promise, opened up.' },
      { id: 'd-split', text: 'How data is split, by which key, and what then gets hot.' },
      { id: 'd-stale', text: 'What is cached, and how old it may be.' },
      { id: 'd-fail', text: 'Timeouts, retries, fallbacks: what happens while something fails.' },
      {
        id: 'd-challenges',
        text: 'Two challenges answered before looking.',
        seen: ({ interview }) => answered(interview.run) >= 2,
      },
    ],
  },
  'wrap-up': {
    title: 'Wrap-up',
    minutes: 5,
    points: [
      { id: 'w-weak', text: 'The weakest part, named by you first.' },
      {
        id: 'w-decisions',
        text: 'Two decisions, each with what it costs.',
        seen: ({ interview }) =>
          [...interview.decisions.values()].filter(({ tradeOff = '' }) => tradeOff.trim() !== '').length >= 2,
      },
      {
        id: 'w-errors',
        text: 'No error left in the review.',
        seen: ({ diagram, errors }) => diagram.components.size > 0 && errors === 0,
      },
      { id: 'w-next', text: 'What you would measure first, and build next.' },
    ],
  },
};

export const PHASES: readonly Phase[] = PHASE_IDS.map((id) => ({ id, ...PHASE_OF[id] }));

export const phaseOf = (id: PhaseId): Phase => ({ id, ...PHASE_OF[id] });

/** null: it is the last. */
export const phaseAfter = (id: PhaseId): PhaseId | null => PHASE_IDS[PHASE_IDS.indexOf(id) + 1] ?? null;

export const isDone = (point: Point, facts: Facts): boolean =>
  (facts.interview.run?.done.includes(point.id) ?? false) || (point.seen?.(facts) ?? false);

/** Challenges answered, and then held against the estimate. */
const answered = (run: InterviewRun | null): number =>
  (run?.challenges ?? []).filter(({ answer = '', revealed }) => answer.trim() !== '' && revealed).length;
