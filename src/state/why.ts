/**
 * Why a number is what it is, asked of a worker and shown on a card: the explanation, with each action as the edit it
 * would make, since what crosses from thread to thread is data.
 */
import type { Estimate } from '../estimate/answer';
import { createEstimator } from '../estimate/estimator';
import { explain } from '../estimate/explain/explain';
import type { Explanation, MeasureId } from '../estimate/explain/explanation';
import type { Goal, RankedAction } from '../estimate/importance/actions/rankActions';
import type { Subject } from '../estimate/importance/basis';
import type { Diagram } from '../model/diagram';
import { type DiagramDelta, diagramDelta } from './live/diagramDelta';

/** The number somebody asks about. */
export interface Why {
  readonly subject: Subject;
  readonly measure: MeasureId;
  /** It was asked at this connection, so far along the journey. */
  readonly soFar?: string;
}

export interface OfferedAction extends Omit<RankedAction, 'apply'> {
  readonly edit: DiagramDelta;
}

export interface WhyAnswer extends Omit<Explanation, 'actions'> {
  /** null: they are being worked out. */
  readonly actions: readonly OfferedAction[] | null;
}

export interface WhyQuestion {
  readonly diagram: Diagram;
  readonly subject: Subject;
  /** What the actions are to help. */
  readonly goal: Goal;
  /** Without actions, which take longest on a large page. */
  readonly isQuick?: boolean;
}

export interface WhyReply {
  readonly subject: Subject;
  readonly goal: Goal;
  /** null: there is no such part or journey, or it failed. */
  readonly answer: WhyAnswer | null;
  /** A bug of ours, in its words. */
  readonly failure: string | null;
}

/**
 * One question after another, keeping what the next shares with the last. With the numbers as the editor has them: an
 * interval at once where the exact one takes long.
 */
export function answerWhys(): (question: WhyQuestion) => WhyReply {
  let estimator = createEstimator();
  return ({ diagram, subject, goal, isQuick = false }) => {
    try {
      const numbers = estimator.estimate(diagram);
      return {
        subject,
        goal,
        answer: whyAnswer(diagram, subject, numbers, isQuick ? null : goal),
        failure: null,
      };
    } catch (error) {
      // One that failed half-way may not know what it has.
      estimator = createEstimator();
      return { subject, goal, answer: null, failure: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** Of a latency: the p99; of all else: the downtime. */
export const goalOf = ({ measure }: Why): Goal => (measure.startsWith('latencyMs') ? 'p99' : 'availability');

function whyAnswer(
  diagram: Diagram,
  subject: Subject,
  numbers: Estimate,
  goal: Goal | null,
): WhyAnswer | null {
  const explanation = explain(diagram, subject, numbers, 'live', goal);
  if (!explanation) return null;
  if (goal === null) return { ...explanation, actions: null };
  return {
    ...explanation,
    actions: explanation.actions.map(({ apply, ...action }) => ({
      ...action,
      edit: diagramDelta(diagram, apply(diagram)),
    })),
  };
}
