/** Questions to a worker that is started with the first. While it works only the newest question waits. */
import { latestWins } from '../../platform/latestWins';

/**
 * An older question is answered with the newest one's answer. A worker that breaks is replaced by the next question's;
 * `broken`: what is answered then.
 */
export function askNewest<Q, R>(open: () => Worker, broken: (question: Q) => R): (question: Q) => Promise<R> {
  let worker: Worker | null = null;
  const answered = (question: Q): Promise<R> => {
    const asked = worker ?? open();
    worker = asked;
    return new Promise((resolve) => {
      asked.onmessage = ({ data }: MessageEvent<R>) => resolve(data);
      asked.onerror = (event) => {
        event.preventDefault();
        asked.terminate();
        worker = null;
        resolve(broken(question));
      };
      asked.postMessage(question);
    });
  };
  const questions = latestWins(answered);
  return (question) => questions.write(question);
}
