/**
 * A better or added part never lowers what a journey's user gets: on random diagrams, every part that can be made
 * better is, one at a time. And the exceptions docs/estimation.md names, as what they are.
 */
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { count, LONG_MS, say } from '../support/long';
import type { Parts } from './documents';
import { constantMs, diagramOf, how, part, service, wire, wires } from './documents';
import { fileOf } from './reference/diagramOf';
import { lowered, type Tally } from './reference/lowered';
import type { Flavour } from './reference/randomConnections';
import { randomDiagram, seedsOf } from './reference/randomDiagram';
import { shrink } from './reference/shrink';

/** The first diagram that breaks a promise, made small. */
function broken(seeds: readonly number[], flavour: Flavour, tally: Tally): string {
  for (const seed of seeds) {
    const { diagram } = randomDiagram(seed);
    if (lowered(diagram, flavour, tally).length === 0) continue;
    const smallest = shrink(diagram, (smaller) => lowered(smaller, flavour).length > 0);
    return [`seed ${seed}`, ...lowered(smallest, flavour), fileOf(smallest)].join('\n');
  }
  return '';
}

describe('a better or added part never lowers what is promised', () => {
  it.each([
    ['under load', 'loaded', [25, 3000]],
    ['with timeouts', 'timed', [20, 1500]],
    ['under load and with timeouts', 'both', [3, 500]],
  ] as const)(
    '%s',
    (name, flavour, [usual, long]) => {
      const tally: Tally = new Map();
      const seeds = seedsOf(flavour, count(usual, long));
      expect(broken(seeds, flavour, tally)).toBe('');
      say(`Better parts never lower what is promised ${name}: ${seeds.length} diagrams.`);
      say(JSON.stringify([...tally]));
      for (const promise of ['availability', 'served', 'success'])
        expect(tally.get(`${promise}: latency`)).toBeGreaterThan(usual);
    },
    LONG_MS,
  );
});

describe('the exceptions docs/estimation.md names', () => {
  const journeyOf = (parts: Parts, requestsPerSecond = 1) =>
    estimate(diagramOf({ ...parts, journeys: { j: { entry: 'a', requestsPerSecond } } })).journeys.get('j');

  it('a member that is always late and up more often makes a balancer later', () => {
    const parts = (availability: number): Parts => ({
      components: {
        a: service(1, { calls: [how('balance', ['a>b', 'a>c'])] }),
        b: service(availability, constantMs(100)),
        c: service(1, constantMs(1)),
      },
      connections: { 'a>b': wire('a', 'b', { timeoutMs: 50 }), 'a>c': wire('a', 'c') },
    });
    expect(journeyOf(parts(0.5))?.successRate).toBeCloseTo(2 / 3, 12);
    expect(journeyOf(parts(1))?.successRate).toBeCloseTo(1 / 2, 12);
    // A faster member, or one given more time, is a better one all the same.
    const patient = parts(1);
    const connections = { ...patient.connections, 'a>b': wire('a', 'b', { timeoutMs: 150 }) };
    expect(journeyOf({ ...patient, connections })?.successRate).toBe(1);
  });

  it('however it comes to be up more often: by hits too', () => {
    const parts = (hitRatio: number): Parts => ({
      components: {
        a: service(1, { calls: [how('balance', ['a>b', 'a>c'])] }),
        b: part('cdn', 1, { hitRatio, ...constantMs(100) }),
        c: service(1, constantMs(1)),
        d: service(0.5),
      },
      connections: { 'a>b': wire('a', 'b', { timeoutMs: 50 }), ...wires('a>c', 'b>d') },
    });
    expect(journeyOf(parts(0))?.successRate).toBeCloseTo(2 / 3, 12);
    expect(journeyOf(parts(1))?.successRate).toBeCloseTo(1 / 2, 12);
  });

  it('and what is late more often is called again more often, so that less is served', () => {
    const parts = (availability: number): Parts => ({
      components: {
        a: service(1),
        b: service(1, { capacityRps: 1 }),
        c: service(availability, constantMs(100)),
      },
      connections: {
        'a>b': wire('a', 'b', { retries: { max: 3 } }),
        'b>c': wire('b', 'c', { timeoutMs: 50, probability: 0.5 }),
      },
    });
    const attempts = (late: number) => 1 + late + late ** 2 + late ** 3;
    expect(journeyOf(parts(0.5), 100)?.servedShare).toBeCloseTo(1 / 100 / attempts(1 / 3), 12);
    expect(journeyOf(parts(1), 100)?.servedShare).toBeCloseTo(1 / 100 / attempts(1 / 2), 12);
  });

  it('where fewer replicas stand than are needed, one more is one more to need', () => {
    const parts = (replicas: number): Parts => ({
      components: {
        a: service(1, { calls: [how('quorum', ['a>b', 'a>c'], { need: 1 })] }),
        b: service(0.9),
        c: service(0.5, { replicas, requiredReplicas: 3 }),
      },
      connections: wires('a>b', 'a>c'),
    });
    const successOf = (replicas: number) => journeyOf(parts(replicas))?.successRate;
    expect(successOf(1)).toBeCloseTo(1 - 0.1 * (1 - 0.5), 12);
    expect(successOf(2)).toBeCloseTo(1 - 0.1 * (1 - 0.5 ** 2), 12);
    expect(successOf(3)).toBeCloseTo(1 - 0.1 * (1 - 0.5 ** 3), 12);
    expect(successOf(6)).toBeGreaterThan(successOf(1) ?? 1);
  });

  it('where none takes over before the outage ends, it is better to fail together', () => {
    const parts = (commonCause: number): Parts => ({
      components: {
        a: part('sql-database', 0.9, {
          replicas: 2,
          commonCause,
          failoverSeconds: 40_000,
          failuresPerYear: 100,
        }),
      },
    });
    expect(journeyOf(parts(0.4))?.availability).toBeCloseTo((1 - 0.04) * (1 - 0.06), 12);
    expect(journeyOf(parts(0.2))?.availability).toBeCloseTo((1 - 0.02) * (1 - 0.08), 12);
  });

  it('a replica that makes two of two needed can cost more than it serves', () => {
    const parts = (replicas: number): Parts => ({
      components: { a: service(0.5, { replicas, requiredReplicas: 'auto', capacityRps: 100 }) },
      connections: {},
    });
    expect(journeyOf(parts(1), 101)?.successRate).toBeCloseTo(0.5 / 1.01, 12);
    expect(journeyOf(parts(2), 101)?.successRate).toBeCloseTo(0.25, 12);
    expect(journeyOf(parts(3), 101)?.successRate).toBeCloseTo(0.5, 12);
  });

  it('a slow member that is up more often makes a mixture slower', () => {
    const slowerWith = (availability: number) =>
      journeyOf({
        components: {
          a: service(1, { calls: [how('balance', ['a>b', 'a>c'])] }),
          b: service(availability, constantMs(100)),
          c: service(1, constantMs(1)),
        },
        connections: wires('a>b', 'a>c'),
      })?.latencyMs.mean;
    expect(slowerWith(0.5)).toBeCloseTo((0.5 * 100 + 1) / 1.5, 9);
    expect(slowerWith(1)).toBeCloseTo(101 / 2, 9);
  });
});
