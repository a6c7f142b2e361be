/**
 * The distribution of a time in milliseconds: exact points (constants stay exact), clouds on the logarithmic
 * grid, each from a shift upwards (so a narrow cloud far from zero keeps its shape), and the share that takes
 * for ever. The masses of all add up to 1.
 */
import type { LatencyMs } from '../../model/diagram';
import type { LatencyEstimate } from '../answer';
import type { Bins } from './grid';
import { edgeAfter, edgePosition, LOG_STEP, newSheet, POINT_COUNT, POINTS, takeOff } from './grid';
import { normalTail } from './normal';

export interface Point {
  readonly at: number;
  readonly mass: number;
}

export interface Cloud {
  readonly shift: number;
  /** What the masses of the bins are to be multiplied by. */
  readonly share: number;
  readonly bins: Bins;
}

export interface Distribution {
  readonly points: readonly Point[];
  readonly clouds: readonly Cloud[];
  readonly forever: number;
  /** One of its own, by which what is made of it is kept. */
  readonly number: number;
  /** What is told of it, once that has been asked for. */
  told: LatencyEstimate | null;
}

let made = 0;

export const distribution = (
  points: readonly Point[],
  clouds: readonly Cloud[],
  forever: number,
): Distribution => ({ points, clouds, forever, number: made++, told: null });

/** The 99th percentile of a standard normal. */
const Z99 = 2.32635;
/** Below this σ a lognormal is too narrow for the grid around zero and is drawn from its low end upwards. */
const NARROW = 0.25;
const LOW_END = 4.5;
/** P(Z > 4.5). */
const BELOW_LOW_END = 3.397673124730062e-6;
/** What lies so many standard deviations out no number shows. */
const OUTERMOST = 7.8;

export const FOREVER = distribution([], [], 1);

export const constant = (ms: number): Distribution => distribution([{ at: ms, mass: 1 }], [], 0);

export const NO_TIME = constant(0);

/** Squared coefficient of variation of the lognormal through p50 and p99. */
export function variability({ p50, p99 }: LatencyMs): number {
  if (p50 <= 0 || p99 <= p50) return 0;
  return Math.min(MOST_VARIABLE, Math.expm1((Math.log(p99 / p50) / Z99) ** 2));
}

/** A p99 so far from its p50 would leave no number finite; nobody waits for the difference. */
const MOST_VARIABLE = 1e60;

/** The mean and standard deviation of its logarithm; σ 0: a constant. */
export const lognormalShape = ({ p50, p99 }: LatencyMs): { mu: number; sigma: number } => ({
  mu: Math.log(p50),
  sigma: p99 > p50 ? Math.log(p99 / p50) / Z99 : 0,
});

/** Through its p50 and p99; equal values: constant. */
export function lognormal(latency: LatencyMs): Distribution {
  const { p50, p99 } = latency;
  if (p50 <= 0 || p99 <= p50) return constant(Math.max(0, p50));
  const { mu, sigma } = lognormalShape(latency);
  const shape = {
    shift: 0,
    atShift: 0,
    low: Math.exp(mu - OUTERMOST * sigma),
    middle: p50,
    high: Math.exp(mu + (OUTERMOST + sigma) * sigma),
    mean: Math.exp(mu + (sigma * sigma) / 2),
    above(ms: number) {
      const z = (Math.log(ms) - mu) / sigma;
      return z > 0 ? normalTail(z) : 1 - normalTail(z);
    },
  };
  if (sigma >= NARROW) {
    return fromValues(shape, (from, to) => bellCurve(from, to, mu, sigma));
  }
  const shift = Math.exp(mu - LOW_END * sigma);
  const scale = LOG_STEP / (sigma * Math.sqrt(2 * Math.PI));
  return fromValues({ ...shape, shift, atShift: BELOW_LOW_END, low: 0 }, (from, to) => {
    for (let index = from; index < to; index++) {
      const above = POINTS[index] ?? 0;
      const z = (Math.log(shift + above) - mu) / sigma;
      sheet[index] = (Math.exp((-z * z) / 2) * scale * above) / (shift + above);
    }
  });
}

