/**
 * P(time ≤ t) and its inverse. Between the grid's cell borders the cumulative mass is interpolated by a
 * monotone cubic on the logarithmic scale (Fritsch and Carlson 1980); it is made monotone here only, when read,
 * because the splits on the grid leave small negative masses.
 */
import type { Cloud, Distribution } from './distribution';
import { massOf } from './distribution';
import { edgeAfter, edgePosition } from './grid';

interface Curve {
  /** Cumulative mass at the border after point `first + i`, from 0. */
  readonly values: Float64Array;
  readonly slopes: Float64Array;
  readonly first: number;
  readonly total: number;
}

const curves = new WeakMap<Cloud, Curve>();

export function cumulative(distribution: Distribution, ms: number): number {
  let sum = 0;
  for (const point of distribution.points) if (point.at <= ms) sum += point.mass;
  for (const cloud of distribution.clouds) sum += cloudBelow(cloud, ms - cloud.shift);
  return sum;
}

/** The least t with P(time ≤ t) ≥ share; null where it takes for ever. */
export function quantile(distribution: Distribution, share: number): number | null {
  const asked = share - 1e-12;
  if (1 - distribution.forever < asked) return null;
  const reaches = (ms: number): boolean => cumulative(distribution, ms) >= asked;
  if (reaches(0)) return 0;
  let low = 0;
  let high = 1;
  while (!reaches(high) && high < 1e9) {
    low = high;
    high *= 4;
  }
  for (let step = 0; step < 60 && high - low > high * 1e-13; step++) {
    const middle = (low + high) / 2;
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  const exact = distribution.points.find((point) => Math.abs(point.at - high) <= high * 1e-11);
  return exact ? exact.at : high;
}

/** The mass of a cloud up to `above` milliseconds over its shift. */
function cloudBelow(cloud: Cloud, above: number): number {
  if (above < 0) return 0;
  const curve = curveOf(cloud);
  const position = above > 0 ? edgePosition(above) - curve.first : -Infinity;
  const last = curve.values.length - 1;
  if (position >= last) return curve.total;
  if (position <= 0) {
    const start = curve.values[0] ?? 0;
    return start * Math.min(1, above / edgeAfter(curve.first));
  }
  const cell = Math.floor(position);
  const t = position - cell;
  const [y0, y1] = [curve.values[cell] ?? 0, curve.values[cell + 1] ?? 0];
  const [d0, d1] = [curve.slopes[cell] ?? 0, curve.slopes[cell + 1] ?? 0];
  const u = 1 - t;
  return y0 * u * u * (1 + 2 * t) + d0 * t * u * u + y1 * t * t * (3 - 2 * t) - d1 * t * t * u;
}

function curveOf(cloud: Cloud): Curve {
  const known = curves.get(cloud);
  if (known) return known;
  const { mass, from, to } = cloud.bins;
  const total = massOf(cloud.bins);
  const first = Math.max(0, from - 1);
  const values = new Float64Array(to - first + 1);
  let sum = 0;
  let highest = 0;
  for (let i = 0; i < values.length; i++) {
    const here = mass[first + i] ?? 0;
    sum += here;
    // The mass a split moves across the border, to first order: 1/24 of the step in mass.
    const corrected = first + i < 1 ? sum : sum + ((mass[first + i + 1] ?? 0) - here) / 24;
    highest = Math.min(total, Math.max(highest, corrected));
    values[i] = highest;
  }
  values[values.length - 1] = total;
  const curve = { values, slopes: slopesOf(values), first, total };
  curves.set(cloud, curve);
  return curve;
}

/** Harmonic means of the neighbouring steps: no overshoot. */
function slopesOf(values: Float64Array): Float64Array {
  return values.map((value, i) => {
    const before = value - (values[i - 1] ?? value);
    const after = (values[i + 1] ?? value) - value;
    return before > 0 && after > 0 ? (2 * before * after) / (before + after) : 0;
  });
}
