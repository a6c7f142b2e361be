/**
 * The distribution of the sum of two independent values on the grid. With the larger at point i and the smaller d
 * points below, the sum falls 24·log10(1 + 10^(−d/24)) points above i. Distances are taken in four ranges, each
 * of whose sums fall between the same three points; over a range the split that keeps mass, mean and second
 * moment depends on those three of the smaller alone, and running sums give them for every i at once.
 */
import type { Bins } from './grid';
import { newSheet, POINT_COUNT, RATIO, takeOff } from './grid';

/** Distances up to 2 are taken one by one, then 3 … 7, 8 … 16, and 17 and more. */
const [NEAR, MIDDLE, FAR] = [3, 8, 17];

/** Running sums of the smaller one's mass, and of its mass × value and × value² relative to the point they end at. */
const PAD = 32;
const running0 = new Float64Array(POINT_COUNT + 2 * PAD);
const running1 = new Float64Array(POINT_COUNT + 2 * PAD);
const running2 = new Float64Array(POINT_COUNT + 2 * PAD);
const running3 = new Float64Array(POINT_COUNT + 2 * PAD);
const smaller = new Float64Array(POINT_COUNT + 2 * PAD);
const sheet = newSheet();

export function convolve(a: Bins, b: Bins): Bins {
  const zeroA = a.from === 0 ? (a.mass[0] ?? 0) : 0;
  const zeroB = b.from === 0 ? (b.mass[0] ?? 0) : 0;
  let from = Math.max(1, a.from, b.from) - 1;
  if (zeroB !== 0) from = Math.min(from, addScaled(a, zeroB));
  if (zeroA !== 0) from = Math.min(from, addScaled(b, zeroA));
  // Zero with zero has been added twice.
  if (zeroA !== 0 && zeroB !== 0) sheet[0] = zeroA * zeroB;
  addSums(a, b, true);
  addSums(b, a, false);
  return takeOff(sheet, from, Math.max(a.to, b.to) + 8);
}

function addScaled({ mass, from }: Bins, share: number): number {
  for (let i = 0; i < mass.length; i++) sheet[from + i] = (sheet[from + i] ?? 0) + (mass[i] ?? 0) * share;
  return from;
}

/** Adds the sums in which the first is the larger, or as large where `equal`. */
function addSums(large: Bins, small: Bins, equal: boolean): void {
  const smallFrom = Math.max(1, small.from);
  const start = Math.max(1, large.from, smallFrom);
  if (start >= large.to) return;
  runUp(small, smallFrom, start, large.to);
  const { mass, from } = large;
  const near = Math.min(large.to, small.to + FAR - 1);
  const d0 = equal ? 1 : 0;
  for (let i = start; i < near; i++) {
    const x = mass[i - from] ?? 0;
    const k = i + PAD;
    const f0 = running0[k - FAR] ?? 0;
    const f1 = (running1[k - FAR] ?? 0) * FAR1;
    const f2 = (running2[k - FAR] ?? 0) * FAR2;
    const f3 = (running3[k - FAR] ?? 0) * FAR3;
    const g0 = running0[k - MIDDLE] ?? 0;
    const g1 = (running1[k - MIDDLE] ?? 0) * MIDDLE1;
    const g2 = (running2[k - MIDDLE] ?? 0) * MIDDLE2;
    const m0 = g0 - f0;
    const m1 = g1 - f1;
    const m2 = g2 - f2;
    const n0 = (running0[k - NEAR] ?? 0) - g0;
    const n1 = (running1[k - NEAR] ?? 0) * NEAR1 - g1;
    const n2 = (running2[k - NEAR] ?? 0) * NEAR2 - g2;
    const y0 = (smaller[k] ?? 0) * d0;
    const y1 = smaller[k - 1] ?? 0;
    const y2 = smaller[k - 2] ?? 0;
    sheet[i - 1] = (sheet[i - 1] ?? 0) + x * (f0 * FA0 + f1 * FA1 + f2 * FA2 + f3 * FA3);
    sheet[i] = (sheet[i] ?? 0) + x * (f0 * FB0 + f1 * FB1 + f2 * FB2 + f3 * FB3);
    sheet[i + 1] = (sheet[i + 1] ?? 0) + x * (f0 * FC0 + f1 * FC1 + f2 * FC2 + f3 * FC3);
    sheet[i + 2] =
      (sheet[i + 2] ?? 0) + x * (f0 * FD0 + f1 * FD1 + f2 * FD2 + f3 * FD3 + m0 * MA0 + m1 * MA1 + m2 * MA2);
    sheet[i + 3] = (sheet[i + 3] ?? 0) + x * (m0 * MB0 + m1 * MB1 + m2 * MB2);
    sheet[i + 4] =
      (sheet[i + 4] ?? 0) + x * (m0 * MC0 + m1 * MC1 + m2 * MC2 + n0 * NA0 + n1 * NA1 + n2 * NA2);
    sheet[i + 5] = (sheet[i + 5] ?? 0) + x * (n0 * NB0 + n1 * NB1 + n2 * NB2);
    sheet[i + 6] =
      (sheet[i + 6] ?? 0) + x * (n0 * NC0 + n1 * NC1 + n2 * NC2 + y0 * ZA0 + y1 * ZA1 + y2 * ZA2);
    sheet[i + 7] = (sheet[i + 7] ?? 0) + x * (y0 * ZB0 + y1 * ZB1 + y2 * ZB2);
    sheet[i + 8] = (sheet[i + 8] ?? 0) + x * (y0 * ZC0 + y1 * ZC1 + y2 * ZC2);
  }
  for (let i = Math.max(start, near); i < large.to; i++) {
    const x = mass[i - from] ?? 0;
    const f0 = running0[i + PAD - FAR] ?? 0;
    const f1 = (running1[i + PAD - FAR] ?? 0) * FAR1;
    const f2 = (running2[i + PAD - FAR] ?? 0) * FAR2;
    const f3 = (running3[i + PAD - FAR] ?? 0) * FAR3;
    sheet[i - 1] = (sheet[i - 1] ?? 0) + x * (f0 * FA0 + f1 * FA1 + f2 * FA2 + f3 * FA3);
    sheet[i] = (sheet[i] ?? 0) + x * (f0 * FB0 + f1 * FB1 + f2 * FB2 + f3 * FB3);
    sheet[i + 1] = (sheet[i + 1] ?? 0) + x * (f0 * FC0 + f1 * FC1 + f2 * FC2 + f3 * FC3);
    sheet[i + 2] = (sheet[i + 2] ?? 0) + x * (f0 * FD0 + f1 * FD1 + f2 * FD2 + f3 * FD3);
  }
}

