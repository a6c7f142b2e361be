/**
 * Distributions put together from parts: equal points and equal shifts become one, and of clouds that start at
 * different places only those stay apart that would lose by standing on one grid.
 */
import type { Cloud, Distribution, Point } from './distribution';
import { distribution } from './distribution';
import { addAt, nearestFrom, newSheet, POINT_COUNT, POINTS, takeOff } from './grid';

const MOST_POINTS = 32;
const MOST_CLOUDS = 8;
/** A cloud whose shift is small against its own spread loses nothing on the grid from zero. */
const SMALL_SHIFT = 0.2;
/** Mass × blur that no percentile shows. */
const NO_LOSS = 1e-4;
/** So little that it doesn't matter where it stands to a tenth. */
const FAINT = 1e-5;

export const moved = ({ shift, share, bins }: Cloud, by: number, times: number): Cloud => ({
  shift: shift + by,
  share: share * times,
  bins,
});

/** Where there are more than so many clouds, what loses least by it joins the grid of another. */
export function tidy(
  points: readonly Point[],
  clouds: readonly Cloud[],
  forever: number,
  mostClouds = MOST_CLOUDS,
): Distribution {
  const inOrder = merged(points);
  const kept = inOrder.length > MOST_POINTS ? heaviest(inOrder) : inOrder;
  const some = clouds.filter(({ share, bins }) => share > 0 && bins.to > bins.from);
  const [only] = some;
  if (kept === inOrder && (!only || some.length === 1)) return distribution(kept, some, forever);
  const starts = byShift(some);
  const [first] = starts;
  if (kept === inOrder && first && starts.length === 1) {
    return distribution(kept, [onOneGrid(first.shift, first.clouds)], forever);
  }
  const fromZero: Cloud[] = kept === inOrder ? [] : [asCloud(inOrder, kept)];
  const distinct: Start[] = [];
  for (const start of starts) {
    if (blur(start, 0) > SMALL_SHIFT) distinct.push(start);
    else fromZero.push(...start.clouds);
  }
  const apart = fewer(distinct, mostClouds, fromZero).map((start) => onOneGrid(start.shift, start.clouds));
  if (fromZero.length > 0) apart.push(onOneGrid(0, fromZero));
  return distribution(kept, apart, forever);
}

/** More than rounding leaves of 1 in sums of some parts. */
const ROUNDED = 1e-9;
/** Squared it is still a number. */
const FAINTEST = 1e-100;

/**
 * With masses that add up to 1, in numbers that can be multiplied: a sum doubled dozens of times squares again and again
 * what rounding took of them, and what clouds have in their bins rather than in their share.
 */
export function whole(time: Distribution): Distribution {
  let total = time.forever;
  let isFaint = false;
  for (const { mass } of time.points) total += mass;
  for (const { share, bins } of time.clouds) {
    total += share * bins.total;
    isFaint ||= bins.total < FAINTEST || bins.total > 1 / FAINTEST;
  }
  if (Math.abs(total - 1) < ROUNDED && !isFaint) return time;
  return distribution(
    time.points.map(({ at, mass }) => ({ at, mass: mass / total })),
    time.clouds.map((cloud) => moved(isFaint ? withFullBins(cloud) : cloud, 0, 1 / total)),
    time.forever / total,
  );
}

function withFullBins({ shift, share, bins }: Cloud): Cloud {
  const { total, moment } = bins;
  const mass = bins.mass.map((here) => here / total);
  return {
    shift,
    share: share * total,
    bins: { ...bins, mass, total: 1, moment: moment / total, curve: null },
  };
}

/** Leaves so many of the clouds of a distribution that is one of two to be summed. */
export function withFewer(time: Distribution, most: number): Distribution {
  if (time.clouds.length <= most) return time;
  const starts = fewer(byShift(time.clouds), most, null);
  const clouds = starts.map((start) => onOneGrid(start.shift, start.clouds));
  return distribution(time.points, clouds, time.forever);
}

