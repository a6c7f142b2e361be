import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { estimateRanges, type Uncertainty } from '../../src/estimate/ranges';
import type { Component, Connection, Diagram, LatencyMs } from '../../src/model/diagram';
import type { LowLikelyHigh } from '../../src/model/ranged';
import { arbitraryDiagram } from '../support/arbitraryDiagram';
import { inFull } from '../support/inFull';
import { diagramOf, part, service, wire, wires, zone } from './documents';

const range = <T>(low: T, likely: T, high: T): LowLikelyHigh<T> => ({ low, likely, high });
const exactly = <T>(value: T) => range(value, value, value);

/** A user, a service, a store in a zone: every number of it stated, `settings` those of the service. */
const small = (settings: Component['settings'], connection: Partial<Connection> = {}): Diagram =>
  diagramOf({
    components: {
      user: part('client', 1),
      api: { ...service(0.99), settings: { ...service(0.99).settings, ...settings } },
      db: part('sql-database', 0.999, { latencyMs: { p50: 1, p99: 15 }, capacityRps: 500 }, ['z']),
    },
    connections: { in: wire('user', 'api', connection), 'api>db': wire('api', 'db') },
    groups: { z: zone(0.9995) },
    journeys: { j: { entry: 'user', requestsPerSecond: 100 } },
  });

const of = (diagram: Diagram, options = {}): Uncertainty => {
  const made = estimateRanges(diagram, options);
  if (!made) throw new Error('there is no range');
  return made;
};
const journey = (made: Uncertainty) => {
  const found = made.journeys.get('j');
  if (!found) throw new Error('there is no journey');
  return found;
};

