/** One call with timeouts, retries and hedges: closed forms, and a literal Monte Carlo within 1 %. */
import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../../src/estimate/graph/buildGraph';
import type { Attempts } from '../../../src/estimate/latency/attempts';
import { attemptsOf, repeated } from '../../../src/estimate/latency/attempts';
import { cumulative, quantile } from '../../../src/estimate/latency/cumulative';
import type { Distribution } from '../../../src/estimate/latency/distribution';
import {
  constant,
  exponential,
  FOREVER,
  lognormal,
  meanOf,
} from '../../../src/estimate/latency/distribution';
import { createTimes } from '../../../src/estimate/latency/times';
import type { Connection } from '../../../src/model/diagram';
import { diagramOf, service, wire } from '../documents';
import { randomFrom } from '../reference/random';
import { exponentialOf, lognormalOf, meanOfSample, quantileOf, sampled } from './sampler';

const times = createTimes();

function attempts(connection: Partial<Connection>, time: Distribution, late = 0): Attempts {
  const components = { a: service(1), b: service(1) };
  const [call] = buildGraph(diagramOf({ components, connections: { c: wire('a', 'b', connection) } })).calls;
  if (!call) throw new Error('There is one call.');
  return attemptsOf(times, call, { time, late });
}

function expectWithin(share: number, actual: number | null | undefined, expected: number, what = ''): void {
  expect(Math.abs((actual ?? Number.NaN) / expected - 1), `${what} ${actual} for ${expected}`).toBeLessThan(
    share,
  );
}

const work = { p50: 10, p99: 80 };

describe('a timeout', () => {
  it('cuts a lognormal off: the rest is the truncated one', () => {
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      const whole = lognormal(work);
      const timeoutMs = quantile(whole, share) ?? 0;
      const seen = attempts({ timeoutMs }, whole);
      expect(seen.late).toBeCloseTo(1 - share, 9);
      for (const asked of [0.1, 0.5, 0.95, 0.99, 0.999]) {
        expectWithin(0.006, quantile(seen.time, asked), quantile(whole, asked * share) ?? 0, `${share}`);
      }
      expect(quantile(seen.time, 1) ?? Infinity).toBeLessThan(timeoutMs * 1.02);
    }
  });

  it('ends what takes for ever, and leaves alone what is never reached', () => {
    expect(attempts({ timeoutMs: 5 }, FOREVER)).toMatchObject({ late: 1, time: FOREVER, made: 1 });
    expect(attempts({ timeoutMs: 5, retries: { max: 3 } }, FOREVER)).toMatchObject({ late: 1, made: 4 });
    const time = lognormal(work);
    expect(attempts({ timeoutMs: 1e6 }, time)).toMatchObject({ late: 0, time, made: 1 });
  });

  it('is not reached by what takes exactly that long', () => {
    expect(attempts({ timeoutMs: 20 }, constant(20)).late).toBe(0);
    expect(attempts({ timeoutMs: 19 }, constant(20)).late).toBe(1);
  });
});

