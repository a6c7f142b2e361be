/**
 * The earlier of two independent draws, the second sent out after a delay: S(t) = S1(t)·S2(t − d). What comes
 * before the second is sent keeps its shape; the rest stands on a grid that starts there.
 */
import { cutWhereMoreFollows } from './bounded';
import { below, continuousPart } from './combine';
import { cumulative } from './cumulative';
import type { Distribution, Point } from './distribution';
import { FOREVER, leastOf } from './distribution';
import { moved, tidy } from './tidy';

export interface Draw {
  readonly time: Distribution;
  /** The chance that it gives up instead. */
  readonly late: number;
}

export function hedge({ time, late }: Draw, delayMs: number): Draw {
  const left = (ms: number): number => 1 - (1 - late) * cumulative(time, ms);
  const leftBefore = (ms: number): number => 1 - (1 - late) * below(time, ms);
  const atDelay = left(delayMs);
  const never = late + (1 - late) * time.forever;
  const answers = 1 - late * late;
  if (answers <= 0) return { time: FOREVER, late: 1 };

  const risen = (ms: number): number => atDelay - left(ms) * left(ms - delayMs);
  const risenBefore = (ms: number): number =>
    atDelay - (ms > delayMs ? leftBefore(ms) : atDelay) * leftBefore(ms - delayMs);
  const jumps = new Set(time.points.flatMap(({ at }) => [at + delayMs, ...(at > delayMs ? [at] : [])]));
  const after = [...jumps]
    .sort((a, b) => a - b)
    .map((at): Point => ({ at, mass: risen(at) - risenBefore(at) }))
    .filter((point) => point.mass > 1e-15);
  const rest = continuousPart(Math.max(delayMs, leastOf(time)), risen, after);

  const early = cutWhereMoreFollows(time, delayMs);
  const share = (1 - late) * early.share;
  const points = early.share > 0 ? early.time.points.map(({ at, mass }) => ({ at, mass: mass * share })) : [];
  const clouds = early.share > 0 ? early.time.clouds.map((cloud) => moved(cloud, 0, share)) : [];
  const given = 1 / answers;
  return {
    time: tidy(
      [...points, ...after].map(({ at, mass }) => ({ at, mass: mass * given })),
      [...clouds, rest].map((cloud) => moved(cloud, 0, given)),
      (never * never - late * late) * given,
    ),
    late: late * late,
  };
}
