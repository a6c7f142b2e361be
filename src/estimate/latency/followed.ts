/**
 * Answers within a cycle of calls, followed along every path: a call back to a component on the path fails at
 * once, so an answer depends on which of the cycle's members are on it. Followed for too long, the paths that are
 * left count as failing at once.
 */
import type { Part } from '../graph/cycles';
import type { Group } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import type { AnswerOf, CallTimes } from './callTimes';
import type { Timed } from './groups';

/** Visits of one cycle's members after which its remaining paths count as failing at once. */
const VISIT_BUDGET = 5_000;

export interface Followed {
  /** Of a member, asked from outside the cycle. */
  readonly answer: AnswerOf;
  /** Of one of a member's call groups, asked by itself. */
  group(node: number, group: Group): Timed | null;
}

/** `operationsOf`: what its members are asked for. `outside`: of components that are no members. */
export function followed(
  part: Part,
  times: CallTimes,
  operationsOf: (node: number) => readonly number[],
  outside: AnswerOf,
): Followed {
  const members = new Set(part.members);
  const onPath = new Set<number>();
  const kept = new Map<string, Timed | null>();
  let visits = 0;

  const enter = (node: number): boolean => {
    if (visits >= VISIT_BUDGET) return false;
    visits++;
    onPath.add(node);
    return true;
  };

  const answer = (node: number, operation: number): Timed | null => {
    if (!members.has(node)) return outside(node, operation);
    if (onPath.has(node)) return null;
    const path = part.members.filter((member) => onPath.has(member)).join(' ');
    const key = `${node * OPERATIONS.length + operation} ${path}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (!enter(node)) return null;
    const timed = times.answerWith(node, operation, times.callsOf(node, answer));
    onPath.delete(node);
    kept.set(key, timed);
    return timed;
  };

  for (const node of part.members) for (const operation of operationsOf(node)) answer(node, operation);
  const spent = visits;
  const first = new Map(kept);
  /** What is asked for later doesn't depend on what else was. */
  const later = (ask: () => Timed | null): Timed | null => {
    const answered = ask();
    visits = spent;
    if (kept.size > first.size) {
      kept.clear();
      for (const [key, timed] of first) kept.set(key, timed);
    }
    return answered;
  };
  return {
    answer: (node, operation) => later(() => answer(node, operation)),
    group: (node, group) =>
      later(() => {
        if (!enter(node)) return null;
        const timed = times.group(group, answer);
        onPath.delete(node);
        return timed;
      }),
  };
}
