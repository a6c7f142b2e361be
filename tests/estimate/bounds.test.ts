/** Out of budget, an answer is an interval that holds the exact number. */
import { expect, it } from 'vitest';
import { createAvailabilityEngine } from '../../src/estimate/availability/engine';
import { buildGraph } from '../../src/estimate/graph/buildGraph';
import { OPERATIONS } from '../../src/estimate/graph/graph';
import { viewOf } from '../../src/estimate/graph/view';
import type { Diagram } from '../../src/model/diagram';
import { architecture } from '../bench/architectures';
import { denseMesh } from '../bench/specialGraphs';
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
