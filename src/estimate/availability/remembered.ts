/** Functions of components kept from one evaluation to the next, found by the inputs they were made of. */

/** What was made of a component's inputs. */
export interface Made {
  readonly inputs: readonly number[];
  readonly calls: number;
  /** By operation. */
  readonly oks: readonly number[];
}

/** By view and component, what was made last. */
export class Remembered {
  private readonly made: (Made | undefined)[][] = [];

  /** `slot`: the view's number; other views' components are often the same. */
  find(slot: number, node: number, inputs: readonly number[]): Made | null {
    const own = this.made[slot]?.[node];
    if (own && isSame(own.inputs, inputs)) return own;
    const first = this.made[0]?.[node];
    return first && isSame(first.inputs, inputs) ? first : null;
  }

  keep(slot: number, node: number, made: Made): void {
    let ofView = this.made[slot];
    if (!ofView) {
      ofView = [];
      this.made[slot] = ofView;
    }
    ofView[node] = made;
  }
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
