/** Circuit breakers: what they let through, what that spares whom, and what they must not change. */
import { describe, expect, it } from 'vitest';
import { breakerOf } from '../../src/catalog/breaker';
import { estimate } from '../../src/estimate/estimate';
import { letThrough } from '../../src/estimate/latency/letThrough';
import type { CircuitBreaker, Connection } from '../../src/model/diagram';
import type { Parts } from './documents';
import { constantMs, diagramOf, how, part, service, wire, wires } from './documents';
import { randomFrom } from './reference/random';
import { randomDiagram } from './reference/randomDiagram';

const at = (parts: Parts, requestsPerSecond = 100) =>
  estimate(diagramOf({ journeys: { j: { entry: 'a', requestsPerSecond } }, ...parts }));
const journeyOf = (parts: Parts, requestsPerSecond = 100) => at(parts, requestsPerSecond).journeys.get('j');

const breaker = (set: CircuitBreaker | boolean = true) => {
  const found = breakerOf({ circuitBreaker: set });
  if (!found) throw new Error('There is one.');
  return found;
};

describe('the share a breaker lets through', () => {
  it('is all up to its threshold, then falls with what fails, to nothing', () => {
    expect([0, 0.3, 0.5].map((fails) => letThrough(breaker(), fails))).toEqual([1, 1, 1]);
    expect(letThrough(breaker(), 0.6)).toBeCloseTo((10 * 0.4) / (10 * 0.4 + 5), 12);
    expect(letThrough(breaker(), 1)).toBe(0);
    expect(letThrough(breaker({ openSeconds: 0 }), 0.9)).toBe(1);
    expect(letThrough(breaker({ windowSeconds: 0 }), 0.9)).toBe(0);
    expect(letThrough(breaker({ openAfterErrorShare: 1 }), 1)).toBe(1);
    expect(letThrough(breaker({ openAfterErrorShare: 0 }), 1e-9)).toBeLessThan(1);
  });

  it('has defaults, and none where there is none', () => {
    expect(breaker()).toEqual({ openAfterErrorShare: 0.5, windowSeconds: 10, openSeconds: 5 });
    expect(breaker({ openSeconds: 30 })).toEqual({
      openAfterErrorShare: 0.5,
      windowSeconds: 10,
      openSeconds: 30,
    });
    expect([breakerOf({}), breakerOf({ circuitBreaker: false })]).toEqual([null, null]);
  });

  it.each([0.3, 0.6, 0.8, 0.95])('is that of one simulated call by call where %f fails', (fails) => {
    const random = randomFrom(17);
    const perSecond = 200;
    let [through, calls, now] = [0, 0, 0];
    let window: { until: number; made: number; failed: number } | null = { until: 10, made: 0, failed: 0 };
    let probeAt = 0;
    while (now < 60_000) {
      now += 1 / perSecond;
      calls++;
      if (!window) {
        if (now < probeAt) continue;
        if (random.chance(fails)) probeAt = now + 5;
        else window = { until: now + 10, made: 0, failed: 0 };
        continue;
      }
      through++;
      window.made++;
      if (random.chance(fails)) window.failed++;
      if (now < window.until) continue;
      if (window.failed / window.made > 0.5) {
        window = null;
        probeAt = now + 5;
      } else window = { until: now + 10, made: 0, failed: 0 };
    }
    expect(Math.abs(through / calls - letThrough(breaker(), fails))).toBeLessThan(0.02);
  });
});

