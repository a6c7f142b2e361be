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

/** Marks the components any of whose chances differ; those there are on one side alone, too. */
export function markOther(a: Float64Array, b: Float64Array, mark: (node: number) => void): void {
  if (a === b) return;
  // Nothing is read beyond an end: numbers that may be missing are slow to compare.
  const common = Math.min(a.length, b.length);
  for (let place = 0; place < common; place++) {
    if (a[place] === b[place]) continue;
    const node = Math.floor(place / CHANCES);
    mark(node);
    place = (node + 1) * CHANCES - 1;
  }
  for (let place = common; place < b.length; place += CHANCES) mark(Math.floor(place / CHANCES));
}
