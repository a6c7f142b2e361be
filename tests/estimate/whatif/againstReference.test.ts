/** Scenarios on random diagrams: the independent enumeration's availabilities, and what holds whatever fails. */
import { describe, expect, it } from 'vitest';
import { effectiveSettings } from '../../../src/catalog/effective';
import { estimate } from '../../../src/estimate/estimate';
import { whatIf } from '../../../src/estimate/whatif/whatIf';
import type { Diagram } from '../../../src/model/diagram';
import type { Scenario, ScenarioEvent } from '../../../src/model/scenario';
import { bruteForceJourneys } from '../reference/bruteForce';
import { randomFrom } from '../reference/random';
import { randomDiagram } from '../reference/randomDiagram';

const SEEDS = Array.from({ length: 36 }, (_, seed) => seed + 5000);

const failures = (diagram: Diagram): ScenarioEvent[] => [
  ...[...diagram.components.keys()].flatMap((component): ScenarioEvent[] => [
    { kind: 'component-down', component },
    { kind: 'instance-down', component },
  ]),
  ...[...diagram.connections.keys()].map(
    (connection): ScenarioEvent => ({ kind: 'connection-down', connection }),
  ),
  ...[...diagram.groups]
    .filter(([, { type }]) => type === 'zone' || type === 'region')
    .map(([group]): ScenarioEvent => ({ kind: 'group-down', group })),
];

const some = (seed: number, diagram: Diagram, most: number): ScenarioEvent[] =>
  randomFrom(seed).shuffled(failures(diagram)).slice(0, most);

const isAuto = (diagram: Diagram) =>
  [...diagram.components.values()].some(({ settings }) => settings?.requiredReplicas === 'auto');

const isCacheAside = (diagram: Diagram) =>
  [...diagram.components.values()].some(({ settings }) =>
    settings?.calls?.some(({ how }) => how === 'cache'),
  );

/** The failed part with an availability of 0, written here once more; null where one of several instances fails. */
function asEdit(diagram: Diagram, event: ScenarioEvent): Diagram | null {
  const zero = { availability: 0 };
  switch (event.kind) {
    case 'component-down':
    case 'instance-down': {
      const component = diagram.components.get(event.component);
      if (!component) throw new Error('no component');
      if (event.kind === 'instance-down' && effectiveSettings(component).replicas > 1) return null;
      const failed = { ...component, settings: { ...component.settings, ...zero, commonCause: 0 } };
      return { ...diagram, components: new Map(diagram.components).set(event.component, failed) };
    }
    case 'connection-down': {
      const connection = diagram.connections.get(event.connection);
      if (!connection) throw new Error('no connection');
      const failed = { ...connection, ...zero };
      return { ...diagram, connections: new Map(diagram.connections).set(event.connection, failed) };
    }
    case 'group-down': {
      const group = diagram.groups.get(event.group);
      if (!group) throw new Error('no group');
      const failed = { ...group, settings: { ...group.settings, ...zero } };
      return { ...diagram, groups: new Map(diagram.groups).set(event.group, failed) };
    }
    default:
      throw new Error(`${event.kind} is no failure`);
  }
}

const numbersOf = (diagram: Diagram, scenario: Scenario) =>
  [...whatIf(diagram, scenario).journeys].flatMap(([id, { after }]) => [
    id,
    after.availability,
    after.fullFunctionAvailability,
    after.servedShare,
    after.successRate,
    after.maxRequestsPerSecond ?? -1,
    after.latencyMs.p99 ?? -1,
  ]);

describe('a failure', () => {
  it('is an availability of 0 in the enumeration', () => {
    let compared = 0;
    for (const seed of SEEDS) {
      const { diagram } = randomDiagram(seed);
      // Those go by load, and load goes round what is down.
      if (isAuto(diagram) || isCacheAside(diagram)) continue;
      for (const event of some(seed, diagram, 3)) {
        const edited = asEdit(diagram, event);
        if (!edited) continue;
        const journeys = whatIf(diagram, [event]).journeys;
        for (const [id, exact] of bruteForceJourneys(edited)) {
          const after = journeys.get(id)?.after;
          const label = `seed ${seed}, ${JSON.stringify(event)}, ${id}`;
          expect(Math.abs((after?.availability ?? 2) - exact.availability), label).toBeLessThan(1e-12);
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('never raises availability, success or throughput', () => {
    for (const seed of SEEDS) {
      const { diagram } = randomDiagram(seed);
      const before = estimate(diagram);
      for (const event of some(seed, diagram, 3)) {
        for (const [id, { before: was, after: is }] of whatIf(diagram, [event], before).journeys) {
          const label = `seed ${seed}, ${JSON.stringify(event)}, ${id}`;
          expect(is.availability, label).toBeLessThanOrEqual(was.availability + 1e-12);
          expect(is.fullFunctionAvailability, label).toBeLessThanOrEqual(
            was.fullFunctionAvailability + 1e-12,
          );
          if (was.maxRequestsPerSecond !== null)
            expect(is.maxRequestsPerSecond, label).toBeLessThanOrEqual(was.maxRequestsPerSecond + 1e-9);
        }
      }
    }
  });

  it('stops a journey exactly where its availability is 0', () => {
    for (const seed of SEEDS) {
      const { diagram } = randomDiagram(seed);
      for (const event of some(seed, diagram, 2))
        for (const [id, { verdict, before, after, reasons }] of whatIf(diagram, [event]).journeys) {
          const label = `seed ${seed}, ${JSON.stringify(event)}, ${id}`;
          const stops = before.availability > 0 && after.availability === 0;
          expect(verdict === 'stopped', label).toBe(stops);
          expect(reasons.length, label).toBeGreaterThan(0);
          for (const value of [after.availability, after.servedShare, after.successRate])
            expect(Number.isFinite(value), label).toBe(true);
        }
    }
  });

  it('is the same in any order and company', () => {
    for (const seed of SEEDS.slice(0, 20)) {
      const { diagram } = randomDiagram(seed);
      const stresses: ScenarioEvent[] = [
        { kind: 'load', factor: 1.7 },
        { kind: 'cold-cache' },
        { kind: 'load', factor: 0.3 },
        { kind: 'load', factor: 1.1 },
      ];
      const scenario = [...some(seed, diagram, 3), ...stresses];
      const other = randomFrom(seed).shuffled(scenario);
      expect(numbersOf(diagram, other), `seed ${seed}`).toEqual(numbersOf(diagram, scenario));
    }
  });

  it('of nothing changes nothing', () => {
    for (const seed of SEEDS.slice(0, 20)) {
      const { diagram } = randomDiagram(seed);
      for (const [id, { before, after }] of whatIf(diagram, []).journeys)
        if (before.availability > 0)
          for (const key of ['availability', 'servedShare', 'successRate', 'timedOut'] as const)
            expect(after[key], `seed ${seed}, ${id}, ${key}`).toBeCloseTo(before[key], 12);
    }
  });
});
