/**
 * P(time ≤ t) and its inverse. Between the grid's cell borders the cumulative mass is interpolated by a
 * monotone cubic on the logarithmic scale (Fritsch and Carlson 1980); it is made monotone here only, when read,
 * because the splits on the grid leave small negative masses.
 */
import type { Cloud, Distribution } from './distribution';
import type { Bins } from './grid';
import { edgeAfter, edgePosition, POINT_COUNT } from './grid';

export function cumulative(distribution: Distribution, ms: number): number {
  let sum = 0;
  for (const point of distribution.points) if (point.at <= ms) sum += point.mass;
  for (const cloud of distribution.clouds) sum += cloud.share * massBelow(cloud.bins, ms - cloud.shift);
  return sum;
}

/** The least t with P(time ≤ t) ≥ share; null where it takes for ever. */
export function quantile(distribution: Distribution, share: number): number | null {
  if (1 - distribution.forever < share - 1e-12) return null;
  const asked = Math.min(share - 1e-12, inTime(distribution));
  if (asked <= 0) return 0;
  const { points, clouds } = distribution;
  const [cloud] = clouds;
  if (!cloud) return pointReaching(distribution, asked);
  if (points.length === 0 && clouds.length === 1) return quantileOf(cloud, asked);
  return searched(distribution, asked);
}

/** All that doesn't take for ever. */
function inTime({ points, clouds }: Distribution): number {
  let sum = 0;
  for (const { mass } of points) sum += mass;
  for (const { share, bins } of clouds) sum += share * bins.total;
  return sum;
}

/** Points are in order. */
function pointReaching({ points }: Distribution, asked: number): number {
  let sum = 0;
  for (const { at, mass } of points) {
    sum += mass;
    if (sum >= asked) return at;
  }
  return points[points.length - 1]?.at ?? 0;
}

function quantileOf({ shift, share, bins }: Cloud, asked: number): number {
  const mass = Math.min(asked / share, bins.total);
  const values = curveOf(bins);
  const first = firstBorder(bins);
  const start = values[0] ?? 0;
  if (mass <= start) return shift + (start > 0 ? Math.max(0, mass / start) : 1) * edgeAfter(first);
  let low = 0;
  let high = values.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) >= mass) high = middle;
    else low = middle;
  }
  return shift + edgeAfter(first + low + placeInCell(values, low, mass));
}

/** Where in a cell, from 0 to 1, its cubic reaches a mass: by Newton's method, kept between two bounds. */
function placeInCell(values: Float64Array, cell: number, mass: number): number {
  const start = values[cell] ?? 0;
  const rise = (values[cell + 1] ?? 0) - start;
  const [d0, d1] = [slopeAt(values, cell), slopeAt(values, cell + 1)];
  const cubed = d0 + d1 - 2 * rise;
  const squared = 3 * rise - 2 * d0 - d1;
  const asked = mass - start;
  let low = 0;
  let high = 1;
  let t = asked / rise;
  for (let step = 0; step < 60; step++) {
    const over = ((cubed * t + squared) * t + d0) * t - asked;
    if (over >= 0) high = t;
    else low = t;
    const next = t - over / ((3 * cubed * t + 2 * squared) * t + d0);
    const inside = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(inside - t) < 1e-11) return inside;
    t = inside;
  }
  return t;
}

