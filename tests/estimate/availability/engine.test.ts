/** An engine that has seen other diagrams before says of each what one that hasn't says. */
import { expect, it } from 'vitest';
import { createAvailabilityEngine } from '../../../src/estimate/availability/engine';
import type { Availability, ViewAvailability } from '../../../src/estimate/availability/viewAvailability';
import { buildGraph } from '../../../src/estimate/graph/buildGraph';
import type { Graph, Node } from '../../../src/estimate/graph/graph';
import { OPERATIONS } from '../../../src/estimate/graph/graph';
import { viewOf } from '../../../src/estimate/graph/view';
import type { Diagram } from '../../../src/model/diagram';
import { architecture } from '../../bench/architectures';
import { sliderEdits, structuralEdits } from '../../bench/edits';
import { diagramOf, part, service, wire, wires } from '../documents';
import { faultTree } from '../faultTrees';
import type { Random } from '../reference/random';
import { randomFrom } from '../reference/random';
import { randomDiagram } from '../reference/randomDiagram';

const required = (node: Node, operation: number): number =>
  Math.min(node.settings.replicas, operation === 2 && node.id.endsWith('1') ? 2 : 1);

const request = (graph: Graph, odd: boolean) => ({
  graph,
  views: [viewOf(graph), viewOf(graph, { operation: 'read' }), viewOf(graph)],
  entries: [0],
  required,
  loadBearing: new Set(graph.nodes.flatMap((node) => node.groups.map((group) => group.key * Number(odd)))),
});

/** One setting, connection, group or component other than before. */
function edited(diagram: Diagram, random: Random): Diagram {
  const components = new Map(diagram.components);
  const connections = new Map(diagram.connections);
  const groups = new Map(diagram.groups);
  const ids = [...components.keys()];
  const [id, other] = [random.pick(ids), random.pick(ids)];
  const component = components.get(id);
  const connectionId = [...connections.keys()].at(random.whole(0, connections.size));
  const connection = connections.get(connectionId ?? '');
  const number = random.between(0.05, 0.95);
  const settings = component?.settings ?? {};
  switch (random.whole(0, 8)) {
    case 0:
      if (component) components.set(id, { ...component, settings: { ...settings, availability: number } });
      break;
    case 1:
      if (component)
        components.set(id, {
          ...component,
          settings: { ...settings, replicas: random.whole(1, 3), hitRatio: number },
        });
      break;
    case 2:
      if (connection && connectionId) connections.set(connectionId, { ...connection, availability: number });
      break;
    case 3:
      if (connection && connectionId) connections.set(connectionId, { ...connection, probability: number });
      break;
    case 4:
      if (connectionId) connections.delete(connectionId);
      break;
    case 5:
      connections.set(`new ${number}`, { from: id, to: other });
      break;
    case 6:
      components.set(`new ${number}`, { type: 'service', settings: { availability: number } });
      connections.set(`to ${number}`, { from: id, to: `new ${number}` });
      break;
    case 7:
      for (const [groupId, group] of groups)
        groups.set(groupId, { ...group, settings: { ...group.settings, availability: number } });
      break;
    default:
      if (ids.length > 2) {
        components.delete(other);
        for (const [one, { from, to }] of connections)
          if (from === other || to === other) connections.delete(one);
      }
  }
  return { ...diagram, components, connections, groups };
}

function expectSame(a: ViewAvailability, b: ViewAvailability, graph: Graph, what: string): void {
  graph.nodes.forEach(({ index }) => {
    const pairs = [
      [a.calls(index), b.calls(index)],
      [a.fullFunction(index), b.fullFunction(index)],
      [a.allShards(index), b.allShards(index)],
      ...OPERATIONS.flatMap((_, operation) => [
        [a.ok(index, operation), b.ok(index, operation)],
        [a.up(index, operation), b.up(index, operation)],
      ]),
    ] as const;
    const unlike = pairs.filter(
      ([one, other]) =>
        one?.exact !== other?.exact ||
        !(Math.abs((one?.up ?? 0) - (other?.up ?? 0)) < 1e-12) ||
        !(Math.abs((one?.down ?? 0) - (other?.down ?? 0)) < 1e-12),
    );
    expect(unlike, what).toEqual([]);
  });
  expect(a.singlePoints(0), what).toEqual(b.singlePoints(0));
}

it('answers after any edits as it would at once', () => {
  for (let seed = 0; seed < 24; seed++) {
    const random = randomFrom(seed);
    let { diagram } = randomDiagram(seed);
    const engine = createAvailabilityEngine();
    let before: Graph | null = null;
    for (let edit = 0; edit < 10; edit++) {
      const graph = buildGraph(diagram, before);
      const asked = request(graph, seed % 2 === 1);
      const cold = createAvailabilityEngine().evaluate(asked);
      engine.evaluate(asked).forEach((view, index) => {
        const anew = cold[index];
        if (anew) expectSame(view, anew, graph, `seed ${seed}, edit ${edit}, view ${index}`);
      });
      before = graph;
      diagram = edited(diagram, random);
    }
  }
});

