/** Asks a worker what a scenario would do. */
import { forNumbers } from '../../state/forNumbers';
import type { WhatIfQuestion, WhatIfReply } from '../../state/whatIf';
import { askNewest } from './askNewest';

const ask = askNewest<WhatIfQuestion, WhatIfReply>(
  () => new Worker(new URL('./whatIfWorker.ts', import.meta.url), { type: 'module' }),
  () => ({ answer: null, failure: 'the part of the program that does it stopped' }),
);

export const askWhatIf = (question: WhatIfQuestion): Promise<WhatIfReply> =>
  ask({ ...question, diagram: forNumbers(question.diagram) });