function merged(points: readonly Point[]): readonly Point[] {
  if (points.length < 2) return points;
  const byPlace = new Map<number, number>();
  for (const { at, mass } of points) byPlace.set(at, (byPlace.get(at) ?? 0) + mass);
  return [...byPlace]
    .map(([at, mass]): Point => ({ at, mass }))
    .filter(({ mass }) => mass > 0)
    .sort((a, b) => a.at - b.at);
}

const heaviest = (points: readonly Point[]): readonly Point[] =>
  [...points]
    .sort((a, b) => b.mass - a.mass)
    .slice(0, MOST_POINTS)
    .sort((a, b) => a.at - b.at);

function asCloud(all: readonly Point[], kept: readonly Point[]): Cloud {
  for (const point of all) if (!kept.includes(point)) addAt(sheet, point.at, point.mass);
  return { shift: 0, share: 1, bins: takeOff(sheet, 0, POINT_COUNT) };
}

/** Clouds that stand, or are to stand, on one grid. */
interface Start {
  readonly shift: number;
  readonly clouds: Cloud[];
  mass: number;
  /** Σ mass × value above the shift. */
  moment: number;
}

function byShift(clouds: readonly Cloud[]): Start[] {
  const starts: Start[] = [];
  for (const cloud of clouds) {
    const { shift, share, bins } = cloud;
    const start = starts.find((known) => known.shift === shift);
    if (start) {
      start.clouds.push(cloud);
      start.mass += share * bins.total;
      start.moment += share * bins.moment;
    } else {
      starts.push({ shift, clouds: [cloud], mass: share * bins.total, moment: share * bins.moment });
    }
  }
  return starts;
}

/** Distance over spread: how much a cloud would blur on a grid that starts at `shift`. */
const blur = (start: Start, shift: number): number =>
  start.mass > 0 && start.moment > 0 ? ((start.shift - shift) * start.mass) / start.moment : 0;

/** What loses least goes to the next one below, or from zero. */
function fewer(starts: Start[], most: number, fromZero: Cloud[] | null): Start[] {
  starts.sort((a, b) => a.shift - b.shift);
  while (starts.length > 0) {
    let least = -1;
    let loss = Infinity;
    starts.forEach((start, i) => {
      const below = i > 0 ? (starts[i - 1]?.shift ?? 0) : fromZero ? 0 : -Infinity;
      const here = start.mass * (start.mass < FAINT && below >= 0 ? 1 : blur(start, below));
      if (here < loss) [least, loss] = [i, here];
    });
    const start = starts[least];
    if (!start || (starts.length <= most && loss > NO_LOSS)) break;
    starts.splice(least, 1);
    const below = starts[least - 1];
    if (!below) {
      fromZero?.push(...start.clouds);
      continue;
    }
    below.clouds.push(...start.clouds);
    below.mass += start.mass;
    below.moment += start.moment + (start.shift - below.shift) * start.mass;
  }
  return starts;
}

const sheet = newSheet();

/** All of them drawn from `shift` upwards, which none starts below. */
function onOneGrid(shift: number, clouds: readonly Cloud[]): Cloud {
  const [only] = clouds;
  if (only && clouds.length === 1 && only.shift === shift) return only;
  let from = POINT_COUNT;
  let to = 0;
  for (const cloud of clouds) {
    const { share, bins } = cloud;
    const { mass } = bins;
    if (cloud.shift === shift) {
      from = Math.min(from, bins.from);
      to = Math.max(to, bins.to);
      for (let i = 0; i < mass.length; i++) {
        sheet[bins.from + i] = (sheet[bins.from + i] ?? 0) + share * (mass[i] ?? 0);
      }
    } else {
      const above = cloud.shift - shift;
      let around = nearestFrom(0, above);
      from = Math.min(from, around - 1);
      for (let i = 0; i < mass.length; i++) {
        const at = above + (POINTS[bins.from + i] ?? 0);
        around = nearestFrom(around, at);
        addAt(sheet, at, share * (mass[i] ?? 0), around);
      }
      to = Math.max(to, around + 2);
    }
  }
  return { shift, share: 1, bins: takeOff(sheet, Math.max(0, from), to) };
}
