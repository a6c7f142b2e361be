/** An estimator that has seen edit after edit says what one that sees the diagram for the first time says. */
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../src/estimate/answer';
import { estimate } from '../../src/estimate/estimate';
import { createEstimator } from '../../src/estimate/estimator';
import type { Component, Connection, Diagram, Settings } from '../../src/model/diagram';
import { inFull } from '../support/inFull';
import { type Random, randomFrom } from './reference/random';
import { randomDiagram } from './reference/randomDiagram';

const DIAGRAMS = 40;
const EDITS = 10;

type Edit = (diagram: Diagram, random: Random) => Diagram;

const settingsOf = (random: Random): Settings =>
  random.pick<Settings>([
    { availability: random.between(0.9, 1) },
    { availability: 1 },
    { latencyMs: { p50: random.between(1, 20), p99: random.between(20, 90) } },
    { replicas: random.whole(1, 4) },
    { replicas: 3, requiredReplicas: 2 },
    { capacityRps: random.between(5, 500) },
    { commonCause: random.next() },
  ]);

const EDIT_KINDS: Readonly<Record<string, Edit>> = {
  'a setting': (diagram, random) => {
    const [id, component] = random.pick([...diagram.components]);
    const settings = { ...component.settings, ...settingsOf(random) };
    return withComponent(diagram, id, { ...component, settings });
  },
  'a hit ratio': (diagram, random) => {
    const caches = [...diagram.components].filter(([, { type }]) => type === 'cache' || type === 'cdn');
    const [id, component] = random.pick(caches.length > 0 ? caches : [...diagram.components]);
    const settings = { ...component.settings, hitRatio: random.next() };
    return withComponent(diagram, id, { ...component, settings });
  },
  'a place': (diagram, random) => {
    const [id, component] = random.pick([...diagram.components]);
    const places = [...diagram.groups.keys()];
    if (places.length === 0) return diagram;
    return withComponent(diagram, id, { ...component, in: [random.pick(places)] });
  },
  'a move on the canvas': (diagram, random) => {
    const [id, component] = random.pick([...diagram.components]);
    return withComponent(diagram, id, { ...component, position: { x: random.whole(0, 900), y: 0 } });
  },
  'a component more': (diagram, random) => {
    const like = random.pick([...diagram.components.values()]);
    return withComponent(diagram, `new ${random.next()}`, like);
  },
  'a component less': (diagram, random) => {
    if (diagram.components.size < 3) return diagram;
    const gone = random.pick([...diagram.components.keys()]);
    const components = new Map([...diagram.components].filter(([id]) => id !== gone));
    const connections = [...diagram.connections].filter(([, { from, to }]) => from !== gone && to !== gone);
    return withoutBadGroups({ ...diagram, components, connections: new Map(connections) });
  },
  'a connection more': (diagram, random) => {
    const like = random.pick([...diagram.connections.values(), { from: '', to: '' }]);
    const ends = [random.pick([...diagram.components.keys()]), random.pick([...diagram.components.keys()])];
    const connection: Connection = { ...like, from: ends[0] ?? '', to: ends[1] ?? '' };
    return { ...diagram, connections: new Map(diagram.connections).set(`new ${random.next()}`, connection) };
  },
  'a connection less': (diagram, random) => {
    const gone = random.pick([...diagram.connections.keys(), '']);
    const connections = [...diagram.connections].filter(([id]) => id !== gone);
    return withoutBadGroups({ ...diagram, connections: new Map(connections) });
  },
  "a connection's setting": (diagram, random) => {
    const [id, connection] = random.pick([...diagram.connections, ['', null] as const]);
    if (!connection) return diagram;
    const changes: Partial<Connection>[] = [
      { probability: random.next() },
      { availability: random.between(0.9, 1) },
      { errorRate: random.next() / 5 },
      { timesPerRequest: random.whole(1, 3) },
      { latencyMs: { p50: 1, p99: random.between(1, 30) } },
      { timeoutMs: random.between(10, 90), retries: { max: 1 } },
    ];
    const changed = { ...connection, ...random.pick(changes) };
    return { ...diagram, connections: new Map(diagram.connections).set(id, changed) };
  },
  "a zone's availability": (diagram, random) => {
    const groups = [...diagram.groups].map(([id, group]) => {
      const settings = { ...group.settings, availability: random.between(0.9, 1) };
      return [id, random.chance(0.5) ? { ...group, settings } : group] as const;
    });
    return { ...diagram, groups: new Map(groups) };
  },
  'a load': (diagram, random) => {
    const journeys = [...diagram.journeys].map(
      ([id, journey]) => [id, { ...journey, requestsPerSecond: random.between(0, 300) }] as const,
    );
    return { ...diagram, journeys: new Map(journeys) };
  },
  'a journey less or other': (diagram, random) => {
    const journeys = [...diagram.journeys].flatMap(([id, journey]) => {
      const other = { ...journey, operation: random.pick(['read', 'write'] as const) };
      return random.chance(0.2) ? [] : [[id, random.chance(0.5) ? other : journey] as const];
    });
    return { ...diagram, journeys: new Map(journeys) };
  },
  'the order of everything': (diagram, random) => ({
    ...diagram,
    components: new Map(random.shuffled([...diagram.components])),
    connections: new Map(random.shuffled([...diagram.connections])),
  }),
};

