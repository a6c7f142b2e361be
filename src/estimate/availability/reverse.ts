/**
 * How much one function's chance changes with the chance of each cell: the sweep of a circuit backwards from it,
 * exact because every chance enters linearly. Nothing is divided, so chances of 0 are no exception.
 */
import type { Circuit } from './circuit';
import { TRUE } from './decisionDiagram';
import type { Chances } from './sweep';

/** By cell and lane, as the chances are. */
export function slopes(circuit: Circuit, chances: Chances, root: number): Float64Array {
  const { starts, sizes, args } = circuit;
  const { lanes } = chances;
  const found = new Float64Array(chances.up.length);
  found.fill(1, root * lanes, (root + 1) * lanes);
  for (let at = root; at > TRUE; at--) {
    const cell = at * lanes;
    const start = starts[at] ?? 0;
    const size = sizes[at] ?? 0;
    if (size === 0 || isZero(found, cell, lanes)) continue;
    if (size < 0) {
      const [label, high, low] = [args[start] ?? 0, args[start + 1] ?? 0, args[start + 2] ?? 0];
      passToBranches(found, chances, cell, label * lanes, high * lanes, low * lanes);
    } else passToParts(found, chances, cell, args.subarray(start, start + size));
  }
  return found;
}

function passToBranches(
  found: Float64Array,
  { lanes, up, down }: Chances,
  cell: number,
  label: number,
  high: number,
  low: number,
): void {
  for (let lane = 0; lane < lanes; lane++) {
    const slope = found[cell + lane] ?? 0;
    const [highUp, lowUp] = [up[high + lane] ?? 0, up[low + lane] ?? 0];
    const gain = lowUp > 0.5 ? (down[low + lane] ?? 0) - (down[high + lane] ?? 0) : highUp - lowUp;
    found[label + lane] = (found[label + lane] ?? 0) + slope * gain;
    found[high + lane] = (found[high + lane] ?? 0) + slope * (up[label + lane] ?? 0);
    found[low + lane] = (found[low + lane] ?? 0) + slope * (down[label + lane] ?? 0);
  }
}

/** To each part the product of the others: those before it times those after it. */
function passToParts(found: Float64Array, { lanes, up }: Chances, cell: number, parts: Int32Array): void {
  const before = new Float64Array(parts.length);
  for (let lane = 0; lane < lanes; lane++) {
    let product = 1;
    parts.forEach((part, index) => {
      before[index] = product;
      product *= up[part * lanes + lane] ?? 0;
    });
    let after = found[cell + lane] ?? 0;
    for (let index = parts.length - 1; index >= 0; index--) {
      const at = (parts[index] ?? 0) * lanes + lane;
      found[at] = (found[at] ?? 0) + after * (before[index] ?? 0);
      after *= up[at] ?? 0;
    }
  }
}

function isZero(values: Float64Array, from: number, count: number): boolean {
  for (let at = from; at < from + count; at++) if (values[at] !== 0) return false;
  return true;
}
