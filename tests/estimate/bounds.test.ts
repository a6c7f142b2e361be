/** Out of budget, an answer is an interval that holds the exact number. */
import { expect, it } from 'vitest';
import { evaluateAvailability } from '../../src/estimate/availability/availability';
import { buildGraph } from '../../src/estimate/graph/buildGraph';
import { OPERATIONS } from '../../src/estimate/graph/graph';
import { viewOf } from '../../src/estimate/graph/view';
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
    const [exactly] = evaluateAvailability(request);
    for (const nodeBudget of [0, 3, 10]) {
      const [bounded] = evaluateAvailability({ ...request, nodeBudget });
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
