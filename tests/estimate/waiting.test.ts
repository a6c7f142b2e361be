/** Waiting for a free replica: Erlang C, its closed forms, a simulated queue, and what it adds to a journey. */
import { describe, expect, it } from 'vitest';
import { effectiveSettings } from '../../src/catalog/effective';
import { settingInForce } from '../../src/catalog/settingInForce';
import { estimate } from '../../src/estimate/estimate';
import { buildGraph } from '../../src/estimate/graph/buildGraph';
import { sum } from '../../src/estimate/latency/combine';
import { quantile } from '../../src/estimate/latency/cumulative';
import { exponential, lognormal, meanOf, variability } from '../../src/estimate/latency/distribution';
import { createTimes } from '../../src/estimate/latency/times';
import { erlangC, waitingAt } from '../../src/estimate/load/waiting';
import type { Component } from '../../src/model/diagram';
import { constantMs, diagramOf, part, service, wire, wires } from './documents';
import { randomFrom } from './reference/random';

type Settings = NonNullable<Component['settings']>;

function waiting(
  settings: Settings,
  [general, read, write]: readonly [number, number, number],
  operation = 0,
) {
  const [node] = buildGraph(diagramOf({ components: { a: service(1, settings) } })).nodes;
  if (!node) throw new Error('There is one component.');
  return waitingAt(node, operation, Float64Array.of(general, read, write));
}

describe('Erlang C', () => {
  it.each([
    [1, 0.5, 0.5],
    [2, 1.8, 0.852632],
    [3, 2, 0.444444],
    [10, 8, 0.40918],
    [50, 45, 0.363864],
  ])('of %i servers and %f offered', (servers, offered, expected) => {
    expect(erlangC(servers, offered)).toBeCloseTo(expected, 6);
  });

  it('ends at 0 and 1, and has a limit for very many servers', () => {
    expect([erlangC(5, 0), erlangC(5, 5), erlangC(5, 9)]).toEqual([0, 1, 1]);
    for (const spare of [0.2, 1, 2]) {
      const at = (servers: number): number => erlangC(servers, servers - spare * Math.sqrt(servers));
      expect(Math.abs(at(10_001) / at(10_000) - 1), `${spare}`).toBeLessThan(0.03);
    }
  });
});

describe('waiting', () => {
  it('is scaled by the variability of the work', () => {
    expect(waiting({ capacityRps: 100, ...constantMs(5) }, [50, 0, 0])).toEqual({ chance: 0.5, meanMs: 10 });
    const latencyMs = { p50: 10, p99: 80 };
    const sigma = Math.log(8) / 2.32635;
    expect(waiting({ capacityRps: 100, latencyMs }, [50, 0, 0])?.meanMs).toBeCloseTo(
      10 * Math.exp(sigma ** 2),
      9,
    );
  });

  it('has c replicas in each shard, which has its share of the load', () => {
    const one = waiting({ capacityRps: 100, replicas: 3, discipline: 'shared' }, [200, 0, 0]);
    expect(one?.chance).toBeCloseTo(0.444444, 6);
    expect(one?.meanMs).toBeCloseTo(5, 9);
    expect(waiting({ capacityRps: 100, replicas: 3, shards: 4, discipline: 'shared' }, [800, 0, 0])).toEqual(
      one,
    );
  });

  it('of reads and writes is in one queue, with the rate and variability of the mixture', () => {
    const settings = { read: { capacityRps: 100 }, write: { capacityRps: 50 } };
    const seen = waiting(settings, [0, 30, 20], 1);
    // M/G/1: 0.3 + 0.4 of the time busy; mean wait λE[S²]/2(1 − ρ), all of it by those that wait.
    expect(seen?.chance).toBeCloseTo(0.7, 12);
    const meanWait = (30 * 10 ** 2 + 20 * 20 ** 2) / 1000 / 2 / 0.3;
    expect((seen?.chance ?? 0) * (seen?.meanMs ?? 0)).toBeCloseTo(meanWait, 9);
    expect(waiting(settings, [0, 30, 20], 2)).toEqual(seen);
    expect(waiting(settings, [0, 30, 20], 0)).toBeNull();
  });

  it('there is none without load, without a limit, or without an end', () => {
    expect(waiting({ capacityRps: 100 }, [0, 0, 0])).toBeNull();
    expect(waiting({ capacityRps: null }, [50, 0, 0])).toBeNull();
    expect(waiting({ capacityRps: 100 }, [100, 0, 0])).toBeNull();
  });
});

