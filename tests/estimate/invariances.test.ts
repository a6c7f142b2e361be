/** What a fallback and capacity are worth, and what must not break an answer: large and odd diagrams. */
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { diagramOf, how, part, service, wires } from './documents';

describe('more and better parts', () => {
  it('never lower the success rate: a fallback, or more capacity where there is too little', () => {
    const rate = (capacityRps: number, targets: string[]) => {
      const components = {
        a: service(0.99, { calls: [how('failover', targets)] }),
        b: service(0.9, { capacityRps }),
        c: service(0.9, { capacityRps: 10 }),
      };
      const journeys = { j: { entry: 'a', requestsPerSecond: 100 } };
      return (
        estimate(diagramOf({ components, connections: wires(...targets), journeys })).journeys.get('j')
          ?.successRate ?? 0
      );
    };
    expect(rate(50, ['a>b', 'a>c'])).toBeGreaterThan(rate(50, ['a>b']));
    expect(rate(80, ['a>b'])).toBeGreaterThan(rate(50, ['a>b']));
  });
});

describe('large and odd diagrams', () => {
  it('a chain of 3,000 does not exhaust the stack', () => {
    const ids = Array.from({ length: 3000 }, (_, index) => `s${index}`);
    const components = Object.fromEntries(ids.map((id) => [id, service(0.999999)]));
    const connections = wires(...ids.slice(1).map((id, index) => `s${index}>${id}`));
    const journey = estimate(
      diagramOf({ components, connections, journeys: { j: { entry: 's0' } } }),
    ).journeys.get('j');
    expect(journey?.exact).toBe(true);
    expect(journey?.availability).toBeCloseTo(0.999999 ** 3000, 9);
    expect(journey?.singlePointsOfFailure.length).toBe(3000);
  });

  it('everything calling everything ends, with an interval around the truth if not exact', () => {
    const ids = Array.from({ length: 14 }, (_, index) => `s${index}`);
    const components = Object.fromEntries(ids.map((id) => [id, part('load-balancer', 0.9)]));
    const ends = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => `${from}>${to}`));
    const seen = estimate(
      diagramOf({ components, connections: wires(...ends), journeys: { j: { entry: 's0' } } }),
    );
    expect(seen.journeys.get('j')?.availability).toBe(0);
  }, 20_000);

  it('an empty diagram has nothing to say', () => {
    expect(estimate(diagramOf({ components: {} }))).toMatchObject({ problems: [] });
  });
});
