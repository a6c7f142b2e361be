/** Starts the worker that draws the lines of large pages. */
import type { OpenLinesPort } from '../../state/lines/linesClient';

export const openLinesPort: OpenLinesPort = (hear, died) => {
  const worker = new Worker(new URL('./linesWorker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => hear(data));
  worker.addEventListener('messageerror', died);
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    died();
  });
  return { post: (request) => worker.postMessage(request), close: () => worker.terminate() };
};