describe('calls it refuses', () => {
  const failing = (more: Partial<Connection> = {}): Parts => ({
    components: { a: service(1), b: service(1, constantMs(10)) },
    connections: { c: wire('a', 'b', { errorRate: 0.6, circuitBreaker: true, ...more }) },
  });

  it('are late, not unavailable, and reach nobody', () => {
    const seen = at(failing());
    expect(seen.journeys.get('j')?.availability).toBeCloseTo(0.4, 12);
    expect(seen.journeys.get('j')?.timedOut).toBeCloseTo(5 / 9, 9);
    expect(seen.components.get('b')?.requestsPerSecond).toBeCloseTo((100 * 4) / 9, 6);
    expect(seen.journeys.get('j')?.latencyMs.mean).toBeCloseTo(10, 9);
  });

  it('are not retried; several for one request are refused together', () => {
    const seen = at(failing({ retries: { max: 1 }, timesPerRequest: 3 }));
    expect(seen.journeys.get('j')?.timedOut).toBeCloseTo(5 / 9, 9);
    expect(seen.components.get('b')?.requestsPerSecond).toBeCloseTo(((100 * 4) / 9) * 3 * 1.6, 6);
  });

  it('are so with no load too, where only errors are counted', () => {
    const seen = at({ ...failing(), journeys: { j: { entry: 'a' } } });
    expect(seen.journeys.get('j')?.timedOut).toBeCloseTo(5 / 9, 9);
  });

  const slow = (calls: ReturnType<typeof how>, more: Partial<Connection>, up = 1): Parts => ({
    components: {
      a: service(1, { calls: [calls] }),
      b: part('cache', up, { hitRatio: 0.9, ...constantMs(more.timeoutMs ? 100 : 10) }),
      c: service(1, constantMs(7)),
    },
    connections: { 'a>b': wire('a', 'b', more), 'a>c': wire('a', 'c') },
  });

  it('go to the next, to the store, or are done without at once', () => {
    const late = { timeoutMs: 50 };
    const guarded = { ...late, circuitBreaker: true };
    for (const kind of ['failover', 'cache'] as const) {
      const calls = how(kind, ['a>b', 'a>c']);
      expect(journeyOf(slow(calls, late))?.latencyMs.mean, kind).toBeCloseTo(57, 6);
      expect(journeyOf(slow(calls, guarded))?.latencyMs.mean, kind).toBeCloseTo(7, 3);
      expect(journeyOf(slow(calls, guarded))?.timedOut, kind).toBe(0);
    }
    const quorum = how('quorum', ['a>b', 'a>c'], { need: 1 });
    expect(journeyOf(slow(quorum, guarded))?.latencyMs.mean).toBeCloseTo(7, 3);
    const optional = slow(how('sequence', ['a>b', 'a>c']), { ...guarded, optional: true });
    expect(journeyOf(optional)?.latencyMs.mean).toBeCloseTo(7, 3);
  });

  it('a target that is down is stepped over at once, an error after the timeout as before', () => {
    const of = (more: Partial<Connection>) =>
      journeyOf({
        components: {
          a: service(1, { calls: [how('failover', ['a>b', 'a>c'])] }),
          b: service(0.9, constantMs(10)),
          c: service(1, constantMs(7)),
        },
        connections: { 'a>b': wire('a', 'b', { timeoutMs: 50, ...more }), 'a>c': wire('a', 'c') },
      })?.latencyMs.mean;
    expect(of({})).toBeCloseTo(0.9 * 10 + 0.1 * 57, 9);
    expect(of({ circuitBreaker: true })).toBeCloseTo(0.9 * 10 + 0.1 * 7, 9);
    const errors = of({ circuitBreaker: true, errorRate: 0.2 });
    expect(errors).toBeCloseTo(0.72 * 10 + 0.18 * 57 + 0.1 * 7, 9);
  });
});

