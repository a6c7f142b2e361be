/**
 * The operations on distributions with their results kept: equal parts of a diagram, and of its journeys, are
 * computed once, also from one estimate to the next.
 */
import type { LatencyMs } from '../../model/diagram';
import type { Waiting } from '../load/waiting';
import type { Cut } from './bounded';
import * as bounded from './bounded';
import type { Racer } from './combine';
import * as combine from './combine';
import type { Distribution } from './distribution';
import { constant, exponential, FOREVER, lognormal, meanOf, NO_TIME } from './distribution';
import type { Draw } from './hedge';
import * as hedging from './hedge';
import { createMemo, createPairMemo } from './memo';
import { whole } from './tidy';

export interface Times {
  /** Of one piece of work or one round trip. */
  of(latency: LatencyMs): Distribution;
  constant(ms: number): Distribution;
  /** Anything from 0 to `ms`, evenly. */
  uniform(ms: number): Distribution;
  /** For a free replica: none, or exponential. */
  waiting(waiting: Waiting): Distribution;
  sum(a: Distribution, b: Distribution): Distribution;
  /** What may take at most so long. */
  cut(time: Distribution, ms: number): Cut;
  /** The earlier of two, the second sent after `delayMs`. */
  hedge(draw: Draw, delayMs: number): Draw;
  /** `times` of it, one after another. */
  repeat(time: Distribution, times: number): Distribution;
  mix(parts: readonly (readonly [weight: number, part: Distribution])[]): Distribution;
  nthFastest(need: number, racers: readonly Racer[]): Distribution;
}

/** Results of one kind of operation in a generation; of the largest kind some 20 MB. */
const MOST_KEPT = 10_000;

export function createTimes(): Times {
  const leaves = createMemo<Distribution>(MOST_KEPT);
  const sums = createPairMemo<Distribution>(MOST_KEPT);
  const mixes = createMemo<Distribution>(MOST_KEPT);
  const fastest = createMemo<Distribution>(MOST_KEPT);
  const cuts = createMemo<Cut>(MOST_KEPT);
  const draws = createMemo<Draw>(MOST_KEPT);
  const sum = (a: Distribution, b: Distribution): Distribution => {
    if (a === FOREVER || b === FOREVER) return FOREVER;
    if (a === NO_TIME) return b;
    if (b === NO_TIME) return a;
    const low = Math.min(a.number, b.number);
    const high = Math.max(a.number, b.number);
    const known = sums.get(low, high);
    if (known) return known;
    // In an order of their own, so that a sum is the same to the last digit whatever was asked for before.
    const made = isBefore(a, b) ? combine.sum(a, b) : combine.sum(b, a);
    sums.keep(low, high, made);
    return made;
  };
  const wholeOf = (time: Distribution): Distribution => leaves.get([WHOLE, time.number], () => whole(time));
  return {
    of: (latency) =>
      latency.p50 <= 0
        ? NO_TIME
        : leaves.get([LOGNORMAL, latency.p50, latency.p99], () => lognormal(latency)),
    constant: (ms) => (ms === 0 ? NO_TIME : leaves.get([CONSTANT, ms], () => constant(ms))),
    uniform: (ms) => (ms <= 0 ? NO_TIME : leaves.get([UNIFORM, ms], () => bounded.uniform(ms))),
    waiting: ({ chance, meanMs }) =>
      leaves.get([WAITING, chance, meanMs], () =>
        combine.mix([
          [1 - chance, NO_TIME],
          [chance, exponential(meanMs)],
        ]),
      ),
    sum,
    cut: (time, ms) => cuts.get([time.number, ms], () => bounded.cut(time, ms)),
    hedge: ({ time, late }, delayMs) =>
      draws.get([time.number, late, delayMs], () => hedging.hedge({ time, late }, delayMs)),
    repeat(time, times) {
      let result = NO_TIME;
      let doubled = time;
      for (let left = times; left > 0; left = Math.floor(left / 2)) {
        if (left % 2 === 1) result = wholeOf(sum(result, doubled));
        if (left > 1) doubled = wholeOf(sum(doubled, doubled));
      }
      return result;
    },
    mix(parts) {
      const used = parts.filter(([weight]) => weight > 0);
      const [only] = used;
      if (!only) return NO_TIME;
      if (used.every(([, part]) => part === only[1])) return only[1];
      const key: number[] = [];
      for (const [weight, part] of used) key.push(weight, part.number);
      return mixes.get(key, () => combine.mix(used));
    },
    nthFastest(need, racers) {
      const [only] = racers;
      if (!only) return NO_TIME;
      if (racers.length === 1) return only.time;
      const key = [need];
      for (const { answers, time } of racers) key.push(answers, time.number);
      return fastest.get(key, () => combine.nthFastest(need, racers));
    },
  };
}

const isBefore = (a: Distribution, b: Distribution): boolean => {
  const [x, y] = [meanOf(a) ?? Infinity, meanOf(b) ?? Infinity];
  return x === y ? a.forever < b.forever : x < y;
};

const [LOGNORMAL, CONSTANT, UNIFORM, WAITING, WHOLE] = [0, 1, 2, 3, 4];
