/** Asks a worker why a number is what it is. While it works only the newest question waits. */
import { latestWins } from '../../platform/latestWins';
import type { WhyQuestion, WhyReply } from '../../state/why';

let worker: Worker | null = null;
const questions = latestWins(answered);

/** An older question is answered with the newest one's answer. */
export const askWhy = ({ diagram, ...question }: WhyQuestion): Promise<WhyReply> =>
  questions.write({
    diagram: { ...diagram, notes: new Map(), drawings: new Map(), pages: new Map(), extra: {} },
    ...question,
  });

/** A worker that breaks is replaced by the next question's. */
function answered(question: WhyQuestion): Promise<WhyReply> {
  const asked = worker ?? new Worker(new URL('./whyWorker.ts', import.meta.url), { type: 'module' });
  worker = asked;
  return new Promise((resolve) => {
    asked.onmessage = ({ data }: MessageEvent<WhyReply>) => resolve(data);
    asked.onerror = (event) => {
      event.preventDefault();
      asked.terminate();
      worker = null;
      const { subject, goal } = question;
      resolve({ subject, goal, answer: null, failure: 'the part of the program that does it stopped' });
    };
    asked.postMessage(question);
  });
}
