/** Where the time goes: the conditional means a long Monte Carlo finds, and sums that come out. */
import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import { latencyAsItIs } from '../../../src/estimate/explain/latencyAsItIs';
import type { LatencyShares } from '../../../src/estimate/explain/latencyShares';
import { latencyShares, READINGS } from '../../../src/estimate/explain/latencyShares';
import type { Subject } from '../../../src/estimate/importance/basis';
import { askedOf, basisOf } from '../../../src/estimate/importance/basis';
import type { Diagram } from '../../../src/model/diagram';
import { diagramOf, how, part, service, wire, wires } from '../documents';
import { exponentialOf, lognormalOf } from '../latency/sampler';
import type { Random } from '../reference/random';
import { randomFrom } from '../reference/random';

const J: Subject = { kind: 'journey', id: 'j' };
const times = (p50: number, p99: number) => ({ latencyMs: { p50, p99 } });
const entry = { j: { entry: 'a' } };

function sharesOf(diagram: Diagram): LatencyShares {
  const basis = basisOf(diagram);
  const asked = askedOf(basis, J);
  if (!asked) throw new Error('no journey');
  return latencyShares(asked, latencyAsItIs(basis, J, asked));
}

/** One request: how long at each part, and in all. */
type Draw = (random: Random) => { readonly at: Readonly<Record<string, number>>; readonly total: number };

/** E[time at each part | total within 1 % of the share's quantile], of many draws. */
function sampledShares(draw: Draw, share: number, runs = 250_000): Map<string, number> {
  const random = randomFrom(7);
  const draws = Array.from({ length: runs }, () => draw(random));
  const sorted = Float64Array.from(draws, ({ total }) => total).sort();
  const near = Math.min(0.01, (1 - share) / 3);
  const [from = 0, to = 0] = [share - near, share + near].map((rank) => sorted[Math.floor(rank * runs)]);
  const around = draws.filter(({ total }) => total >= from && total <= to);
  const ids = Object.keys(draws[0]?.at ?? {});
  // The totals around a percentile are a little more than it on average.
  const sum = around.reduce((all, { total }) => all + total, 0);
  const scale = (sorted[Math.floor(share * runs)] ?? 0) / sum;
  return new Map(ids.map((id) => [id, scale * around.reduce((all, { at }) => all + (at[id] ?? 0), 0)]));
}

