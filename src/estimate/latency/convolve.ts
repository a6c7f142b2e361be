/**
 * The distribution of the sum of two independent values on the grid. With the larger at point i and the smaller d
 * points below, the sum falls 24·log10(1 + 10^(−d/24)) points above i. Distances are taken in four ranges, each
 * of whose sums fall between the same few points; over a range the split that keeps mass, mean and second
 * moment depends on those three of the smaller alone, and running sums give them for every i at once.
 */
import type { Bins } from './grid';
import { newSheet, POINT_COUNT, RATIO, takeOff } from './grid';

/** Distances up to 2 are taken one by one, then 3 … 7, 8 … 16, and 17 and more. */
const [NEAR, MIDDLE, FAR] = [3, 8, 17];

/**
 * By point, of both: the running sums of mass, and of mass × value, × value² and × value³ relative to that point, and
 * the masses themselves. Before them as many points as distances are looked at, with nothing there.
 */
const RECORD = 10;
const records = new Float64Array((POINT_COUNT + FAR) * RECORD);
const sheet = newSheet();

/** `times`: what the masses of the second are to be multiplied by; `none`: how likely it takes no time besides. */
export function convolve(a: Bins, b: Bins, times = 1, none = 0): Bins {
  const zeroA = a.from === 0 ? (a.mass[0] ?? 0) : 0;
  const zeroB = (b.from === 0 ? (b.mass[0] ?? 0) * times : 0) + none;
  let from = Math.max(1, a.from, b.from) - 1;
  if (zeroB !== 0) from = Math.min(from, addScaled(a, zeroB));
  if (zeroA !== 0) from = Math.min(from, addScaled(b, zeroA * times));
  // Zero with zero has been added twice.
  if (zeroA !== 0 && zeroB !== 0) sheet[0] = zeroA * zeroB;
  const end = Math.max(a.to, b.to);
  const start = Math.max(1, a.from, b.from);
  if (start < end) {
    runUp(a, b, times, Math.max(1, Math.min(a.from, b.from)), end);
    const near = Math.min(end, Math.min(a.to, b.to) + FAR - 1);
    addFar(start, end);
    addMiddle(start, near);
    addNear(start, near);
    addNext(start, near);
  }
  return takeOff(sheet, from, end + 8);
}

function addScaled({ mass, from }: Bins, share: number): number {
  const out = sheet;
  for (let i = 0; i < mass.length; i++) out[from + i] = (out[from + i] ?? 0) + (mass[i] ?? 0) * share;
  return from;
}

// The loops below are most of what an estimate takes. What they use again and again stands in variables of their own,
// since what a module holds is looked up anew each time.

function runUp(
  { mass: massA, from: fromA, to: toA }: Bins,
  b: Bins,
  times: number,
  low: number,
  end: number,
): void {
  const { mass: massB, from: fromB, to: toB } = b;
  const into = records;
  const down1 = DOWN[0] ?? 0;
  const down2 = DOWN[1] ?? 0;
  const down3 = DOWN[2] ?? 0;
  into.fill(0, low * RECORD, (low + FAR) * RECORD);
  let a0 = 0;
  let a1 = 0;
  let a2 = 0;
  let a3 = 0;
  let b0 = 0;
  let b1 = 0;
  let b2 = 0;
  let b3 = 0;
  let at = (low + FAR) * RECORD;
  for (let i = low; i < end; i++, at += 10) {
    const x = i >= fromA && i < toA ? (massA[i - fromA] ?? 0) : 0;
    const y = i >= fromB && i < toB ? (massB[i - fromB] ?? 0) * times : 0;
    a0 += x;
    a1 = a1 * down1 + x;
    a2 = a2 * down2 + x;
    a3 = a3 * down3 + x;
    b0 += y;
    b1 = b1 * down1 + y;
    b2 = b2 * down2 + y;
    b3 = b3 * down3 + y;
    into[at] = a0;
    into[at + 1] = a1;
    into[at + 2] = a2;
    into[at + 3] = a3;
    into[at + 4] = b0;
    into[at + 5] = b1;
    into[at + 6] = b2;
    into[at + 7] = b3;
    into[at + 8] = x;
    into[at + 9] = y;
  }
}

