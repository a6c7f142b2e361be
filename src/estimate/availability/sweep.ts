/**
 * Probabilities of every cell of a circuit and of its complement, several lanes at a time, children first. Both
 * sides are sums of products, so that nine nines keep their digits: a product is down where its first part is, or
 * where that is up and the second is down, and so on.
 */
import type { Circuit } from './circuit';
import { TRUE } from './decisionDiagram';

/** Chances by cell and lane: `up[cell * lanes + lane]`. */
export interface Chances {
  readonly lanes: number;
  readonly up: Float64Array;
  readonly down: Float64Array;
}

/** Room for the cells; the constants are set, the literals are the caller's to set. */
export function chancesFor(circuit: Circuit, lanes: number): Chances {
  const length = circuit.cellCount * lanes;
  const chances = { lanes, up: new Float64Array(length), down: new Float64Array(length) };
  chances.down.fill(1, 0, lanes);
  chances.up.fill(1, TRUE * lanes, (TRUE + 1) * lanes);
  return chances;
}

export function sweep(circuit: Circuit, chances: Chances): void {
  const { starts, sizes, args, count, firstInstruction } = circuit;
  const { lanes } = chances;
  for (let at = 0; at < count; at++) {
    const start = starts[at] ?? 0;
    const size = sizes[at] ?? 0;
    const cell = (firstInstruction + at) * lanes;
    if (size < 0) {
      const [label, high, low] = [args[start] ?? 0, args[start + 1] ?? 0, args[start + 2] ?? 0];
      choose(chances, cell, label * lanes, high * lanes, low * lanes);
    } else multiply(chances, cell, args, start, size);
  }
}

function choose({ lanes, up, down }: Chances, cell: number, label: number, high: number, low: number): void {
  for (let lane = 0; lane < lanes; lane++) {
    const p = up[label + lane] ?? 0;
    const q = down[label + lane] ?? 0;
    up[cell + lane] = p * (up[high + lane] ?? 0) + q * (up[low + lane] ?? 0);
    down[cell + lane] = p * (down[high + lane] ?? 0) + q * (down[low + lane] ?? 0);
  }
}

function multiply(
  { lanes, up, down }: Chances,
  cell: number,
  args: Int32Array,
  start: number,
  size: number,
): void {
  for (let lane = 0; lane < lanes; lane++) {
    let isUp = 1;
    let isDown = 0;
    for (let arg = start; arg < start + size; arg++) {
      const part = (args[arg] ?? 0) * lanes + lane;
      isDown += isUp * (down[part] ?? 0);
      isUp *= up[part] ?? 0;
    }
    up[cell + lane] = isUp;
    down[cell + lane] = isDown;
  }
}
