/**
 * Times whose distribution is known in closed form, computed here from the formula alone: sums, extremes and order
 * statistics of exponentials, waiting in M/M/c, hedges, timeouts and retries, worked mixtures.
 */
import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/estimate/graph/buildGraph';
import { attemptsOf } from '../../src/estimate/latency/attempts';
import { nthFastest, sum } from '../../src/estimate/latency/combine';
import { cumulative, quantile } from '../../src/estimate/latency/cumulative';
import type { Distribution } from '../../src/estimate/latency/distribution';
import { exponential, lognormal, meanOf } from '../../src/estimate/latency/distribution';
import { createTimes } from '../../src/estimate/latency/times';
import type { Connection } from '../../src/model/diagram';
import { diagramOf, service, wire } from './documents';

type Cumulative = (ms: number) => number;

const SHARES = [0.1, 0.5, 0.9, 0.95, 0.99, 0.999] as const;

/** By bisection of the formula. */
function inverse(chance: Cumulative, share: number): number {
  let [low, high] = [0, 1];
  while (chance(high) < share) high *= 2;
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (chance(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}

function expectDistribution(seen: Distribution, chance: Cumulative, within = 0.005): void {
  for (const share of SHARES) {
    const expected = inverse(chance, share);
    const actual = quantile(seen, share) ?? Number.NaN;
    // Far out, what is narrow shows the grid it stands on.
    const most = share > 0.99 ? Math.max(within, 0.02) : within;
    expect(Math.abs(actual / expected - 1), `${share}: ${actual} for ${expected}`).toBeLessThan(most);
    expect(cumulative(seen, expected), `${share}`).toBeCloseTo(share, 2);
  }
}

const times = createTimes();
const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

describe('sums', () => {
  it.each([2, 3, 5, 10, 30])('of %i equal exponentials are Erlang', (k) => {
    const seen = Array.from({ length: k - 1 }).reduce<Distribution>(
      (all) => sum(all, exponential(10)),
      exponential(10),
    );
    expectDistribution(seen, (ms) => {
      let term = 1;
      let below = 1;
      for (let i = 1; i < k; i++) {
        term *= ms / 10 / i;
        below += term;
      }
      return 1 - Math.exp(-ms / 10) * below;
    });
    expect(meanOf(seen)).toBeCloseTo(10 * k, 9);
    if (k === 10) expect(quantile(seen, 0.99)).toBeCloseTo(187.8, 0);
  });

  it.each([
    [2, 5, 20],
    [1, 3, 9, 27],
    [10, 11],
  ])('of different exponentials are hypoexponential', (...means) => {
    const seen = means
      .slice(1)
      .reduce((all, mean) => sum(all, exponential(mean)), exponential(means[0] ?? 0));
    const rates = means.map((mean) => 1 / mean);
    expectDistribution(seen, (ms) =>
      rates.reduce((left, rate) => {
        const share = rates.reduce(
          (all, other) => (other === rate ? all : (all * other) / (other - rate)),
          1,
        );
        return left - share * Math.exp(-rate * ms);
      }, 1),
    );
  });
});

describe('the slowest and the k-th fastest', () => {
  const racers = (means: readonly number[]) => means.map((mean) => ({ time: exponential(mean), answers: 1 }));

  it.each([2, 3, 10, 100])('of %i equal exponentials', (n) => {
    const seen = nthFastest(n, racers(Array.from({ length: n }, () => 10)));
    expectDistribution(seen, (ms) => (1 - Math.exp(-ms / 10)) ** n);
    const harmonic = Array.from({ length: n }, (_, i) => 1 / (i + 1)).reduce((all, one) => all + one, 0);
    expect((meanOf(seen) ?? 0) / (10 * harmonic)).toBeCloseTo(1, 3);
  });

  it('of different exponentials', () => {
    const seen = nthFastest(3, racers([5, 10, 20]));
    expectDistribution(seen, (ms) => [5, 10, 20].reduce((all, mean) => all * (1 - Math.exp(-ms / mean)), 1));
  });

  it.each([
    [1, 3],
    [2, 3],
    [3, 5],
    [2, 10],
  ])('the %i. of %i', (k, n) => {
    const seen = nthFastest(k, racers(Array.from({ length: n }, () => 10)));
    expectDistribution(seen, (ms) => {
      const one = 1 - Math.exp(-ms / 10);
      let all = 0;
      for (let there = k; there <= n; there++)
        all += choose(n, there) * one ** there * (1 - one) ** (n - there);
      return all;
    });
    let mean = 0;
    for (let left = n - k + 1; left <= n; left++) mean += 10 / left;
    expect((meanOf(seen) ?? 0) / mean).toBeCloseTo(1, 3);
  });

  it('of a hundred, one in a hundred of which is slow: 63.4 % see a slow one', () => {
    const slow = lognormal({ p50: 1, p99: 10 });
    const seen = nthFastest(
      100,
      Array.from({ length: 100 }, () => ({ time: slow, answers: 1 })),
    );
    expect(1 - cumulative(seen, 10)).toBeCloseTo(1 - 0.99 ** 100, 2);
    expect(1 - 0.99 ** 100).toBeCloseTo(0.634, 3);
  });
});

describe('M/M/c', () => {
  // C for 3 servers and 2 offered is 4/9; capacity 100 each, 200 arrive: 100 a second are left.
  const chance = 4 / 9;
  const wait = times.waiting({ chance, meanMs: 10 });

  it('waits not at all, or an exponential time', () => {
    expect(cumulative(wait, 0)).toBeCloseTo(1 - chance, 12);
    for (const ms of [1, 5, 20, 60])
      expect(cumulative(wait, ms)).toBeCloseTo(1 - chance * Math.exp(-ms / 10), 3);
  });

  it('has its response in closed form too', () => {
    // Exponential work of mean 8 ms: P(T > t) = e^(−μt) + C·μ/(θ − μ)·(e^(−μt) − e^(−θt)).
    const [mu, theta] = [1 / 8, 1 / 10];
    expectDistribution(sum(exponential(8), wait), (ms) => {
      const [work, line] = [Math.exp(-mu * ms), Math.exp(-theta * ms)];
      return 1 - work - ((chance * mu) / (theta - mu)) * (work - line);
    });
  });
});

describe('calls of exponentials', () => {
  const calling = (connection: Partial<Connection>) => {
    const components = { a: service(1), b: service(1) };
    const graph = buildGraph(diagramOf({ components, connections: { c: wire('a', 'b', connection) } }));
    const [call] = graph.calls;
    if (!call) throw new Error('There is one call.');
    return attemptsOf(times, call, { time: exponential(10), late: 0 });
  };

  it.each([2, 10, 25])('hedged after %f ms: S(t)·S(t − d)', (after) => {
    const { time, made } = calling({ hedgeAfterMs: after });
    expectDistribution(time, (ms) => 1 - Math.exp(-ms / 10) * Math.exp(-Math.max(0, ms - after) / 10), 0.008);
    expect((meanOf(time) ?? 0) / (10 * (1 - Math.exp(-after / 10)) + 5 * Math.exp(-after / 10))).toBeCloseTo(
      1,
      2,
    );
    expect(made).toBeCloseTo(1 + Math.exp(-after / 10), 3);
  });

  it('cut off at a timeout: a truncated exponential', () => {
    const { time, late } = calling({ timeoutMs: 15 });
    const share = 1 - Math.exp(-1.5);
    expect(late).toBeCloseTo(1 - share, 4);
    expectDistribution(time, (ms) => Math.min(1, (1 - Math.exp(-ms / 10)) / share));
  });

  it('made again without end: each attempt is as likely to fail as the one before', () => {
    // Given an answer in the k-th: (k − 1) timeouts, pauses of 2, 4, 8, … and a truncated exponential.
    const { time, late, made } = calling({ timeoutMs: 15, retries: { max: 3, backoffMs: 2 } });
    const f = Math.exp(-1.5);
    expect(late).toBeCloseTo(f ** 4, 4);
    expect(made).toBeCloseTo((1 - f ** 4) / (1 - f), 4);
    const starts = [0, 17, 36, 59];
    expectDistribution(
      time,
      (ms) =>
        starts.reduce(
          (all, start, k) => all + f ** k * (1 - Math.exp(-Math.min(15, Math.max(0, ms - start)) / 10)),
          0,
        ) /
        (1 - f ** 4),
      0.01,
    );
  });
});

describe('mixtures', () => {
  it('a hit of 0.5/2 or, in all, a miss of 8/60, nine to one', () => {
    const seen = times.mix([
      [0.9, lognormal({ p50: 0.5, p99: 2 })],
      [0.1, lognormal({ p50: 8, p99: 60 })],
    ]);
    for (const [share, expected] of [
      [0.5, 0.54],
      [0.95, 8.0],
      [0.99, 24.3],
    ] as const)
      expect(Math.abs((quantile(seen, share) ?? 0) / expected - 1), `${share}`).toBeLessThan(0.01);
  });
});