describe('M/M/1', () => {
  it('the time in it is exponential', () => {
    const wait = createTimes().waiting({ chance: 0.8, meanMs: 50 });
    const inSystem = sum(exponential(10), wait);
    expect(meanOf(inSystem)).toBeCloseTo(50, 9);
    for (const share of [0.1, 0.5, 0.95, 0.99, 0.999]) {
      const expected = -50 * Math.log(1 - share);
      expect(Math.abs((quantile(inSystem, share) ?? 0) / expected - 1), `${share}`).toBeLessThan(0.006);
    }
  });

  it('a work as variable as an exponential is left as it is', () => {
    const latencyMs = { p50: 10, p99: 10 * Math.exp(2.32635 * Math.sqrt(Math.log(2))) };
    expect(variability(latencyMs)).toBeCloseTo(1, 12);
    expect(waiting({ capacityRps: 100, latencyMs }, [80, 0, 0])?.meanMs).toBeCloseTo(50, 9);
  });
});

describe('each request at a replica picked blindly', () => {
  const random = { capacityRps: 100, discipline: 'random' as const };

  it('is M/M/1 with its share of the load', () => {
    const work = { latencyMs: { p50: 10, p99: 10 * Math.exp(2.32635 * Math.sqrt(Math.log(2))) } };
    const seen = waiting({ ...random, ...work, replicas: 4 }, [320, 0, 0]);
    expect(seen?.chance).toBeCloseTo(0.8, 12);
    expect(seen?.meanMs).toBeCloseTo(1000 / (100 - 80), 9);
    expect(waiting({ ...random, ...work, replicas: 4, shards: 3 }, [960, 0, 0])).toEqual(seen);
  });

  it('waits as Pollaczek and Khinchine have it: half as long where the work is constant', () => {
    const seen = waiting({ ...random, ...constantMs(10), replicas: 2 }, [160, 0, 0]);
    // M/D/1: ρ/(2μ(1 − ρ)).
    expect((seen?.chance ?? 0) * (seen?.meanMs ?? 0)).toBeCloseTo((0.8 * 1000) / (2 * 100 * 0.2), 9);
  });

  it('makes no difference to one replica, and is never shorter than in one queue', () => {
    for (const load of [1, 30, 60, 90, 99]) {
      const at = (discipline: 'shared' | 'random', replicas: number) => {
        const seen = waiting({ capacityRps: 100, discipline, replicas }, [load * replicas, 0, 0]);
        return (seen?.chance ?? 0) * (seen?.meanMs ?? 0);
      };
      expect(at('random', 1)).toBe(at('shared', 1));
      for (const replicas of [2, 3, 10]) {
        expect(at('random', replicas), `${load}, ${replicas}`).toBeGreaterThan(at('shared', replicas));
        expect(at('random', replicas)).toBeCloseTo(at('random', 1), 9);
      }
    }
  });

  it('is said by the user; by default one queue is in front of all replicas', () => {
    for (const type of ['service', 'worker', 'serverless-function', 'sql-database']) {
      const found = settingInForce({ type }, 'discipline');
      expect(found?.value, type).toBe('shared');
      expect(found?.source?.text).toMatch(/M\/M\/c/);
    }
    const set = { type: 'service', settings: { discipline: 'random' as const } };
    expect(effectiveSettings(set).discipline).toBe('random');
  });

  it('a simulation of three waits as long', () => {
    const draws = randomFrom(8);
    const free = [0, 0, 0];
    let [now, waited, waits] = [0, 0, 0];
    for (let request = 0; request < 600_000; request++) {
      now -= 5 * Math.log(1 - draws.next());
      const server = Math.floor(3 * draws.next());
      const start = Math.max(now, free[server] ?? 0);
      free[server] = start + 12;
      waited += start - now;
      if (start > now) waits++;
    }
    const seen = waiting({ ...random, ...constantMs(12), capacityRps: 1000 / 12, replicas: 3 }, [200, 0, 0]);
    const mean = (seen?.chance ?? 0) * (seen?.meanMs ?? 0);
    expect(Math.abs(mean / (waited / 600_000) - 1)).toBeLessThan(0.03);
    expect(waits / 600_000).toBeCloseTo(seen?.chance ?? 0, 2);
  });
});