describe('under load', () => {
  const work = { latencyMs: { p50: 5, p99: 20 } };
  const loaded = (
    capacityRps: number,
    max: number,
    circuitBreaker: Connection['circuitBreaker'] = false,
  ): Parts => ({
    components: { a: service(1), b: service(1, { capacityRps, ...work }) },
    connections: { c: wire('a', 'b', { timeoutMs: 40, retries: { max }, circuitBreaker }) },
  });
  const numbers = (parts: Parts, requestsPerSecond = 100) => {
    const seen = at(parts, requestsPerSecond);
    const { requestsPerSecond: load = 0, utilization } = seen.components.get('b') ?? {};
    const { timedOut = 1, successRate = 0, availability } = seen.journeys.get('j') ?? {};
    return { load, used: utilization ?? 0, timedOut, successRate, availability };
  };

  it('one that never opens, or is never asked to, changes nothing', () => {
    expect(numbers(loaded(130, 3, { openAfterErrorShare: 1 }))).toEqual(numbers(loaded(130, 3)));
    expect(numbers(loaded(200, 3, true))).toEqual(numbers(loaded(200, 3)));
  });

  it('lets through what fails no more than it bears', () => {
    for (const openAfterErrorShare of [0.1, 0.3, 0.5]) {
      const { load, timedOut, used } = numbers(loaded(80, 0, { openAfterErrorShare, openSeconds: 500 }));
      expect(used).toBeLessThan(1);
      const fails = numbers(loaded(80, 0), load).timedOut;
      expect(Math.abs(fails - openAfterErrorShare), `${openAfterErrorShare}`).toBeLessThan(0.02);
      expect(fails).toBeLessThanOrEqual(openAfterErrorShare + 1e-6);
      expect(1 - timedOut).toBeCloseTo((load / 100) * (1 - fails), 3);
    }
  });

  it('ends a retry storm: most are answered where none were', () => {
    const [storm, guarded] = [numbers(loaded(130, 3)), numbers(loaded(130, 3, true))];
    expect(storm).toMatchObject({ timedOut: 1, successRate: 0 });
    expect(storm.load).toBeCloseTo(400, 6);
    expect(guarded.used).toBeLessThan(0.8);
    expect(guarded.successRate).toBeGreaterThan(0.8);
    expect(guarded.availability).toBe(storm.availability);
  });

  it('never makes what it guards busier, the less so the less it bears', () => {
    for (const capacity of [30, 90, 120, 140]) {
      for (const max of [0, 2]) {
        let before = numbers(loaded(capacity, max)).used * (1 + 1e-9);
        for (const openAfterErrorShare of [0.6, 0.2]) {
          const { used } = numbers(loaded(capacity, max, { openAfterErrorShare }));
          expect(used, `${capacity}, ${max}, ${openAfterErrorShare}`).toBeLessThanOrEqual(before);
          before = used * 1.02;
        }
      }
    }
  });

  it('equal ones in front of one store let equal shares through', () => {
    const guarded = { timeoutMs: 40, circuitBreaker: true };
    const seen = at({
      components: {
        a: part('load-balancer', 1),
        x: service(1),
        y: service(1),
        b: service(1, { capacityRps: 60, ...work }),
      },
      connections: { ...wires('a>x', 'a>y'), 'x>b': wire('x', 'b', guarded), 'y>b': wire('y', 'b', guarded) },
    });
    const [x, y] = ['x>b', 'y>b'].map((id) => seen.connections.get(id)?.requestsPerSecond ?? 0);
    expect(x).toBe(y);
    expect(seen.components.get('b')?.utilization).toBeLessThan(1);
  });

  it('the one next to what fails opens, not those before it', () => {
    const guarded = { timeoutMs: 40, circuitBreaker: true };
    const seen = at({
      components: { a: service(1), m: service(1), b: service(1, { capacityRps: 120, ...work }) },
      connections: {
        'a>m': wire('a', 'm', { ...guarded, timeoutMs: 60 }),
        'm>b': wire('m', 'b', {
          timeoutMs: 40,
          circuitBreaker: { openAfterErrorShare: 0.2, openSeconds: 100 },
        }),
      },
    });
    expect(seen.components.get('m')?.requestsPerSecond).toBeCloseTo(100, 6);
    expect(seen.components.get('b')?.requestsPerSecond).toBeLessThan(99);
  });
});

it('availability knows no breaker: on random diagrams they change nothing in it', () => {
  for (let seed = 0; seed < 5; seed++) {
    const { diagram } = randomDiagram(seed);
    const guarded = new Map(
      [...diagram.connections].map(([id, connection], index): [string, Connection] => [
        id,
        {
          ...connection,
          circuitBreaker: { openAfterErrorShare: 0.2 + 0.1 * (index % 4) },
          timeoutMs: 40 + index,
        },
      ]),
    );
    const [before, after] = [estimate(diagram), estimate({ ...diagram, connections: guarded })];
    for (const [id, journey] of before.journeys) {
      const seen = after.journeys.get(id);
      expect(seen?.availability, `seed ${seed}`).toBe(journey.availability);
      expect(seen?.fullFunctionAvailability).toBe(journey.fullFunctionAvailability);
      expect(seen?.timedOut).toBeGreaterThanOrEqual(0);
      expect(seen?.timedOut).toBeLessThanOrEqual(1);
      expect(seen?.latencyMs.mean ?? 0).toBeGreaterThanOrEqual(0);
    }
  }
}, 60_000);
