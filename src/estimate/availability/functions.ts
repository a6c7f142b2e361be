/**
 * The conditions under which each component answers, as functions of the draws: enough replicas up and every
 * call group satisfied. Callees first; in a cycle the least fixpoint, so what only supports itself is down.
 * Where a function would exceed the budget two stand for it, one true in fewer states and one in more.
 */
import type { Part } from '../graph/cycles';
import type { Call, Group } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import { calledBy, enqueuesOf, groupsOf } from '../graph/view';
import type { Conditions } from './conditions';
import { BudgetExceeded, FALSE, TRUE } from './decisionDiagram';
import type { Rounding } from './limits';
import { MUCH_MORE } from './limits';
import type { Made, MadeWithin } from './remembered';
import { SideFunctions } from './sideFunctions';

/** The function itself on both sides where it is exact. */
export interface Within {
  readonly low: number;
  readonly high: number;
}

export class Functions {
  readonly low: SideFunctions;
  readonly high: SideFunctions;
  private readonly ups: readonly number[];

  constructor(low: SideFunctions, high: SideFunctions, ups: readonly number[]) {
    this.low = low;
    this.high = high;
    this.ups = ups;
  }

  /** Both sides are the same everywhere. */
  get isExact(): boolean {
    return this.low === this.high;
  }

  /** It answers calls of this operation, everything it needs included. */
  ok(node: number, operation: number): Within {
    return { low: this.low.ok(node, operation), high: this.high.ok(node, operation) };
  }

  /** All its own calls and enqueues succeed. */
  calls(node: number): Within {
    return { low: this.low.calls(node), high: this.high.calls(node) };
  }

  /** Itself alone: what a look-up or an enqueue needs. */
  up(node: number, operation: number): number {
    return this.ups[node * OPERATIONS.length + operation] ?? TRUE;
  }

  /** All of them. */
  forEach(visit: (f: number) => void): void {
    this.low.forEach(visit);
    if (this.high !== this.low) this.high.forEach(visit);
    for (const up of this.ups) visit(up);
  }

  /** Whether they are the same, on both sides, of a component others may call. */
  isSame(other: Sided, node: number): boolean {
    return this.low.isSame(other.low, node) && this.high.isSame(other.high, node);
  }

  /** Whether all of a component's are. */
  isExactAt(node: number): boolean {
    const { low, high } = this;
    return low === high || (low.isSame(high, node) && low.calls(node) === high.calls(node));
  }

  /** Whether they are of so many components, with these replicas. */
  fits(count: number, ups: readonly number[]): boolean {
    return this.low.count >= count && this.ups === ups;
  }
}

/** Another answer of the same evaluation, in which much is the same. */
export interface Alike {
  readonly conditions: Conditions;
  readonly functions: Functions;
}

export interface Build {
  readonly rounding: Rounding;
  /** Rather than two functions where the steps are used up. */
  readonly orThrow: boolean;
  /** The same answer's of the last evaluation; itself is returned where nothing is another. */
  readonly before: Functions | null;
  readonly alikes: readonly Alike[];
}

export function buildFunctions(conditions: Conditions, build: Build): Functions {
  const { view, variables, remembered, slot } = conditions;
  remembered.begin(slot, view, variables);
  const { before } = build;
  if (before && remembered.isAllUnchanged(slot, variables)) return before;
  const low = before?.low.twin(conditions) ?? new SideFunctions(conditions);
  const high = before && before.high !== before.low ? before.high.twin(conditions) : low;
  const sides: Sides = { ...build, conditions, low, high };
  for (const part of view.parts) {
    if (remembered.isUnchanged(slot, part) || takeAlike(sides, part)) continue;
    make(sides, part);
  }
  const anyChanged = remembered.anyChanged(slot);
  if (low !== sides.high && !remembered.isFirst && anyChanged) makeMore(sides);
  const ups = variables.allUps();
  const isSame = before !== null && !anyChanged && before.fits(view.graph.nodes.length, ups);
  return isSame ? before : new Functions(low, sides.high, ups);
}

interface Sided {
  readonly low: SideFunctions;
  /** The same object as long as all are exact. */
  readonly high: SideFunctions;
}

interface Sides extends Omit<Build, 'before'> {
  readonly conditions: Conditions;
  readonly low: SideFunctions;
  high: SideFunctions;
}

/** From an answer in which it calls the same in the same way; whether there is one. */
function takeAlike(sides: Sides, part: Part): boolean {
  const node = part.members[0];
  if (part.cyclic || node === undefined) return false;
  for (const alike of sides.alikes) {
    const made = isAlike(sides, alike, node) ? keptOf(alike.conditions, part)[0] : undefined;
    if (!made || made.low.inputs.length === 0) continue;
    give(sides, part, [made]);
    keep(sides, part, [made]);
    return true;
  }
  return false;
}

function isAlike(sides: Sides, alike: Alike, node: number): boolean {
  const [here, there] = [sides.conditions, alike.conditions];
  const groups = groupsOf(here.view, node);
  const enqueues = enqueuesOf(here.view, node);
  if (groups !== groupsOf(there.view, node) || enqueues !== enqueuesOf(there.view, node)) return false;
  const mayDiffer = here.optionalNeeded !== there.optionalNeeded;
  if (mayDiffer && (enqueues.some(isOptional) || groups.some(hasOptional))) return false;
  return groups.every(({ members }) => members.every(({ call }) => alike.functions.isSame(sides, call.to)));
}

const isOptional = ({ optional }: Call): boolean => optional;
const hasOptional = ({ members }: Group): boolean => members.some(({ call }) => call.optional);

const keptOf = ({ remembered, slot }: Conditions, { members }: Part): MadeWithin[] =>
  members.flatMap((node) => remembered.last(slot, node) ?? []);

function wasExactIn({ remembered, slot }: Conditions, { members }: Part): boolean {
  for (const node of members) {
    const made = remembered.last(slot, node);
    if (made && made.low !== made.high) return false;
  }
  return true;
}

/** Where the diagram is another, more steps may be left for what was not exact in the last one. */
function makeMore(sides: Sides): void {
  const { conditions, rounding, low, high } = sides;
  const { view } = conditions;
  const improved = new Set<number>();
  for (const part of view.parts) {
    if (isExactIn(sides, part)) continue;
    const kept = keptOf(conditions, part);
    const calls = part.members.some((node) => calledBy(view, node).some((to) => improved.has(to)));
    if (calls) make(sides, part);
    else if (kept.every(({ stepsTried }) => MUCH_MORE * stepsTried >= rounding.stepsForExactAgain)) continue;
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

function isExactIn({ low, high }: Sides, { members }: Part): boolean {
  for (const node of members)
    if (!low.isSame(high, node) || low.calls(node) !== high.calls(node)) return false;
  return true;
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
  const steps = rounding.take('exact', wasExactIn(conditions, part) ? Infinity : rounding.stepsForExactAgain);
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
  const otherwise = () => (side === 'low' ? functions.giveAll(part, FALSE) : functions.giveRequired(part));
  try {
    return rounding.isSpent ? otherwise() : functions.settle(part);
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return otherwise();
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
  const { remembered, slot, variables } = conditions;
  part.members.forEach((node, place) => {
    const one = made[place];
    if (one) remembered.keep(slot, node, part, variables, one);
  });
}
