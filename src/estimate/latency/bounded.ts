/**
 * Times with a sharp upper end: what answers before a timeout, and a pause drawn evenly. On the grid from zero an
 * end would blur over a tenth of itself, so the part towards it stands on grids of its own, each starting halfway
 * to the end from where the one before starts, each fading into the next.
 */
import { moved, tidy } from './combine';
import { cumulative } from './cumulative';
import type { Cloud, Distribution, Point } from './distribution';
import { FOREVER, massOf, NO_TIME } from './distribution';
import { addAt, edgeAfter, POINT_COUNT, prune } from './grid';

/** Grids towards the end beyond the first. */
const LEVELS = 4;
/** The same for a pause, whose end hardly shows in what follows it. */
const PAUSE_LEVELS = 2;
const CELLS_A_LEVEL = 24;
const FINER = 4;
const NEGLIGIBLE = 1e-12;

export interface Cut {
  /** P(time ≤ the end). */
  readonly share: number;
  /** Given that. */
  readonly time: Distribution;
}

/** What is left of a time that may take at most so long. */
export function cut(time: Distribution, ms: number): Cut {
  const share = Math.min(1, cumulative(time, ms));
  if (share >= 1 - NEGLIGIBLE) return { share: 1, time };
  if (share <= NEGLIGIBLE) return { share: 0, time: FOREVER };
  const points = time.points.filter((point) => point.at <= ms);
  const clouds = time.clouds.flatMap((cloud) => cutCloud(cloud, ms));
  return { share, time: rescaled(points, clouds) };
}

/** Anything from 0 to `ms`, evenly. */
export function uniform(ms: number): Distribution {
  if (ms <= 0) return NO_TIME;
  return rescaled(
    [],
    towards(0, ms, (above) => above / ms, PAUSE_LEVELS),
  );
}

function cutCloud(cloud: Cloud, ms: number): Cloud[] {
  const width = ms - cloud.shift;
  if (width <= 0) return [];
  const alone: Distribution = { points: [], clouds: [cloud], forever: 0 };
  const below = (above: number): number => cumulative(alone, cloud.shift + above);
  if (below(width) >= massOf(cloud.bins) - 1e-15) return [cloud];
  return towards(cloud.shift, width, below);
}

/** What `massBelow` rises by from `shift` to `shift + width`. */
function towards(
  shift: number,
  width: number,
  massBelow: (above: number) => number,
  levels = LEVELS,
): Cloud[] {
  const masses = Array.from({ length: levels + 1 }, () => new Float64Array(POINT_COUNT));
  const put = (level: number, at: number, mass: number): void => {
    const into = masses[level];
    if (into && mass > 0) addAt(into, at - startOf(level) * width, mass);
  };
  let low = 0;
  let before = massBelow(0);
  if (before > 0) put(0, 0, before);
  for (const high of borders(width, levels)) {
    const now = massBelow(high);
    const at = low === 0 ? high / 2 : high <= width / 2 ? Math.sqrt(low * high) : (low + high) / 2;
    const [level, share] = fade(at / width, levels);
    put(level, at, (now - before) * (1 - share));
    put(level + 1, at, (now - before) * share);
    before = now;
    low = high;
  }
  return masses.map((mass, level) => ({ shift: shift + startOf(level) * width, bins: prune(mass) }));
}

const startOf = (level: number): number => 1 - 2 ** -level;

/** Quarter cells of the grid up to the middle, then even cells on each level. */
function borders(width: number, levels: number): number[] {
  const all: number[] = [];
  for (let fine = 0; fine <= POINT_COUNT * FINER; fine++) {
    const high = edgeAfter(fine / FINER);
    if (high >= width / 2) break;
    all.push(high);
  }
  all.push(width / 2);
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
  const total =
    points.reduce((sum, point) => sum + point.mass, 0) +
    clouds.reduce((sum, cloud) => sum + massOf(cloud.bins), 0);
  return tidy(
    points.map(({ at, mass }) => ({ at, mass: mass / total })),
    clouds.map((cloud) => moved(cloud, 0, 1 / total)),
    0,
  );
}
