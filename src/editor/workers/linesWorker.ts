/** Runs in a worker: draws the lines and places the labels of the page it is told of, so that a large one doesn't hold up the screen. */
import { answerLines } from '../../state/lines/answerLines';

const answer = answerLines((reply) => self.postMessage(reply));

self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  answer(data);
});
