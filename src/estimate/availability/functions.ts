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
import type { Made, MadeWithin } from './remembered';

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
  const { view, variables, remembered, slot } = conditions;
  const low = new SideFunctions(conditions);
  const sides: Sides = { conditions, rounding, orThrow, low, high: low };
  for (const part of view.parts) {
    if (remembered.isUnchanged(slot, part, view, variables)) takeKept(sides, part);
    else make(sides, part);
  }
  if (low !== sides.high && !remembered.isFirst && remembered.anyChanged(slot)) makeMore(sides);
  const { high } = sides;
  const ups = variables.allUps();
  return {
    isExact: low === high,
    ok: (node, operation) => ({ low: low.ok(node, operation), high: high.ok(node, operation) }),
    calls: (node) => ({ low: low.calls(node), high: high.calls(node) }),
    up: (node, operation) => ups[node * OPERATIONS.length + operation] ?? TRUE,
  };
}

interface Sides {
  readonly conditions: Conditions;
  readonly rounding: Rounding;
  readonly orThrow: boolean;
  readonly low: SideFunctions;
  /** The same object as long as all are exact. */
  high: SideFunctions;
}

const keptOf = ({ remembered, slot }: Conditions, { members }: Part): MadeWithin[] =>
  members.flatMap((node) => remembered.last(slot, node) ?? []);

function takeKept(sides: Sides, { members }: Part): void {
  const { remembered, slot } = sides.conditions;
  for (const node of members) {
    const made = remembered.last(slot, node);
    if (made) giveOne(sides, node, made);
  }
}

/** Where the diagram is another, more steps may be left for what was not exact in the last one. */
function makeMore(sides: Sides): void {
  const { conditions, rounding, low, high } = sides;
  const { view } = conditions;
  const improved = new Set<number>();
  for (const part of view.parts) {
    const kept = keptOf(conditions, part);
    if (kept.every((one) => one.low === one.high)) continue;
    const calls = part.members.some((node) => calledBy(view, node).some((to) => improved.has(to)));
    if (calls) make(sides, part);
    else if (kept.every(({ stepsTried }) => stepsTried >= rounding.stepsForExact)) continue;
    else {
      const stepsTried = makeExactly(sides, part);
      if (stepsTried !== null) {
        const as = kept.map((one) => ({ ...one, stepsTried }));
        give(sides, part, as);
        keep(sides, part, as);
        continue;
      }
    }
    for (const node of part.members) improved.add(node);
  }
  if (low.isSameAs(high)) sides.high = low;
}

function make(sides: Sides, part: Part): void {
  const stepsTried = makeExactly(sides, part);
  if (stepsTried === null) return;
  if (sides.high === sides.low) sides.high = sides.low.twin();
  const { low, high } = sides;
  const known = foundWithin(sides, part);
  if (known) {
    give(sides, part, [known]);
    keep(sides, part, [{ ...known, stepsTried }]);
    return;
  }
  const lows = makeOn(sides, part, low, 'low');
  const highs = makeOn(sides, part, high, 'high');
  keep(
    sides,
    part,
    lows.map((one, place) => ({ low: one, high: highs[place] ?? one, stepsTried })),
  );
}

/** null, or the steps with which it could not be. */
function makeExactly(sides: Sides, part: Part): number | null {
  const { conditions, rounding, low, high } = sides;
  const isInside = (node: number): boolean => part.cyclic && part.members.includes(node);
  const isBelow = (node: number): boolean =>
    calledBy(conditions.view, node).every((to) => isInside(to) || low.isSame(high, to));
  if (low !== high && !part.members.every(isBelow)) return Infinity;
  const steps = rounding.take('exact');
  try {
    const made = low.settle(part, true).map((one) => ({ low: one, high: one, stepsTried: Infinity }));
    give(sides, part, made);
    keep(sides, part, made);
    return null;
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    if (sides.orThrow && conditions.combine.f.diagram.stepsAllowed <= 0) throw error;
    return steps;
  }
}

function makeOn({ rounding }: Sides, part: Part, functions: SideFunctions, side: 'low' | 'high'): Made[] {
  rounding.take(side);
  const otherwise = side === 'low' ? FALSE : TRUE;
  try {
    return rounding.isSpent ? functions.giveAll(part, otherwise) : functions.settle(part);
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return functions.giveAll(part, otherwise);
  }
}

function foundWithin({ conditions, low, high }: Sides, { members, cyclic }: Part): MadeWithin | null {
  const [node] = members;
  if (cyclic || node === undefined) return null;
  const { remembered, slot } = conditions;
  return remembered.findWithin(slot, node, low.inputs(node), high.inputs(node));
}

function give(sides: Sides, { members }: Part, made: readonly MadeWithin[]): void {
  members.forEach((node, place) => {
    const one = made[place];
    if (one) giveOne(sides, node, one);
  });
}

function giveOne(sides: Sides, node: number, made: MadeWithin): void {
  if (sides.high === sides.low && made.low !== made.high) sides.high = sides.low.twin();
  sides.low.give(node, made.low);
  if (sides.high !== sides.low) sides.high.give(node, made.high);
}

function keep({ conditions }: Sides, part: Part, made: readonly MadeWithin[]): void {
  const { remembered, slot, view, variables } = conditions;
  part.members.forEach((node, place) => {
    const one = made[place];
    if (one) remembered.keep(slot, node, part, view, variables, one);
  });
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

  isSameAs({ callsOf, oks }: SideFunctions): boolean {
    return (
      this.callsOf.every((calls, node) => calls === callsOf[node]) &&
      this.oks.every((ok, at) => ok === oks[at])
    );
  }

  give(node: number, { calls, oks }: Made): void {
    this.callsOf[node] = calls;
    for (let operation = 0; operation < oks.length; operation++) {
      this.oks[node * OPERATIONS.length + operation] = oks[operation] ?? FALSE;
    }
  }

  /** All their calls succeed always, or never. */
  giveAll(part: Part, calls: number): Made[] {
    for (const node of part.members) {
      this.set(node, calls, (operation) =>
        calls === FALSE ? FALSE : this.conditions.variables.up(node, operation),
      );
    }
    return this.allMade(part);
  }

  /** `exact`: from memory where it was made of the same. */
  settle(part: Part, exact = false): Made[] {
    const [only] = part.members;
    if (exact && !part.cyclic && only !== undefined) return [this.settleOnce(only)];
    if (!pathsMatter(this.conditions.view, part)) this.raise(part);
    else if (part.members.length <= MOST_ON_PATHS) this.followPaths(part);
    else throw budgetExceeded;
    return this.allMade(part);
  }

  inputs(node: number): number[] {
    return inputsOf(this.conditions, node, this.targets());
  }

  private settleOnce(node: number): Made {
    const { remembered, slot } = this.conditions;
    const inputs = this.inputs(node);
    const known = remembered.find(slot, node, inputs);
    if (known) return known;
    const calls = callsFunction(this.conditions, node, this.targets());
    return { inputs, calls, oks: OPERATIONS.map((_, operation) => this.answered(node, operation, calls)) };
  }

  private allMade({ members, cyclic }: Part): Made[] {
    return members.map((node) => ({
      inputs: cyclic ? [] : this.inputs(node),
      calls: this.calls(node),
      oks: OPERATIONS.map((_, operation) => this.ok(node, operation)),
    }));
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
    if (part.cyclic) this.giveAll(part, FALSE);
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
