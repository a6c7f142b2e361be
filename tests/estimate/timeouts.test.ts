/** Timeouts, retries and hedges in whole diagrams: who gives up, what that costs in load, and what it must not change. */
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import type { Component, Connection } from '../../src/model/diagram';
import type { Parts } from './documents';
import { constantMs, diagramOf, how, part, service, wire, wires } from './documents';
import { randomDiagram } from './reference/randomDiagram';

const at = (parts: Parts, requestsPerSecond = 100) =>
  estimate(diagramOf({ journeys: { j: { entry: 'a', requestsPerSecond } }, ...parts }));
const journeyOf = (parts: Parts, requestsPerSecond = 100) => at(parts, requestsPerSecond).journeys.get('j');

/** b takes 10 ms in four of five requests, 100 ms in the others. */
const slowAtTimes = (settings: Component['settings'], up = 1): Parts['components'] => ({
  a: service(1, settings ?? {}),
  b: service(up, { calls: [how('shard', ['b>f', 'b>s'], { weights: [4, 1] })] }),
  f: service(1, constantMs(10)),
  s: service(1, constantMs(100)),
  c: service(up, constantMs(7)),
});
const inside = wires('b>f', 'b>s');

describe('a request times out', () => {
  it('if a call it needs gives up; optional ones only take their time', () => {
    const parts = (more: Partial<Connection>): Parts => ({
      components: slowAtTimes({}, 0.9),
      connections: { ...inside, 'a>b': wire('a', 'b', { timeoutMs: 50, ...more }), ...wires('a>c') },
    });
    const needed = journeyOf(parts({}));
    expect(needed?.timedOut).toBeCloseTo(0.2, 12);
    expect(needed?.latencyMs).toMatchObject({ p50: 17, p99: 17 });
    expect(needed?.availability).toBeCloseTo(0.81, 12);
    expect(needed?.successRate).toBeCloseTo(0.81 * 0.8, 12);
    const optional = journeyOf(parts({ optional: true }));
    expect(optional?.timedOut).toBe(0);
    expect(optional?.latencyMs.mean).toBeCloseTo(7 + 0.72 * 10 + 0.28 * 50, 9);
    const retried = journeyOf(parts({ optional: true, retries: { max: 1, backoffMs: 4 } }));
    expect(retried?.latencyMs.mean).toBeCloseTo(7 + 0.9 * (0.8 * 10 + 0.16 * 64 + 0.04 * 104) + 0.1 * 50, 9);
  });

  it('whichever call of several it is, made by chance or not', () => {
    const calls = (kind: 'sequence' | 'parallel', probability: number) => {
      const late = { timeoutMs: 50, probability };
      return journeyOf({
        components: slowAtTimes({ calls: [how(kind, ['x', 'y'])] }),
        connections: { ...inside, x: wire('a', 'b', late), y: wire('a', 'b', late) },
      })?.timedOut;
    };
    expect(calls('sequence', 1)).toBeCloseTo(0.36, 12);
    expect(calls('parallel', 1)).toBeCloseTo(0.36, 12);
    expect(calls('sequence', 0.5)).toBeCloseTo(1 - 0.9 ** 2, 12);
  });

  it('unless another one answers: a failover goes on, a quorum does without, a balancer does not know', () => {
    const group = (calls: ReturnType<typeof how>) =>
      journeyOf({
        components: slowAtTimes({ calls: [calls] }, 0.9),
        connections: { ...inside, 'a>b': wire('a', 'b', { timeoutMs: 50 }), 'a>c': wire('a', 'c') },
      });
    const [failover, quorum, balance] = [
      group(how('failover', ['a>b', 'a>c'])),
      group(how('quorum', ['a>b', 'a>c'], { need: 1 })),
      group(how('balance', ['a>b', 'a>c'])),
    ];
    for (const seen of [failover, quorum, balance]) expect(seen?.availability).toBeCloseTo(0.99, 12);
    const answered = 1 - (1 - 0.72) * 0.1;
    expect(failover?.timedOut).toBeCloseTo(1 - answered / 0.99, 12);
    expect(failover?.latencyMs.mean).toBeCloseTo((0.72 * 10 + 0.28 * 0.9 * 57) / answered, 9);
    expect(quorum?.timedOut).toBeCloseTo(1 - answered / 0.99, 12);
    expect(balance?.timedOut).toBeCloseTo(0.1, 12);
  });

  it('a look-up that times out is a miss', () => {
    const look = { timeoutMs: 2 };
    const slow = (ms: number): Parts => ({
      components: {
        a: service(1, { calls: [how('cache', ['a>k', 'a>c'])] }),
        k: part('cache', 1, { hitRatio: 0.9, ...constantMs(ms) }),
        c: service(1, constantMs(7)),
      },
      connections: { 'a>k': wire('a', 'k', look), 'a>c': wire('a', 'c') },
    });
    expect(journeyOf(slow(1))).toMatchObject({ timedOut: 0, latencyMs: { p50: 1, p99: 8 } });
    expect(journeyOf(slow(5))).toMatchObject({ timedOut: 0, latencyMs: { mean: 9, p50: 9, p99: 9 } });
    expect(at(slow(5)).components.get('c')?.requestsPerSecond).toBeCloseTo(100, 9);
  });

  it('always, where what it waits for is overloaded', () => {
    const journey = journeyOf({
      components: { a: service(1), b: service(1, { capacityRps: 50 }) },
      connections: { c: wire('a', 'b', { timeoutMs: 1000 }) },
    });
    expect(journey).toMatchObject({ timedOut: 1, successRate: 0, latencyMs: { mean: null, p50: null } });
    expect(journey?.availability).toBe(1);
  });
});

