/** Where computing peers go wrong, by name: each a diagram whose usual answer is not the right one. */
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { formatAvailability } from '../../src/shared/formatNumbers';
import type { Parts } from './documents';
import { constantMs, diagramOf, how, part, service, wires } from './documents';

const journeyOf = (parts: Parts) =>
  estimate(diagramOf({ ...parts, journeys: { j: { entry: 'lb', requestsPerSecond: 100 } } })).journeys.get(
    'j',
  );

const twoApps = (database: number): Parts => ({
  components: {
    lb: part('load-balancer', 0.9999),
    a: service(0.995, constantMs(10)),
    b: service(0.995, constantMs(10)),
    db: service(database),
  },
  connections: wires('lb>a', 'lb>b', 'a>db', 'b>db'),
});

describe('mistakes of peers', () => {
  it('multiplies along the one longest path', () => {
    expect(journeyOf(twoApps(0.999))?.availability).toBeCloseTo(0.998875, 6);
  });

  it('skips a database that is down, and availability rises', () => {
    expect(journeyOf(twoApps(0))?.availability).toBe(0);
  });

  it('repeats a shared database over the branches of a tree', () => {
    const parts: Parts = {
      components: {
        lb: part('load-balancer', 0.9999),
        a: service(0.9995),
        b: service(0.9995),
        db: service(0.99995),
      },
      connections: wires('lb>a', 'lb>b', 'a>db', 'b>db'),
    };
    expect(journeyOf(parts)?.availability).toBeCloseTo(0.9998498, 7);
  });

  it('lets availability fall when a redundant server is added', () => {
    const one: Parts = { ...twoApps(0.999), connections: wires('lb>a', 'a>db') };
    const [before, after] = [journeyOf(one), journeyOf(twoApps(0.999))];
    expect(after?.availability ?? 0).toBeGreaterThan(before?.availability ?? 1);
  });

  it('sends accumulated traffic again over every incoming connection', () => {
    const parts = twoApps(0.999);
    const withX: Parts = {
      components: { ...parts.components, x: service(1) },
      connections: { ...parts.connections, ...wires('db>x') },
    };
    expect(journeyOf(withX)?.components.get('x')?.requestsPerSecond).toBeCloseTo(100, 9);
  });

  it('adds every node to the latency, replicas too', () => {
    expect(journeyOf(twoApps(1))?.latencyMs).toMatchObject({ p50: 10, p99: 10 });
  });

  it('adds percentiles along a path', () => {
    const latencyMs = { p50: 10, p99: 47.29 };
    const ids = ['lb', 'b', 'c', 'd', 'e'];
    const parts = {
      components: Object.fromEntries(ids.map((id) => [id, service(1, { latencyMs })])),
      connections: wires('lb>b', 'b>c', 'c>d', 'd>e'),
    };
    const seen = journeyOf(parts)?.latencyMs;
    // Not 150 and 50.
    expect(Math.abs((seen?.p95 ?? 0) / 101.3 - 1)).toBeLessThan(0.01);
    expect(Math.abs((seen?.p50 ?? 0) / 59.1 - 1)).toBeLessThan(0.01);
  });

  it('lets redundancy take the tail away', () => {
    const slow = service(1, { latencyMs: { p50: 10, p99: 100 } });
    const parts: Parts = {
      components: { lb: part('load-balancer', 1), a: slow, b: slow },
      connections: wires('lb>a', 'lb>b'),
    };
    const seen = journeyOf(parts)?.latencyMs;
    expect(seen?.p50 ?? 0).toBeCloseTo(10, 1);
    expect(seen?.p99 ?? 0).toBeGreaterThan(99);
  });

  it('takes replicas that share a cause for independent', () => {
    const parts = { components: { lb: service(0.995, { replicas: 2, commonCause: 0.1 }) } };
    expect((journeyOf(parts)?.unavailability ?? 0) / 5.2024e-4).toBeCloseTo(1, 4);
  });

  it('shows 100 % for anything above 99.995 %', () => {
    const journey = journeyOf({ components: { lb: service(0.999967) } });
    expect(formatAvailability(journey?.availability ?? 1, journey?.unavailability)).toBe('99.9967 %');
  });

  it('counts a failover target as load', () => {
    const lb = service(1, { calls: [how('failover', ['lb>a', 'lb>b'])] });
    const parts = twoApps(0.999);
    const seen = journeyOf({ ...parts, components: { ...parts.components, lb } });
    expect(seen?.components.get('b')?.requestsPerSecond).toBe(0);
  });
});
