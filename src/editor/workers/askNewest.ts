/** Questions to a worker that is started with the first. While it works only the newest question waits. */
import { latestWins } from '../../platform/latestWins';

export interface Asking<Q, R> {
  (question: Q): Promise<R>;
  /** Nobody waits any longer: what is under way is broken off, and what waits is not begun. */
  readonly stop: () => void;
}

/**
 * An older question is answered with the newest one's answer. A worker that breaks is replaced by the next question's;
 * `broken`: what is answered then, and where it was stopped.
 */
export function askNewest<Q, R>(open: () => Worker, broken: (question: Q) => R): Asking<Q, R> {
  let worker: Worker | null = null;
  let breakOff: (() => void) | null = null;
  let stops = 0;
  const answered = ({ question, asked }: { readonly question: Q; readonly asked: number }): Promise<R> => {
    if (asked < stops) return Promise.resolve(broken(question));
    const answering = worker ?? open();
    worker = answering;
    return new Promise((resolve) => {
      const end = (reply: R): void => {
        breakOff = null;
        resolve(reply);
      };
      breakOff = () => {
        answering.terminate();
        worker = null;
        end(broken(question));
      };
      answering.onmessage = ({ data }: MessageEvent<R>) => end(data);
      answering.onerror = (event) => {
        event.preventDefault();
        breakOff?.();
      };
      answering.postMessage(question);
    });
  };
  const questions = latestWins(answered);
  return Object.assign((question: Q) => questions.write({ question, asked: stops }), {
    stop: () => {
      stops++;
      breakOff?.();
    },
  });
}
