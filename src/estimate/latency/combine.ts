/**
 * Distributions of composed times: one after the other (convolution), one or the other (mixture), the
 * need-th fastest of several (order statistic; all of them: the slowest). Independence is assumed.
 */
import { alignedFastest } from './alignedFastest';
import { convolve } from './convolve';
import { cumulative } from './cumulative';
import type { Cloud, Distribution, Point } from './distribution';
import { distribution, FOREVER, leastOf } from './distribution';
import { addAt, edgeAfter, newSheet, POINT_COUNT, takeOff } from './grid';
import { moved, tidy, withFewer } from './tidy';

/** Of a mixture, whose parts' ends are what percentiles fall on. */
const MOST_MIXED_CLOUDS = 12;
/** Of each of two whose clouds are all summed pairwise, which blurs them anyway. */
const MOST_SUMMED_CLOUDS = 4;

export function sum(one: Distribution, other: Distribution): Distribution {
  return sumOfClouds(one, other) ?? sumOfClouds(other, one) ?? sumOfAll(one, other);
}

/** Where one is a single cloud and the other one too, but for a chance that it takes no time; null: not so. */
function sumOfClouds(one: Distribution, other: Distribution): Distribution | null {
  const [x, y] = [one.clouds[0], other.clouds[0]];
  const [none] = other.points;
  const isPlain = one.points.length === 0 && one.clouds.length === 1 && other.clouds.length === 1;
  if (!x || !y || !isPlain || other.points.length > 1) return null;
  if (none && (none.at !== 0 || y.shift !== 0)) return null;
  const bins = none ? convolve(x.bins, y.bins, y.share, none.mass) : convolve(x.bins, y.bins);
  const share = none ? x.share : x.share * y.share;
  const forever = 1 - (1 - one.forever) * (1 - other.forever);
  return distribution(NO_POINTS, [{ shift: x.shift + y.shift, share, bins }], forever);
}

const NO_POINTS: readonly Point[] = [];

function sumOfAll(one: Distribution, other: Distribution): Distribution {
  const many = one.clouds.length > 1 && other.clouds.length > 1;
  const a = many ? withFewer(one, MOST_SUMMED_CLOUDS) : one;
  const b = many ? withFewer(other, MOST_SUMMED_CLOUDS) : other;
  const points: Point[] = [];
  const clouds: Cloud[] = [];
  for (const x of a.points) {
    for (const y of b.points) points.push({ at: x.at + y.at, mass: x.mass * y.mass });
    for (const y of b.clouds) clouds.push(moved(y, x.at, x.mass));
  }
  for (const x of a.clouds) {
    for (const y of b.points) clouds.push(moved(x, y.at, y.mass));
    for (const y of b.clouds) {
      clouds.push({ shift: x.shift + y.shift, share: x.share * y.share, bins: convolve(x.bins, y.bins) });
    }
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
export function nthFastest(need: number, all: readonly Racer[]): Distribution {
  const racers = all.filter(({ answers }) => answers > 0);
  const [only] = racers;
  if (racers.length === 1 && only) return only.time;
  const enough = atLeast(
    need,
    racers.map((racer) => racer.answers),
  );
  const starts = racers.map((racer) => leastOf(racer.time)).sort((a, b) => a - b);
  const start = starts[need - 1] ?? 0;
  if (start === Infinity) return FOREVER;
  const inTime = racers.map(({ time, answers }) => answers * (1 - time.forever));
  const endless = racers.some(({ time }) => time.forever > 0);
  const forever = endless ? Math.max(0, 1 - atLeast(need, inTime) / enough) : 0;
  const done = (points: readonly Point[], cloud: Cloud): Distribution => tidy(points, [cloud], forever);
  if (racers.every(({ time }) => time.points.length === 0 && startsAt(time, start))) {
    const aligned = racers.map(({ time, answers }) => ({ clouds: time.clouds, answers }));
    return done([], alignedFastest(need, aligned, start, enough));
  }
  const at = (ms: number, before = false): number =>
    atLeast(
      need,
      racers.map(({ time, answers }) => answers * (before ? below(time, ms) : cumulative(time, ms))),
    ) / enough;
  const jumps = new Set(racers.flatMap(({ time }) => time.points.map((point) => point.at)));
  const points = [...jumps]
    .sort((a, b) => a - b)
    .map((ms): Point => ({ at: ms, mass: at(ms) - at(ms, true) }))
    .filter((point) => point.mass > 1e-15);
  return done(points, continuousPart(start, at, points));
}

const startsAt = ({ clouds }: Distribution, start: number): boolean =>
  clouds.every(({ shift }) => shift === start);

const FINER = 4;
/** A rise within a cell that needs no closer look. */
const FLAT = 1e-9;

const sheet = newSheet();

/** What a cumulative function rises by between the points, put on the grid that starts at `start` in quarter cells. */
export function continuousPart(start: number, at: (ms: number) => number, points: readonly Point[]): Cloud {
  let low = 0;
  let before = at(start);
  let next = points.findIndex((point) => point.at > start);
  let [from, to] = [POINT_COUNT, 0];
  for (let cell = -1; cell < POINT_COUNT; cell++) {
    const end = edgeAfter(cell + 1);
    const atEnd = at(start + end);
    const flat = atEnd - before < FLAT || cell < 0;
    for (let part = flat ? FINER : 1; part <= FINER; part++) {
      const position = cell + part / FINER;
      const high = part === FINER ? end : edgeAfter(position);
      const now = part === FINER ? atEnd : at(start + high);
      let rise = now - before;
      for (let point = points[next]; next >= 0 && point && point.at <= start + high; point = points[++next]) {
        rise -= point.mass;
      }
      if (rise > 0) {
        addAt(sheet, low === 0 ? high / 2 : Math.sqrt(low * high), rise);
        from = Math.min(from, Math.max(0, cell - 1));
        to = Math.min(POINT_COUNT, cell + 4);
      }
      before = now;
      low = high;
    }
    if (before >= 1 - 1e-15) break;
  }
  return { shift: start, share: 1, bins: takeOff(sheet, Math.min(from, to), to) };
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
