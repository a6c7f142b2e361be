/**
 * The operations on distributions with their results kept: equal parts of a diagram, and of its journeys, are
 * computed once. Distributions made here are known by number.
 */
import type { LatencyMs } from '../../model/diagram';
import type { Waiting } from '../load/waiting';
import type { Cut } from './bounded';
import * as bounded from './bounded';
import type { Racer } from './combine';
import * as combine from './combine';
import type { Distribution } from './distribution';
import { constant, exponential, FOREVER, lognormal, NO_TIME } from './distribution';
import type { Draw } from './hedge';
import * as hedging from './hedge';

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

export function createTimes(): Times {
  const numbers = new Map<Distribution, number>();
  const results = new Map<string, Distribution>();
  const number = (time: Distribution): number => {
    const known = numbers.get(time);
    if (known !== undefined) return known;
    numbers.set(time, numbers.size);
    return numbers.size - 1;
  };
  const keep = keepIn(results);
  const keepCut = keepIn(new Map<string, Cut>());
  const keepDraw = keepIn(new Map<string, Draw>());
  const sum = (a: Distribution, b: Distribution): Distribution => {
    if (a === FOREVER || b === FOREVER) return FOREVER;
    if (a === NO_TIME) return b;
    if (b === NO_TIME) return a;
    const [x, y] = number(a) <= number(b) ? [a, b] : [b, a];
    return keep(`sum ${number(x)} ${number(y)}`, () => combine.sum(x, y));
  };
  return {
    of: (latency) =>
      latency.p50 <= 0 ? NO_TIME : keep(`of ${latency.p50} ${latency.p99}`, () => lognormal(latency)),
    constant: (ms) => (ms === 0 ? NO_TIME : keep(`constant ${ms}`, () => constant(ms))),
    uniform: (ms) => (ms <= 0 ? NO_TIME : keep(`uniform ${ms}`, () => bounded.uniform(ms))),
    waiting: ({ chance, meanMs }) =>
      keep(`waiting ${chance} ${meanMs}`, () =>
        combine.mix([
          [1 - chance, NO_TIME],
          [chance, exponential(meanMs)],
        ]),
      ),
    sum,
    cut: (time, ms) => keepCut(`${number(time)} ${ms}`, () => bounded.cut(time, ms)),
    hedge: ({ time, late }, delayMs) =>
      keepDraw(`${number(time)} ${late} ${delayMs}`, () => hedging.hedge({ time, late }, delayMs)),
    repeat(time, times) {
      let result = NO_TIME;
      let doubled = time;
      for (let left = times; left > 0; left = Math.floor(left / 2)) {
        if (left % 2 === 1) result = sum(result, doubled);
        if (left > 1) doubled = sum(doubled, doubled);
      }
      return result;
    },
    mix(parts) {
      const used = parts.filter(([weight]) => weight > 0);
      const [only] = used;
      if (!only) return NO_TIME;
      if (used.every(([, part]) => part === only[1])) return only[1];
      const key = used.map(([weight, part]) => `${weight} ${number(part)}`).join(' ');
      return keep(`mix ${key}`, () => combine.mix(used));
    },
    nthFastest(need, racers) {
      const [only] = racers;
      if (!only) return NO_TIME;
      if (racers.length === 1) return only.time;
      const key = racers.map(({ time, answers }) => `${answers} ${number(time)}`).join(' ');
      return keep(`nth ${need} ${key}`, () => combine.nthFastest(need, racers));
    },
  };
}

function keepIn<T>(results: Map<string, T>): (key: string, make: () => T) => T {
  return (key, make) => {
    const known = results.get(key);
    if (known !== undefined) return known;
    const made = make();
    results.set(key, made);
    return made;
  };
}
