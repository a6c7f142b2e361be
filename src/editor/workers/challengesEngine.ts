/** Asks a worker what an interviewer would ask about a diagram. */
import type { Diagram } from '../../model/diagram';
import { forNumbers } from '../../state/forNumbers';
import type { ChallengesReply } from '../../state/interviewChallenges';
import { askNewest } from './askNewest';

const ask = askNewest<Diagram, ChallengesReply>(
  () => new Worker(new URL('./challengesWorker.ts', import.meta.url), { type: 'module' }),
  () => ({ challenges: [], failure: 'the part of the program that does it stopped' }),
);

export const askChallenges = (diagram: Diagram): Promise<ChallengesReply> => ask(forNumbers(diagram));
