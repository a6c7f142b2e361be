/**
 * The chances of all components of a view as flat numbers, so that what differs between two evaluations is found by
 * comparing arrays. Of each component: that it answers calls of an operation and that it is up for them, one after the
 * other for each operation, and that its calls succeed.
 */
import { OPERATIONS } from '../graph/graph';
import type { Functions } from './functions';

export interface ChanceTable {
  /** By component × CHANCES. */
  readonly up: Float64Array;
  readonly down: Float64Array;
}

/** Of each component. */
export const CHANCES = 2 * OPERATIONS.length + 1;

/** `put` writes the chance of a function at a place. */
export function tableOf(
  functions: Functions,
  put: (f: number, table: ChanceTable, place: number) => void,
): ChanceTable {
  const { low } = functions;
  const count = low.count * CHANCES;
  const table = { up: new Float64Array(count), down: new Float64Array(count) };
  for (let node = 0, place = 0; node < low.count; node++) {
    for (let operation = 0; operation < OPERATIONS.length; operation++) {
      put(low.ok(node, operation), table, place++);
      put(functions.up(node, operation), table, place++);
    }
    put(low.calls(node), table, place++);
  }
  return table;
}

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
