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

/** Room for so many cells; the constants are set, the literals are the caller's to set. */
export function chancesFor(cells: number, lanes: number): Chances {
  const chances = { lanes, up: new Float64Array(cells * lanes), down: new Float64Array(cells * lanes) };
  chances.down.fill(1, 0, lanes);
  chances.up.fill(1, TRUE * lanes, (TRUE + 1) * lanes);
  return chances;
}

export function sweep(circuit: Circuit, chances: Chances): void {
  const { sizes, count } = circuit;
  for (let cell = TRUE + 1; cell < count; cell++) if (sizes[cell] !== 0) evaluate(circuit, chances, cell);
}

/**
 * Only what hangs on a cell marked as changed, and every cell from `known` on. Marks what has other chances
 * than before.
 */
export function sweepChanged(circuit: Circuit, chances: Chances, changed: Uint8Array, known: number): void {
  const { sizes, count } = circuit;
  const { lanes, up, down } = chances;
  const [ups, downs] = [new Float64Array(lanes), new Float64Array(lanes)];
  /** Those that hang on what is changed; children come before parents, so none is looked at too early. */
  const open = new Uint8Array(count);
  for (let cell = changed.indexOf(1); cell >= 0; cell = changed.indexOf(1, cell + 1))
    openUsers(circuit, cell, open);
  for (let cell = open.indexOf(1); cell >= 0 && cell < known; cell = open.indexOf(1, cell + 1)) {
    const at = cell * lanes;
    for (let lane = 0; lane < lanes; lane++) {
      ups[lane] = up[at + lane] ?? 0;
      downs[lane] = down[at + lane] ?? 0;
    }
    evaluate(circuit, chances, cell);
    let isSame = true;
    for (let lane = 0; isSame && lane < lanes; lane++)
      isSame = ups[lane] === up[at + lane] && downs[lane] === down[at + lane];
    if (isSame) continue;
    changed[cell] = 1;
    openUsers(circuit, cell, open);
  }
  for (let cell = Math.max(known, TRUE + 1); cell < count; cell++) {
    if (sizes[cell] === 0) continue;
    evaluate(circuit, chances, cell);
    changed[cell] = 1;
  }
}

function openUsers({ lastUses, usesBefore, users }: Circuit, cell: number, open: Uint8Array): void {
  for (let place = lastUses[cell] ?? -1; place >= 0; place = usesBefore[place] ?? -1)
    open[users[place] ?? 0] = 1;
}

function evaluate({ starts, sizes, args }: Circuit, chances: Chances, cell: number): void {
  const start = starts[cell] ?? 0;
  const size = sizes[cell] ?? 0;
  if (size < 0) choose(chances, cell, args[start] ?? 0, args[start + 1] ?? 0, args[start + 2] ?? 0);
  else multiply(chances, cell, args, start, size);
}

function choose({ lanes, up, down }: Chances, cell: number, label: number, high: number, low: number): void {
  const [to, ofLabel, ofHigh, ofLow] = [cell * lanes, label * lanes, high * lanes, low * lanes];
  for (let lane = 0; lane < lanes; lane++) {
    const p = up[ofLabel + lane] ?? 0;
    const q = down[ofLabel + lane] ?? 0;
    up[to + lane] = p * (up[ofHigh + lane] ?? 0) + q * (up[ofLow + lane] ?? 0);
    down[to + lane] = p * (down[ofHigh + lane] ?? 0) + q * (down[ofLow + lane] ?? 0);
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
    up[cell * lanes + lane] = isUp;
    down[cell * lanes + lane] = isDown;
  }
}
