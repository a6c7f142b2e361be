/** Starts the worker that analyses large diagrams. */
import type { OpenPort } from '../../state/live/analysisClient';

export const openAnalysisPort: OpenPort = (hear, died) => {
  const worker = new Worker(new URL('./analysisWorker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => hear(data));
  worker.addEventListener('messageerror', died);
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    died();
  });
  return { post: (request) => worker.postMessage(request), close: () => worker.terminate() };
};
