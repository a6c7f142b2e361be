/**
 * The grid a distribution of times lives on: a point at zero and 24 points a decade from 10 µs to 10,000 s, in
 * milliseconds. A value between points is split over the three nearest so that mass, mean and second moment
 * are kept; that makes some masses slightly negative, which is why supports are pruned by |mass|. A smooth
 * density is split that way into its own values at the points.
 */
const PER_DECADE = 24;
const DECADES = 9;
const SMALLEST_MS = 0.01;

/** Points above zero; point index 0 is zero itself. */
export const STEPS = PER_DECADE * DECADES;
export const POINT_COUNT = STEPS + 2;
export const RATIO = 10 ** (1 / PER_DECADE);
/** Between neighbouring points, on the natural logarithmic scale. */
export const LOG_STEP = Math.LN10 / PER_DECADE;

export const POINTS: Float64Array = Float64Array.from({ length: POINT_COUNT }, (_, index) =>
  index === 0 ? 0 : SMALLEST_MS * 10 ** ((index - 1) / PER_DECADE),
);

/** The border between points index and index + 1, halfway on the logarithmic scale. */
export const edgeAfter = (index: number): number => SMALLEST_MS * Math.exp((index - 0.5) * LOG_STEP);

const EDGES: Float64Array = Float64Array.from(POINTS, (_, index) => edgeAfter(index));
const POSITION_OF_1 = 0.5 - Math.log(SMALLEST_MS) / LOG_STEP;

/** Position on the logarithmic scale at which edgeAfter(index) stands at `index`. */
export const edgePosition = (ms: number): number => Math.log(ms) / LOG_STEP + POSITION_OF_1;

/** Masses on the grid: of the points from … to (half open), `mass[0]` that of the first of them. */
export interface Bins {
  readonly mass: Float64Array;
  readonly from: number;
  readonly to: number;
  readonly total: number;
  /** Σ mass × value. */
  readonly moment: number;
  /** Where it has been read lately: see cumulative.ts. */
  curve: Float64Array | null;
}

/** A sheet of all points to add masses to, with room for sums beyond the last point, which are gathered there. */
export const newSheet = (): Float64Array => new Float64Array(POINT_COUNT + 16);

/** What is cut off at either end is less than this share of |mass|. */
const TAIL = 1e-14;

/** Takes the masses off a sheet, which is empty again then; nothing may stand outside from … to. */
export function takeOff(sheet: Float64Array, from: number, to: number): Bins {
  for (let over = POINT_COUNT; over < to; over++) {
    sheet[POINT_COUNT - 1] = (sheet[POINT_COUNT - 1] ?? 0) + (sheet[over] ?? 0);
    sheet[over] = 0;
  }
  const end = Math.min(to, POINT_COUNT);
  const points = POINTS;
  let total = 0;
  let moment = 0;
  let absolute = 0;
  for (let index = from; index < end; index++) {
    const here = sheet[index] ?? 0;
    total += here;
    moment += here * (points[index] ?? 0);
    absolute += Math.abs(here);
  }
  const low = pruneBelow(sheet, from, end, absolute * TAIL);
  const high = pruneAbove(sheet, low, end, absolute * TAIL);
  const mass = room(high - low);
  for (let index = low; index < high; index++) {
    mass[index - low] = sheet[index] ?? 0;
    sheet[index] = 0;
  }
  return { mass, from: low, to: high, total, moment, curve: null };
}

/** The first point that stays; mass and mean of what doesn't go to the first two that do. */
function pruneBelow(sheet: Float64Array, from: number, to: number, negligible: number): number {
  let cut = 0;
  let [m0, m1] = [0, 0];
  for (let index = from; index < to; index++) {
    const here = sheet[index] ?? 0;
    cut += Math.abs(here);
    if (cut > negligible) {
      if (m0 !== 0 || m1 !== 0) keepMean(sheet, index, Math.min(index + 1, to - 1), m0, m1);
      return index;
    }
    m0 += here;
    m1 += here * (POINTS[index] ?? 0);
    sheet[index] = 0;
  }
  return to;
}

