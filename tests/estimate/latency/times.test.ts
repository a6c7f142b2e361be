/** Every operation gives the same to the last digit, whatever was worked out before it. */
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../src/estimate/latency/distribution';
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
});