/** From the middle outwards each value by a factor, which itself falls by a factor. */
function bellCurve(from: number, to: number, mu: number, sigma: number): void {
  const middle = Math.min(to - 1, Math.max(from, indexNear(Math.exp(mu))));
  const step = LOG_STEP / sigma;
  const z = (Math.log(POINTS[middle] ?? 1) - mu) / sigma;
  const highest = (Math.exp((-z * z) / 2) * step) / Math.sqrt(2 * Math.PI);
  const falls = Math.exp(-step * step);
  let factor = Math.exp(-step * (z + step / 2));
  let value = highest;
  for (let index = middle; index < to; index++) {
    sheet[index] = value;
    value *= factor;
    factor *= falls;
  }
  factor = Math.exp(step * (z - step / 2));
  value = highest * factor;
  for (let index = middle - 1; index >= from; index--) {
    factor *= falls;
    sheet[index] = value;
    value *= factor;
  }
}

/** Of mean `ms`. */
export function exponential(ms: number): Distribution {
  if (ms <= 0) return NO_TIME;
  const above = (most: number): number => Math.exp(-most / ms);
  const shape = { shift: 0, atShift: 0, low: 0, middle: ms, high: 35 * ms, mean: ms, above };
  return fromValues(shape, (from, to) => {
    for (let index = from; index < to; index++) {
      const times = (POINTS[index] ?? 0) / ms;
      sheet[index] = Math.exp(-times) * times * LOG_STEP;
    }
  });
}

/** A density drawn from `shift` upwards, what lies below standing at it. */
interface Shape {
  readonly shift: number;
  readonly atShift: number;
  /** What lies outside low … high doesn't matter, to the mean neither. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly mean: number;
  /** The chance of more. */
  above(ms: number): number;
}

const sheet = newSheet();

/**
 * Values of the density, times their place, at the points: of a density this smooth on the logarithmic scale the sum is its integral, and that of
 * every moment, to all digits (trapezoidal rule). What falls between zero and the first point stands there.
 */
function fromValues(shape: Shape, write: (from: number, to: number) => void): Distribution {
  const { shift, atShift } = shape;
  const from = indexNear(shape.low - shift);
  const to = Math.min(POINT_COUNT - 1, indexNear(shape.high - shift) + 2);
  sheet[0] = atShift;
  write(from, to);
  let m0 = atShift;
  let m1 = 0;
  for (let index = from; index < to; index++) {
    const here = sheet[index] ?? 0;
    m0 += here;
    m1 += here * (POINTS[index] ?? 0);
  }
  const missing = 1 - m0;
  if (to === POINT_COUNT - 1) {
    const beyond = from === 1 ? Math.min(missing, shape.above(shift + edgeAfter(to - 1))) : missing;
    sheet[to] = Math.max(0, beyond);
    sheet[0] = atShift + Math.max(0, missing - beyond);
  } else {
    const moment = shape.mean - shift - m1;
    const near = from === 1 ? 0 : indexNear(shape.middle - shift);
    const [a, b] = [POINTS[near] ?? 0, POINTS[near + 1] ?? 1];
    const exact = (moment - missing * a) / (b - a);
    const second = from === 1 ? Math.min(Math.max(exact, 0), Math.max(missing, 0)) : exact;
    sheet[near] = (sheet[near] ?? 0) + missing - second;
    sheet[near + 1] = (sheet[near + 1] ?? 0) + second;
  }
  const bins = takeOff(sheet, 0, to + 1);
  return distribution([], [{ shift, share: 1, bins }], 0);
}

const indexNear = (ms: number): number =>
  ms <= 0 ? 1 : Math.max(1, Math.min(POINT_COUNT - 2, Math.ceil(edgePosition(ms))));

/** Null where some of it takes for ever. */
export function meanOf({ points, clouds, forever }: Distribution): number | null {
  if (forever > 0) return null;
  let sum = 0;
  let mass = 0;
  for (const point of points) {
    sum += point.at * point.mass;
    mass += point.mass;
  }
  for (const { shift, share, bins } of clouds) {
    sum += share * (shift * bins.total + bins.moment);
    mass += share * bins.total;
  }
  return mass > 0 ? sum / mass : 0;
}

/** The least value it can take. */
export function leastOf({ points, clouds }: Distribution): number {
  let least = Infinity;
  for (const { at } of points) least = Math.min(least, at);
  for (const { shift } of clouds) least = Math.min(least, shift);
  return least;
}