describe('an estimator', () => {
  it('says after any edit what it would say of the diagram alone', () => {
    for (let seed = 1; seed <= DIAGRAMS; seed++) {
      const random = randomFrom(seed);
      const estimator = createEstimator();
      let { diagram } = randomDiagram(seed);
      estimator.estimate(diagram);
      for (let edit = 0; edit < EDITS; edit++) {
        const [name, change] = random.pick(Object.entries(EDIT_KINDS));
        diagram = change(diagram, random);
        const where = `seed ${seed}, edit ${edit}: ${name}`;
        expectSame(estimator.estimate(diagram), estimate(diagram), where);
      }
    }
  }, 120_000);

  it('keeps the parts of an estimate it has gone on from', () => {
    const estimator = createEstimator();
    const { diagram } = randomDiagram(3);
    const before = estimator.estimate(diagram);
    const [id, component] = [...diagram.components][0] ?? ['', { type: 'service' }];
    estimator.estimate(withComponent(diagram, id, { ...component, settings: { availability: 0.5 } }));
    expectSame(before, estimate(diagram), 'looked at late');
  });
});

const withComponent = (diagram: Diagram, id: string, component: Component): Diagram => ({
  ...diagram,
  components: new Map(diagram.components).set(id, component),
});

/** Call groups name only connections that leave their component. */
function withoutBadGroups(diagram: Diagram): Diagram {
  const components = [...diagram.components].map(([id, component]) => {
    const calls = component.settings?.calls?.flatMap((group) => {
      const here = group.connections.map((one) => diagram.connections.get(one)?.from === id);
      if (here.every(Boolean)) return [group];
      return [];
    });
    return [id, calls ? { ...component, settings: { ...component.settings, calls } } : component] as const;
  });
  return { ...diagram, components: new Map(components) };
}

function expectSame(found: Estimate, wanted: Estimate, where: string): void {
  compare(plain(inFull(found)), plain(inFull(wanted)), where);
}

const plain = (value: unknown): unknown => {
  if (value instanceof Map) return [...value].map(([key, inner]) => [key, plain(inner)]);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
};

function compare(found: unknown, wanted: unknown, where: string): void {
  if (typeof found === 'number' && typeof wanted === 'number') {
    const allowed = 1e-12 + 1e-9 * Math.abs(wanted);
    if (!(Math.abs(found - wanted) <= allowed)) expect(found, where).toBe(wanted);
    return;
  }
  if (found === null || wanted === null || typeof found !== 'object' || typeof wanted !== 'object') {
    if (found !== wanted) expect(found, where).toBe(wanted);
    return;
  }
  const [a, b] = [new Map(Object.entries(found)), new Map(Object.entries(wanted))];
  expect([...a.keys()], where).toEqual([...b.keys()]);
  for (const [key, inner] of a) compare(inner, b.get(key), `${where} / ${key}`);
}
