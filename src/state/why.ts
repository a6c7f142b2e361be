/**
 * Why a number is what it is, asked of a worker and shown on a card: the explanation, with each action as the edit it
 * would make, since what crosses from thread to thread is data.
 */
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
  readonly actions: readonly OfferedAction[];
}

export interface WhyQuestion {
  readonly diagram: Diagram;
  readonly subject: Subject;
  /** What the actions are to help. */
  readonly goal: Goal;
}

export interface WhyReply {
  readonly subject: Subject;
  readonly goal: Goal;
  /** null: there is no such part or journey, or it failed. */
  readonly answer: WhyAnswer | null;
  /** A bug of ours, in its words. */
  readonly failure: string | null;
}

/** With the numbers as the editor has them: an interval at once where the exact one takes long. */
export function whyReply({ diagram, subject, goal }: WhyQuestion): WhyReply {
  try {
    return { subject, goal, answer: whyAnswer(diagram, subject, goal), failure: null };
  } catch (error) {
    return { subject, goal, answer: null, failure: error instanceof Error ? error.message : String(error) };
  }
}

/** Of a latency: the p99; of all else: the downtime. */
export const goalOf = ({ measure }: Why): Goal => (measure.startsWith('latencyMs') ? 'p99' : 'availability');

function whyAnswer(diagram: Diagram, subject: Subject, goal: Goal): WhyAnswer | null {
  const explanation = explain(diagram, subject, createEstimator().estimate(diagram), 'live', goal);
  if (!explanation) return null;
  return {
    ...explanation,
    actions: explanation.actions.map(({ apply, ...action }) => ({
      ...action,
      edit: diagramDelta(diagram, apply(diagram)),
    })),
  };
}
