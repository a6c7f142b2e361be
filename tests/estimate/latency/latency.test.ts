/** The worked latencies of docs/estimation.md within 1 %, and every way of calling on constants, exactly. */
import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import { nthFastest, sum } from '../../../src/estimate/latency/combine';
import { cumulative, quantile } from '../../../src/estimate/latency/cumulative';
import { constant, exponential, lognormal, meanOf } from '../../../src/estimate/latency/distribution';
import type { Connection } from '../../../src/model/diagram';
import type { Parts } from '../documents';
import { constantMs, diagramOf, how, part, service, wire, wires } from '../documents';

const latencyOf = (parts: Parts) =>
  estimate(diagramOf({ journeys: { j: { entry: 'a' } }, ...parts })).journeys.get('j')?.latencyMs;

function expectWithin(share: number, actual: number | null | undefined, expected: number): void {
  expect(Math.abs((actual ?? Number.NaN) / expected - 1), `${actual} for ${expected}`).toBeLessThan(share);
}

it('calls one after another take as long in whichever order they are written, and in one group or more', () => {
  // Each retry adds values: together they are too many to be kept apart.
  const retried = (errorRate: number, backoffMs: number) => ({ errorRate, retries: { max: 6, backoffMs } });
  const calls: [string, Connection][] = [
    ['b', wire('a', 'b', retried(0.3, 7))],
    ['c', wire('a', 'c', retried(0.4, 11))],
    ['d', wire('a', 'd', retried(0.5, 13))],
  ];
  const components = {
    a: service(1),
    b: service(1, constantMs(5)),
    c: service(1, constantMs(8)),
    d: service(1, constantMs(3)),
  };
  const connections = Object.fromEntries(calls);
  const one = latencyOf({ components, connections });
  for (const order of [
    [1, 2, 0],
    [2, 0, 1],
    [0, 2, 1],
  ]) {
    const reordered = Object.fromEntries(order.flatMap((place) => calls.slice(place, place + 1)));
    expect(latencyOf({ components, connections: reordered })).toEqual(one);
  }
  for (const groups of [[how('sequence', ['b', 'c'])], [how('sequence', ['d']), how('sequence', ['c', 'b'])]])
    expect(
      latencyOf({ components: { ...components, a: service(1, { calls: groups }) }, connections }),
    ).toEqual(one);
});

describe('worked latencies', () => {
  it('five lognormals of p50 10 and p95 30 in sequence', () => {
    const latencyMs = { p50: 10, p99: 47.29 };
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const seen = latencyOf({
      components: Object.fromEntries(ids.map((id) => [id, service(1, { latencyMs })])),
      connections: wires('a>b', 'b>c', 'c>d', 'd>e'),
    });
    expectWithin(0.005, seen?.p50, 59.1);
    expectWithin(0.005, seen?.p95, 101.3);
    expectWithin(0.005, seen?.p99, 128.2);
  });

  it('ten exponentials of mean 10 in sequence', () => {
    const one = exponential(10);
    let ten = one;
    for (let count = 1; count < 10; count++) ten = sum(ten, one);
    expectWithin(0.005, quantile(ten, 0.99), 187.8);
    expect(meanOf(ten)).toBeCloseTo(100, 9);
  });

  it('a cache, the miss paying the look-up too', () => {
    const components = {
      a: service(1, { calls: [how('cache', ['a>c', 'a>d'])] }),
      c: part('cache', 1, { hitRatio: 0.9, latencyMs: { p50: 0.5, p99: 2 } }),
      d: service(1, { latencyMs: { p50: 8, p99: 60 } }),
    };
    const seen = latencyOf({ components, connections: wires('a>c', 'a>d') });
    expectWithin(0.01, seen?.p50, 0.543);
    expectWithin(0.01, seen?.p95, 8.6);
    expectWithin(0.01, seen?.p99, 25);
  });

  it('of a hundred in parallel, each 1 % slow, 63.4 % see a slow one', () => {
    const racers = Array.from({ length: 100 }, () => ({ time: lognormal({ p50: 1, p99: 10 }), answers: 1 }));
    expectWithin(0.005, 1 - cumulative(nthFastest(100, racers), 10), 0.634);
  });

  it('the slowest of three exponentials, and the median of three', () => {
    const racers = Array.from({ length: 3 }, () => ({ time: exponential(10), answers: 1 }));
    const slowest = nthFastest(3, racers);
    expectWithin(0.001, meanOf(slowest), 10 * (1 + 1 / 2 + 1 / 3));
    expectWithin(0.005, quantile(slowest, 0.99), -10 * Math.log(1 - 0.99 ** (1 / 3)));
    expectWithin(0.001, meanOf(nthFastest(2, racers)), 10 * (1 / 3 + 1 / 2));
  });

  it('narrow and far from zero keeps its shape', () => {
    const narrow = sum(constant(1000), lognormal({ p50: 80, p99: 84 }));
    expectWithin(1e-4, quantile(narrow, 0.99), 1084);
    expectWithin(1e-4, quantile(narrow, 0.5), 1080);
  });
});

