/** And, or, if-then-else that pass on what exceeded the budget, unless the other side decides. */
import type { DecisionDiagram } from './decisionDiagram';
import { FALSE, TRUE } from './decisionDiagram';

/** A function that exceeded the budget. */
export const UNKNOWN = -1;

export function both(diagram: DecisionDiagram, a: number, b: number): number {
  if (a === FALSE || b === FALSE) return FALSE;
  return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : diagram.and(a, b);
}
export function either(diagram: DecisionDiagram, a: number, b: number): number {
  if (a === TRUE || b === TRUE) return TRUE;
  return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : diagram.or(a, b);
}
export function choose(diagram: DecisionDiagram, condition: number, then: number, otherwise: number): number {
  if (condition === TRUE) return then;
  if (condition === FALSE) return otherwise;
  if (condition === UNKNOWN || then === UNKNOWN || otherwise === UNKNOWN)
    return then === otherwise ? then : UNKNOWN;
  return diagram.ifThenElse(condition, then, otherwise);
}
export function not(diagram: DecisionDiagram, a: number): number {
  return diagram.ifThenElse(a, FALSE, TRUE);
}