function expectShares(diagram: Diagram, draw: Draw): void {
  const { parts } = sharesOf(diagram);
  const latencyMs = estimate(diagram).journeys.get('j')?.latencyMs;
  for (const [reading, share] of [
    ['p50', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
  ] as const) {
    const total = latencyMs?.[reading] ?? 0;
    for (const [id, expected] of sampledShares(draw, share)) {
      const found = parts.find((one) => one.id === id)?.ms[reading] ?? Number.NaN;
      expect(Math.abs(found - expected), `${reading} of ${id}: ${found} for ${expected}`).toBeLessThan(
        0.03 * total,
      );
    }
  }
}

describe('the time of a percentile is spent', () => {
  it('in a sequence: most of the tail where the tail is', () => {
    const components = {
      a: service(1, times(10, 15)),
      b: service(1, times(5, 80)),
      c: service(1, times(8, 40)),
    };
    const connections = { x: wire('a', 'b', times(1, 4)), y: wire('b', 'c') };
    const [a, b, c, x] = [times(10, 15), times(5, 80), times(8, 40), times(1, 4)].map(({ latencyMs }) =>
      lognormalOf(latencyMs),
    );
    expectShares(diagramOf({ components, connections, journeys: entry }), (random) => {
      const at = { a: a?.(random) ?? 0, b: b?.(random) ?? 0, c: c?.(random) ?? 0, x: x?.(random) ?? 0 };
      return { at, total: at.a + at.b + at.c + at.x };
    });
  });

  it('where calls are made at once: with the slowest', () => {
    const calls = [how('parallel', ['x', 'y'])];
    const components = {
      a: service(1, { ...times(5, 10), calls }),
      b: service(1, times(10, 90)),
      c: service(1, times(15, 50)),
    };
    const connections = { x: wire('a', 'b'), y: wire('a', 'c') };
    const [a, b, c] = [times(5, 10), times(10, 90), times(15, 50)].map(({ latencyMs }) =>
      lognormalOf(latencyMs),
    );
    expectShares(diagramOf({ components, connections, journeys: entry }), (random) => {
      const [own, one, other] = [a?.(random) ?? 0, b?.(random) ?? 0, c?.(random) ?? 0];
      const at = { a: own, b: one > other ? one : 0, c: one > other ? 0 : other };
      return { at, total: own + Math.max(one, other) };
    });
  });

  it('behind a cache: in the store when it misses', () => {
    const calls = [how('cache', ['x', 'y'])];
    const components = {
      a: service(1, { ...times(4, 9), calls }),
      b: part('cache', 1, { hitRatio: 0.9, ...times(1, 3) }),
      c: part('sql-database', 1, times(20, 100)),
    };
    const connections = { x: wire('a', 'b'), y: wire('a', 'c') };
    const [a, b, c] = [times(4, 9), times(1, 3), times(20, 100)].map(({ latencyMs }) =>
      lognormalOf(latencyMs),
    );
    expectShares(diagramOf({ components, connections, journeys: entry }), (random) => {
      const at = { a: a?.(random) ?? 0, b: b?.(random) ?? 0, c: random.chance(0.9) ? 0 : (c?.(random) ?? 0) };
      return { at, total: at.a + at.b + at.c };
    });
  });

  it('in a queue: waiting counts where it is waited', () => {
    const work = { p50: 10, p99: 10 };
    const a = service(1, { latencyMs: work, capacityRps: 100 });
    const b = service(1, times(10, 60));
    const journeys = { j: { entry: 'a', requestsPerSecond: 80 } };
    const wait = exponentialOf(1000 / (2 * (100 - 80)));
    const next = lognormalOf({ p50: 10, p99: 60 });
    expectShares(diagramOf({ components: { a, b }, connections: wires('a>b'), journeys }), (random) => {
      const at = { a: 10 + (random.chance(0.8) ? wait(random) : 0), b: next(random) };
      return { at, total: at.a + at.b };
    });
  });
});

it('adds up to every reading, exactly for the mean', () => {
  const diagram = diagramOf({
    components: {
      a: service(0.99, { ...times(10, 60), calls: [how('balance', ['x', 'y'], { weights: [3, 1] })] }),
      b: service(0.99, times(5, 80)),
      c: service(0.99, { ...times(30, 40), replicas: 2, capacityRps: 40 }),
      d: service(0.99, times(3, 30)),
    },
    connections: {
      x: wire('a', 'b', { timeoutMs: 60, retries: { max: 2, backoffMs: 20, jitter: true } }),
      y: wire('a', 'c', times(2, 9)),
      z: wire('c', 'd', { optional: true, timeoutMs: 15, errorRate: 0.1 }),
    },
    journeys: { j: { entry: 'a', requestsPerSecond: 100 } },
  });
  const { parts } = sharesOf(diagram);
  const latencyMs = estimate(diagram).journeys.get('j')?.latencyMs;
  for (const reading of READINGS) {
    const sum = parts.reduce((all, { ms }) => all + (ms[reading] ?? 0), 0);
    const apart = Math.abs(sum / (latencyMs?.[reading] ?? 1) - 1);
    expect(apart, `${reading}: ${sum} for ${latencyMs?.[reading]}`).toBeLessThan(
      reading === 'mean' ? 0.002 : 0.02,
    );
  }
});

it('has no answer where there is no bound', () => {
  const a = service(1, { ...times(10, 20), capacityRps: 10 });
  const diagram = diagramOf({ components: { a }, journeys: { j: { entry: 'a', requestsPerSecond: 20 } } });
  expect(sharesOf(diagram).parts[0]?.ms).toEqual({
    mean: null,
    p50: null,
    p95: null,
    p99: null,
  });
});

it('takes what is small in a large diagram together', () => {
  const ids = Array.from({ length: 60 }, (_, index) => `s${index}`);
  const components = Object.fromEntries(ids.map((id, index) => [id, service(1, times(1 + index / 10, 20))]));
  const connections = wires(...ids.slice(1).map((id, index) => `${ids[index]}>${id}`));
  const diagram = diagramOf({ components, connections, journeys: { j: { entry: 's0' } } });
  const { parts, others } = sharesOf(diagram);
  expect([parts.length, others?.parts]).toEqual([40, 79]);
  const sum = parts.reduce((all, { ms }) => all + (ms.p99 ?? 0), others?.ms.p99 ?? 0);
  expect(sum / (estimate(diagram).journeys.get('j')?.latencyMs.p99 ?? 1)).toBeCloseTo(1, 1);
});
