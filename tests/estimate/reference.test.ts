/** The reference is right about the worked table, and the estimator agrees with the reference. */
import { describe, expect, it } from 'vitest';
import type { JourneyEstimate } from '../../src/estimate/answer';
import { estimate } from '../../src/estimate/estimate';
import { estimateInFull, journeyInFull } from '../../src/estimate/later';
import type { Diagram } from '../../src/model/diagram';
import { count, LONG_MS, say } from '../support/long';
import { answers, worldOf } from './reference/answered';
import { bruteForceJourneys } from './reference/bruteForce';
import { diagramOf } from './reference/diagramOf';
import { disagreements } from './reference/disagreements';
import { USUAL } from './reference/features';
import { HAND_CASES } from './reference/handCases';
import { sampledLatency } from './reference/latency';
import { LATENCY_CASES } from './reference/latencyCases';
import { leastFixpointAnswers, mixesWritesAtCaches, settledTrial } from './reference/leastFixpoint';
import { randomFrom } from './reference/random';
import { randomDiagram, seedsOf } from './reference/randomDiagram';
import { reportOf } from './reference/report';
import { journeyScope, journeysOf } from './reference/scope';
import { WORKED_CASES } from './reference/workedCases';

const DIAGRAMS = count(1600, 20_000);

describe('the estimator', () => {
  it.each([...WORKED_CASES, ...HAND_CASES])('agrees on $name', ({ sketch }) => {
    const diagram = diagramOf(sketch);
    expect(disagreements(diagram, estimate(diagram))).toEqual([]);
  });

  it.each(LATENCY_CASES)('has the sampled latency of $name', ({ sketch }) => {
    const diagram = diagramOf(sketch);
    const sample = sampledLatency(diagram, 'j', count(200_000, 1_000_000), 11);
    const latencyMs = estimate(diagram).journeys.get('j')?.latencyMs;
    for (const key of ['mean', 'p50', 'p95', 'p99'] as const) {
      const apart = Math.abs((latencyMs?.[key] ?? Number.NaN) / sample[key] - 1);
      expect(apart, `${key}: ${latencyMs?.[key]} for ${sample[key]}`).toBeLessThan(0.02);
    }
  });
});

describe('the reference', () => {
  it.each(WORKED_CASES)('$name: $exact', ({ sketch, exact }) => {
    const [journey] = bruteForceJourneys(diagramOf(sketch)).values();
    expect(Math.abs((journey?.availability ?? 0) - exact)).toBeLessThan(1e-12);
    expect(Math.abs((journey?.unavailability ?? 0) - (1 - exact))).toBeLessThan(1e-12);
  });

  it.each(HAND_CASES)('$name', ({ sketch, requestsPerSecond = {}, ...expected }) => {
    const journey = bruteForceJourneys(diagramOf(sketch)).get('j');
    for (const key of ['availability', 'fullFunctionAvailability', 'maxRequestsPerSecond'] as const)
      if (expected[key] !== undefined) expect(journey?.[key], key).toBeCloseTo(expected[key], 12);
    if (expected.singlePointsOfFailure)
      expect(journey?.singlePointsOfFailure).toEqual(expected.singlePointsOfFailure);
    for (const [id, rate] of Object.entries(requestsPerSecond))
      expect(journey?.components.get(id)?.requestsPerSecond, id).toBeCloseTo(rate, 9);
  });

  it('samples the sum of five lognormals as the worked figures have it', () => {
    const latencyMs = { p50: 10, p99: 47.288 };
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const components = Object.fromEntries(
      ids.map((id) => [id, { type: 'service', settings: { latencyMs, availability: 1 } }]),
    );
    const still = { p50: 0, p99: 0 };
    const connections = Object.fromEntries(
      ids.slice(1).map((to, index) => [`to-${to}`, { from: ids[index] ?? '', to, latencyMs: still }]),
    );
    const diagram = diagramOf({ components, connections, journeys: { j: { entry: 'a' } } });
    const { p50, p95, p99 } = sampledLatency(diagram, 'j', 200_000, 1);
    expect(p50 / 59.1).toBeCloseTo(1, 2);
    expect(p95 / 101.3).toBeCloseTo(1, 2);
    expect(Math.abs(p99 / 128.2 - 1)).toBeLessThan(0.015);
  });

  it(
    'has the least fixpoint where calls go in circles',
    () => {
      const cyclic = Array.from({ length: DIAGRAMS }, (_, seed) => randomDiagram(seed)).filter(
        ({ diagram, features }) => features.has('cycle') && !mixesWritesAtCaches(diagram),
      );
      expect(cyclic.length).toBeGreaterThan(DIAGRAMS / 20);
      for (const { seed, diagram } of cyclic)
        for (const [id, journey] of journeysOf(diagram)) {
          const world = worldOf(journeyScope(diagram, journey));
          const random = randomFrom(seed);
          for (let state = 0; state < 20; state++) {
            const trial = settledTrial(random.next);
            const fixpoint = leastFixpointAnswers(world, trial, journey.entry);
            expect(answers(world, trial, journey.entry, undefined), `seed ${seed}, ${id}`).toBe(fixpoint);
          }
        }
    },
    LONG_MS,
  );

  it(
    'finds a planted error, and a small diagram that shows it',
    () => {
      const planted =
        (change: (journey: JourneyEstimate) => Partial<JourneyEstimate>) => (diagram: Diagram) => {
          const seen = estimate(diagram);
          const journeys = [...seen.journeys].map(
            ([id, journey]) => [id, { ...journeyInFull(journey), ...change(journey) }] as const,
          );
          return { ...estimateInFull(seen), journeys: new Map(journeys) };
        };
      const smallest = (
        change: (journey: JourneyEstimate) => Partial<JourneyEstimate>,
        flavour: 'timed' | 'loaded',
      ) => {
        const [report = ''] = reportOf(seedsOf(flavour, 60), planted(change), 1);
        return JSON.parse(report.split('\n').at(-1) ?? '');
      };
      const optional = smallest(({ fullFunctionAvailability: availability }) => ({ availability }), 'loaded');
      expect(Object.keys(optional.components).length).toBeLessThan(4);
      expect(Object.values(optional.connections)).toContainEqual(expect.objectContaining({ optional: true }));
      const late = smallest(({ timedOut }) => ({ timedOut: timedOut * (1 + 1e-9) }), 'timed');
      expect(Object.values(late.connections)).toContainEqual(
        expect.objectContaining({ timeoutMs: expect.any(Number) }),
      );
      const served = smallest(
        ({ servedShare }) => ({ servedShare: Math.min(1, servedShare + 1e-9) }),
        'loaded',
      );
      expect(Object.keys(served.components).length).toBeLessThan(4);
    },
    LONG_MS,
  );

  it(
    'meets every feature in a twentieth of the random diagrams or more',
    () => {
      const diagrams = Array.from({ length: DIAGRAMS }, (_, seed) => randomDiagram(seed).features);
      const share = (feature: (typeof USUAL)[number]) =>
        diagrams.filter((features) => features.has(feature)).length / DIAGRAMS;
      const table = USUAL.map((feature) => `${feature}: ${(100 * share(feature)).toFixed(1)} %`);
      say(`What ${DIAGRAMS} random diagrams make use of:\n${table.join('\n')}`);
      expect(USUAL.filter((feature) => share(feature) < 0.05)).toEqual([]);
    },
    LONG_MS,
  );
});
