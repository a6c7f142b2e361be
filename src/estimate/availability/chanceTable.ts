/**
 * The chances of all components of a view as flat numbers, so that what differs between two evaluations is found by
 * comparing arrays. Of each component: that it answers calls of an operation and that it is up for them, one after the
 * other for each operation, and that its calls succeed.
 */
import { OPERATIONS } from '../graph/graph';

export interface ChanceTable {
  /** By component × CHANCES; of what is not exact the sure end. */
  readonly up: Float64Array;
  readonly down: Float64Array;
  /** At the same places the other end; 0 where it is exact. */
  readonly most: Float64Array;
}

/** Of each component. */
export const CHANCES = 2 * OPERATIONS.length + 1;

/** Marks the components any of whose chances differ. */
export function markOther(a: Float64Array, b: Float64Array, mark: (node: number) => void): void {
  if (a === b) return;
  for (let place = 0; place < b.length; place++) {
    if (a[place] === b[place]) continue;
    const node = Math.floor(place / CHANCES);
    mark(node);
    place = (node + 1) * CHANCES - 1;
  }
}
