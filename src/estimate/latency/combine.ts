/**
 * Distributions of composed times: one after the other (convolution), one or the other (mixture), the
 * need-th fastest of several (order statistic; all of them: the slowest). Independence is assumed.
 */
import { cumulative } from './cumulative';
import type { Cloud, Distribution, Point } from './distribution';
import { leastOf, massOf, meanOf } from './distribution';
import type { Bins } from './grid';
import { addAt, convolve, edgeAfter, POINT_COUNT, POINTS, prune } from './grid';

const MOST_POINTS = 32;
const MOST_CLOUDS = 8;
/** Of a mixture, whose parts' ends are what percentiles fall on. */
const MOST_MIXED_CLOUDS = 12;
/** Of each of two whose clouds are all summed pairwise, which blurs them anyway. */
const MOST_SUMMED_CLOUDS = 4;
/** A cloud whose shift is small against its own spread loses nothing on the grid from zero. */
const SMALL_SHIFT = 0.2;

export function sum(one: Distribution, other: Distribution): Distribution {
  const many = one.clouds.length > 1 && other.clouds.length > 1;
  const [a, b] = many ? [withFewer(one), withFewer(other)] : [one, other];
  const points: Point[] = [];
  const clouds: Cloud[] = [];
  for (const x of a.points) {
    for (const y of b.points) points.push({ at: x.at + y.at, mass: x.mass * y.mass });
    for (const y of b.clouds) clouds.push(moved(y, x.at, x.mass));
  }
  for (const x of a.clouds) {
    for (const y of b.points) clouds.push(moved(x, y.at, y.mass));
    for (const y of b.clouds) clouds.push({ shift: x.shift + y.shift, bins: convolve(x.bins, y.bins) });
  }
  return tidy(points, clouds, 1 - (1 - a.forever) * (1 - b.forever));
}

/** Each with its weight; the weights need not add up to 1, but must not all be 0. */
export function mix(parts: readonly (readonly [weight: number, part: Distribution])[]): Distribution {
  const used = parts.filter(([weight]) => weight > 0);
  const total = used.reduce((all, [weight]) => all + weight, 0);
  const [only] = used;
  if (used.length === 1 && only) return only[1];
  const points: Point[] = [];
  const clouds: Cloud[] = [];
  let forever = 0;
  for (const [weight, part] of used) {
    const share = weight / total;
    for (const point of part.points) points.push({ at: point.at, mass: point.mass * share });
    for (const cloud of part.clouds) clouds.push(moved(cloud, 0, share));
    forever += share * part.forever;
  }
  return tidy(points, clouds, forever, MOST_MIXED_CLOUDS);
}

export interface Racer {
  readonly time: Distribution;
  /** The chance that it answers at all. */
  readonly answers: number;
}

/** The time of the need-th fastest, given that at least `need` answer. */
export function nthFastest(need: number, racers: readonly Racer[]): Distribution {
  const [only] = racers;
  if (racers.length === 1 && only) return only.time;
  const enough = atLeast(
    need,
    racers.map((racer) => racer.answers),
  );
  const at = (ms: number, before = false): number =>
    atLeast(
      need,
      racers.map(({ time, answers }) => answers * (before ? below(time, ms) : cumulative(time, ms))),
    ) / enough;
  const starts = racers.map((racer) => leastOf(racer.time)).sort((a, b) => a - b);
  const start = starts[need - 1] ?? 0;
  if (start === Infinity) return { points: [], clouds: [], forever: 1 };
  const jumps = new Set(racers.flatMap(({ time }) => time.points.map((point) => point.at)));
  const points = [...jumps]
    .sort((a, b) => a - b)
    .map((ms): Point => ({ at: ms, mass: at(ms) - at(ms, true) }))
    .filter((point) => point.mass > 1e-15);
  const cloud = continuousPart(start, at, points);
  const found = points.reduce((all, point) => all + point.mass, 0) + massOf(cloud.bins);
  const foreverPossible = racers.some((racer) => racer.time.forever > 0);
  return tidy(points, [cloud], foreverPossible ? Math.max(0, 1 - found) : 0);
}

const FINER = 4;

/** What a cumulative function rises by between the points, put on the grid in quarter cells. */
export function continuousPart(start: number, at: (ms: number) => number, points: readonly Point[]): Cloud {
  const mass = new Float64Array(POINT_COUNT);
  let low = 0;
  let next = points.findIndex((point) => point.at > start);
  let before = at(start);
  for (let fine = 0; fine <= POINT_COUNT * FINER; fine++) {
    const high = edgeAfter(fine / FINER);
    const now = at(start + high);
    let rise = now - before;
    for (let point = points[next]; next >= 0 && point && point.at <= start + high; point = points[++next]) {
      rise -= point.mass;
    }
    if (rise > 0) addAt(mass, low === 0 ? high / 2 : Math.sqrt(low * high), rise);
    before = now;
    low = high;
    if (now >= 1 - 1e-15) break;
  }
  return { shift: start, bins: prune(mass) };
}

