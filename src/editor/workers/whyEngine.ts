/** Asks a worker why a number is what it is. */
import { forNumbers } from '../../state/forNumbers';
import type { WhyQuestion, WhyReply } from '../../state/why';
import { askNewest } from './askNewest';

const ask = askNewest<WhyQuestion, WhyReply>(
  () => new Worker(new URL('./whyWorker.ts', import.meta.url), { type: 'module' }),
  ({ subject, goal }) => ({
    subject,
    goal,
    answer: null,
    failure: 'the part of the program that does it stopped',
  }),
);

export const askWhy = (question: WhyQuestion): Promise<WhyReply> =>
  ask({ ...question, diagram: forNumbers(question.diagram) });
