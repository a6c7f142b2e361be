/**
 * Times known by a few moments, for a first answer at once: up to three parts, each a lognormal from a shift upwards
 * through its mean, variance and third central moment. These three add up exactly when independent times follow one
 * another, and mix exactly too; only the shape in between is made up.
 */
import { normalTail } from './normal';

export interface CoarsePart {
  readonly mass: number;
  readonly mean: number;
  readonly variance: number;
  /** Third central moment. */
  readonly third: number;
}

/** The masses add up to 1 less what takes for ever. */
export type Coarse = readonly CoarsePart[];

const MOST_PARTS = 3;

export const coarseTotal = (time: Coarse): number => time.reduce((sum, part) => sum + part.mass, 0);

export function coarseSum(a: Coarse, b: Coarse): Coarse {
  const parts: CoarsePart[] = [];
  for (const x of a) {
    for (const y of b) {
      parts.push({
        mass: x.mass * y.mass,
        mean: x.mean + y.mean,
        variance: x.variance + y.variance,
        third: x.third + y.third,
      });
    }
  }
  return fewer(parts);
}

export const weighed = (time: Coarse, share: number): Coarse =>
  share === 1 ? time : time.map((part) => ({ ...part, mass: part.mass * share }));

/** Merges what is closest until few are left. */
export function fewer(parts: Coarse): Coarse {
  let left = parts.filter(({ mass }) => mass > 0);
  while (left.length > MOST_PARTS) {
    let [first, second, least] = [0, 1, Infinity];
    for (let i = 0; i < left.length; i++) {
      for (let j = i + 1; j < left.length; j++) {
        const cost = distance(left[i], left[j]);
        if (cost < least) [first, second, least] = [i, j, cost];
      }
    }
    const merged = together([left[first], left[second]].filter((part) => part !== undefined));
    left = [...left.filter((_, index) => index !== first && index !== second), merged];
  }
  return left;
}

function distance(a: CoarsePart | undefined, b: CoarsePart | undefined): number {
  if (!a || !b) return Infinity;
  const apart = a.mean - b.mean;
  const spread = a.variance + b.variance + 1e-6 * (a.mean * a.mean + b.mean * b.mean) + 1e-12;
  return ((a.mass * b.mass) / (a.mass + b.mass)) * ((apart * apart) / spread);
}

/** One part with the moments of several. */
export function together(parts: Coarse): CoarsePart {
  let [mass, m1] = [0, 0];
  for (const part of parts) {
    mass += part.mass;
    m1 += part.mass * part.mean;
  }
  const mean = mass > 0 ? m1 / mass : 0;
  let [variance, third] = [0, 0];
  for (const part of parts) {
    const d = part.mean - mean;
    const share = part.mass / mass;
    variance += share * (part.variance + d * d);
    third += share * (part.third + 3 * d * part.variance + d * d * d);
  }
  return { mass, mean, variance, third };
}

/** A lognormal from `shift` upwards; σ 0: all of it at the shift. */
export interface Shape {
  readonly shift: number;
  readonly mu: number;
  readonly sigma: number;
}

/** Less skewed than this is drawn as if it were so. */
const LEAST_SKEW = 0.05;
const shapes = new WeakMap<CoarsePart, Shape>();

export function shapeOf(part: CoarsePart): Shape {
  const known = shapes.get(part);
  if (known) return known;
  const made = fitted(part);
  shapes.set(part, made);
  return made;
}

/** skew = (w + 2)·√(w − 1) with w = e^σ², solved for w. */
function fitted({ mean, variance, third }: CoarsePart): Shape {
  if (variance <= 1e-18 * mean * mean || variance <= 0) return { shift: mean, mu: 0, sigma: 0 };
  const deviation = Math.sqrt(variance);
  const skew = Math.max(LEAST_SKEW, third / (variance * deviation));
  const half = 1 + (skew * skew) / 2;
  const root = skew * Math.sqrt(1 + (skew * skew) / 4);
  const w = Math.cbrt(half + root) + Math.cbrt(half - root) - 1;
  const scale = deviation / Math.sqrt(w * (w - 1));
  return { shift: mean - scale * Math.sqrt(w), mu: Math.log(scale), sigma: Math.sqrt(Math.log(w)) };
}

/** P(time ≤ ms). */
export function coarseBelow(time: Coarse, ms: number): number {
  let sum = 0;
  for (const part of time) {
    const { shift, mu, sigma } = shapeOf(part);
    if (ms >= shift && sigma === 0) sum += part.mass;
    else if (ms > shift && sigma > 0) sum += part.mass * normalBelow((Math.log(ms - shift) - mu) / sigma);
  }
  return sum;
}

/** What is left below `ms`: of each part its moments up to there. */
export function coarseCut(time: Coarse, ms: number): Coarse {
  const parts: CoarsePart[] = [];
  for (const part of time) {
    const { shift, mu, sigma } = shapeOf(part);
    if (sigma === 0) {
      if (shift <= ms) parts.push(part);
      continue;
    }
    if (ms <= shift) continue;
    const z = (Math.log(ms - shift) - mu) / sigma;
    const share = normalBelow(z);
    if (share <= 1e-9) continue;
    if (share >= 1 - 1e-9) {
      parts.push(part);
      continue;
    }
    const raw = (order: number): number =>
      (Math.exp(order * mu + (order * order * sigma * sigma) / 2) * normalBelow(z - order * sigma)) / share;
    parts.push({ mass: part.mass * share, ...central(raw(1), raw(2), raw(3), shift) });
  }
  return parts;
}

/** From moments about `shift`. */
export function central(m1: number, m2: number, m3: number, shift = 0): Omit<CoarsePart, 'mass'> {
  const variance = Math.max(0, m2 - m1 * m1);
  return { mean: shift + m1, variance, third: m3 - 3 * m1 * variance - m1 * m1 * m1 };
}

const REACH = 8;
const PER_UNIT = 64;
let table: Float64Array | null = null;

/** P(Z ≤ z), to 1e-6, from a table. */
function normalBelow(z: number): number {
  if (z <= -REACH) return 0;
  if (z >= REACH) return 1;
  table ??= Float64Array.from({ length: 2 * REACH * PER_UNIT + 2 }, (_, index) => {
    const at = index / PER_UNIT - REACH;
    return at < 0 ? normalTail(at) : 1 - normalTail(at);
  });
  const place = (z + REACH) * PER_UNIT;
  const index = Math.floor(place);
  const low = table[index] ?? 0;
  return low + (place - index) * ((table[index + 1] ?? 1) - low);
}
