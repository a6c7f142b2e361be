/** Every operation gives the same to the last digit, whatever was worked out before it. */
import { describe, expect, it } from 'vitest';
import { cumulative, quantile } from '../../../src/estimate/latency/cumulative';
import type { Distribution } from '../../../src/estimate/latency/distribution';
import { normalTail } from '../../../src/estimate/latency/normal';
import { createTimes } from '../../../src/estimate/latency/times';
import { randomFrom } from '../reference/random';

const plain = ({ points, clouds, forever }: Distribution) => ({
  points,
  forever,
  clouds: clouds.map(({ shift, share, bins }) => [shift, share, bins.from, ...bins.mass]),
});

/** A time of many steps, each of which may depend on what the one before left behind. */
function someTime(seed: number): Distribution {
  const random = randomFrom(seed);
  const times = createTimes();
  const leaf = (): Distribution =>
    random.pick([
      () => times.of({ p50: random.between(0.1, 50), p99: random.between(60, 200) }),
      () => times.of({ p50: random.between(40, 50), p99: random.between(52, 60) }),
      () => times.waiting({ chance: random.between(0.1, 0.9), meanMs: random.between(0.1, 40) }),
      () => times.constant(random.between(1, 50)),
      () => times.uniform(random.between(1, 50)),
    ])();
  let time = leaf();
  for (let step = 0; step < 8; step++) {
    const next = leaf();
    time = random.pick([
      () => times.sum(time, next),
      () =>
        times.mix([
          [0.3, time],
          [0.7, next],
        ]),
      () =>
        times.nthFastest(random.whole(1, 2), [
          { time, answers: 0.9 },
          { time: next, answers: 0.8 },
        ]),
      () => times.cut(time, random.between(20, 200)).time,
      () => times.hedge({ time, late: 0.1 }, random.between(5, 80)).time,
    ])();
  }
  return time;
}

describe('times', () => {
  it('are the same to the last digit whatever was worked out before', () => {
    const seeds = Array.from({ length: 60 }, (_, seed) => seed);
    const first = seeds.map((seed) => plain(someTime(seed)));
    const backwards = [...seeds].reverse().map((seed) => plain(someTime(seed)));
    expect(backwards.reverse()).toEqual(first);
  });

  it('add up to one', () => {
    for (let seed = 100; seed < 160; seed++) {
      const { points, clouds, forever } = someTime(seed);
      const all =
        forever +
        points.reduce((sum, { mass }) => sum + mass, 0) +
        clouds.reduce((sum, { share, bins }) => sum + share * bins.total, 0);
      expect(Math.abs(all - 1)).toBeLessThan(1e-9);
    }
  });

  it('that reach beyond both ends of the grid stand where they are, as far as it goes', () => {
    const times = createTimes();
    // Through their medians, with σ so large that some of it lies below 10 µs, and some above 10,000 s.
    for (const [p50, p99] of [
      [0.001, 5],
      [1, 1e5],
      [0.5, 1e7],
    ] as const) {
      const time = times.of({ p50, p99 });
      const sigma = Math.log(p99 / p50) / 2.32635;
      for (const ms of [1, 100, 1e4, 1e6]) {
        const expected = 1 - normalTail(Math.log(ms / p50) / sigma);
        expect(cumulative(time, ms), `${p50} and ${p99} up to ${ms}`).toBeCloseTo(expected, 3);
      }
      expect(cumulative(times.cut(time, 1e4).time, 1e4)).toBeCloseTo(1, 4);
    }
  });

  it('add up to one of the most calls one after another that a file can say, too', () => {
    const times = createTimes();
    const slow = times.of({ p50: 0.001, p99: 5 });
    for (const one of [slow, times.cut(slow, 1e4).time, times.waiting({ chance: 0.5, meanMs: 1e-3 })]) {
      const all = times.repeat(one, Number.MAX_SAFE_INTEGER);
      const mass = all.clouds.reduce((sum, { share, bins }) => sum + share * bins.total, 0);
      expect(Math.abs(mass - 1)).toBeLessThan(1e-7);
      expect(quantile(all, 0.5)).toBeGreaterThan(1e6);
    }
  });
});
