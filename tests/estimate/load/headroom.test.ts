/** How much more there may be, and how many replicas that takes: checked by estimating with that load. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import { requiredReplicasAt } from '../../../src/estimate/load/requiredReplicasAt';
import type { Component } from '../../../src/model/diagram';
import { diagramOf, service, wire } from '../documents';

/** Reads and writes of one store over two services, each with its journey; b is behind both. */
const at = (reads: number, writes: number, replicas = 1, more: Readonly<Record<string, Component>> = {}) =>
  estimate(
    diagramOf({
      components: {
        a: service(1, { capacityRps: 1000 }),
        b: service(1, { capacityRps: 700 }),
        c: service(1, { capacityRps: 900 }),
        d: service(1, { replicas, read: { capacityRps: 400 }, write: { capacityRps: 100 } }),
        ...more,
      },
      connections: {
        'a>b': wire('a', 'b'),
        'a>c': wire('a', 'c'),
        read: wire('b', 'd', { operation: 'read' }),
        write: wire('b', 'd', { operation: 'write' }),
        also: wire('c', 'd', { operation: 'write', probability: 0.5 }),
      },
      journeys: {
        reads: { entry: 'a', requestsPerSecond: reads, operation: 'read' },
        writes: { entry: 'a', requestsPerSecond: writes, operation: 'write' },
      },
    }),
  );

const rate = () => fc.double({ min: 1, max: 60, noNaN: true });

describe('headroom', () => {
  it('joins count once, reads and writes each against their own capacity', () => {
    const { components, journeys } = at(80, 20);
    expect(components.get('d')).toMatchObject({ requestsPerSecond: 110, utilization: 0.5 });
    expect(components.get('d')?.headroom).toEqual({ times: 2, requestsPerSecond: 110 });
    expect(journeys.get('reads')?.maxRequestsPerSecond).toBeCloseTo(400, 9);
    expect(journeys.get('writes')?.maxRequestsPerSecond).toBeCloseTo(100 / 1.5, 9);
    expect(journeys.get('reads')?.components.get('d')?.utilization).toBeCloseTo(0.2, 12);
    // Half the store is left: 200 reads more, or 100/1.5/2 writes.
    expect(journeys.get('reads')?.headroom).toMatchObject({ bottleneck: 'd', times: 3.5 });
    expect(journeys.get('reads')?.headroom?.requestsPerSecond).toBeCloseTo(200, 9);
    expect(journeys.get('writes')?.headroom?.requestsPerSecond).toBeCloseTo(100 / 3, 9);
  });

  it('a journey that takes its headroom fills its bottleneck and nothing before', () => {
    fc.assert(
      fc.property(rate(), rate(), (reads, writes) => {
        const { requestsPerSecond, bottleneck } = at(reads, writes).journeys.get('reads')?.headroom ?? {};
        const full = at(reads + (requestsPerSecond ?? 0), writes).components;
        expect(full.get(bottleneck ?? '')?.utilization).toBeCloseTo(1, 9);
        for (const { utilization } of full.values()) expect(utilization ?? 0).toBeLessThan(1 + 1e-9);
      }),
      { numRuns: 25 },
    );
  });

  it('a component’s: times that load it is full', () => {
    fc.assert(
      fc.property(rate(), rate(), (reads, writes) => {
        const times = at(reads, writes).components.get('d')?.headroom?.times ?? Number.NaN;
        expect(at(reads * times, writes * times).components.get('d')?.utilization).toBeCloseTo(1, 9);
      }),
      { numRuns: 25 },
    );
  });

  it('below 1 and negative where it is overloaded; without load what there is; without limit null', () => {
    expect(at(400, 50).components.get('d')?.headroom).toMatchObject({ times: 400 / 700 });
    expect(at(400, 50).journeys.get('reads')?.headroom?.requestsPerSecond).toBeCloseTo(-300, 9);
    const idle = at(0, 0, 1, { c: service(1, { replicas: 3, capacityRps: 50 }) });
    expect(idle.components.get('c')?.headroom).toEqual({ times: null, requestsPerSecond: 150 });
    expect(idle.journeys.get('reads')?.headroom?.times).toBeNull();
    const free = at(5, 5, 1, { c: service(1) });
    expect(free.components.get('c')).toMatchObject({
      headroom: { times: null, requestsPerSecond: null },
      requiredReplicas: null,
    });
  });
});

describe('required replicas', () => {
  it('the least with which utilization stays below the ceiling, at so many times the load', () => {
    fc.assert(
      fc.property(
        rate(),
        rate(),
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0.1, max: 9, noNaN: true }),
        fc.double({ min: 0.2, max: 1, noNaN: true }),
        (reads, writes, replicas, load, ceiling) => {
          const used = at(reads, writes, replicas).components.get('d')?.utilization ?? null;
          const needed = requiredReplicasAt(used, replicas, { load, ceiling }) ?? Number.NaN;
          const then = (count: number): number =>
            at(reads * load, writes * load, count).components.get('d')?.utilization ?? Number.NaN;
          expect(then(needed)).toBeLessThan(ceiling * (1 + 1e-9));
          if (needed > 1) expect(then(needed - 1)).toBeGreaterThanOrEqual(ceiling * (1 - 1e-9));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('full is not below; nothing to limit it, nothing to say; with no load one', () => {
    expect(requiredReplicasAt(1, 3)).toBe(4);
    expect(requiredReplicasAt(0.1 + 0.2, 10, { load: 1, ceiling: 0.3 })).toBe(11);
    expect(requiredReplicasAt(0.5, 2, { load: 3, ceiling: 0.7 })).toBe(5);
    expect(requiredReplicasAt(0, 7)).toBe(1);
    expect(requiredReplicasAt(null, 7)).toBeNull();
    expect(at(400, 50).components.get('d')?.requiredReplicas).toBe(2);
  });
});
