/** Asks a worker for the uncertainty of a diagram. While it works only the newest question waits. */
import type { Uncertainty } from '../../estimate/ranges';
import type { Diagram } from '../../model/diagram';
import { latestWins } from '../../platform/latestWins';

let worker: Worker | null = null;
const questions = latestWins(answered);

/** null: no input is a range. An older question is answered with the newest one's answer. */
export const askForRanges = (diagram: Diagram): Promise<Uncertainty | null> =>
  questions.write({ ...diagram, notes: new Map(), drawings: new Map(), pages: new Map(), extra: {} });

/** A worker that breaks is replaced; its numbers then stand without their spread. */
function answered(diagram: Diagram): Promise<Uncertainty | null> {
  const asked = worker ?? new Worker(new URL('./rangesWorker.ts', import.meta.url), { type: 'module' });
  worker = asked;
  return new Promise((resolve) => {
    asked.onmessage = ({ data }: MessageEvent<Uncertainty | null>) => resolve(data);
    asked.onerror = () => {
      asked.terminate();
      worker = null;
      resolve(null);
    };
    asked.postMessage(diagram);
  });
}