describe('ways of calling, on constants', () => {
  const three = (group: ReturnType<typeof how>, more: Partial<Connection> = {}, up = 1): Parts => ({
    components: {
      a: service(1, { ...constantMs(1), calls: [group] }),
      b: service(up, constantMs(10)),
      c: service(up, constantMs(20)),
      d: service(up, constantMs(40)),
    },
    connections: { b: wire('a', 'b', more), c: wire('a', 'c', more), d: wire('a', 'd', more) },
  });
  const all = ['b', 'c', 'd'];

  it('sequence adds, parallel takes the slowest, quorum the need-th fastest', () => {
    expect(latencyOf(three(how('sequence', all)))).toMatchObject({ mean: 71, p50: 71, p99: 71 });
    expect(latencyOf(three(how('parallel', all)))).toMatchObject({ mean: 41, p50: 41, p99: 41 });
    expect(latencyOf(three(how('quorum', all, { need: 2 })))).toMatchObject({ mean: 21, p50: 21, p99: 21 });
    expect(latencyOf(three(how('sequence', all), { timesPerRequest: 3 }))?.p50).toBe(211);
  });

  it('balance and shard mix by weight', () => {
    const weighted = latencyOf(three(how('balance', all, { weights: [90, 6, 4] })));
    expect(weighted).toMatchObject({ p50: 11, p95: 21, p99: 41 });
    expect(weighted?.mean).toBeCloseTo(1 + 9 + 1.2 + 1.6, 9);
    expect(latencyOf(three(how('shard', all, { weights: [0, 0, 1] })))).toMatchObject({ p50: 41 });
  });

  it('failover mixes by who answers; each step over adds that timeout', () => {
    const seen = latencyOf(three(how('failover', all), { timeoutMs: 100 }, 0.9));
    expect(seen).toMatchObject({ p50: 11, p95: 121, p99: 121, p999: 241 });
    const chance = 0.9 + 0.09 + 0.009;
    expect(seen?.mean).toBeCloseTo(1 + (0.9 * 10 + 0.09 * 120 + 0.009 * 240) / chance, 9);
  });

  it('a quorum takes the need-th fastest of those that answer', () => {
    // 1 of 2 at 0.9: the fast one answers, or else the slow one does.
    const parts = three(how('quorum', ['b', 'c'], { need: 1 }), {}, 0.9);
    const seen = latencyOf({ ...parts, connections: { b: wire('a', 'b'), c: wire('a', 'c') } });
    expect(seen?.mean).toBeCloseTo(1 + (0.9 * 10 + 0.09 * 20) / 0.99, 9);
  });

  it('a call that is not always made weighs with its chance, given success', () => {
    const parts = {
      ...three(how('sequence', ['b']), {}, 0.8),
      connections: { b: wire('a', 'b', { probability: 0.5 }) },
    };
    expect(latencyOf(parts)?.mean).toBeCloseTo(1 + (0.4 * 10) / 0.9, 9);
  });

  it('an optional call that fails takes its timeout', () => {
    const optional = { optional: true, timeoutMs: 50 };
    const parts = { ...three(how('sequence', ['b']), {}, 0.8), connections: { b: wire('a', 'b', optional) } };
    expect(latencyOf(parts)?.mean).toBeCloseTo(1 + 0.8 * 10 + 0.2 * 50, 9);
  });

  it('enqueues follow the groups; other asynchronous calls take no time', () => {
    const parts: Parts = {
      components: {
        a: service(1, constantMs(1)),
        b: service(1, constantMs(2)),
        q: part('message-queue', 1, constantMs(4)),
        w: service(1, constantMs(1000)),
      },
      connections: { ...wires('a>b', 'a>q', 'q>w'), background: wire('a', 'w', { mode: 'async' }) },
    };
    expect(latencyOf(parts)).toMatchObject({ mean: 7, p50: 7, p99: 7 });
  });

  it('a cache that answers itself, and never answers a write', () => {
    const parts = (operation: 'read' | 'write'): Parts => ({
      components: {
        a: service(1),
        c: part('cache', 1, { hitRatio: 0.9, ...constantMs(1) }),
        d: service(1, constantMs(50)),
      },
      connections: { 'a>c': wire('a', 'c', { operation }), ...wires('c>d') },
    });
    expect(latencyOf(parts('read'))?.mean).toBeCloseTo(1 + 5, 9);
    expect(latencyOf(parts('write'))).toMatchObject({ mean: 51, p50: 51 });
  });

  it('a miss needs the store: that it may be optional elsewhere, or is not always called, is no success', () => {
    // 0.9 · 1 ms for a hit, 0.1 · 8 ms for a miss that the store answers, over what succeeds.
    const parts = (more: Partial<Connection>): Parts => ({
      components: {
        a: service(1, { calls: [how('cache', ['a>k', 'a>c'])] }),
        k: part('cache', 1, { hitRatio: 0.9, ...constantMs(1) }),
        c: service(0.8, constantMs(7)),
      },
      connections: { 'a>k': wire('a', 'k'), 'a>c': wire('a', 'c', more) },
    });
    expect(latencyOf(parts({}))?.mean).toBeCloseTo((0.9 + 0.08 * 8) / 0.98, 9);
    expect(latencyOf(parts({ optional: true, timeoutMs: 50 }))?.mean).toBeCloseTo((0.9 + 0.08 * 8) / 0.98, 9);
    expect(latencyOf(parts({ probability: 0.5 }))?.mean).toBeCloseTo((0.9 + 0.04 * 8) / 0.94, 9);
  });

  it('a call back fails at once and takes no time', () => {
    const parts: Parts = {
      components: {
        a: service(1, { ...constantMs(1), calls: [how('balance', ['a>b', 'a>c'])] }),
        b: service(1, constantMs(2)),
        c: service(1, constantMs(8)),
      },
      connections: wires('a>b', 'b>a', 'a>c'),
    };
    expect(latencyOf(parts)).toMatchObject({ mean: 9, p50: 9 });
  });
});

