/** Out of budget, an answer is an interval that holds the exact number. */
import { expect, it } from 'vitest';
import { createAvailabilityEngine } from '../../src/estimate/availability/engine';
import { buildGraph } from '../../src/estimate/graph/buildGraph';
import type { Graph } from '../../src/estimate/graph/graph';
import { OPERATIONS } from '../../src/estimate/graph/graph';
import { viewOf } from '../../src/estimate/graph/view';
import type { Diagram } from '../../src/model/diagram';
import { architecture } from '../bench/architectures';
import { denseMesh } from '../bench/specialGraphs';
import { diagramOf, how, service, wires } from './documents';
import { faultTree } from './faultTrees';
import { randomDiagram } from './reference/randomDiagram';

it('bounds hold the exact availability of random diagrams', () => {
  let intervals = 0;
  for (let seed = 0; seed < 150; seed++) {
    const graph = buildGraph(randomDiagram(seed).diagram);
    const request = {
      graph,
      views: [viewOf(graph)],
      entries: [0],
      required: () => 1,
      loadBearing: new Set(graph.nodes.flatMap((node) => node.groups.map((group) => group.key * (seed % 2)))),
    };
    const [exactly] = createAvailabilityEngine().evaluate(request);
    for (const nodeBudget of [0, 3, 10]) {
      const [bounded] = createAvailabilityEngine().evaluate({ ...request, nodeBudget });
      for (const { index, id } of graph.nodes) {
        OPERATIONS.forEach((_, operation) => {
          const answer = bounded?.ok(index, operation);
          if (!answer?.range) return;
          intervals++;
          const [low, high] = answer.range;
          const truth = exactly?.ok(index, operation).up ?? Number.NaN;
          expect(low - 1e-12, `seed ${seed}, ${id}`).toBeLessThanOrEqual(truth);
          expect(high + 1e-12, `seed ${seed}, ${id}`).toBeGreaterThanOrEqual(truth);
        });
      }
    }
  }
  expect(intervals).toBeGreaterThan(500);
});

const asked = (diagram: Diagram) => {
  const graph = buildGraph(diagram);
  return { graph, views: [viewOf(graph)], entries: [0], required: () => 1, loadBearing: new Set<number>() };
};

/** How wide the widest of its intervals is, 0 where there is none; each is checked to hold the exact number. */
function widest(diagram: Diagram, nodeBudget: number): number {
  const request = asked(diagram);
  const [exactly] = createAvailabilityEngine().evaluate({ ...request, nodeBudget: 1e6 });
  const [bounded] = createAvailabilityEngine().evaluate({ ...request, nodeBudget });
  let width = 0;
  for (const { index, id } of request.graph.nodes) {
    for (const answer of ['ok', 'calls', 'fullFunction'] as const) {
      const sure = exactly?.[answer](index, 0);
      const range = bounded?.[answer](index, 0).range;
      if (!range || !sure?.exact) continue;
      const [low, high] = range;
      expect(low - 1e-12, `${answer} of ${id}`).toBeLessThanOrEqual(sure.up);
      expect(high + 1e-12, `${answer} of ${id}`).toBeGreaterThanOrEqual(sure.up);
      width = Math.max(width, high - low);
    }
  }
  return width;
}

it('bounds of architectures are narrow, with zones, optional calls and calls by chance', () => {
  const widths = [0, 1, 2].map((seed) =>
    widest(architecture({ components: 120, alternatives: 0.9, seed }), 10),
  );
  expect(Math.max(...widths)).toBeGreaterThan(0);
  expect(Math.max(...widths)).toBeLessThan(0.02);
});

it('bounds of fault trees hold, however much hangs on one event', () => {
  const widths = Array.from({ length: 10 }, (_, seed) =>
    widest(faultTree(seed, { gates: 60, events: 45, reach: 10 }), 10),
  );
  expect(widths.filter((width) => width > 0).length).toBeGreaterThan(2);
});

it('says of a mesh that nothing solves more than that it may fail', () => {
  const [view] = createAvailabilityEngine().evaluate({ ...asked(denseMesh(8, 20, 1)), nodeBudget: 300 });
  const [low, high] = view?.ok(0, 0).range ?? [0, 1];
  expect(low).toBeGreaterThan(0.5);
  expect(high).toBeLessThan(1);
});

it('bounds hold of a part that is back after an edit in between', () => {
  const engine = createAvailabilityEngine();
  let graph: Graph | null = null;
  for (const [isThere, availability] of [
    [true, 0.9],
    [false, 0.9],
    [false, 0.3],
    [true, 0.3],
  ] as const) {
    graph = buildGraph(besideRing(isThere, availability), graph);
    const request = { ...asked(graph.diagram), graph, views: [viewOf(graph)] };
    const [bounded] = engine.evaluate({ ...request, nodeBudget: 3 });
    if (!isThere) continue;
    const a = graph.indexOf.get('a') ?? -1;
    const [exactly] = createAvailabilityEngine().evaluate({ ...request, nodeBudget: 1e6 });
    const [low = 1, high = 0] = bounded?.ok(a, 0).range ?? [];
    const truth = exactly?.ok(a, 0).up ?? Number.NaN;
    expect(low - 1e-12).toBeLessThanOrEqual(truth);
    expect(high + 1e-12).toBeGreaterThanOrEqual(truth);
  }
});

/** Two of four that share a part, or not, beside a ring too long to be decided, of which the two functions alone are known. */
function besideRing(isThere: boolean, availability: number): Diagram {
  const fourOf = ['b', 'c', 'd', 'e'];
  const ring = Array.from({ length: 12 }, (_, place) => `r${place}`);
  const calls = [
    how(
      'quorum',
      fourOf.map((id) => `a>${id}`),
      { need: 2 },
    ),
  ];
  return diagramOf({
    components: {
      ...(isThere ? { a: service(0.9, { calls }) } : {}),
      ...Object.fromEntries(fourOf.map((id, place) => [id, service(0.8 - 0.05 * place)])),
      shared: service(availability),
      ...Object.fromEntries(ring.map((id) => [id, service(0.9)])),
      r0: { type: 'cache', settings: { availability: 0.9, hitRatio: 0.5 } },
    },
    connections: {
      ...(isThere ? wires(...fourOf.map((id) => `a>${id}`)) : {}),
      ...wires(...fourOf.map((id) => `${id}>shared`)),
      ...wires(...ring.map((id, place) => `${id}>r${(place + 1) % ring.length}`)),
    },
  });
}