it('sees a broker change that it only leaves messages with', () => {
  const engine = createAvailabilityEngine();
  let before: Graph | null = null;
  for (const availability of [0.9, 1, 0.5, 1, 0.8]) {
    // The broker stands behind its sender in every order there is.
    const graph = buildGraph(
      diagramOf({
        components: { a: service(1), z: service(0.99), q: part('message-queue', availability) },
        connections: { ...wires('a>z'), 'a>q': wire('a', 'q', { mode: 'async' }) },
      }),
      before,
    );
    expect(engine.evaluate(request(graph, false))[0]?.ok(0, 0).up).toBeCloseTo(0.99 * availability, 14);
    before = graph;
  }
});

it('answers a question asked after the next edit about what it was asked of', () => {
  const engine = createAvailabilityEngine();
  const diagram = faultTree(3, { gates: 30, events: 30, reach: 6 });
  const graph = buildGraph(diagram);
  const [first] = engine.evaluate(request(graph, false));
  const [kept] = createAvailabilityEngine().evaluate(request(graph, false));
  const components = new Map(diagram.components);
  for (const id of components.keys())
    if (id.startsWith('e'))
      components.set(id, { type: 'service', settings: { availability: 1, managed: null } });
  engine.evaluate(request(buildGraph({ ...diagram, components }, graph), false));
  expect(first?.ok(0, 0)).toEqual(kept?.ok(0, 0));
  expect(first?.singlePoints(0)).toEqual(kept?.singlePoints(0));
  expect(first?.importance(0, 0).chance).toEqual(kept?.importance(0, 0).chance);
});

it('answers with an interval on too small a budget, and exactly again once there is less to it', () => {
  const large = faultTree(8, { gates: 60, events: 45, reach: 10 });
  const small = diagramOf({ components: { a: service(0.9), b: service(0.8) }, connections: wires('a>b') });
  const engine = createAvailabilityEngine();
  const exact = [large, small, large, small].map((diagram) => {
    const graph = buildGraph(diagram);
    const asked = { ...request(graph, false), nodeBudget: 0 };
    const [view] = engine.evaluate(asked);
    const [sure] = createAvailabilityEngine().evaluate({ ...asked, nodeBudget: 1e6 });
    expect(sure?.ok(0, 0).exact).toBe(true);
    expectWithin(view?.ok(0, 0), sure?.ok(0, 0), 'entry');
    return graph.nodes.every(({ index }) => view?.calls(index).exact === true);
  });
  expect(exact).toEqual([false, true, false, true]);
});

it('holds the exact answer between its bounds after any edits beyond the budget', () => {
  let intervals = 0;
  for (let seed = 0; seed < 12; seed++) {
    const random = randomFrom(seed);
    let { diagram } = randomDiagram(seed);
    const engine = createAvailabilityEngine();
    let before: Graph | null = null;
    for (let edit = 0; edit < 8; edit++) {
      const graph = buildGraph(diagram, before);
      const asked = request(graph, seed % 2 === 1);
      const sure = createAvailabilityEngine().evaluate(asked);
      engine.evaluate({ ...asked, nodeBudget: seed % 4 }).forEach((view, index) => {
        const what = `seed ${seed}, edit ${edit}, view ${index}`;
        for (const node of graph.nodes) {
          const [found, exact] = [view.ok(node.index, 0), sure[index]?.ok(node.index, 0)];
          if (!found.exact) intervals++;
          if (exact?.exact) expectWithin(found, exact, what);
          expectWithin(view.calls(node.index), sure[index]?.calls(node.index), what);
        }
      });
      before = graph;
      diagram = edited(diagram, random);
    }
  }
  expect(intervals).toBeGreaterThan(20);
});

/** The answer itself where it is exact. */
function expectWithin(found: Availability | undefined, sure: Availability | undefined, what: string): void {
  if (!found || !sure?.exact) return;
  const [least, most] = found.range ?? [found.up, found.up];
  expect(sure.up, what).toBeGreaterThan(least - 1e-12);
  expect(sure.up, what).toBeLessThan(most + 1e-12);
}

it('answers as it would at once after so many edits that what nobody asks for any more is dropped', () => {
  let diagram = architecture({ components: 60, alternatives: 0.25, seed: 3 });
  const next = [structuralEdits(diagram, 3), sliderEdits(diagram, 4)];
  const engine = createAvailabilityEngine();
  let before: Graph | null = null;
  for (let edit = 0; edit < 240; edit++) {
    diagram = next[edit % 2]?.()(diagram) ?? diagram;
    const graph = buildGraph(diagram, before);
    const answers = engine.evaluate(request(graph, false));
    before = graph;
    if (edit % 24 > 0) continue;
    const cold = createAvailabilityEngine().evaluate(request(graph, false));
    answers.forEach((view, index) => {
      const anew = cold[index];
      if (anew) expectSame(view, anew, graph, `edit ${edit}, view ${index}`);
    });
  }
});
