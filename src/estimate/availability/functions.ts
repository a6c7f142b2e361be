/**
 * The conditions under which each component answers, as functions of the draws: enough replicas up and every
 * call group satisfied. Callees first; in a cycle the least fixpoint, so what only supports itself is down.
 * A function that would exceed the budget is UNKNOWN, and so is what needs it.
 */
import type { Part } from '../graph/cycles';
import { stronglyConnectedParts } from '../graph/cycles';
import { WRITE } from '../graph/graph';
import type { View } from '../graph/view';
import { answersItself, calledBy, groupsOf, isLookUp } from '../graph/view';
import { callsFunction } from './callsFunction';
import type { Conditions } from './conditions';
import { both, either, UNKNOWN } from './connectives';
import { BudgetExceeded, FALSE } from './decisionDiagram';

export interface Functions {
  /** It answers calls of this operation, everything it needs included. */
  ok(node: number, operation: number): number;
  /** All its own calls and enqueues succeed. */
  calls(node: number): number;
  /** Itself alone: what a look-up or an enqueue needs. */
  up(node: number, operation: number): number;
}

/** Members of a cycle up to which every path through it is followed, where paths matter. */
const MOST_ON_PATHS = 10;

export function buildFunctions(conditions: Conditions): Functions {
  const { view, diagram, variables } = conditions;
  const count = view.graph.nodes.length;
  const calls = new Int32Array(count).fill(FALSE);

  const up = (node: number, operation: number): number => variables.up(node, operation);
  const answered = (node: number, operation: number, needs: number): number => {
    const mayHit = operation !== WRITE && answersItself(view, node);
    return both(diagram, up(node, operation), mayHit ? either(diagram, variables.hit(node), needs) : needs);
  };
  const ok = (node: number, operation: number): number => answered(node, operation, calls[node] ?? FALSE);

  const raise = (part: Part): void => {
    for (let changed = true; changed; ) {
      changed = false;
      for (const node of part.members) {
        const now = callsFunction(conditions, node, { ok, up, isOnPath: () => false });
        changed ||= part.cyclic && now !== calls[node];
        calls[node] = now;
      }
    }
  };
  const followPaths = (part: Part): void => {
    const within = new Set(part.members);
    const kept = new Map<string, number>();
    const callsAfter = (node: number, before: readonly number[]): number => {
      const path = [...before, node].sort((a, b) => a - b);
      const key = `${node}: ${path.join(' ')}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const made = callsFunction(conditions, node, {
        up,
        isOnPath: (target) => path.includes(target),
        ok(target, operation) {
          if (path.includes(target)) return FALSE;
          if (!within.has(target)) return ok(target, operation);
          return answered(target, operation, callsAfter(target, path));
        },
      });
      kept.set(key, made);
      return made;
    };
    for (const node of part.members) calls[node] = callsAfter(node, []);
  };

  for (const part of stronglyConnectedParts(count, (node) => calledBy(view, node))) {
    try {
      if (!pathsMatter(view, part)) raise(part);
      else if (part.members.length <= MOST_ON_PATHS) followPaths(part);
      else throw new BudgetExceeded();
      for (const node of part.members)
        for (let operation = 0; operation < 3; operation++) ok(node, operation);
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      for (const node of part.members) calls[node] = UNKNOWN;
    }
  }
  return { ok, calls: (node) => calls[node] ?? FALSE, up };
}

/**
 * Whether a call back differs from what the least fixpoint makes of it: a cache that would answer it from
 * itself, as a look-up or by a hit that the first call, a write, could not have.
 */
function pathsMatter(view: View, part: Part): boolean {
  if (!part.cyclic) return false;
  const within = new Set(part.members);
  return part.members.some((node) =>
    groupsOf(view, node).some((group) =>
      group.members.some(
        ({ call, place }) => within.has(call.to) && (isLookUp(group, place) || answersItself(view, call.to)),
      ),
    ),
  );
}
