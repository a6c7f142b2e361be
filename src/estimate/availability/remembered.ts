/**
 * Functions of components kept from one evaluation to the next: at once where a component and all it calls are the
 * same as before, else found by the inputs they were made of.
 */

import { callersIn } from '../graph/callers';
import type { Part } from '../graph/cycles';
import { OPERATIONS } from '../graph/graph';
import type { View } from '../graph/view';
import type { Variables } from './variables';

/** What was made of a component's inputs. */
export interface Made {
  /** Empty for a member of a cycle. */
  readonly inputs: readonly number[];
  readonly calls: number;
  /** By operation. */
  readonly oks: readonly number[];
}

/** On both sides; the same object where it is exact. */
export interface MadeWithin {
  readonly low: Made;
  readonly high: Made;
  /** Steps with which it could not be made exactly. */
  readonly stepsTried: number;
}

interface Last {
  readonly made: MadeWithin;
  /** Its own hit and replicas: what callers ask for besides its functions. */
  readonly alone: readonly number[];
  readonly members: readonly number[];
}

/** What there is of one view, or of one of its two answers. */
interface Slot {
  /** As it was in the last evaluation; null: it wasn't there. */
  before: View | null;
  now: View;
  /** Of both. */
  sameRouting: boolean;
  pass: number;
  readonly last: (Last | undefined)[];
  /** By component, how many stand in its part as it was made last; 0: it never was. */
  readonly sizes: number[];
  /** By component: the last evaluation in which something it hangs on became another. */
  readonly suspectIn: number[];
  /** The last evaluation in which any did. */
  lastChange: number;
}

const emptySlot = (now: View): Slot => ({
  before: null,
  now,
  sameRouting: false,
  pass: 0,
  last: [],
  sizes: [],
  suspectIn: [],
  lastChange: 0,
});

/** By view and component, what was made last. */
export class Remembered {
  private readonly slots: Slot[] = [];
  private pass = 0;
  private loadBearing: ReadonlySet<number> = new Set();
  private sameLoadBearing = true;

  /** A further evaluation begins. */
  next(loadBearing: ReadonlySet<number>): void {
    this.pass++;
    const before = this.loadBearing;
    this.sameLoadBearing =
      before.size === loadBearing.size && [...loadBearing].every((key) => before.has(key));
    this.loadBearing = loadBearing;
  }

  /** And in it a view. */
  begin(number: number, view: View, variables: Variables): void {
    const slot = this.slots[number] ?? emptySlot(view);
    this.slots[number] = slot;
    const before = slot.pass > 0 && slot.pass === this.pass - 1 && this.sameLoadBearing ? slot.now : null;
    slot.before = before;
    slot.sameRouting =
      before?.groups === view.groups && before.enqueues === view.enqueues && before.parts === view.parts;
    slot.now = view;
    slot.pass = this.pass;
    if (before) this.markSuspects(slot, before, variables);
  }

  /** What calls others or otherwise, has other draws, or sends to a broker that has: it comes in no order. */
  private markSuspects(
    { now, sameRouting, suspectIn, sizes }: Slot,
    before: View,
    variables: Variables,
  ): void {
    const count = now.groups.length;
    while (suspectIn.length < count) suspectIn.push(0);
    while (sizes.length < count) sizes.push(0);
    for (const node of variables.madeAnew) suspectIn[node] = this.pass;
    if (!sameRouting)
      for (let node = 0; node < count; node++)
        if (before.groups[node] !== now.groups[node] || before.enqueues[node] !== now.enqueues[node])
          suspectIn[node] = this.pass;
    if (!variables.anyBrokerMadeAnew) return;
    for (let node = 0; node < count; node++)
      if (now.enqueues[node]?.some(({ to }) => variables.wasMadeAnew(to))) suspectIn[node] = this.pass;
  }

  /** What was made last. */
  last(slot: number, node: number): MadeWithin | null {
    return this.slots[slot]?.last[node]?.made ?? null;
  }

  get isFirst(): boolean {
    return this.pass === 1;
  }

  /** Whether any component's functions are others than in the last evaluation. */
  anyChanged(slot: number): boolean {
    return this.slots[slot]?.lastChange === this.pass;
  }

  /** Whether all that was made in the last evaluation is what would be made now. */
  isAllUnchanged(number: number, variables: Variables): boolean {
    const slot = this.slots[number];
    return !!slot?.before && slot.sameRouting && !variables.anyOtherFunction;
  }

  /** Whether what was made in the last evaluation is what would be made now: nothing it hangs on is another. */
  isUnchanged(number: number, { members, cyclic }: Part): boolean {
    const slot = this.slots[number];
    if (!slot?.before) return false;
    for (const node of members) {
      if (slot.suspectIn[node] === this.pass) return false;
      if (slot.sameRouting) continue;
      if (slot.sizes[node] !== members.length) return false;
      if (cyclic && !isSame(slot.last[node]?.members ?? [], members)) return false;
    }
    return true;
  }

  /** Other views' components are often the same. */
  find(slot: number, node: number, inputs: readonly number[]): Made | null {
    for (const made of [this.last(slot, node), this.last(0, node)]) {
      if (made && isExact(made) && isSame(made.low.inputs, inputs)) return made.low;
    }
    return null;
  }

  /** The same of what is not exact, by the inputs on both sides. */
  findWithin(slot: number, node: number, low: readonly number[], high: readonly number[]): MadeWithin | null {
    for (const made of [this.last(slot, node), this.last(0, node)]) {
      if (made && !isExact(made) && isSame(made.low.inputs, low) && isSame(made.high.inputs, high))
        return made;
    }
    return null;
  }

  keep(number: number, node: number, { members }: Part, variables: Variables, made: MadeWithin): void {
    const slot = this.slots[number];
    if (!slot) return;
    const before = slot.before ? slot.last[node] : undefined;
    const alone = [variables.hit(node)];
    for (let operation = 0; operation < OPERATIONS.length; operation++)
      alone.push(variables.up(node, operation));
    if (!before || !isSame(before.alone, alone) || !isSameMade(before.made, made)) {
      slot.lastChange = this.pass;
      const { starts, callers } = callersIn(slot.now.graph);
      for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++)
        slot.suspectIn[callers[at] ?? 0] = this.pass;
    }
    slot.last[node] = { made, alone, members };
    slot.sizes[node] = members.length;
  }
}

const isExact = ({ low, high }: MadeWithin): boolean => low === high;

const isSameMade = (a: MadeWithin, b: MadeWithin): boolean =>
  a === b || (isSameOn(a.low, b.low) && isSameOn(a.high, b.high));

const isSameOn = (a: Made, b: Made): boolean => a.calls === b.calls && isSame(a.oks, b.oks);

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