describe('overload', () => {
  const journeys = { j: { entry: 'a', requestsPerSecond: 100, target: { p50Ms: 1000, p99Ms: 1000 } } };

  it('everything passes it: nothing is bounded, and half is served', () => {
    const parts = {
      components: { a: service(0.9), b: service(1, { capacityRps: 50 }) },
      connections: wires('a>b'),
    };
    const journey = estimate(diagramOf({ ...parts, journeys })).journeys.get('j');
    expect(journey).toMatchObject({ latencyMs: { mean: null, p50: null, p99: null }, servedShare: 0.5 });
    expect(journey?.availability).toBeCloseTo(0.9, 12);
    expect(journey?.successRate).toBeCloseTo(0.45, 12);
    expect(journey?.targets).toEqual({ p50Ms: 'missed', p99Ms: 'missed' });
  });

  it('a tenth passes it: the percentiles beyond are unbounded', () => {
    const a = service(1, { ...constantMs(3), calls: [how('shard', ['b', 'c'], { weights: [9, 1] })] });
    const parts: Parts = {
      components: { a, b: service(1), c: service(1, { capacityRps: 5 }) },
      connections: { b: wire('a', 'b'), c: wire('a', 'c') },
    };
    const journey = estimate(diagramOf({ ...parts, journeys })).journeys.get('j');
    expect(journey?.latencyMs).toEqual({ mean: null, p50: 3, p95: null, p99: null, p999: null });
    expect(journey?.servedShare).toBeCloseTo(0.95, 12);
    expect(journey?.targets).toEqual({ p50Ms: 'met', p99Ms: 'missed' });
  });

  it('a quorum has its time although one of its members never answers in time', () => {
    const a = service(1, { ...constantMs(1), calls: [how('quorum', ['b', 'c', 'd', 'e'], { need: 3 })] });
    const parts: Parts = {
      components: {
        a,
        b: service(1),
        c: service(1, constantMs(2)),
        d: service(0.97, constantMs(40)),
        e: service(1, constantMs(90)),
      },
      connections: {
        b: wire('a', 'b'),
        c: wire('a', 'c', { errorRate: 0.029, retries: { max: 3, backoffMs: 1 } }),
        d: wire('a', 'd'),
        e: wire('a', 'e', { timeoutMs: 37 }),
      },
    };
    const journey = estimate(diagramOf(parts)).journeys.get('a');
    expect(journey?.latencyMs.mean).toBeCloseTo(41, 3);
  });
});
