/**
 * The distribution of a time in milliseconds: exact points (constants stay exact), clouds on the logarithmic
 * grid, each from a shift upwards (so a narrow cloud far from zero keeps its shape), and the share that takes
 * for ever. The masses of all add up to 1.
 */
import type { LatencyMs } from '../../model/diagram';
import type { Bins } from './grid';
import { addMoments, edgeAfter, POINT_COUNT, POINTS, prune } from './grid';
import { normalBetween, normalTail } from './normal';

export interface Point {
  readonly at: number;
  readonly mass: number;
}

export interface Cloud {
  readonly shift: number;
  readonly bins: Bins;
}

export interface Distribution {
  readonly points: readonly Point[];
  readonly clouds: readonly Cloud[];
  readonly forever: number;
}

/** The 99th percentile of a standard normal. */
const Z99 = 2.32635;
/** Below this σ a lognormal is too narrow for the grid around zero and is drawn from its low end upwards. */
const NARROW = 0.25;
const LOW_END = 4.5;

export const FOREVER: Distribution = { points: [], clouds: [], forever: 1 };

export const constant = (ms: number): Distribution => ({
  points: [{ at: ms, mass: 1 }],
  clouds: [],
  forever: 0,
});

export const NO_TIME = constant(0);

/** Squared coefficient of variation of the lognormal through p50 and p99. */
export function variability({ p50, p99 }: LatencyMs): number {
  return p50 <= 0 || p99 <= p50 ? 0 : Math.expm1((Math.log(p99 / p50) / Z99) ** 2);
}

/** Through its p50 and p99; equal values: constant. */
export function lognormal({ p50, p99 }: LatencyMs): Distribution {
  if (p50 <= 0 || p99 <= p50) return constant(Math.max(0, p50));
  const mu = Math.log(p50);
  const sigma = Math.log(p99 / p50) / Z99;
  const shift = sigma < NARROW ? Math.exp(mu - LOW_END * sigma) : 0;
  const below = (ms: number): Edge[] => {
    const standard = ms <= 0 ? -Infinity : (Math.log(ms) - mu) / sigma;
    return ORDERS.map((order) => ({
      z: standard - order * sigma,
      tail: normalTail(standard - order * sigma),
    }));
  };
  const scales = ORDERS.map((order) => Math.exp(order * mu + (order * order * sigma * sigma) / 2));
  let before = below(shift);
  const start = before[0] ?? { z: -Infinity, tail: 0 };
  const between = (_: number, b: number): readonly [number, number, number] => {
    const after = below(b);
    const [m0, m1, m2] = ORDERS.map((order) => {
      const [from, to] = [before[order] ?? start, after[order] ?? start];
      return (scales[order] ?? 0) * normalBetween(from.z, from.tail, to.z, to.tail);
    });
    before = after;
    return [m0 ?? 0, m1 ?? 0, m2 ?? 0];
  };
  return fromPartialMoments(shift, between, start.tail);
}

const ORDERS = [0, 1, 2] as const;

interface Edge {
  readonly z: number;
  readonly tail: number;
}

/** Of mean `ms`. */
export function exponential(ms: number): Distribution {
  if (ms <= 0) return NO_TIME;
  const tail = (x: number): [number, number, number] => {
    if (x === Infinity) return [0, 0, 0];
    const e = Math.exp(-x / ms);
    return [e, e * (x + ms), e * (x * x + 2 * ms * x + 2 * ms * ms)];
  };
  return fromPartialMoments(0, (a, b) => {
    const [above, beyond] = [tail(a), tail(b)];
    return [above[0] - beyond[0], above[1] - beyond[1], above[2] - beyond[2]];
  });
}

/** Asked cell by cell, upwards. */
type PartialMoments = (a: number, b: number) => readonly [m0: number, m1: number, m2: number];

/** From the mass, mean and second moment in each cell of the grid above `shift`; what lies below stands at it. */
function fromPartialMoments(shift: number, momentsBetween: PartialMoments, below = 0): Distribution {
  const mass = new Float64Array(POINT_COUNT);
  mass[0] = below;
  for (let index = 1; index < POINT_COUNT; index++) {
    const low = index === 1 ? shift : shift + edgeAfter(index - 1);
    const high = index === POINT_COUNT - 1 ? Infinity : shift + edgeAfter(index);
    const [m0, m1, m2] = momentsBetween(low, high);
    if (m0 < 1e-15) continue;
    const first = m1 - shift * m0;
    addMoments(mass, POINTS[index] ?? 0, m0, first, m2 - 2 * shift * m1 + shift * shift * m0);
  }
  return { points: [], clouds: [{ shift, bins: prune(mass) }], forever: 0 };
}

/** Null where some of it takes for ever. */
export function meanOf({ points, clouds, forever }: Distribution): number | null {
  if (forever > 0) return null;
  let sum = 0;
  let mass = 0;
  for (const point of points) {
    sum += point.at * point.mass;
    mass += point.mass;
  }
  for (const { shift, bins } of clouds) {
    for (let index = bins.from; index < bins.to; index++) {
      const here = bins.mass[index] ?? 0;
      sum += here * (shift + (POINTS[index] ?? 0));
      mass += here;
    }
  }
  return mass > 0 ? sum / mass : 0;
}

/** The least value it can take. */
export function leastOf({ points, clouds }: Distribution): number {
  return Math.min(...points.map((point) => point.at), ...clouds.map((cloud) => cloud.shift), Infinity);
}

export const massOf = (bins: Bins): number => {
  let sum = 0;
  for (let index = bins.from; index < bins.to; index++) sum += bins.mass[index] ?? 0;
  return sum;
};