/** Sums with the larger from `start` to `end` whose distance is far: between the points from the one before on. */
function addFar(start: number, end: number): void {
  const of = records;
  const out = sheet;
  const k = FAR_SPLIT;
  const k0 = k[0] ?? 0;
  const k1 = k[1] ?? 0;
  const k2 = k[2] ?? 0;
  const k3 = k[3] ?? 0;
  const k4 = k[4] ?? 0;
  const k5 = k[5] ?? 0;
  const k6 = k[6] ?? 0;
  const k7 = k[7] ?? 0;
  const k8 = k[8] ?? 0;
  const k9 = k[9] ?? 0;
  const k10 = k[10] ?? 0;
  const k11 = k[11] ?? 0;
  const k12 = k[12] ?? 0;
  const k13 = k[13] ?? 0;
  const k14 = k[14] ?? 0;
  const k15 = k[15] ?? 0;
  let p0 = 0;
  let p1 = 0;
  let p2 = 0;
  let at = (start + FAR) * RECORD;
  let f = start * RECORD;
  for (let i = start; i < end; i++, at += 10, f += 10) {
    const x = of[at + 8] ?? 0;
    const y = of[at + 9] ?? 0;
    const f0 = x * (of[f + 4] ?? 0) + y * (of[f] ?? 0);
    const f1 = x * (of[f + 5] ?? 0) + y * (of[f + 1] ?? 0);
    const f2 = x * (of[f + 6] ?? 0) + y * (of[f + 2] ?? 0);
    const f3 = x * (of[f + 7] ?? 0) + y * (of[f + 3] ?? 0);
    out[i - 1] = (out[i - 1] ?? 0) + p0 + (f0 * k0 + f1 * k1 + f2 * k2 + f3 * k3);
    p0 = p1 + (f0 * k4 + f1 * k5 + f2 * k6 + f3 * k7);
    p1 = p2 + (f0 * k8 + f1 * k9 + f2 * k10 + f3 * k11);
    p2 = f0 * k12 + f1 * k13 + f2 * k14 + f3 * k15;
  }
  out[end - 1] = (out[end - 1] ?? 0) + p0;
  out[end] = (out[end] ?? 0) + p1;
  out[end + 1] = (out[end + 1] ?? 0) + p2;
}

function addMiddle(start: number, end: number): void {
  addBetween(start, end, MIDDLE, FAR, 2, MIDDLE_SPLIT);
}

function addNear(start: number, end: number): void {
  addBetween(start, end, NEAR, MIDDLE, 4, NEAR_SPLIT);
}

/** Those whose distance is at least `nearest` and less than `beyond`: between three points from so far above on. */
function addBetween(
  start: number,
  end: number,
  nearest: number,
  beyond: number,
  above: number,
  k: Float64Array,
): void {
  const of = records;
  const out = sheet;
  const k0 = k[0] ?? 0;
  const k1 = k[1] ?? 0;
  const k2 = k[2] ?? 0;
  const k3 = k[3] ?? 0;
  const k4 = k[4] ?? 0;
  const k5 = k[5] ?? 0;
  const k6 = k[6] ?? 0;
  const k7 = k[7] ?? 0;
  const k8 = k[8] ?? 0;
  const g1 = k[9] ?? 0;
  const g2 = k[10] ?? 0;
  const h1 = k[11] ?? 0;
  const h2 = k[12] ?? 0;
  let p0 = 0;
  let p1 = 0;
  let at = (start + FAR) * RECORD;
  let g = at - nearest * RECORD;
  let h = at - beyond * RECORD;
  for (let i = start + above; i < end + above; i++, at += 10, g += 10, h += 10) {
    const x = of[at + 8] ?? 0;
    const y = of[at + 9] ?? 0;
    const m0 = x * ((of[g + 4] ?? 0) - (of[h + 4] ?? 0)) + y * ((of[g] ?? 0) - (of[h] ?? 0));
    const m1 =
      x * ((of[g + 5] ?? 0) * g1 - (of[h + 5] ?? 0) * h1) +
      y * ((of[g + 1] ?? 0) * g1 - (of[h + 1] ?? 0) * h1);
    const m2 =
      x * ((of[g + 6] ?? 0) * g2 - (of[h + 6] ?? 0) * h2) +
      y * ((of[g + 2] ?? 0) * g2 - (of[h + 2] ?? 0) * h2);
    out[i] = (out[i] ?? 0) + p0 + (m0 * k0 + m1 * k1 + m2 * k2);
    p0 = p1 + (m0 * k3 + m1 * k4 + m2 * k5);
    p1 = m0 * k6 + m1 * k7 + m2 * k8;
  }
  out[end + above] = (out[end + above] ?? 0) + p0;
  out[end + above + 1] = (out[end + above + 1] ?? 0) + p1;
}

