/** The first answer against the exact one: means as they are, percentiles within a few per cent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCoarseTimes } from '../../../src/estimate/latency/coarseTimes';
import { cumulative, quantile } from '../../../src/estimate/latency/cumulative';
import type { Distribution } from '../../../src/estimate/latency/distribution';
import { constant, FOREVER, meanOf } from '../../../src/estimate/latency/distribution';
import type { Times } from '../../../src/estimate/latency/times';
import { createTimes } from '../../../src/estimate/latency/times';

/** A time made the same way with either. */
type Recipe = (times: Times) => Distribution;

const work = fc
  .tuple(fc.double({ min: 0.5, max: 50, noNaN: true }), fc.double({ min: 2, max: 15, noNaN: true }))
  .map(
    ([p50, tail]): Recipe =>
      (times) =>
        times.of({ p50, p99: p50 * tail }),
  );
const wait = fc
  .tuple(fc.double({ min: 0.1, max: 0.9, noNaN: true }), fc.double({ min: 0.5, max: 50, noNaN: true }))
  .map(
    ([chance, meanMs]): Recipe =>
      (times) =>
        times.waiting({ chance, meanMs }),
  );

const chain = fc
  .tuple(work, fc.array(fc.oneof({ weight: 3, arbitrary: work }, wait), { minLength: 2, maxLength: 8 }))
  .map(([first, recipes]): Recipe => {
    return (times) => recipes.reduce((sum, recipe) => times.sum(sum, recipe(times)), first(times));
  });
const mixture = fc.tuple(chain, chain, fc.double({ min: 0.1, max: 0.9, noNaN: true })).map(
  ([a, b, share]): Recipe =>
    (times) =>
      times.sum(
        times.mix([
          [share, a(times)],
          [1 - share, b(times)],
        ]),
        times.of({ p50: 5, p99: 25 }),
      ),
);
const race = fc.tuple(fc.array(chain, { minLength: 2, maxLength: 4 }), fc.boolean()).map(
  ([recipes, all]): Recipe =>
    (times) =>
      times.nthFastest(
        all ? recipes.length : 1,
        recipes.map((recipe) => ({ time: recipe(times), answers: all ? 1 : 0.99 })),
      ),
);

function offBy(recipe: Recipe, read: (time: Distribution) => number | null): number {
  const exact = read(recipe(createTimes())) ?? Number.NaN;
  return Math.abs((read(recipe(createCoarseTimes())) ?? Number.NaN) / exact - 1);
}

describe('coarse times', () => {
  it('have the mean of sums and mixtures', () => {
    fc.assert(
      fc.property(fc.oneof(chain, mixture), (recipe) => {
        expect(offBy(recipe, meanOf)).toBeLessThan(1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['sums', chain, 0.05],
    ['mixtures', mixture, 0.08],
    ['the fastest and the slowest', race, 0.15],
  ])('are near in 19 of 20 percentiles of %s', (_, recipes, most) => {
    const errors = fc
      .sample(recipes, { numRuns: 200, seed: 5 })
      .flatMap((recipe) => [0.5, 0.95, 0.99].map((share) => offBy(recipe, (time) => quantile(time, share))))
      .sort((a, b) => a - b);
    expect(errors[Math.floor(errors.length * 0.95)]).toBeLessThan(most);
  });

  it('keep constants and what takes for ever', () => {
    const times = createCoarseTimes();
    expect(times.sum(times.of({ p50: 1, p99: 9 }), FOREVER)).toBe(FOREVER);
    const half = times.mix([
      [0.5, FOREVER],
      [0.5, times.constant(8)],
    ]);
    expect(half.forever).toBe(0.5);
    expect(meanOf(half)).toBeNull();
    expect(quantile(times.sum(half, constant(2)), 0.4)).toBeCloseTo(10, 9);
    expect(quantile(half, 0.6)).toBeNull();
  });

  it('cut what a timeout cuts, and hedge', () => {
    const recipe: Recipe = (times) =>
      times.sum(times.of({ p50: 10, p99: 60 }), times.of({ p50: 5, p99: 30 }));
    const coarse = createCoarseTimes();
    const exact = createTimes();
    const [c, e] = [coarse.cut(recipe(coarse), 40), exact.cut(recipe(exact), 40)];
    expect(Math.abs(c.share - e.share)).toBeLessThan(0.01);
    expect(Math.abs((meanOf(c.time) ?? 0) / (meanOf(e.time) ?? 1) - 1)).toBeLessThan(0.03);
    const draw = (times: Times) => times.hedge({ time: recipe(times), late: 0.1 }, 30);
    expect(draw(coarse).late).toBeCloseTo(draw(exact).late, 12);
    for (const ms of [10, 20, 30, 50]) {
      expect(Math.abs(cumulative(draw(coarse).time, ms) - cumulative(draw(exact).time, ms))).toBeLessThan(
        0.05,
      );
    }
  });
});