/** Where it jumps the place is exact; between jumps it is closed in on, along the chord. */
function searched(distribution: Distribution, asked: number): number {
  const { points } = distribution;
  const at = (ms: number): number => cumulative(distribution, ms) - asked;
  let low = 0;
  let high = Infinity;
  for (const { at: place, mass } of points) {
    const beyond = at(place);
    if (beyond >= 0) {
      if (beyond - mass < 0) return place;
      high = place;
      break;
    }
    low = place;
  }
  if (high === Infinity) {
    high = Math.max(1, low * 2);
    for (; at(high) < 0 && high < 1e9; high *= 4) low = high;
  }
  let [atLow, atHigh] = [at(low), at(high)];
  if (atLow >= 0) return low;
  let stayed = 0;
  for (let step = 0; step < 200 && high - low > high * 1e-12; step++) {
    const chord = low + ((high - low) * -atLow) / (atHigh - atLow);
    const place = chord > low && chord < high ? chord : (low + high) / 2;
    const here = at(place);
    if (Math.abs(here) < 1e-15) return place;
    // An end that stays counts for half (Illinois).
    if (here >= 0) {
      [high, atHigh] = [place, here];
      if (stayed === -1) atLow /= 2;
      stayed = -1;
    } else {
      [low, atLow] = [place, here];
      if (stayed === 1) atHigh /= 2;
      stayed = 1;
    }
  }
  return high;
}

/** The mass of bins up to a value. */
export function massBelow(bins: Bins, ms: number): number {
  return ms > 0 ? massBelowPosition(bins, edgePosition(ms), ms) : 0;
}

/** The same where the value's place on the logarithmic scale is known. */
export function massBelowPosition(bins: Bins, position: number, ms: number): number {
  const values = curveOf(bins);
  const first = firstBorder(bins);
  const place = position - first;
  if (place >= values.length - 1) return bins.total;
  if (place <= 0) return (values[0] ?? 0) * Math.min(1, ms / edgeAfter(first));
  const cell = Math.floor(place);
  return within(values, cell, place - cell);
}

function within(values: Float64Array, cell: number, t: number): number {
  const u = 1 - t;
  return (
    (values[cell] ?? 0) * u * u * (1 + 2 * t) +
    slopeAt(values, cell) * t * u * u +
    (values[cell + 1] ?? 0) * t * t * (3 - 2 * t) -
    slopeAt(values, cell + 1) * t * t * u
  );
}

/** Harmonic mean of the neighbouring steps: no overshoot. */
export function slopeAt(values: Float64Array, i: number): number {
  if (i === 0 || i === values.length - 1) return 0;
  const value = values[i] ?? 0;
  const before = value - (values[i - 1] ?? 0);
  const after = (values[i + 1] ?? 0) - value;
  return before > 0 && after > 0 ? (2 * before * after) / (before + after) : 0;
}

/** The grid's border at which the curve starts. */
export const firstBorder = ({ from }: Bins): number => Math.max(0, from - 1);

/** Curves are read again at once or hardly ever: so many are kept, then their places are taken in turn. */
const MOST_CURVES = 512;
const LONGEST = POINT_COUNT + 1;
const curves = new Float64Array(MOST_CURVES * LONGEST);
const owners: Bins[] = [];
let turn = 0;

/** A place for the curve of these, which is taken from others. */
function placeFor(bins: Bins, length: number): Float64Array {
  const place = turn++ % MOST_CURVES;
  const before = owners[place];
  if (before) before.curve = null;
  owners[place] = bins;
  return curves.subarray(place * LONGEST, place * LONGEST + length);
}

/** Cumulative mass at the borders from the first one on; not to be kept, as it may become that of others. */
export function curveOf(bins: Bins): Float64Array {
  if (bins.curve) return bins.curve;
  const { mass, from, to, total } = bins;
  const first = firstBorder(bins);
  const values = placeFor(bins, to - first + 1);
  let sum = 0;
  let highest = 0;
  const offset = first + 1 - from;
  let here = offset > 0 ? (mass[0] ?? 0) : 0;
  for (let i = 0; i < values.length; i++) {
    const next = i + offset < mass.length ? (mass[i + offset] ?? 0) : 0;
    sum += here;
    // The mass a split moves across the border, to first order: 1/24 of the step in mass.
    const corrected = first + i < 1 ? sum : sum + (next - here) / 24;
    highest = Math.min(total, Math.max(highest, corrected));
    values[i] = highest;
    here = next;
  }
  values[values.length - 1] = total;
  bins.curve = values;
  return values;
}