describe('retries', () => {
  it('of a draw of two constants: every attempt is a point', () => {
    const time = times.mix([
      [0.75, constant(10)],
      [0.25, constant(100)],
    ]);
    const seen = attempts({ timeoutMs: 30, retries: { max: 2, backoffMs: 5 } }, time);
    expect(seen.late).toBeCloseTo(0.25 ** 3, 12);
    expect(seen.made).toBeCloseTo(1 + 0.25 + 0.25 ** 2, 12);
    const answers = 1 - 0.25 ** 3;
    expect(seen.time.points.map(({ at }) => at)).toEqual([10, 45, 85]);
    [0.75, 0.75 * 0.25, 0.75 * 0.25 ** 2].forEach((mass, index) => {
      expect(seen.time.points[index]?.mass).toBeCloseTo(mass / answers, 12);
    });
    expect(meanOf(seen.gaveUp())).toBe(30 * 3 + 5 + 10);
  });

  it('errors cost a full answer, at most the timeout; what errors alone end is not late', () => {
    const seen = attempts({ errorRate: 0.2, retries: { max: 1, backoffMs: 3 } }, constant(10));
    expect(seen).toMatchObject({ late: 0, made: 1.2 });
    expect(meanOf(seen.time)).toBeCloseTo((0.8 * 10 + 0.16 * 23) / 0.96, 9);
    const late = attempts({ errorRate: 0.2, timeoutMs: 5, retries: { max: 1 } }, constant(10)).late;
    expect(late).toBe(1);
    const some = attempts({ errorRate: 0.2, retries: { max: 1 } }, constant(10), 0.5);
    expect(some.late).toBeCloseTo((0.6 ** 2 - 0.2 ** 2) / (1 - 0.2 ** 2), 12);
  });

  it('that errors alone end are down, not late: those are left out of the time to give up', () => {
    const time = times.mix([
      [0.5, constant(10)],
      [0.5, constant(100)],
    ]);
    expect(meanOf(attempts({ errorRate: 0.2, timeoutMs: 30 }, time).gaveUp())).toBe(30);
    // Twice: an error takes 10 or 30, what is too slow 30; not two errors.
    const twice = attempts({ errorRate: 0.2, timeoutMs: 30, retries: { max: 1 } }, time);
    const [late, error] = [0.4, 0.2];
    const spent = late * late * 60 + 2 * late * error * (30 + 20);
    expect(meanOf(twice.gaveUp())).toBeCloseTo(spent / (late * late + 2 * late * error), 9);
  });

  it('count in the mean however rare, where they are long waited for', () => {
    // A third retry is made once in 10¹⁰ calls, a week after the first attempt.
    const errorRate = 10 ** -3.5;
    const backoffMs = 100_000_000;
    const seen = attempts({ errorRate, retries: { max: 3, backoffMs } }, constant(1));
    const waits = [1, 2 + backoffMs, 3 + 3 * backoffMs, 4 + 7 * backoffMs];
    const whole = waits.reduce((sum, ms, retry) => sum + errorRate ** retry * (1 - errorRate) * ms, 0);
    expectWithin(1e-12, meanOf(seen.time), whole / (1 - errorRate ** 4));
  });

  it('with jitter wait half as long on average, evenly', () => {
    const time = times.mix([
      [0.5, constant(0)],
      [0.5, constant(100)],
    ]);
    const seen = attempts({ timeoutMs: 1, retries: { max: 1, backoffMs: 40, jitter: true } }, time);
    expectWithin(0.002, meanOf(seen.time), (1 / 3) * 21);
    // Two thirds at once, then 1 … 41 evenly.
    for (const share of [0.25, 0.5, 0.9, 0.99]) {
      expectWithin(0.01, quantile(seen.time, (2 + share) / 3), 1 + 40 * share, `${share}`);
    }
  });

  it('without end or with ever longer pauses still come to an end', () => {
    const seen = attempts({ timeoutMs: 10, retries: { max: 100_000, backoffMs: 1 } }, exponential(10));
    expect(seen.late).toBeLessThan(1e-9);
    expectWithin(1e-5, seen.made, 1 / (1 - Math.exp(-1)));
  });
});

