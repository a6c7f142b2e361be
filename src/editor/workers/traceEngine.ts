/** Asks a worker for a journey's request, call by call. */
import { forNumbers } from '../../state/forNumbers';
import type { TraceQuestion, TraceReply } from '../../state/traces';
import { askNewest } from './askNewest';

const ask = askNewest<TraceQuestion, TraceReply>(
  () => new Worker(new URL('./traceWorker.ts', import.meta.url), { type: 'module' }),
  ({ journey }) => ({
    journey,
    trace: null,
    failure: 'the part of the program that does it stopped',
  }),
);

export const askTrace = (question: TraceQuestion): Promise<TraceReply> =>
  ask({ ...question, diagram: forNumbers(question.diagram) });