/** Those at the same point, or up to two apart. */
function addNext(start: number, end: number): void {
  const of = records;
  const out = sheet;
  const k = NEXT_SPLIT;
  const k0 = k[0] ?? 0;
  const k1 = k[1] ?? 0;
  const k2 = k[2] ?? 0;
  const k3 = k[3] ?? 0;
  const k4 = k[4] ?? 0;
  const k5 = k[5] ?? 0;
  const k6 = k[6] ?? 0;
  const k7 = k[7] ?? 0;
  const k8 = k[8] ?? 0;
  let p0 = 0;
  let p1 = 0;
  let at = (start + FAR) * RECORD + 8;
  let x2 = of[at - 20] ?? 0;
  let y2 = of[at - 19] ?? 0;
  let x1 = of[at - 10] ?? 0;
  let y1 = of[at - 9] ?? 0;
  for (let i = start + 6; i < end + 6; i++, at += 10) {
    const x = of[at] ?? 0;
    const y = of[at + 1] ?? 0;
    const s0 = x * y;
    const s1 = x * y1 + y * x1;
    const s2 = x * y2 + y * x2;
    out[i] = (out[i] ?? 0) + p0 + (s0 * k0 + s1 * k1 + s2 * k2);
    p0 = p1 + (s0 * k3 + s1 * k4 + s2 * k5);
    p1 = s0 * k6 + s1 * k7 + s2 * k8;
    x2 = x1;
    y2 = y1;
    x1 = x;
    y1 = y;
  }
  out[end + 6] = (out[end + 6] ?? 0) + p0;
  out[end + 7] = (out[end + 7] ?? 0) + p1;
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

const DOWN = Float64Array.of(RATIO ** -1, RATIO ** -2, RATIO ** -3);

/** Relative to the point itself, where the running sums are relative to one so many below. */
const relativeTo = (distance: number, power: number): number => RATIO ** (-power * distance);

const FAR_SPLIT = Float64Array.from(
  splitOver(-1, 0, 1, 2).flatMap((cubic) => cubic.map((factor, power) => factor * relativeTo(FAR, power))),
);

const betweenSplit = (nearest: number, beyond: number, above: number): Float64Array =>
  Float64Array.of(
    ...splitOver(above, above + 1, above + 2).flatMap((cubic) => cubic.slice(0, 3)),
    ...[relativeTo(nearest, 1), relativeTo(nearest, 2), relativeTo(beyond, 1), relativeTo(beyond, 2)],
  );

const MIDDLE_SPLIT = betweenSplit(MIDDLE, FAR, 2);
const NEAR_SPLIT = betweenSplit(NEAR, MIDDLE, 4);

/** At a distance. */
const NEXT_SPLIT = Float64Array.from(
  splitOver(6, 7, 8).flatMap(([one, first, second]) =>
    [0, 1, 2].map((distance) => {
      const u = relativeTo(distance, 1);
      return one + u * first + u * u * second;
    }),
  ),
);
