/** What the capacity worksheet of a page and the mock interview of a document may hold, as recordSchemas.ts says it of parts. */
import { LOADS } from '../model/capacity';
import { PHASE_IDS, REQUIREMENT_KINDS } from '../model/mockInterview';
import { PERIODS } from '../shared/amounts';
import { choice, flag, list, number, probability, record, text } from './primitives';

const count = (error: string) => number(error, { min: 0 });
const bytes = () => count('bytes, 0 or more');
const milliseconds = () => count('milliseconds, 0 or more');
const texts = () => list(text(), 'a list of texts');

export const usersSchema = record(
  { name: text().exactOptional(), count: count('a number of users, 0 or more') },
  'users { name, count }',
);

export const actionSchema = record(
  {
    name: text().exactOptional(),
    operation: choice(['read', 'write']).exactOptional(),
    times: count('a number of times, 0 or more'),
    per: choice(PERIODS).exactOptional(),
    users: text('the id of users').exactOptional(),
    follows: text('the id of an action').exactOptional(),
    requestBytes: bytes().exactOptional(),
    responseBytes: bytes().exactOptional(),
    storedBytes: bytes().exactOptional(),
    cached: flag().exactOptional(),
    journey: text('the id of a journey').exactOptional(),
    store: text('the id of a component').exactOptional(),
  },
  'an action { times, … }',
);

/** `users` and `actions` are read one by one, as their keys are any ids. */
export const capacitySchema = record(
  {
    peakFactor: number('a factor of 1 or more', { min: 1 }).exactOptional(),
    loads: choice(LOADS).exactOptional(),
    retentionYears: count('years, 0 or more').exactOptional(),
    copies: number('a number of copies, 1 or more', { min: 1 }).exactOptional(),
    hotShare: probability().exactOptional(),
    cache: text('the id of a component').exactOptional(),
  },
  'an object { users, actions, … }',
);

export const requirementSchema = record({ kind: choice(REQUIREMENT_KINDS), text: text() });

export const decisionSchema = record({
  text: text(),
  because: text().exactOptional(),
  tradeOff: text().exactOptional(),
});

export const phaseTimesSchema = record(
  Object.fromEntries(PHASE_IDS.map((id) => [id, milliseconds().exactOptional()])),
);

export const challengeTakenSchema = record({
  id: text(),
  question: text(),
  answer: text().exactOptional(),
  revealed: texts().exactOptional(),
});

export const interviewRunSchema = record({
  prompt: text(),
  startedAt: milliseconds(),
  endedAt: milliseconds().exactOptional(),
  phase: choice(PHASE_IDS),
  since: milliseconds().exactOptional(),
  spentMs: phaseTimesSchema,
  extendedMs: phaseTimesSchema,
  asked: texts(),
  done: texts(),
  challenges: list(challengeTakenSchema, 'a list of challenges'),
});
