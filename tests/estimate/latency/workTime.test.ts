/** Own work, warm and cold: its mixture, its variability, and what a function's cold starts do to a journey. */
import { describe, expect, it } from 'vitest';
import { workFor } from '../../../src/catalog/effective';
import { estimate } from '../../../src/estimate/estimate';
import { buildGraph } from '../../../src/estimate/graph/buildGraph';
import { cumulative } from '../../../src/estimate/latency/cumulative';
import { meanOf, variability } from '../../../src/estimate/latency/distribution';
import { createTimes } from '../../../src/estimate/latency/times';
import { workTime } from '../../../src/estimate/latency/workTime';
import { workVariability } from '../../../src/estimate/latency/workVariability';
import { waitingAt } from '../../../src/estimate/load/waiting';
import type { LatencyMs, Settings } from '../../../src/model/diagram';
import { constantMs, diagramOf, part } from '../documents';
import { randomFrom } from '../reference/random';
import { lognormalOf } from './sampler';

const fn = (settings: Settings) => part('serverless-function', 1, settings);
const work = (settings: Settings) => workFor(fn(settings), undefined);
const timeOf = (settings: Settings) => workTime(createTimes(), work(settings));

describe('cold starts', () => {
  it('of constants: two points', () => {
    const seen = timeOf({
      ...constantMs(10),
      coldStartShare: 0.05,
      coldStartLatencyMs: { p50: 300, p99: 300 },
    });
    expect(seen.points.map(({ at }) => at)).toEqual([10, 310]);
    expect(seen.points[1]?.mass).toBeCloseTo(0.05, 12);
  });

  it('never and always; older files say so by `start`', () => {
    const warm = { p50: 15, p99: 150 };
    expect(work({ latencyMs: warm, coldStartShare: 0 }).coldStart).toBeNull();
    expect(work({ latencyMs: warm, start: 'warm' }).coldStart).toBeNull();
    expect(work({ start: 'cold' }).coldStart).toEqual({ share: 1, latencyMs: { p50: 300, p99: 1500 } });
    expect(work({ start: 'cold', coldStartShare: 0.2 }).coldStart?.share).toBe(0.2);
    const cold = timeOf({ latencyMs: warm, start: 'cold' });
    const apart = (meanOf(cold) ?? 0) - (meanOf(timeOf({ latencyMs: warm, start: 'warm' })) ?? 0);
    expect(apart).toBeCloseTo(300 * Math.exp((Math.log(5) / 2.32635) ** 2 / 2), 6);
  });

  it('take their time by default, where their share is given, for functions only', () => {
    expect(work({}).coldStart).toBeNull();
    expect(work({ coldStartShare: 0.01 }).coldStart).toEqual({
      share: 0.01,
      latencyMs: { p50: 300, p99: 1500 },
    });
    const elsewhere = work({ technology: 'cloudflare-workers', coldStartShare: 0.01 });
    expect(elsewhere.coldStart?.latencyMs.p50).toBe(5);
    expect(workFor({ type: 'service', settings: { start: 'cold' } }, undefined).coldStart).toBeNull();
  });

  it('agree with a sample of 300,000 at p50, p95, p99 and in the mean', () => {
    const [warm, cold]: LatencyMs[] = [
      { p50: 15, p99: 150 },
      { p50: 300, p99: 1500 },
    ];
    if (!warm || !cold) throw new Error('There are two.');
    const random = randomFrom(3);
    const [drawWarm, drawCold] = [lognormalOf(warm), lognormalOf(cold)];
    const runs = 300_000;
    const times = Float64Array.from({ length: runs }, () =>
      random.chance(0.03) ? drawWarm(random) + drawCold(random) : drawWarm(random),
    ).sort();
    const seen = timeOf({ latencyMs: warm, coldStartShare: 0.03, coldStartLatencyMs: cold });
    for (const share of [0.5, 0.95, 0.99]) {
      const sampled = times[Math.ceil(share * runs) - 1] ?? Number.NaN;
      // In chance, as few requests fall near the p99 that is between warm and cold.
      expect(Math.abs(cumulative(seen, sampled) - share), `${share}`).toBeLessThan(0.001);
    }
    const mean = times.reduce((sum, time) => sum + time, 0) / runs;
    expect(Math.abs((meanOf(seen) ?? 0) / mean - 1)).toBeLessThan(0.01);
  });

  it('make the work more variable, and waiting for it longer', () => {
    const latencyMs = { p50: 10, p99: 80 };
    expect(workVariability(work({ latencyMs, start: 'warm' }))).toBe(variability(latencyMs));
    const spread = work({ ...constantMs(10), coldStartShare: 0.1, coldStartLatencyMs: { p50: 90, p99: 90 } });
    // 10 in nine of ten, 100 in one: mean 19, mean square 1090.
    expect(workVariability(spread)).toBeCloseTo(1090 / 19 ** 2 - 1, 12);
    const [node] = buildGraph(
      diagramOf({
        components: {
          a: fn({
            ...constantMs(10),
            capacityRps: 50,
            coldStartShare: 0.1,
            coldStartLatencyMs: { p50: 90, p99: 90 },
          }),
        },
      }),
    ).nodes;
    const wait = node && waitingAt(node, 0, Float64Array.of(25, 0, 0));
    expect(wait?.meanMs).toBeCloseTo((1000 / 25) * (1090 / 19 ** 2 / 2), 9);
  });

  it('more of them never make a journey faster', () => {
    let before = 0;
    for (const coldStartShare of [0, 0.001, 0.01, 0.1, 0.5, 1]) {
      const seen = estimate(
        diagramOf({ components: { a: fn({ latencyMs: { p50: 15, p99: 150 }, coldStartShare }) } }),
      );
      const p99 = seen.components.get('a')?.latencyMs.p99 ?? 0;
      expect(p99).toBeGreaterThanOrEqual(before);
      before = p99;
    }
  });
});
