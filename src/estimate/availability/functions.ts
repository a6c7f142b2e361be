/**
 * The conditions under which each component answers, as functions of the draws: enough replicas up and every
 * call group satisfied. Callees first; in a cycle the least fixpoint, so what only supports itself is down.
 * Where a function would exceed the budget two stand for it, one true in fewer states and one in more.
 */
import type { Part } from '../graph/cycles';
import { OPERATIONS, WRITE } from '../graph/graph';
import type { View } from '../graph/view';
import { answersItself, calledBy, groupsOf, isLookUp } from '../graph/view';
import type { Targets } from './callsFunction';
import { callsFunction } from './callsFunction';
import type { Conditions } from './conditions';
import { BudgetExceeded, budgetExceeded, FALSE, TRUE } from './decisionDiagram';
import { inputsOf } from './inputs';
import type { Rounding } from './limits';

/** The function itself on both sides where it is exact. */
export interface Within {
  readonly low: number;
  readonly high: number;
}

export interface Functions {
  /** Both sides are the same everywhere. */
  readonly isExact: boolean;
  /** It answers calls of this operation, everything it needs included. */
  ok(node: number, operation: number): Within;
  /** All its own calls and enqueues succeed. */
  calls(node: number): Within;
  /** Itself alone: what a look-up or an enqueue needs. */
  up(node: number, operation: number): number;
}

/** Members of a cycle up to which every path through it is followed, where paths matter. */
const MOST_ON_PATHS = 10;

/** `orThrow`: rather than two where the steps are used up. */
export function buildFunctions(conditions: Conditions, rounding: Rounding, orThrow = false): Functions {
  const { view, variables } = conditions;
  const low = new SideFunctions(conditions);
  let high = low;
  let isExact = true;
  for (const part of view.parts) {
    rounding.take('exact');
    const isBelow = (node: number): boolean => calledBy(view, node).every((to) => low.isSame(high, to));
    if (high === low || part.members.every(isBelow)) {
      try {
        low.settle(part, true);
        if (high !== low) high.copy(low, part);
        continue;
      } catch (error) {
        if (!(error instanceof BudgetExceeded)) throw error;
        if (orThrow && conditions.combine.f.diagram.stepsAllowed <= 0) throw error;
      }
    }
    if (high === low) high = low.twin();
    isExact = false;
    for (const [side, functions] of [['low', low] as const, ['high', high] as const]) {
      rounding.take(side);
      try {
        if (rounding.isSpent) functions.give(part, side === 'low' ? FALSE : TRUE);
        else functions.settle(part);
      } catch (error) {
        if (!(error instanceof BudgetExceeded)) throw error;
        functions.give(part, side === 'low' ? FALSE : TRUE);
      }
    }
  }
  const ups = variables.allUps();
  return {
    isExact,
    ok: (node, operation) => ({ low: low.ok(node, operation), high: high.ok(node, operation) }),
    calls: (node) => ({ low: low.calls(node), high: high.calls(node) }),
    up: (node, operation) => ups[node * OPERATIONS.length + operation] ?? TRUE,
  };
}

/** The functions of all components on one side. */
class SideFunctions {
  private readonly callsOf: Int32Array;
  private readonly oks: Int32Array;
  private readonly conditions: Conditions;

  constructor(conditions: Conditions) {
    const count = conditions.view.graph.nodes.length;
    this.conditions = conditions;
    this.callsOf = new Int32Array(count).fill(FALSE);
    this.oks = new Int32Array(count * OPERATIONS.length).fill(FALSE);
  }

  twin(): SideFunctions {
    const made = new SideFunctions(this.conditions);
    made.callsOf.set(this.callsOf);
    made.oks.set(this.oks);
    return made;
  }

  calls(node: number): number {
    return this.callsOf[node] ?? FALSE;
  }

  ok(node: number, operation: number): number {
    return this.oks[node * OPERATIONS.length + operation] ?? FALSE;
  }

  isSame(other: SideFunctions, node: number): boolean {
    return OPERATIONS.every((_, operation) => this.ok(node, operation) === other.ok(node, operation));
  }