/** P(at least `need` of independent events). */
export function atLeast(need: number, chances: readonly number[]): number {
  if (need <= 0) return 1;
  if (need === chances.length) return chances.reduce((all, chance) => all * chance, 1);
  const reached = new Float64Array(need + 1);
  reached[0] = 1;
  for (const chance of chances) {
    reached[need] = (reached[need] ?? 0) + (reached[need - 1] ?? 0) * chance;
    for (let count = need - 1; count > 0; count--) {
      reached[count] = (reached[count] ?? 0) * (1 - chance) + (reached[count - 1] ?? 0) * chance;
    }
    reached[0] = (reached[0] ?? 0) * (1 - chance);
  }
  return reached[need] ?? 0;
}

/** P(time < t). */
export function below(time: Distribution, ms: number): number {
  const exactly = time.points.reduce((all, point) => (point.at === ms ? all + point.mass : all), 0);
  return cumulative(time, ms) - exactly;
}

export function moved(cloud: Cloud, by: number, share: number): Cloud {
  const mass = share === 1 ? cloud.bins.mass : cloud.bins.mass.map((here) => here * share);
  return { shift: cloud.shift + by, bins: { ...cloud.bins, mass } };
}

/** Equal points and equal shifts become one; where there are too many, the least distinct join the grid. */
export function tidy(
  points: readonly Point[],
  clouds: readonly Cloud[],
  forever: number,
  mostClouds = MOST_CLOUDS,
): Distribution {
  const byPlace = new Map<number, number>();
  for (const point of points) byPlace.set(point.at, (byPlace.get(point.at) ?? 0) + point.mass);
  let kept = [...byPlace].map(([at, mass]) => ({ at, mass })).filter((point) => point.mass > 0);
  const folded = new Float64Array(POINT_COUNT);
  if (kept.length > MOST_POINTS) {
    kept.sort((a, b) => b.mass - a.mass);
    for (const point of kept.splice(MOST_POINTS)) addAt(folded, point.at, point.mass);
  }
  kept = kept.sort((a, b) => a.at - b.at);
  const merged = mergeShifts(clouds);
  const apart = merged.length > 1 || folded.some((mass) => mass !== 0) ? [] : merged;
  if (apart.length === 0) {
    const distinct: Cloud[] = [];
    for (const cloud of merged) {
      if (above(cloud, 0) > SMALL_SHIFT) distinct.push(cloud);
      else fold(folded, cloud);
    }
    apart.push(...fewer(distinct, folded, mostClouds));
    const bins = prune(folded);
    if (bins.to > bins.from) apart.push({ shift: 0, bins });
  }
  return { points: kept, clouds: apart.filter(({ bins }) => bins.to > bins.from), forever };
}

function mergeShifts(clouds: readonly Cloud[]): Cloud[] {
  const byShift = new Map<number, Bins>();
  for (const { shift, bins } of clouds) {
    const before = byShift.get(shift);
    byShift.set(shift, before ? added(before, bins) : bins);
  }
  return [...byShift].map(([shift, bins]) => ({ shift, bins }));
}

function added(a: Bins, b: Bins): Bins {
  const mass = Float64Array.from(a.mass);
  for (let index = b.from; index < b.to; index++) mass[index] = (mass[index] ?? 0) + (b.mass[index] ?? 0);
  return { mass, from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}

function withFewer(time: Distribution): Distribution {
  if (time.clouds.length <= MOST_SUMMED_CLOUDS) return time;
  return { ...time, clouds: fewer(time.clouds, null, MOST_SUMMED_CLOUDS) };
}

/** Leaves so many; where there are more, what loses least goes on the grid of the next one below, or from zero. */
function fewer(clouds: readonly Cloud[], fromZero: Float64Array | null, most: number): Cloud[] {
  const kept = [...clouds].sort((a, b) => a.shift - b.shift);
  while (kept.length > most) {
    const losses = kept.map((cloud, i) => {
      const below = kept[i - 1]?.shift ?? (fromZero ? 0 : -Infinity);
      return massOf(cloud.bins) * above(cloud, below);
    });
    const least = losses.indexOf(Math.min(...losses));
    const [cloud] = kept.splice(least, 1);
    const below = kept[least - 1];
    if (!cloud) break;
    if (!below) {
      if (fromZero) fold(fromZero, cloud);
    } else {
      const mass = Float64Array.from(below.bins.mass);
      fold(mass, { ...cloud, shift: cloud.shift - below.shift });
      kept[least - 1] = { shift: below.shift, bins: prune(mass) };
    }
  }
  return kept;
}

/** Distance over spread: how much a cloud would blur on a grid that starts at `start`. */
function above(cloud: Cloud, start: number): number {
  const mass = massOf(cloud.bins);
  const mean = meanOf({ points: [], clouds: [{ ...cloud, shift: 0 }], forever: 0 }) ?? 0;
  return mass > 0 && mean > 0 ? (cloud.shift - start) / mean : 0;
}

function fold(into: Float64Array, { shift, bins }: Cloud): void {
  for (let index = bins.from; index < bins.to; index++) {
    const here = bins.mass[index] ?? 0;
    if (here === 0) continue;
    if (shift === 0) into[index] = (into[index] ?? 0) + here;
    else addAt(into, shift + (POINTS[index] ?? 0), here);
  }
}
