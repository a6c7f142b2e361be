/** Asks workers of their own what takes longer than a frame, a worker for each kind of question. */
import type { AsideQuestion, AsideReply } from '../../state/aside';
import { forNumbers } from '../../state/forNumbers';
import { askNewest } from './askNewest';

const engine = () =>
  askNewest<AsideQuestion, AsideReply>(
    () => new Worker(new URL('./asideWorker.ts', import.meta.url), { type: 'module' }),
    () => ({ failure: 'the part of the program that does it stopped' }),
  );

const engines: Readonly<Record<AsideQuestion['kind'], ReturnType<typeof engine>>> = {
  ramp: engine(),
  scenarios: engine(),
  numbers: engine(),
  assumptions: engine(),
};

export const askAside = (question: AsideQuestion): Promise<AsideReply> =>
  engines[question.kind]({ ...question, diagram: forNumbers(question.diagram) });

export const stopAside = (kind: AsideQuestion['kind']): void => engines[kind].stop();
