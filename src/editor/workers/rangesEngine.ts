/** Asks a worker for the uncertainty of a diagram. */
import type { Uncertainty } from '../../estimate/ranges';
import type { Diagram } from '../../model/diagram';
import { forNumbers } from '../../state/forNumbers';
import { askNewest } from './askNewest';

const ask = askNewest<Diagram, Uncertainty | null>(
  () => new Worker(new URL('./rangesWorker.ts', import.meta.url), { type: 'module' }),
  // The numbers then stand without their spread.
  () => null,
);

/** null: no input is a range. */
export const askForRanges = (diagram: Diagram): Promise<Uncertainty | null> => ask(forNumbers(diagram));
