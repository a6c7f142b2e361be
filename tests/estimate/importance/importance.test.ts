/** What a journey's downtime hangs on: closed forms, and the independent enumeration with parts held up and down. */
import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../src/estimate/importance/basis';
import { askedOf, basisOf } from '../../../src/estimate/importance/basis';
import { cutSetsOfTwo } from '../../../src/estimate/importance/cutSets';
import type { PartImportance } from '../../../src/estimate/importance/importance';
import { importanceOf } from '../../../src/estimate/importance/importance';
import type { Diagram } from '../../../src/model/diagram';
import type { Parts } from '../documents';
import { diagramOf, how, part, service, wire, wires, zone } from '../documents';
import { bruteForceJourneys } from '../reference/bruteForce';
import { randomDiagram } from '../reference/randomDiagram';

const J: Subject = { kind: 'journey', id: 'j' };
const withJourney = (parts: Parts): Diagram =>
  diagramOf({ ...parts, journeys: { j: { entry: 'lb', requestsPerSecond: 10 } } });
const of = (found: readonly PartImportance[], id: string) => found.find((one) => one.id === id);

const cutsIn = (diagram: Diagram): string[] => {
  const basis = basisOf(diagram);
  const asked = askedOf(basis, J);
  if (!asked) throw new Error('no journey');
  return cutSetsOfTwo(asked, basis.loadBearing, []).map(({ parts, instances }) =>
    parts.map(({ id }) => (instances === 2 ? `${id} × 2` : id)).join(' + '),
  );
};

describe('importance', () => {
  it('of two parts in a row is each other’s availability', () => {
    const diagram = withJourney({
      components: { lb: service(0.99), x: service(0.9) },
      connections: wires('lb>x'),
    });
    const found = importanceOf(diagram, J);
    expect(found.map(({ id }) => id)).toEqual(['x', 'lb']);
    expect(of(found, 'x')?.birnbaum).toBeCloseTo(0.99, 12);
    expect(of(found, 'lb')?.birnbaum).toBeCloseTo(0.9, 12);
    expect(of(found, 'x')?.contribution).toBeCloseTo(0.1 * 0.99, 12);
    expect(of(found, 'x')?.criticality).toBeCloseTo((0.1 * 0.99) / 0.109, 12);
    expect(of(found, 'x')?.riskAchievement).toBeCloseTo(1 / 0.109, 12);
    expect(of(found, 'x')?.riskReduction).toBeCloseTo(0.109 / 0.01, 12);
    expect(found.every(({ stops }) => stops)).toBe(true);
  });

  it('of two that stand in for each other is the other’s unavailability', () => {
    const diagram = withJourney({
      components: { lb: part('load-balancer', 1), a: service(0.9), b: service(0.8) },
      connections: wires('lb>a', 'lb>b'),
    });
    const found = importanceOf(diagram, J);
    expect(of(found, 'a')).toMatchObject({ riskReduction: null, stops: false });
    expect(of(found, 'a')?.birnbaum).toBeCloseTo(0.2, 12);
    expect(of(found, 'b')?.birnbaum).toBeCloseTo(0.1, 12);
    expect(of(found, 'a')?.criticality).toBeCloseTo(1, 12);
    expect(cutsIn(diagram)).toEqual(['a + b']);
  });

  it('of zones, links and instances', () => {
    const diagram = withJourney({
      components: { lb: service(0.99, { replicas: 2 }, ['za', 'zb']), x: service(0.9, {}, ['za']) },
      connections: { w: wire('lb', 'x', { availability: 0.95 }) },
      groups: { za: zone(0.999), zb: zone(0.999) },
    });
    const found = importanceOf(diagram, J);
    expect(of(found, 'za')).toMatchObject({ kind: 'group', stops: true });
    expect(of(found, 'zb')).toMatchObject({ kind: 'group', stops: false });
    expect(of(found, 'w')).toMatchObject({ kind: 'connection', stops: true });
    expect(of(found, 'lb')).toMatchObject({ kind: 'component', stops: true });
    expect(cutsIn(diagram)).toEqual(['lb × 2']);
  });

  it('is that of the enumeration', () => {
    let compared = 0;
    for (let seed = 300; seed < 330; seed++) {
      const { diagram } = randomDiagram(seed);
      const [id] = diagram.journeys.keys();
      if (id === undefined || !diagram.components.has(diagram.journeys.get(id)?.entry ?? '')) continue;
      const unavailable = (held: Diagram) => bruteForceJourneys(held).get(id)?.unavailability ?? Number.NaN;
      const total = unavailable(diagram);
      for (const one of importanceOf(diagram, { kind: 'journey', id }).slice(0, 3)) {
        if (one.kind === 'connection') continue;
        const at = (availability: number): Diagram => {
          const set = <T extends { settings?: object }>(record: T | undefined) => ({
            ...record,
            settings: { ...record?.settings, availability, commonCause: 0 },
          });
          return one.kind === 'component'
            ? {
                ...diagram,
                components: new Map(
                  [...diagram.components].map(([key, value]) => [
                    key,
                    key === one.id ? { ...value, ...set(value) } : value,
                  ]),
                ),
              }
            : {
                ...diagram,
                groups: new Map(
                  [...diagram.groups].map(([key, value]) => [
                    key,
                    key === one.id ? { ...value, ...set(value) } : value,
                  ]),
                ),
              };
        };
        const [down, perfect] = [unavailable(at(0)), unavailable(at(1))];
        expect(Math.abs(one.birnbaum - (down - perfect)), `seed ${seed}, ${one.id}`).toBeLessThan(1e-12);
        expect(Math.abs(one.contribution - (total - perfect)), `seed ${seed}, ${one.id}`).toBeLessThan(1e-12);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(15);
  });

  it('answers for a component and a connection too', () => {
    const diagram = withJourney({
      components: { lb: service(0.5), x: service(0.9), y: service(0.8) },
      connections: { ...wires('lb>x'), w: wire('x', 'y', { availability: 0.7 }) },
    });
    const component = importanceOf(diagram, { kind: 'component', id: 'x' });
    expect(component.map(({ id }) => id)).toEqual(['w', 'y', 'x']);
    const connection = importanceOf(diagram, { kind: 'connection', id: 'w' });
    expect(of(connection, 'y')?.birnbaum).toBeCloseTo(0.7, 12);
    expect(importanceOf(diagram, { kind: 'journey', id: 'k' })).toEqual([]);
  });
});

it('finds pairs across a cache and its store, and none where one part is enough', () => {
  const lb = service(1, { calls: [how('cache', ['lb>c', 'lb>db'])] });
  const components = { lb, c: part('cache', 0.99), db: part('sql-database', 0.99) };
  expect(cutsIn(withJourney({ components, connections: wires('lb>c', 'lb>db') }))).toEqual(['c + db']);
  const row = { lb: service(0.9), x: service(0.9) };
  expect(cutsIn(withJourney({ components: row, connections: wires('lb>x') }))).toEqual([]);
});