/** The running sums up to `to`, with zeros as far below `start` as they are looked at. */
function runUp({ mass, from, to: end }: Bins, smallFrom: number, start: number, to: number): void {
  const first = smallFrom + PAD;
  const zeros = Math.min(first, start + PAD - FAR);
  running0.fill(0, zeros, first);
  running1.fill(0, zeros, first);
  running2.fill(0, zeros, first);
  running3.fill(0, zeros, first);
  smaller.fill(0, zeros, first);
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const last = Math.min(end, to);
  for (let j = smallFrom; j < last; j++) {
    const here = mass[j - from] ?? 0;
    s0 += here;
    s1 = s1 * DOWN1 + here;
    s2 = s2 * DOWN2 + here;
    s3 = s3 * DOWN3 + here;
    running0[j + PAD] = s0;
    running1[j + PAD] = s1;
    running2[j + PAD] = s2;
    running3[j + PAD] = s3;
    smaller[j + PAD] = here;
  }
  for (let j = last; j < to; j++) {
    s1 *= DOWN1;
    s2 *= DOWN2;
    s3 *= DOWN3;
    running0[j + PAD] = s0;
    running1[j + PAD] = s1;
    running2[j + PAD] = s2;
    running3[j + PAD] = s3;
    smaller[j + PAD] = 0;
  }
}

type Cubic = readonly [one: number, u: number, uSquared: number, uCubed: number];

/** How 1 + u splits over points so far above the larger: for each of them a polynomial in u (Lagrange). */
function splitOver(...offsets: readonly number[]): readonly Cubic[] {
  const nodes = offsets.map((offset) => RATIO ** offset);
  return nodes.map((node) => {
    const polynomial: [number, number, number, number] = [1, 0, 0, 0];
    for (const other of nodes) {
      if (other === node) continue;
      const [one, u, uSquared, uCubed] = polynomial;
      const free = 1 - other;
      polynomial[0] = (one * free) / (node - other);
      polynomial[1] = (u * free + one) / (node - other);
      polynomial[2] = (uSquared * free + u) / (node - other);
      polynomial[3] = (uCubed * free + uSquared) / (node - other);
    }
    return polynomial;
  });
}

const NONE: Cubic = [0, 0, 0, 0];

/** The same for one distance. */
const splitOf = (distance: number): readonly number[] => {
  const u = RATIO ** -distance;
  return splitOver(6, 7, 8).map(([one, first, second]) => one + u * first + u * u * second);
};

const [DOWN1, DOWN2, DOWN3] = [RATIO ** -1, RATIO ** -2, RATIO ** -3];
const [NEAR1, NEAR2] = [RATIO ** -NEAR, RATIO ** (-2 * NEAR)];
const [MIDDLE1, MIDDLE2] = [RATIO ** -MIDDLE, RATIO ** (-2 * MIDDLE)];
const [FAR1, FAR2, FAR3] = [RATIO ** -FAR, RATIO ** (-2 * FAR), RATIO ** (-3 * FAR)];
const [[FA0, FA1, FA2, FA3] = NONE, [FB0, FB1, FB2, FB3] = NONE, [FC0, FC1, FC2, FC3] = NONE] = splitOver(
  -1,
  0,
  1,
  2,
);
const [, , , [FD0, FD1, FD2, FD3] = NONE] = splitOver(-1, 0, 1, 2);
const [[MA0, MA1, MA2] = NONE, [MB0, MB1, MB2] = NONE, [MC0, MC1, MC2] = NONE] = splitOver(2, 3, 4);
const [[NA0, NA1, NA2] = NONE, [NB0, NB1, NB2] = NONE, [NC0, NC1, NC2] = NONE] = splitOver(4, 5, 6);
const [ZA0 = 0, ZB0 = 0, ZC0 = 0] = splitOf(0);
const [ZA1 = 0, ZB1 = 0, ZC1 = 0] = splitOf(1);
const [ZA2 = 0, ZB2 = 0, ZC2 = 0] = splitOf(2);