it('a simulated M/M/3 waits as long', () => {
  const random = randomFrom(5);
  const free = [0, 0, 0];
  const waits: number[] = [];
  let now = 0;
  for (let request = 0; request < 600_000; request++) {
    now -= 5 * Math.log(1 - random.next());
    const server = free.indexOf(Math.min(...free));
    const start = Math.max(now, free[server] ?? 0);
    free[server] = start - 12 * Math.log(1 - random.next());
    waits.push(start - now);
  }
  const latencyMs = { p50: 10, p99: 10 * Math.exp(2.32635 * Math.sqrt(Math.log(2))) };
  const seen = waiting({ capacityRps: 1000 / 12, replicas: 3, latencyMs, discipline: 'shared' }, [200, 0, 0]);
  const mean = waits.reduce((all, wait) => all + wait, 0) / waits.length;
  expect(Math.abs(((seen?.chance ?? 0) * (seen?.meanMs ?? 0)) / mean - 1)).toBeLessThan(0.03);
  expect(waits.filter((wait) => wait > 0).length / waits.length).toBeCloseTo(seen?.chance ?? 0, 2);
});

describe('a journey under load', () => {
  const latencyMs = { p50: 5, p99: 40 };
  const latencyAt = (requestsPerSecond: number, settings: Settings = {}) =>
    estimate(
      diagramOf({
        components: {
          a: service(1),
          b: service(1, { latencyMs, capacityRps: 100, replicas: 2, discipline: 'shared', ...settings }),
        },
        connections: wires('a>b'),
        journeys: { j: { entry: 'a', requestsPerSecond } },
      }),
    ).journeys.get('j')?.latencyMs;

  it('takes its work and the wait before it', () => {
    const wait = waiting({ latencyMs, capacityRps: 100, replicas: 2, discipline: 'shared' }, [180, 0, 0]);
    const workMean = meanOf(lognormal(latencyMs)) ?? 0;
    expect(wait?.chance).toBeCloseTo(0.852632, 6);
    const expected = workMean + (wait?.chance ?? 0) * (wait?.meanMs ?? 0);
    expect(latencyAt(180)?.mean).toBeCloseTo(expected, 9);
    expect(latencyAt(0)?.p99).toBeCloseTo(40, 1);
  });

  it('is never slower with more replicas or capacity, and has no bound from saturation on', () => {
    for (const rate of [20, 100, 150, 190, 199]) {
      const p99 = latencyAt(rate)?.p99 ?? 0;
      for (const more of [{ replicas: 3 }, { replicas: 10 }, { capacityRps: 110 }, { shards: 2 }]) {
        expect(latencyAt(rate, more)?.p99 ?? Infinity).toBeLessThanOrEqual(p99 * (1 + 1e-9));
      }
    }
    expect(latencyAt(200)).toMatchObject({ mean: null, p50: null });
  });

  it('look-ups and enqueues wait at their target too; each journey alone under its own load', () => {
    const queue = part('message-queue', 1, { capacityRps: 100, ...constantMs(1) });
    const seen = estimate(
      diagramOf({
        components: { a: service(1), q: queue },
        connections: { m: wire('a', 'q') },
        journeys: { j: { entry: 'a', requestsPerSecond: 50 }, k: { entry: 'a', requestsPerSecond: 30 } },
      }),
    );
    expect(seen.journeys.get('j')?.latencyMs.mean).toBeCloseTo(1 + (0.8 * 0.5 * 1000) / 20, 9);
    expect(seen.journeys.get('j')?.components.get('a')?.latencyMs.mean).toBeCloseTo(1 + 0.5 * 10, 9);
    expect(seen.connections.get('m')?.latencyMs.mean).toBeCloseTo(1 + 20, 9);
  });
});