describe('ranges of inputs', () => {
  it('are none where every input is one number', () => {
    expect(estimateRanges(small({}))).toBeNull();
  });

  it('leave the numbers those of the likely values, whatever the setting', () => {
    const latency: LatencyMs = { p50: 8, p99: 80 };
    const wide = range({ p50: 1, p99: 10 }, latency, { p50: 30, p99: 300 });
    const ranged: Diagram = {
      ...diagramOf({
        components: {
          user: part('client', 1),
          api: service(0.9, {
            availability: range(0.9, 0.99, 1),
            commonCause: range(0, 0.1, 0.5),
            capacityRps: range(10, 300, 400),
            latencyMs: wide,
            replicas: 3,
          }),
          cache: part('cache', 0.99, { hitRatio: range(0.1, 0.8, 0.9) }),
          db: part('sql-database', 0.99, { read: { latencyMs: wide, capacityRps: range(1, 900, 1000) } }),
        },
        connections: {
          in: wire('user', 'api', {
            latencyMs: wide,
            availability: range(0.9, 0.99, 1),
            errorRate: range(0, 0.1, 0.2),
          }),
          'api>cache': wire('api', 'cache', { probability: range(0.2, 0.5, 1) }),
          'cache>db': wire('cache', 'db', { operation: 'read' }),
        },
        journeys: { j: { entry: 'user', requestsPerSecond: range(1, 100, 1000) } },
        groups: { z: { type: 'zone', settings: { availability: range(0.9, 0.99, 1) } } },
      }),
    };
    const plain = new Map(
      [...ranged.components].map(([id, it]) => [id, JSON.parse(withLikely(JSON.stringify(it)))]),
    );
    const alone: Diagram = {
      ...ranged,
      components: plain,
      connections: new Map(
        [...ranged.connections].map(([id, it]) => [id, JSON.parse(withLikely(JSON.stringify(it)))]),
      ),
      groups: new Map([['z', zone(0.99)]]),
      journeys: new Map([['j', { entry: 'user', requestsPerSecond: 100 }]]),
    };
    expect(inFull(estimate(ranged))).toEqual(inFull(estimate(alone)));
    expect(of(ranged, { samples: 4 }).inputs).toBe(13);
  });

  it('that are no wider than a point give exactly its number', () => {
    const ranged = small(
      { availability: exactly(0.987654321), latencyMs: exactly({ p50: 7, p99: 71 }) },
      { errorRate: exactly(0.01) },
    );
    const { journeys } = estimate(
      small({ availability: 0.987654321, latencyMs: { p50: 7, p99: 71 } }, { errorRate: 0.01 }),
    );
    const answer = journeys.get('j');
    const made = journey(of(ranged, { samples: 20 }));
    expect(made.availability).toEqual(exactly(answer?.availability));
    expect(made.unavailability).toEqual(exactly(answer?.unavailability));
    expect(made.downtimeSecondsPerYear).toEqual(exactly(answer?.downtimeSecondsPerYear));
    expect(made.latencyMs.p99).toEqual(exactly(answer?.latencyMs.p99));
    expect(made.successRate).toEqual(exactly(answer?.successRate));
    expect(made.maxRequestsPerSecond).toEqual(exactly(answer?.maxRequestsPerSecond));
    expect(made.availabilityBounds).toEqual([answer?.availability, answer?.availability]);
  });

  it('of one input show the middle nine tenths of a triangle', () => {
    const alone = diagramOf({
      components: { api: service(1, { availability: range(0.9, 0.98, 1) }) },
      journeys: { j: { entry: 'api' } },
    });
    const { availability } = journey(of(alone, { samples: 2000 }));
    // F⁻¹(0.05) = low + √(0.05 · width · (likely − low)); F⁻¹(0.95) = high − √(0.05 · width · (high − likely)).
    expect(availability.low).toBeCloseTo(0.9 + Math.sqrt(0.05 * 0.1 * 0.08), 3);
    expect(availability.high).toBeCloseTo(1 - Math.sqrt(0.05 * 0.1 * 0.02), 3);
    expect(availability.likely).toBe(0.98);
  });

  it('of many inputs partly cancel: the spread of a sum is less than the sum of the spreads', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const chain = diagramOf({
      components: Object.fromEntries(
        ids.map((id) => [id, service(1, { availability: range(0.98, 0.99, 1) })]),
      ),
      connections: wires('a>b', 'b>c', 'c>d', 'd>e', 'e>f'),
      journeys: { j: { entry: 'a' } },
    });
    const { availability, availabilityBounds } = journey(of(chain));
    expect(availabilityBounds).toEqual([expect.closeTo(0.98 ** 6, 12), 1]);
    const [worst = 0, best = 0] = availabilityBounds ?? [];
    expect(availability.high - availability.low).toBeLessThan((best - worst) / 2);
    // Six triangles of standard deviation 0.01/√6: the sum has 0.01, its middle nine tenths ±1.645 of that.
    expect(availability.low).toBeCloseTo(0.9415 - 0.01645 * 0.95, 2);
  });

  it('say null where nothing bounds the answer in more than one sample of twenty', () => {
    const overloadedAtTimes = small({ latencyMs: { p50: 5, p99: 50 }, capacityRps: range(50, 150, 400) });
    const { latencyMs, maxRequestsPerSecond } = journey(of(overloadedAtTimes));
    expect(latencyMs.p99.low).toBeGreaterThan(0);
    expect(latencyMs.p99.high).toBeNull();
    expect(maxRequestsPerSecond.low).toBeLessThan(100);
    const unlimited = diagramOf({
      components: {
        api: service(1, { latencyMs: range({ p50: 1, p99: 2 }, { p50: 2, p99: 3 }, { p50: 3, p99: 4 }) }),
      },
      journeys: { j: { entry: 'api' } },
    });
    expect(journey(of(unlimited)).maxRequestsPerSecond).toEqual(exactly(null));
  });

  it('know no sure bounds where more may be better or worse', () => {
    expect(journey(of(small({ availability: range(0.9, 0.99, 1) }))).availabilityBounds).toHaveLength(2);
    expect(journey(of(small({ commonCause: range(0, 0.1, 0.2) }))).availabilityBounds).toBeUndefined();
    expect(journey(of(small({}, { probability: range(0, 0.1, 0.2) }))).availabilityBounds).toBeUndefined();
  });

  it('give the same for the same seed, and about the same for another', () => {
    const ranged = small({
      availability: range(0.9, 0.97, 1),
      latencyMs: range({ p50: 1, p99: 9 }, { p50: 2, p99: 30 }, { p50: 9, p99: 90 }),
    });
    const first = of(ranged, { seed: 7 });
    expect(of(ranged, { seed: 7 })).toEqual(first);
    const other = of(ranged, { seed: 8 });
    expect(other).not.toEqual({ ...first, seed: 8 });
    expect(journey(other).availability.low).toBeCloseTo(journey(first).availability.low, 2);
    expect((journey(other).latencyMs.p99.high ?? 0) / (journey(first).latencyMs.p99.high ?? 1)).toBeCloseTo(
      1,
      1,
    );
  });

  it('answer for parts where asked', () => {
    const ranged = small({ availability: range(0.9, 0.97, 1) });
    expect(of(ranged).components.size).toBe(0);
    const made = of(ranged, { parts: true, samples: 20 });
    expect([...made.components.keys()]).toEqual(['user', 'api', 'db']);
    expect([...journey(made).connections.keys()]).toEqual(['in', 'api>db']);
    expect(made.components.get('db')?.availability).toEqual(exactly(0.999 * 0.9995));
    expect(made.connections.get('in')?.availability.low).toBeLessThan(0.96);
  });

  it('never lead outside the sure bounds, and bounds enclose the likely answer', () => {
    const sure = fc.record({
      diagram: arbitraryDiagram,
      around: fc.array(
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
        {
          minLength: 4,
          maxLength: 4,
        },
      ),
    });
    fc.assert(
      fc.property(sure, ({ diagram, around }) => {
        const made = estimateRanges(widened(diagram, around), { samples: 5 });
        for (const it of made?.journeys.values() ?? []) {
          const [worst, best] = it.availabilityBounds ?? [1, 0];
          for (const value of [it.availability.low, it.availability.likely, it.availability.high]) {
            expect(value).toBeGreaterThanOrEqual(worst - 1e-12);
            expect(value).toBeLessThanOrEqual(best + 1e-12);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** Every range in a record's JSON replaced by its likely value. */
const withLikely = (json: string): string =>
  JSON.stringify(
    JSON.parse(json, (_, value) =>
      value && typeof value === 'object' && 'likely' in value ? value.likely : value,
    ),
  );

type Around = readonly (readonly [number, number])[];

/** Availabilities, capacities, error rates, loads as ranges around what they were. */
function widened(diagram: Diagram, around: Around): Diagram {
  const about = (value: number, index: number, most: number): LowLikelyHigh<number> => {
    const [down, up] = around[index % around.length] ?? [0, 0];
    return { low: value * (1 - down), likely: value, high: value + (most - value) * up };
  };
  return {
    ...diagram,
    components: new Map(
      [...diagram.components].map(([id, it], index) => [
        id,
        {
          ...it,
          settings: {
            ...it.settings,
            availability: about(0.9, index, 1),
            capacityRps: about(100, index, 1000),
          },
        },
      ]),
    ),
    connections: new Map(
      [...diagram.connections].map(([id, it], index) => [id, { ...it, errorRate: about(0.1, index, 1) }]),
    ),
    journeys: new Map(
      [...diagram.journeys].map(([id, it], index) => [
        id,
        { ...it, requestsPerSecond: about(200, index, 900) },
      ]),
    ),
  };
}
