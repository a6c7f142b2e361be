/** What must not change an answer, what must not make it worse, and what must not break it. */
import { describe, expect, it } from 'vitest';
import { effectiveSettings } from '../../src/catalog/effective';
import { estimate } from '../../src/estimate/estimate';
import type { Component, Diagram } from '../../src/model/diagram';
import { diagramOf, how, part, service, wires } from './documents';
import { randomDiagram } from './reference/randomDiagram';

const SEEDS = Array.from({ length: 120 }, (_, seed) => seed);

const reversed = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> => new Map([...map].reverse());

/** In another order; the order in call groups, of groups listed and of journeys without names is kept. */
function reordered(diagram: Diagram): Diagram {
  return {
    ...diagram,
    components: reversed(diagram.components),
    groups: reversed(diagram.groups),
    journeys: reversed(diagram.journeys),
  };
}

function renamed(diagram: Diagram): Diagram {
  const name = (id: string): string => `__proto__ ${id}`;
  const names = <T>(map: ReadonlyMap<string, T>, change: (value: T) => T): ReadonlyMap<string, T> =>
    new Map([...map].map(([id, value]) => [name(id), change(value)]));
  return {
    ...diagram,
    components: names(diagram.components, (component) => {
      const calls = component.settings?.calls?.map((group) => ({
        ...group,
        connections: group.connections.map(name),
      }));
      return {
        ...component,
        ...(component.in ? { in: component.in.map(name) } : {}),
        ...(component.settings
          ? { settings: calls ? { ...component.settings, calls } : component.settings }
          : {}),
      };
    }),
    connections: names(diagram.connections, (connection) => ({
      ...connection,
      from: name(connection.from),
      to: name(connection.to),
    })),
    groups: names(diagram.groups, (group) => (group.in ? { ...group, in: group.in.map(name) } : group)),
    journeys: names(diagram.journeys, (journey) => ({
      ...journey,
      entry: name(journey.entry),
      ...(journey.connections ? { connections: journey.connections.map(name) } : {}),
    })),
  };
}

const summary = (diagram: Diagram, prefix = '') =>
  [...estimate(diagram).journeys]
    .map(([id, journey]) => ({
      id: id.slice(prefix.length),
      numbers: [
        journey.availability,
        journey.fullFunctionAvailability,
        journey.servedShare,
        journey.maxRequestsPerSecond ?? -1,
        journey.latencyMs.mean ?? -1,
        journey.latencyMs.p99 ?? -1,
      ],
      points: journey.singlePointsOfFailure.map((point) => point.slice(prefix.length)),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

function expectSame(a: ReturnType<typeof summary>, b: ReturnType<typeof summary>, seed: number): void {
  expect(
    b.map(({ id, points }) => ({ id, points })),
    `seed ${seed}`,
  ).toEqual(a.map(({ id, points }) => ({ id, points })));
  a.forEach(({ numbers }, journey) => {
    numbers.forEach((number, index) => {
      const other = b[journey]?.numbers[index] ?? Number.NaN;
      expect(Math.abs(other - number), `seed ${seed}, number ${index}`).toBeLessThanOrEqual(
        1e-9 * Math.abs(number),
      );
    });
  });
}

describe('the same diagram', () => {
  it('by other names has the same numbers', () => {
    for (const seed of SEEDS) {
      const { diagram } = randomDiagram(seed);
      expectSame(summary(diagram), summary(renamed(diagram), '__proto__ '), seed);
    }
  });

  it('in another order has the same numbers', () => {
    for (const seed of SEEDS) {
      const { diagram } = randomDiagram(seed);
      if (diagram.journeys.size > 0) expectSame(summary(diagram), summary(reordered(diagram)), seed);
    }
  });
});

describe('more and better parts', () => {
  const better = (component: Component, settings: Component['settings']): Component => ({
    ...component,
    settings: { ...component.settings, ...settings },
  });

  it('never lower the success rate: a replica more, or a more available one', () => {
    for (const seed of SEEDS) {
      const { diagram } = randomDiagram(seed);
      const before = estimate(diagram).journeys;
      for (const [id, component] of diagram.components) {
        const { replicas, availability } = effectiveSettings(component);
        for (const settings of [{ replicas: replicas + 1 }, { availability: (1 + availability) / 2 }]) {
          const after = estimate({
            ...diagram,
            components: new Map(diagram.components).set(id, better(component, settings)),
          }).journeys;
          for (const [journey, { successRate: was }] of before) {
            const is = after.get(journey)?.successRate ?? 0;
            expect(is, `seed ${seed}, ${journey}, ${id} ${JSON.stringify(settings)}`).toBeGreaterThanOrEqual(
              was - 1e-12,
            );
          }
        }
      }
    }
  }, 120_000);

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
