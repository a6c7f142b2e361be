/** The reference is right about the worked table, and the estimator agrees with the reference. */
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../src/estimate/answer';
import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import { answers, worldOf } from './reference/answered';
import { asEstimate } from './reference/asEstimate';
import { bruteForceJourneys } from './reference/bruteForce';
import { diagramOf } from './reference/diagramOf';
import { disagreements } from './reference/disagreements';
import { USUAL } from './reference/features';
import { HAND_CASES } from './reference/handCases';
import { sampledLatency } from './reference/latency';
import { LATENCY_CASES } from './reference/latencyCases';
import { leastFixpointAnswers, mixesWritesAtCaches, settledTrial } from './reference/leastFixpoint';
import { randomFrom } from './reference/random';
import { randomDiagram } from './reference/randomDiagram';
import { reportOf } from './reference/report';
import { journeyScope, journeysOf } from './reference/scope';
import { WORKED_CASES } from './reference/workedCases';

const DIAGRAMS = 1600;

const chunks = Array.from({ length: 16 }, (_, chunk) => chunk * 100);

describe('the estimator', () => {
  it.each(chunks)('agrees on a hundred random diagrams from seed %i', (from) => {
    const seeds = Array.from({ length: DIAGRAMS / chunks.length }, (_, index) => from + index);
    expect(reportOf(seeds, estimate, 1).join('\n\n')).toBe('');
  });

  it.each([...WORKED_CASES, ...HAND_CASES])('agrees on $name', ({ sketch }) => {
    const diagram = diagramOf(sketch);
    expect(disagreements(diagram, estimate(diagram))).toEqual([]);
  });

  it.each(LATENCY_CASES)('has the sampled latency of $name', ({ sketch }) => {
    const diagram = diagramOf(sketch);
    const sample = sampledLatency(diagram, 'j', 200_000, 11);
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

  it('has the least fixpoint where calls go in circles', () => {
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
  });

  it('finds a planted error, and a small diagram that shows it', () => {
    const seeds = Array.from({ length: 40 }, (_, seed) => seed);
    expect(reportOf(seeds, asEstimate)).toEqual([]);
    const needsOptionalCalls = (diagram: Diagram): Estimate => {
      const estimate = asEstimate(diagram);
      const journeys = [...estimate.journeys].map(([id, journey]) => {
        return [id, { ...journey, availability: journey.fullFunctionAvailability }] as const;
      });
      return { ...estimate, journeys: new Map(journeys) };
    };
    const [report = ''] = reportOf(seeds, needsOptionalCalls, 1);
    const { components, connections } = JSON.parse(report.split('\n').at(-1) ?? '');
    expect(Object.keys(components).length).toBeLessThan(4);
    expect(Object.values(connections)).toContainEqual(expect.objectContaining({ optional: true }));
  });

  it('meets every feature in a twentieth of the random diagrams or more', () => {
    const diagrams = Array.from({ length: DIAGRAMS }, (_, seed) => randomDiagram(seed));
    const share = (feature: (typeof USUAL)[number]) =>
      diagrams.filter(({ features }) => features.has(feature)).length / DIAGRAMS;
    const rare = USUAL.filter((feature) => share(feature) < 0.05);
    expect(rare).toEqual([]);
  });
});