describe('hedges', () => {
  it('of exponentials: S(t) = S1(t)·S2(t − d)', () => {
    const seen = attempts({ hedgeAfterMs: 15 }, exponential(10));
    expect(seen.made).toBeCloseTo(1 + Math.exp(-1.5), 4);
    const left = (ms: number): number => Math.exp(-ms / 10) * Math.exp(-Math.max(0, ms - 15) / 10);
    for (const ms of [2, 8, 14, 16, 20, 30, 45]) {
      expect(cumulative(seen.time, ms), `${ms}`).toBeCloseTo(1 - left(ms), 2);
    }
    expectWithin(0.003, meanOf(seen.time), 10 * (1 - Math.exp(-1.5)) + 5 * Math.exp(-1.5));
  });

  it('at once: the faster of two', () => {
    const seen = attempts({ hedgeAfterMs: 0 }, exponential(10));
    expect(seen.made).toBe(2);
    expectWithin(0.004, meanOf(seen.time), 5);
    expectWithin(0.005, quantile(seen.time, 0.99), 5 * Math.log(100));
  });

  it('of constants are never sent, or never in time', () => {
    expect(attempts({ hedgeAfterMs: 12 }, constant(10))).toMatchObject({ made: 1 });
    const slow = times.mix([
      [0.9, constant(10)],
      [0.1, constant(100)],
    ]);
    const seen = attempts({ hedgeAfterMs: 20 }, slow);
    expect(seen.made).toBeCloseTo(1.1, 12);
    expect(seen.time.points.map(({ at }) => at)).toEqual([10, 30, 100]);
    expect(seen.time.points.map(({ mass }) => Number(mass.toFixed(12)))).toEqual([0.9, 0.09, 0.01]);
    expect(attempts({ hedgeAfterMs: 50, timeoutMs: 40 }, slow)).toMatchObject({ made: 1 });
  });

  it('cure what gives up once and what takes for ever once', () => {
    expect(attempts({ hedgeAfterMs: 20 }, constant(10), 0.3).late).toBeCloseTo(0.09, 12);
    const partly = times.mix([
      [0.9, constant(10)],
      [0.1, FOREVER],
    ]);
    expect(attempts({ hedgeAfterMs: 20 }, partly).time.forever).toBeCloseTo(0.01, 12);
    const either = attempts({ hedgeAfterMs: 20 }, FOREVER, 0.3);
    expect(either.late).toBeCloseTo(0.09, 12);
    expect(either.time.forever).toBeCloseTo(1, 12);
  });
});

it('several times one after another all have to come in time', () => {
  const seen = repeated(times, attempts({ timeoutMs: 20 }, constant(10), 0.1), 3);
  expect(seen.late).toBeCloseTo(1 - 0.9 ** 3, 12);
  expect(meanOf(seen.time)).toBe(30);
  expect(meanOf(seen.gaveUp())).toBeCloseTo((0.1 * 10 + 0.09 * 20 + 0.081 * 30) / 0.271, 9);
});

describe('a sample of 300,000', () => {
  const cases: Partial<Connection>[] = [
    { timeoutMs: 15, retries: { max: 2, backoffMs: 7 } },
    { timeoutMs: 15, retries: { max: 3, backoffMs: 10, jitter: true } },
    { errorRate: 0.1, timeoutMs: 30, retries: { max: 2 } },
    { errorRate: 0.1, retries: { max: 2, backoffMs: 5 } },
    { hedgeAfterMs: 20 },
    { hedgeAfterMs: 10, timeoutMs: 40, retries: { max: 1, backoffMs: 3 } },
    { timeoutMs: 12, retries: { max: 5 } },
  ];
  const draws = [
    { name: 'lognormal', time: lognormal(work), once: lognormalOf(work) },
    { name: 'exponential', time: exponential(10), once: exponentialOf(10) },
  ];
  it.each(cases)('agrees on %o', (connection) => {
    for (const { name, time, once } of draws) {
      const seen = attempts(connection, time);
      const sample = sampled(connection, once, randomFrom(29), 300_000);
      for (const share of [0.5, 0.95, 0.99]) {
        expectWithin(0.01, quantile(seen.time, share), quantileOf(sample, share), `${name} ${share}`);
      }
      expectWithin(0.01, meanOf(seen.time), meanOfSample(sample), `${name} mean`);
      expectWithin(0.01, seen.made, sample.made, `${name} made`);
      expect(seen.late, name).toBeCloseTo(sample.late, 2);
    }
  });
});