/** The same from above, where what is cut off may not matter to the mean either. */
function pruneAbove(sheet: Float64Array, from: number, to: number, negligible: number): number {
  let cut = 0;
  let [m0, m1] = [0, 0];
  for (let index = to - 1; index >= from; index--) {
    const here = sheet[index] ?? 0;
    const at = POINTS[index] ?? 0;
    cut += Math.abs(here) * at;
    if (cut > negligible * at) {
      if (m0 !== 0 || m1 !== 0) keepMean(sheet, index, Math.max(index - 1, from), m0, m1);
      return index + 1;
    }
    m0 += here;
    m1 += here * at;
    sheet[index] = 0;
  }
  return from;
}

function keepMean(sheet: Float64Array, edge: number, inner: number, m0: number, m1: number): void {
  const at = POINTS[edge] ?? 0;
  const moved = inner === edge ? 0 : (m1 - m0 * at) / ((POINTS[inner] ?? 0) - at);
  sheet[edge] = (sheet[edge] ?? 0) + m0 - moved;
  sheet[inner] = (sheet[inner] ?? 0) + moved;
}

/** Masses are short and many, and arrays of their own are dear: they share large stores. */
const STORE = 8192;
let store = new Float64Array(STORE);
let used = 0;

function room(length: number): Float64Array {
  if (used + length > STORE) {
    store = new Float64Array(STORE);
    used = 0;
  }
  used += length;
  return store.subarray(used - length, used);
}

/** The point nearest to a value on the logarithmic scale, but neither zero nor the last one; from `known` upwards. */
export function nearestFrom(known: number, ms: number): number {
  let index = Math.max(1, known);
  while (index < POINT_COUNT - 1 && (EDGES[index] ?? 0) < ms) index++;
  return index;
}

const nearest = (ms: number): number =>
  ms <= 0 ? 1 : Math.max(1, Math.min(POINT_COUNT - 1, Math.ceil(edgePosition(ms))));

/** Adds a mass at a value, split over three points. */
export function addAt(sheet: Float64Array, ms: number, amount: number, around = nearest(ms)): void {
  if (around >= POINT_COUNT - 1) {
    sheet[POINT_COUNT - 1] = (sheet[POINT_COUNT - 1] ?? 0) + amount;
    return;
  }
  if (around === 1) {
    addMoments(sheet, 1, amount, amount * ms, amount * ms * ms);
    return;
  }
  const [before, here, after] = splitAround(ms / (POINTS[around] ?? 1));
  sheet[around - 1] = (sheet[around - 1] ?? 0) + amount * before;
  sheet[around] = (sheet[around] ?? 0) + amount * here;
  sheet[around + 1] = (sheet[around + 1] ?? 0) + amount * after;
}

/** How a value splits over the point it is nearest to, of which it is so many times, and that one's neighbours. */
export const splitAround = (times: number): readonly [before: number, at: number, after: number] => [
  (times - 1) * (times - RATIO) * BEFORE,
  (times - 1 / RATIO) * (times - RATIO) * AT,
  (times - 1 / RATIO) * (times - 1) * AFTER,
];

const BEFORE = 1 / ((1 / RATIO - 1) * (1 / RATIO - RATIO));
const AT = 1 / ((1 - 1 / RATIO) * (1 - RATIO));
const AFTER = 1 / ((RATIO - 1 / RATIO) * (RATIO - 1));

/** Adds what has these moments (mass, Σx, Σx²) around a point, keeping all three. */
export function addMoments(sheet: Float64Array, around: number, m0: number, m1: number, m2: number): void {
  if (around >= POINT_COUNT - 1) {
    sheet[POINT_COUNT - 1] = (sheet[POINT_COUNT - 1] ?? 0) + m0;
    return;
  }
  const a = POINTS[around - 1] ?? 0;
  const b = POINTS[around] ?? 0;
  const c = POINTS[around + 1] ?? 0;
  sheet[around - 1] = (sheet[around - 1] ?? 0) + (m2 - (b + c) * m1 + b * c * m0) / ((a - b) * (a - c));
  sheet[around] = (sheet[around] ?? 0) + (m2 - (a + c) * m1 + a * c * m0) / ((b - a) * (b - c));
  sheet[around + 1] = (sheet[around + 1] ?? 0) + (m2 - (a + b) * m1 + a * b * m0) / ((c - a) * (c - b));
}
