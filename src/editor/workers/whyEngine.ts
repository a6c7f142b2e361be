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

let about = '';

/** Whoever asks about another number doesn't wait for the one before. */
export function askWhy(question: WhyQuestion): Promise<WhyReply> {
  const { kind, id } = question.subject;
  const now = `${kind} ${id}`;
  if (now !== about) ask.stop();
  about = now;
  return ask({ ...question, diagram: forNumbers(question.diagram) });
}

/** Nobody waits for it any longer. */
export const stopWhy = (): void => ask.stop();
