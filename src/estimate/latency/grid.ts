/**
 * The grid a distribution of times lives on: a point at zero and 24 points a decade from 10 µs to 10,000 s, in
 * milliseconds. A value between points is split over the three nearest so that mass, mean and second moment
 * are kept; that makes some masses slightly negative, which is why supports are pruned by |mass|.
 */
const PER_DECADE = 24;
const DECADES = 9;
const SMALLEST_MS = 0.01;

/** Points above zero; point index 0 is zero itself. */
const STEPS = PER_DECADE * DECADES;
export const POINT_COUNT = STEPS + 2;
const RATIO = 10 ** (1 / PER_DECADE);

export const POINTS: Float64Array = Float64Array.from({ length: POINT_COUNT }, (_, index) =>
  index === 0 ? 0 : SMALLEST_MS * 10 ** ((index - 1) / PER_DECADE),
);

/** The border between points index and index + 1, halfway on the logarithmic scale. */
export const edgeAfter = (index: number): number => SMALLEST_MS * 10 ** ((index - 0.5) / PER_DECADE);

/** Position on the logarithmic scale at which edgeAfter(index) stands at `index`. */
export const edgePosition = (ms: number): number => PER_DECADE * Math.log10(ms / SMALLEST_MS) + 0.5;

/** Masses on the grid; outside from…to (half open) they are zero. */
export interface Bins {
  readonly mass: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** Adds a mass at a value, split over three points. */
export function addAt(mass: Float64Array, ms: number, amount: number): void {
  addMoments(mass, ms, amount, amount * ms, amount * ms * ms);
}

/** Adds what has these moments (mass, Σx, Σx²) around a value, keeping all three. */
export function addMoments(mass: Float64Array, around: number, m0: number, m1: number, m2: number): void {
  const nearest = around <= 0 ? 1 : Math.round(PER_DECADE * Math.log10(around / SMALLEST_MS)) + 1;
  if (nearest > POINT_COUNT - 2) {
    mass[POINT_COUNT - 1] = (mass[POINT_COUNT - 1] ?? 0) + m0;
    return;
  }
  const middle = Math.max(1, nearest);
  const a = POINTS[middle - 1] ?? 0;
  const b = POINTS[middle] ?? 0;
  const c = POINTS[middle + 1] ?? 0;
  mass[middle - 1] = (mass[middle - 1] ?? 0) + (m2 - (b + c) * m1 + b * c * m0) / ((a - b) * (a - c));
  mass[middle] = (mass[middle] ?? 0) + (m2 - (a + c) * m1 + a * c * m0) / ((b - a) * (b - c));
  mass[middle + 1] = (mass[middle + 1] ?? 0) + (m2 - (a + b) * m1 + a * b * m0) / ((c - a) * (c - b));
}

/** Masses with the support that matters: what lies outside adds up to less than 1e-14 of |mass|. */
export function prune(mass: Float64Array): Bins {
  const negligible = 1e-14;
  let from = 0;
  let to = mass.length;
  for (let cut = 0; from < to; from++) {
    cut += Math.abs(mass[from] ?? 0);
    if (cut > negligible) break;
  }
  for (let cut = 0; to > from; to--) {
    cut += Math.abs(mass[to - 1] ?? 0);
    if (cut > negligible) break;
  }
  mass.fill(0, 0, from);
  mass.fill(0, to);
  return { mass, from, to };
}

/**
 * Where the sum of two points `distance` apart falls, counted from the larger one, and how its mass splits over
 * the point before, at and after: the same all along the scale.
 */
const SUM_OFFSETS = new Int32Array(STEPS + 1);
const SUM_BEFORE = new Float64Array(STEPS + 1);
const SUM_AT = new Float64Array(STEPS + 1);
const SUM_AFTER = new Float64Array(STEPS + 1);
for (let distance = 0; distance <= STEPS; distance++) {
  const sum = 1 + RATIO ** -distance;
  const offset = Math.round(PER_DECADE * Math.log10(sum));
  const [a, b, c] = [RATIO ** (offset - 1), RATIO ** offset, RATIO ** (offset + 1)];
  SUM_OFFSETS[distance] = offset;
  SUM_BEFORE[distance] = ((sum - b) * (sum - c)) / ((a - b) * (a - c));
  SUM_AT[distance] = ((sum - a) * (sum - c)) / ((b - a) * (b - c));
  SUM_AFTER[distance] = ((sum - a) * (sum - b)) / ((c - a) * (c - b));
}

/** Room for sums beyond the last point, which are gathered there. */
const scratch = new Float64Array(POINT_COUNT + PER_DECADE);

/** The distribution of the sum of two independent values. */
export function convolve(a: Bins, b: Bins): Bins {
  const [x, y] = [a.mass, b.mass];
  const out = scratch.fill(0);
  const zeroA = x[0] ?? 0;
  const zeroB = y[0] ?? 0;
  out[0] = zeroA * zeroB;
  const [fromA, fromB] = [Math.max(1, a.from), Math.max(1, b.from)];
  if (zeroB !== 0) for (let i = fromA; i < a.to; i++) out[i] = (out[i] ?? 0) + (x[i] ?? 0) * zeroB;
  if (zeroA !== 0) for (let j = fromB; j < b.to; j++) out[j] = (out[j] ?? 0) + (y[j] ?? 0) * zeroA;
  for (let i = fromA; i < a.to; i++) {
    const here = x[i] ?? 0;
    const middle = Math.min(b.to, i + 1);
    for (let j = fromB; j < middle; j++) addSum(out, i, i - j, here * (y[j] ?? 0));
    for (let j = Math.max(fromB, middle); j < b.to; j++) addSum(out, j, j - i, here * (y[j] ?? 0));
  }
  for (let over = POINT_COUNT; over < out.length; over++) {
    out[POINT_COUNT - 1] = (out[POINT_COUNT - 1] ?? 0) + (out[over] ?? 0);
  }
  return prune(out.slice(0, POINT_COUNT));
}

function addSum(out: Float64Array, larger: number, distance: number, product: number): void {
  const target = larger + (SUM_OFFSETS[distance] ?? 0);
  out[target - 1] = (out[target - 1] ?? 0) + product * (SUM_BEFORE[distance] ?? 0);
  out[target] = (out[target] ?? 0) + product * (SUM_AT[distance] ?? 0);
  out[target + 1] = (out[target + 1] ?? 0) + product * (SUM_AFTER[distance] ?? 0);
}
