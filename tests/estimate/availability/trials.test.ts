/** Orders of the draws, and answers where one order alone does not give an exact one. */
import { expect, it } from 'vitest';
import { createAvailabilityEngine } from '../../../src/estimate/availability/engine';
import { force, forceUp } from '../../../src/estimate/availability/force';
import { depthFirst, heaviestFirst } from '../../../src/estimate/availability/order';
import { estimate } from '../../../src/estimate/estimate';
import { createEstimator } from '../../../src/estimate/estimator';
import { buildGraph } from '../../../src/estimate/graph/buildGraph';
import type { Graph } from '../../../src/estimate/graph/graph';
import { viewOf } from '../../../src/estimate/graph/view';
import type { Diagram } from '../../../src/model/diagram';
import { faultTree } from '../faultTrees';
import { randomDiagram } from '../reference/randomDiagram';

const asked = (graph: Graph) => ({
  graph,
  views: [viewOf(graph)],
  entries: [0],
  required: () => 1,
  loadBearing: new Set<number>(),
});

const withJourney = (diagram: Diagram): Diagram => ({
  ...diagram,
  journeys: new Map([['journey', { entry: 'g0' }]]),
});

it('orders every component once, whatever the diagram', () => {
  for (let seed = 0; seed < 50; seed++) {
    const graph = buildGraph(randomDiagram(seed).diagram);
    const all = graph.nodes.map((node) => node.index);
    for (const order of [depthFirst, heaviestFirst, force, forceUp]) {
      expect([...order(graph, [0])].sort((a, b) => a - b)).toEqual(all);
    }
  }
});

it('decides what calls each other close to each other', () => {
  const graph = buildGraph(faultTree(1, { gates: 100, events: 140, reach: 8 }));
  const length = (order: readonly number[]): number => {
    const places = new Map(order.map((index, place) => [index, place]));
    return graph.calls.reduce(
      (sum, { from, to }) => sum + Math.abs((places.get(from) ?? 0) - (places.get(to) ?? 0)),
      0,
    );
  };
  expect(length(force(graph, [0]))).toBeLessThan(length(depthFirst(graph, [0])) / 2);
});

it('is exact where the order of calls alone takes too many steps', () => {
  const diagram = withJourney(faultTree(2, { gates: 300, events: 400, reach: 12 }));
  const live = createEstimator().estimate(diagram).journeys.get('journey');
  const thorough = estimate(diagram).journeys.get('journey');
  const [least = 0, most = 0] = live?.availabilityRange ?? [];
  expect([live?.exact, thorough?.exact]).toEqual([false, true]);
  expect(thorough?.availability).toBeGreaterThanOrEqual(least);
  expect(thorough?.availability).toBeLessThanOrEqual(most);
});

it('says in every order the same, and the same again', () => {
  const graph = buildGraph(faultTree(4, { gates: 150, events: 200, reach: 12 }));
  const [inBudget] = createAvailabilityEngine().evaluate({ ...asked(graph), nodeBudget: 1e6 });
  const [thorough] = createAvailabilityEngine('thorough').evaluate(asked(graph));
  const [again] = createAvailabilityEngine('thorough').evaluate(asked(graph));
  for (const { index } of graph.nodes) {
    const of = thorough?.ok(index, 0);
    expect(of).toEqual(again?.ok(index, 0));
    expect(of?.exact).toBe(true);
    expect((of?.down ?? 0) / (inBudget?.ok(index, 0).down ?? 0)).toBeCloseTo(1, 12);
  }
});
