/**
 * Functions of components kept from one evaluation to the next: at once where a component and all it calls are the
 * same as before, else found by the inputs they were made of.
 */
import type { Part } from '../graph/cycles';
import type { Call, Group } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import type { View } from '../graph/view';
import { enqueuesOf, groupsOf } from '../graph/view';
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
  readonly groups: readonly Group[];
  readonly enqueues: readonly Call[];
  readonly members: readonly number[];
  readonly version: number;
  /** The last evaluation it was true in. */
  asOf: number;
}

/** By view and component, what was made last. */
export class Remembered {
  private readonly made: (Last | undefined)[][] = [];
  /** By view and component: the evaluation in which its functions last became others. */
  private readonly changed: number[][] = [];
  /** By view: the last evaluation in which any did. */
  private readonly lastChange: number[] = [];
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

  /** In the last evaluation. */
  last(slot: number, node: number): MadeWithin | null {
    return this.made[slot]?.[node]?.made ?? null;
  }

  get isFirst(): boolean {
    return this.pass === 1;
  }

  /** Whether any component's functions are others than in the last evaluation. */
  anyChanged(slot: number): boolean {
    return this.lastChange[slot] === this.pass;
  }

  /** Whether what was made in the last evaluation is what would be made now: nothing it hangs on is another. */
  isUnchanged(slot: number, { members }: Part, view: View, variables: Variables): boolean {
    if (!this.sameLoadBearing) return false;
    const kept = this.made[slot];
    const changed = this.anyChanged(slot) ? this.changed[slot] : undefined;
    for (const node of members) {
      const last = kept?.[node];
      if (!last || !this.callsAsBefore(last, node, view, variables)) return false;
      if (last.members !== members && !isSame(last.members, members)) return false;
      if (changed && this.callsOther(last, changed)) return false;
      // A broker comes in no order.
      for (const { to } of last.enqueues) if (variables.wasMadeAnew(to)) return false;
    }
    for (const node of members) {
      const last = kept?.[node];
      if (last) last.asOf = this.pass;
    }
    return true;
  }

  /** `slot`: the view's number; other views' components are often the same. */
  find(slot: number, node: number, inputs: readonly number[]): Made | null {
    const own = this.made[slot]?.[node]?.made;
    if (own && isExact(own) && isSame(own.low.inputs, inputs)) return own.low;
    const first = this.made[0]?.[node]?.made;
    return first && isExact(first) && isSame(first.low.inputs, inputs) ? first.low : null;
  }

  /** The same of what is not exact, by the inputs on both sides. */
  findWithin(slot: number, node: number, low: readonly number[], high: readonly number[]): MadeWithin | null {
    for (const made of [this.made[slot]?.[node]?.made, this.made[0]?.[node]?.made]) {
      if (made && !isExact(made) && isSame(made.low.inputs, low) && isSame(made.high.inputs, high))
        return made;
    }
    return null;
  }

  keep(slot: number, node: number, { members }: Part, view: View, variables: Variables, made: MadeWithin) {
    const ofView = this.made[slot] ?? [];
    this.made[slot] = ofView;
    const last = ofView[node];
    const before = last && last.asOf >= this.pass - 1 ? last : null;
    const alone = [variables.hit(node), ...OPERATIONS.map((_, operation) => variables.up(node, operation))];
    const isOther =
      !before ||
      OPERATIONS.some(
        (_, operation) =>
          before.made.low.oks[operation] !== made.low.oks[operation] ||
          before.made.high.oks[operation] !== made.high.oks[operation],
      );
    if (isOther || !isSame(before.alone, alone)) this.touch(slot, node);
    const [groups, enqueues] = [groupsOf(view, node), enqueuesOf(view, node)];
    const version = variables.version(node);
    ofView[node] = { made, alone, groups, enqueues, members, version, asOf: this.pass };
  }

  /** Its functions may be others than in the last evaluation. */
  private touch(slot: number, node: number): void {
    const ofView = this.changed[slot] ?? [];
    this.changed[slot] = ofView;
    ofView[node] = this.pass;
    this.lastChange[slot] = this.pass;
  }

  private callsOther({ groups }: Last, changed: readonly number[]): boolean {
    for (const { members } of groups)
      for (const { call } of members) if (changed[call.to] === this.pass) return true;
    return false;
  }

  private callsAsBefore(last: Last | undefined, node: number, view: View, variables: Variables): boolean {
    return (
      last !== undefined &&
      last.asOf >= this.pass - 1 &&
      last.version === variables.version(node) &&
      last.groups === view.groups[node] &&
      last.enqueues === view.enqueues[node]
    );
  }
}

const isExact = ({ low, high }: MadeWithin): boolean => low === high;

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
