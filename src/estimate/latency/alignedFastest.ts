/**
 * The need-th fastest of several whose clouds all start at one place, so that they are read, and put down again,
 * at the same quarter cells of the grid. In the middle of a quarter cell a mass splits the same way everywhere.
 */
import { curveOf, firstBorder, slopeAt } from './cumulative';
import type { Cloud } from './distribution';
import type { Bins } from './grid';
import { addAt, edgeAfter, newSheet, POINT_COUNT, RATIO, splitAround, takeOff } from './grid';

const FINER = 4;
const ROOM = (POINT_COUNT + 2) * FINER;

export interface AlignedRacer {
  readonly clouds: readonly Cloud[];
  readonly answers: number;
}

/** `enough` is the chance that so many answer; what takes for ever is the rest. */
export function alignedFastest(
  need: number,
  racers: readonly AlignedRacer[],
  start: number,
  enough: number,
): Cloud {
  let low = POINT_COUNT;
  let high = 0;
  for (const { clouds } of racers) {
    for (const { bins } of clouds) {
      low = Math.min(low, firstBorder(bins));
      high = Math.max(high, bins.to);
    }
  }
  const all = need === racers.length ? product(racers, low, high) : counted(need, racers, low, high);
  return { shift: start, share: 1 / enough, bins: risesOf(all, low, high) };
}

const one = new Float64Array(ROOM);
const together = new Float64Array(ROOM);

function product(racers: readonly AlignedRacer[], low: number, high: number): Float64Array {
  const end = high * FINER;
  const [all, each] = [together, one];
  all.fill(1, low * FINER, end + 1);
  for (const racer of racers) {
    read(racer, low, high);
    for (let i = low * FINER; i <= end; i++) all[i] = (all[i] ?? 0) * (each[i] ?? 0);
  }
  return all;
}

const counts: Float64Array[] = [];

/** By how many have answered: `rows[k]` is the chance of exactly k, the last of so many or more. */
function counted(need: number, racers: readonly AlignedRacer[], low: number, high: number): Float64Array {
  while (counts.length <= need) counts.push(new Float64Array(ROOM));
  const rows = counts.slice(0, need + 1);
  for (const row of rows) row.fill(row === rows[0] ? 1 : 0, low * FINER, high * FINER + 1);
  for (const racer of racers) {
    read(racer, low, high);
    for (let count = need; count >= 0; count--) {
      const row = rows[count];
      const before = rows[count - 1];
      if (row) step(row, before, count === need, low, high);
    }
  }
  return rows[need] ?? together;
}

function step(
  row: Float64Array,
  before: Float64Array | undefined,
  isLast: boolean,
  low: number,
  high: number,
): void {
  const answered = one;
  const end = high * FINER;
  for (let i = low * FINER; i <= end; i++) {
    const chance = answered[i] ?? 0;
    row[i] = (row[i] ?? 0) * (isLast ? 1 : 1 - chance) + (before ? (before[i] ?? 0) * chance : 0);
  }
}

/** The chance that it has answered, at each quarter cell. */
function read({ clouds, answers }: AlignedRacer, low: number, high: number): void {
  one.fill(0, low * FINER, high * FINER + 1);
  for (const { share, bins } of clouds) readBins(bins, share * answers, high);
}

function readBins(bins: Bins, share: number, high: number): void {
  const values = curveOf(bins);
  const first = firstBorder(bins) * FINER;
  const last = values.length - 1;
  const into = one;
  let d0 = slopeAt(values, 0) / 32;
  for (let cell = 0; cell < last; cell++) {
    const [y0, y1] = [values[cell] ?? 0, values[cell + 1] ?? 0];
    const d1 = slopeAt(values, cell + 1) / 32;
    const i = first + cell * 4;
    // The cubic at a quarter (3t² − 2t³ is 0.15625 there), a half and three quarters of the cell.
    into[i] = (into[i] ?? 0) + share * y0;
    into[i + 1] = (into[i + 1] ?? 0) + share * (y0 + (y1 - y0) * 0.15625 + 4.5 * d0 - 1.5 * d1);
    into[i + 2] = (into[i + 2] ?? 0) + share * ((y0 + y1) / 2 + 4 * (d0 - d1));
    into[i + 3] = (into[i + 3] ?? 0) + share * (y1 - (y1 - y0) * 0.15625 + 1.5 * d0 - 4.5 * d1);
    d0 = d1;
  }
  const total = share * bins.total;
  const end = high * FINER;
  for (let i = first + last * FINER; i <= end; i++) into[i] = (into[i] ?? 0) + total;
}

const sheet = newSheet();
const SPLITS = [-3, -1, 1, 3].map((eighths) => splitAround(RATIO ** (eighths / 8)));
const [[B0, A0, F0] = [0, 0, 0], [B1, A1, F1] = [0, 0, 0]] = SPLITS;
const [, , [B2, A2, F2] = [0, 0, 0], [B3, A3, F3] = [0, 0, 0]] = SPLITS;

function risesOf(all: Float64Array, low: number, high: number): Bins {
  const beginning = all[low * FINER] ?? 0;
  if (beginning > 0) addAt(sheet, edgeAfter(low - 0.5), beginning);
  let cell = low;
  for (; cell < 1; cell++) {
    for (let part = 1; part <= FINER; part++) {
      const rise = (all[cell * FINER + part] ?? 0) - (all[cell * FINER + part - 1] ?? 0);
      if (rise > 0) addAt(sheet, edgeAfter(cell + (part - 0.5) / FINER), rise);
    }
  }
  const end = Math.min(high, POINT_COUNT - 2);
  const out = sheet;
  const [b0, b1, b2, b3] = [B0, B1, B2, B3];
  const [a0, a1, a2, a3] = [A0, A1, A2, A3];
  const [f0, f1, f2, f3] = [F0, F1, F2, F3];
  for (; cell < end; cell++) {
    const i = cell * 4;
    const middle = all[i + 2] ?? 0;
    const r0 = Math.max(0, (all[i + 1] ?? 0) - (all[i] ?? 0));
    const r1 = Math.max(0, middle - (all[i + 1] ?? 0));
    const r2 = Math.max(0, (all[i + 3] ?? 0) - middle);
    const r3 = Math.max(0, (all[i + 4] ?? 0) - (all[i + 3] ?? 0));
    out[cell] = (out[cell] ?? 0) + r0 * b0 + r1 * b1 + r2 * b2 + r3 * b3;
    out[cell + 1] = (out[cell + 1] ?? 0) + r0 * a0 + r1 * a1 + r2 * a2 + r3 * a3;
    out[cell + 2] = (out[cell + 2] ?? 0) + r0 * f0 + r1 * f1 + r2 * f2 + r3 * f3;
  }
  if (high > end) {
    const beyond = (all[high * FINER] ?? 0) - (all[end * FINER] ?? 0);
    sheet[POINT_COUNT - 1] = (sheet[POINT_COUNT - 1] ?? 0) + beyond;
  }
  return takeOff(sheet, Math.max(0, low - 1), Math.min(POINT_COUNT, high + 3));
}