describe('timeouts and load', () => {
  it('attempts, hedges and what stands in for those that give up arrive', () => {
    const calls = (more: Partial<Connection>, kind: 'sequence' | 'failover' = 'sequence') => {
      const seen = at({
        components: slowAtTimes({ calls: [how(kind, ['a>b', 'a>c'])] }),
        connections: { ...inside, 'a>b': wire('a', 'b', more), 'a>c': wire('a', 'c') },
      });
      return ['b', 'c'].map((id) => seen.components.get(id)?.requestsPerSecond ?? 0);
    };
    const close = (actual: number[], expected: number[]) =>
      actual.forEach((rate, index) => {
        expect(rate).toBeCloseTo(expected[index] ?? Number.NaN, 6);
      });
    close(calls({ timeoutMs: 50 }), [100, 100]);
    close(calls({ timeoutMs: 50, retries: { max: 2 } }), [124, 100]);
    close(calls({ timeoutMs: 50, retries: { max: 2 }, timesPerRequest: 2 }), [248, 100]);
    close(calls({ hedgeAfterMs: 50 }), [120, 100]);
    close(calls({ timeoutMs: 50, retries: { max: 1 } }, 'failover'), [120, 4]);
  });

  const loaded = (capacityRps: number, retries: number, timeoutMs = 40): Parts => ({
    components: { a: service(1), b: service(1, { capacityRps, latencyMs: { p50: 5, p99: 20 } }) },
    connections: { c: wire('a', 'b', { timeoutMs, retries: { max: retries } }) },
  });

  it('settle where load and waiting agree', () => {
    const seen = at(loaded(180, 2));
    const [b, journey] = [seen.components.get('b'), seen.journeys.get('j')];
    const rate = b?.requestsPerSecond ?? 0;
    expect(rate).toBeGreaterThan(101);
    expect(b?.utilization).toBeCloseTo(rate / 180, 12);
    // Given that load, without retries: the chance that an attempt is late.
    const once = at(loaded(180, 0), rate).journeys.get('j')?.timedOut ?? 0;
    expect(rate).toBeCloseTo(100 * (1 + once + once ** 2), 3);
    expect(journey?.timedOut).toBeCloseTo(once ** 3, 5);
    expect(journey?.maxRequestsPerSecond).toBeCloseTo(180, 1);
  });

  it('grow to overload where retries feed on themselves', () => {
    const calm = at(loaded(130, 0));
    expect(calm.components.get('b')?.utilization).toBeCloseTo(100 / 130, 9);
    const storm = at(loaded(130, 3));
    expect(storm.components.get('b')?.utilization).toBeCloseTo(400 / 130, 6);
    expect(storm.journeys.get('j')).toMatchObject({ timedOut: 1, successRate: 0, latencyMs: { p50: null } });
    expect(storm.journeys.get('j')?.availability).toBe(1);
  });

  it('more capacity never costs success, nor a slower answer once it succeeds', () => {
    for (const retries of [0, 1, 3]) {
      let before = { success: 0, p99: Infinity };
      for (const capacity of [80, 99, 101, 110, 120, 130, 140, 150, 170, 200, 260, 400, 1000]) {
        const journey = journeyOf(loaded(capacity, retries));
        const now = { success: journey?.successRate ?? 0, p99: journey?.latencyMs.p99 ?? Infinity };
        expect(now.success, `${retries}, ${capacity}`).toBeGreaterThanOrEqual(before.success - 1e-6);
        expect(now.p99, `${retries}, ${capacity}`).toBeLessThanOrEqual(before.p99 * 1.001);
        before = now;
      }
      expect(before.success).toBeGreaterThan(0.999);
    }
  });
});

it('availability knows no time: on random diagrams timeouts, retries of them and hedges change nothing in it', () => {
  for (let seed = 0; seed < 60; seed++) {
    const { diagram } = randomDiagram(seed);
    const hurried = new Map(
      [...diagram.connections].map(([id, connection], index): [string, Connection] => [
        id,
        { ...connection, timeoutMs: 5 + 40 * (index % 4), ...(index % 3 === 0 ? { hedgeAfterMs: 20 } : {}) },
      ]),
    );
    const [before, after] = [estimate(diagram), estimate({ ...diagram, connections: hurried })];
    for (const [id, journey] of before.journeys) {
      const seen = after.journeys.get(id);
      expect(seen?.availability, `seed ${seed}`).toBe(journey.availability);
      expect(seen?.fullFunctionAvailability).toBe(journey.fullFunctionAvailability);
      expect(seen?.singlePointsOfFailure).toEqual(journey.singlePointsOfFailure);
      expect(seen?.timedOut).toBeGreaterThanOrEqual(0);
      expect(seen?.timedOut).toBeLessThanOrEqual(1);
      for (const key of ['p50', 'p95', 'p99', 'mean'] as const) {
        expect(seen?.latencyMs[key] ?? 0, `seed ${seed} ${key}`).toBeGreaterThanOrEqual(0);
      }
    }
    for (const [id, { availability }] of before.components) {
      expect(after.components.get(id)?.availability).toBe(availability);
    }
  }
}, 30_000);