  copy(other: SideFunctions, part: Part): void {
    for (const node of part.members)
      this.set(node, other.calls(node), (operation) => other.ok(node, operation));
  }

  /** All their calls succeed always, or never. */
  give(part: Part, calls: number): void {
    for (const node of part.members) {
      this.set(node, calls, (operation) =>
        calls === FALSE ? FALSE : this.conditions.variables.up(node, operation),
      );
    }
  }

  settle(part: Part, exact = false): void {
    const [only] = part.members;
    if (exact && !part.cyclic && only !== undefined) {
      this.settleOnce(only);
      return;
    }
    for (const node of part.members) this.conditions.remembered.touch(this.conditions.slot, node);
    if (!pathsMatter(this.conditions.view, part)) this.raise(part);
    else if (part.members.length <= MOST_ON_PATHS) this.followPaths(part);
    else throw budgetExceeded;
  }

  /** Exactly, and from memory where nothing it hangs on has changed. */
  private settleOnce(node: number): void {
    const { remembered, slot, view, variables } = this.conditions;
    const unchanged = remembered.unchanged(slot, node, view, variables);
    if (unchanged) {
      this.setAll(node, unchanged.calls, unchanged.oks);
      return;
    }
    const targets = this.targets();
    const inputs = inputsOf(this.conditions, node, targets);
    const known = remembered.find(slot, node, inputs);
    const calls = known?.calls ?? callsFunction(this.conditions, node, targets);
    const oks = known?.oks ?? OPERATIONS.map((_, operation) => this.answered(node, operation, calls));
    this.setAll(node, calls, oks);
    remembered.keep(slot, node, view, variables, { inputs, calls, oks });
  }

  private targets(): Targets {
    return {
      ok: (target, operation) => this.ok(target, operation),
      up: (target, operation) => this.conditions.variables.up(target, operation),
      isOnPath: () => false,
    };
  }

  /** From nothing upwards; a state that is not settled raises at least one member a round. */
  private raise(part: Part): void {
    if (part.cyclic) this.give(part, FALSE);
    const rounds = part.cyclic ? part.members.length + 1 : 1;
    for (let round = 0, changed = true; changed && round < rounds; round++) {
      changed = false;
      for (const node of part.members) {
        const now = callsFunction(this.conditions, node, this.targets());
        changed ||= now !== this.calls(node);
        this.set(node, now, (operation) => this.answered(node, operation, now));
      }
    }
  }

  private followPaths(part: Part): void {
    const within = new Set(part.members);
    const kept = new Map<string, number>();
    const callsAfter = (node: number, before: readonly number[]): number => {
      const path = [...before, node].sort((a, b) => a - b);
      const key = `${node}: ${path.join(' ')}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const made = callsFunction(this.conditions, node, {
        up: (target, operation) => this.conditions.variables.up(target, operation),
        isOnPath: (target) => path.includes(target),
        ok: (target, operation) => {
          if (path.includes(target)) return FALSE;
          if (!within.has(target)) return this.ok(target, operation);
          return this.answered(target, operation, callsAfter(target, path));
        },
      });
      kept.set(key, made);
      return made;
    };
    for (const node of part.members) {
      const calls = callsAfter(node, []);
      this.set(node, calls, (operation) => this.answered(node, operation, calls));
    }
  }

  private setAll(node: number, calls: number, oks: readonly number[]): void {
    this.callsOf[node] = calls;
    for (let operation = 0; operation < oks.length; operation++) {
      this.oks[node * OPERATIONS.length + operation] = oks[operation] ?? FALSE;
    }
  }

  private set(node: number, calls: number, ok: (operation: number) => number): void {
    this.callsOf[node] = calls;
    OPERATIONS.forEach((_, operation) => {
      this.oks[node * OPERATIONS.length + operation] = ok(operation);
    });
  }

  private answered(node: number, operation: number, needs: number): number {
    const { view, combine, variables } = this.conditions;
    const mayHit = operation !== WRITE && answersItself(view, node);
    const answer = mayHit ? combine.any([variables.hit(node), needs]) : needs;
    return combine.all([variables.up(node, operation), answer]);
  }
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
