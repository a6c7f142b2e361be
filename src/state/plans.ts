/**
 * Where a journey's budget goes and what would reach its targets, asked of workers: each plan with the edit it would make,
 * since what crosses from thread to thread is data.
 */
import { createEstimator } from '../estimate/estimator';
import type { Budget } from '../estimate/plans/budget';
import { budgetOf } from '../estimate/plans/budget';
import { findPlans } from '../estimate/plans/findPlans';
import type { Plan, PlanSearch } from '../estimate/plans/plan';
import type { Diagram } from '../model/diagram';
import { changedNumbers } from './changeInNumbers';
import { type DiagramDelta, diagramDelta } from './live/diagramDelta';

export interface OfferedPlan extends Omit<Plan, 'diagram' | 'after'> {
  /** `99.95 → 99.99 %`. */
  readonly changes: readonly string[];
  readonly edit: DiagramDelta;
}

export interface PlansAnswer extends Omit<PlanSearch, 'plans' | 'nearest'> {
  readonly plans: readonly OfferedPlan[];
  readonly nearest: OfferedPlan | null;
}

export interface TargetQuestion {
  readonly diagram: Diagram;
  readonly journey: string;
  /** Every combination is tried, however long that takes. */
  readonly isThorough?: boolean;
}

export interface TargetReply<Answer> {
  readonly journey: string;
  /** null: there is no such journey, or it failed. */
  readonly answer: Answer | null;
  /** A bug of ours, in its words. */
  readonly failure: string | null;
}

export const budgetReply = (question: TargetQuestion): TargetReply<Budget> =>
  replied(question, ({ diagram, journey }) =>
    budgetOf(diagram, journey, createEstimator().estimate(diagram)),
  );

export const plansReply = (question: TargetQuestion): TargetReply<PlansAnswer> =>
  replied(question, ({ diagram, journey, isThorough }) => {
    const found = findPlans(diagram, journey, isThorough ? { mostWorkedOut: Number.POSITIVE_INFINITY } : {});
    if (!found) return null;
    const { journeys } = createEstimator().estimate(diagram);
    const offered = ({ diagram: next, after, ...plan }: Plan): OfferedPlan => {
      const before = journeys.get(journey);
      return {
        ...plan,
        changes: before ? changedNumbers(before, after) : [],
        edit: diagramDelta(diagram, next),
      };
    };
    return {
      ...found,
      plans: found.plans.map(offered),
      nearest: found.nearest && offered(found.nearest),
    };
  });

function replied<Answer>(
  question: TargetQuestion,
  answer: (question: TargetQuestion) => Answer | null,
): TargetReply<Answer> {
  const { journey } = question;
  try {
    return { journey, answer: answer(question), failure: null };
  } catch (error) {
    return { journey, answer: null, failure: error instanceof Error ? error.message : String(error) };
  }
}
