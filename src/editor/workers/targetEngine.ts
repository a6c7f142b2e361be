/** Asks workers where a journey's budget goes and what would reach its targets: the one is there long before the other. */
import type { Budget } from '../../estimate/plans/budget';
import { forNumbers } from '../../state/forNumbers';
import type { PlansAnswer, TargetQuestion, TargetReply } from '../../state/plans';
import { askNewest } from './askNewest';

const broken = ({ journey }: TargetQuestion) => ({
  journey,
  answer: null,
  failure: 'the part of the program that does it stopped',
});

const budget = askNewest<TargetQuestion, TargetReply<Budget>>(
  () => new Worker(new URL('./budgetWorker.ts', import.meta.url), { type: 'module' }),
  broken,
);

const openPlans = () => new Worker(new URL('./plansWorker.ts', import.meta.url), { type: 'module' });

const plans = askNewest<TargetQuestion, TargetReply<PlansAnswer>>(openPlans, broken);
/** By itself: what takes long keeps nothing else waiting. */
const allPlans = askNewest<TargetQuestion, TargetReply<PlansAnswer>>(openPlans, broken);

export const askBudget = ({ diagram, journey }: TargetQuestion): Promise<TargetReply<Budget>> =>
  budget({ diagram: forNumbers(diagram), journey });

export const askPlans = (question: TargetQuestion): Promise<TargetReply<PlansAnswer>> =>
  plans({ ...question, diagram: forNumbers(question.diagram) });

export const askAllPlans = (question: TargetQuestion): Promise<TargetReply<PlansAnswer>> =>
  allPlans({ ...question, diagram: forNumbers(question.diagram), isThorough: true });

/** Nobody waits for plans any longer. */
export function stopPlans(): void {
  plans.stop();
  allPlans.stop();
}
