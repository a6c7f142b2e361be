/**
 * Times with a sharp upper end: what answers before a timeout, and a pause drawn evenly. On the grid from zero an
 * end would blur over a tenth of itself, so the part towards it stands on grids of its own, each starting halfway
 * to the end from where the one before starts, each fading into the next; unless next to nothing stands there.
 */
import { once } from '../../shared/once';
import { cumulative, massBelow, massBelowPosition } from './cumulative';
import type { Cloud, Distribution, Point } from './distribution';
import { FOREVER, NO_TIME } from './distribution';
import type { Bins } from './grid';
import { addAt, edgeAfter, edgePosition, newSheet, POINT_COUNT, takeOff } from './grid';
import { moved, tidy } from './tidy';

/** Grids towards the end beyond the first. */
const LEVELS = 4;
/** The same for a pause, whose end hardly shows in what follows it. */
const SOFT_LEVELS = 2;
const CELLS_A_LEVEL = 24;
const FINER = 4;
const NEGLIGIBLE = 1e-12;
/** An end is sharp if this share stands in its last tenth; less is beyond every percentile. */
const SHARP = 5e-4;
const LAST_TENTH = 0.9;

export interface Cut {
  /** P(time ≤ the end). */
  readonly share: number;
  /** Given that. */
  readonly time: Distribution;
}

/** What is left of a time that may take at most so long. */
export const cut = (time: Distribution, ms: number): Cut => cutAt(time, ms, LEVELS);

/** The same where something else begins at the end, so that it hardly shows either. */
export const cutWhereMoreFollows = (time: Distribution, ms: number): Cut => cutAt(time, ms, SOFT_LEVELS);

function cutAt(time: Distribution, ms: number, levels: number): Cut {
  const share = Math.min(1, cumulative(time, ms));
  if (share >= 1 - NEGLIGIBLE) return { share: 1, time };
  if (share <= NEGLIGIBLE) return { share: 0, time: FOREVER };
  const left = once(() => {
    const points = time.points.filter((point) => point.at <= ms);
    return rescaled(
      points,
      time.clouds.flatMap((cloud) => cutCloud(cloud, ms, share, levels)),
    );
  });
  return new CutOff(share, left);
}

/** A class, as one that has an accessor of its own is let go of only with all garbage (see later.ts). */
class CutOff implements Cut {
  constructor(
    readonly share: number,
    private readonly left: () => Distribution,
  ) {}

  get time(): Distribution {
    return this.left();
  }
}

/** Anything from 0 to `ms`, evenly. */
export function uniform(ms: number): Distribution {
  if (ms <= 0) return NO_TIME;
  return rescaled(
    [],
    towards(ms, (above) => above / ms, SOFT_LEVELS),
  );
}

function cutCloud(cloud: Cloud, ms: number, share: number, levels: number): Cloud[] {
  const { shift, bins } = cloud;
  const width = ms - shift;
  if (width <= 0) return [];
  const left = massBelow(bins, width);
  if (left >= bins.total - 1e-15) return [cloud];
  const lastTenth = left - massBelow(bins, width * LAST_TENTH);
  if (cloud.share * lastTenth < SHARP * share) return [{ ...cloud, bins: shortened(bins, width, left) }];
  const parts = towards(width, (above, position) => massBelowPosition(bins, position, above), levels);
  return parts.map((level) => moved(level, shift, cloud.share));
}

/** What is left below an end that isn't sharp. */
function shortened({ mass, from }: Bins, width: number, left: number): Bins {
  const [sheet] = sheets;
  const whole = Math.min(Math.max(0, Math.floor(edgePosition(width))), POINT_COUNT - 2);
  let sum = 0;
  for (let index = from; index <= whole; index++) {
    const here = mass[index - from] ?? 0;
    sum += here;
    if (sheet) sheet[index] = here;
  }
  if (!sheet) return takeOff(newSheet(), 0, 0);
  addAt(sheet, Math.sqrt(edgeAfter(whole) * width), left - sum);
  return takeOff(sheet, Math.max(0, Math.min(from, whole - 1)), whole + 3);
}

const sheets = Array.from({ length: LEVELS + 1 }, newSheet);

/** What the mass below rises by from 0 to `width`. */
function towards(
  width: number,
  massBelowAt: (above: number, position: number) => number,
  levels: number,
): Cloud[] {
  const put = (level: number, at: number, mass: number): void => {
    const into = sheets[level];
    if (into && mass > 0) addAt(into, at - startOf(level) * width, mass);
  };
  let low = 0;
  let before = 0;
  const rise = (high: number, now: number): void => {
    const at = low === 0 ? high / 2 : high <= width / 2 ? Math.sqrt(low * high) : (low + high) / 2;
    const [level, share] = fade(at / width, levels);
    put(level, at, (now - before) * (1 - share));
    if (share > 0) put(level + 1, at, (now - before) * share);
    before = now;
    low = high;
  };
  for (let fine = 0; fine <= POINT_COUNT * FINER; fine++) {
    const high = edgeAfter(fine / FINER);
    if (high >= width / 2) break;
    rise(high, massBelowAt(high, fine / FINER));
  }
  for (const high of evenBorders(width, levels)) rise(high, massBelowAt(high, edgePosition(high)));
  return sheets.slice(0, levels + 1).map((sheet, level) => ({
    shift: startOf(level) * width,
    share: 1,
    bins: takeOff(sheet, 0, POINT_COUNT),
  }));
}

const startOf = (level: number): number => 1 - 2 ** -level;

/** Even cells on each level from the middle on. */
function evenBorders(width: number, levels: number): number[] {
  const all: number[] = [width / 2];
  for (let level = 1; level <= levels + 1; level++) {
    const from = startOf(level);
    const to = level > levels ? 1 : startOf(level + 1);
    for (let cell = 1; cell <= CELLS_A_LEVEL; cell++) {
      all.push(width * (from + ((to - from) * cell) / CELLS_A_LEVEL));
    }
  }
  return all;
}

/** The level a place belongs to, and the share of it that is the next one's already. */
function fade(place: number, levels: number): readonly [level: number, share: number] {
  if (place <= 0.5) return [0, 0];
  const level = Math.floor(-Math.log2(1 - place));
  if (level > levels) return [levels, 0];
  return [level - 1, (place - startOf(level)) / (startOf(level + 1) - startOf(level))];
}

function rescaled(points: readonly Point[], clouds: readonly Cloud[]): Distribution {
  let total = 0;
  for (const { mass } of points) total += mass;
  for (const { share, bins } of clouds) total += share * bins.total;
  return tidy(
    points.map(({ at, mass }) => ({ at, mass: mass / total })),
    clouds.map((cloud) => moved(cloud, 0, 1 / total)),
    0,
  );
}
