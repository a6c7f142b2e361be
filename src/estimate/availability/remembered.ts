/**
 * Functions of components kept from one evaluation to the next: at once where a component and all it calls are the
 * same as before, else found by the inputs they were made of.
 */
import type { Call, Group } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import type { View } from '../graph/view';
import { enqueuesOf, groupsOf } from '../graph/view';
import type { Variables } from './variables';

/** What was made of a component's inputs. */
export interface Made {
  readonly inputs: readonly number[];
  readonly calls: number;
  /** By operation. */
  readonly oks: readonly number[];
}

interface Last {
  readonly made: Made;
  readonly groups: readonly Group[];
  readonly enqueues: readonly Call[];
  readonly version: number;
  /** The last evaluation it was true in. */
  asOf: number;
}

/** By view and component, what was made last. */
export class Remembered {
  private readonly made: (Last | undefined)[][] = [];
  /** By view and component: the evaluation in which its functions last became others. */
  private readonly changed: number[][] = [];
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

  /** What was made of it in the last evaluation, where nothing it hangs on is another now. */
  unchanged(slot: number, node: number, view: View, variables: Variables): Made | null {
    const last = this.made[slot]?.[node];
    if (last?.asOf !== this.pass - 1 || !this.sameLoadBearing || last.version !== variables.version(node))
      return null;
    if (last.groups !== view.groups[node] || last.enqueues !== view.enqueues[node]) return null;
    const changed = this.changed[slot];
    const isOther = ({ to }: Call): boolean => changed?.[to] === this.pass;
    for (const group of last.groups) {
      for (const { call } of group.members) if (isOther(call)) return null;
    }
    // A broker comes in no order.
    for (const { to } of last.enqueues) if (variables.wasMadeAnew(to)) return null;
    last.asOf = this.pass;
    return last.made;
  }

  /** `slot`: the view's number; other views' components are often the same. */
  find(slot: number, node: number, inputs: readonly number[]): Made | null {
    const own = this.made[slot]?.[node]?.made;
    if (own && isSame(own.inputs, inputs)) return own;
    const first = this.made[0]?.[node]?.made;
    return first && isSame(first.inputs, inputs) ? first : null;
  }

  keep(slot: number, node: number, view: View, variables: Variables, made: Made): void {
    const ofView = this.made[slot] ?? [];
    this.made[slot] = ofView;
    const last = ofView[node];
    const before = last?.asOf === this.pass - 1 ? last.made : null;
    const isOther = OPERATIONS.some((_, operation) => before?.oks[operation] !== made.oks[operation]);
    // Its own hit and replicas are asked for by callers too.
    const isOtherAlone = !before || before.inputs.slice(0, 4).some((one, at) => one !== made.inputs[at]);
    if (isOther || isOtherAlone) this.touch(slot, node);
    const [groups, enqueues] = [groupsOf(view, node), enqueuesOf(view, node)];
    ofView[node] = { made, groups, enqueues, version: variables.version(node), asOf: this.pass };
  }

  /** Its functions may be others than in the last evaluation. */
  touch(slot: number, node: number): void {
    const ofView = this.changed[slot] ?? [];
    this.changed[slot] = ofView;
    ofView[node] = this.pass;
  }
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
