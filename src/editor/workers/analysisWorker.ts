/** Runs in a worker: estimates and reviews the diagram it is told of, so that a large one doesn't hold up the page. */
import { answerRequests } from '../../state/live/answerRequests';

const answer = answerRequests();

self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  self.postMessage(answer(data));
});
