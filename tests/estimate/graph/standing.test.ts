/** Many cases of what is down, asked at once and one loss further, are what each is by itself. */
import { expect, it } from 'vitest';
import { buildGraph } from '../../../src/estimate/graph/buildGraph';
import type { Graph } from '../../../src/estimate/graph/graph';
import { GENERAL } from '../../../src/estimate/graph/graph';
import { overridden } from '../../../src/estimate/graph/overrides';
import { standingOf, standingsOf } from '../../../src/estimate/graph/standing';
import type { Losses } from '../../../src/estimate/graph/upCases';
import { viewOf } from '../../../src/estimate/graph/view';
import { randomDiagram } from '../reference/randomDiagram';

const lossesOf = (graph: Graph): Losses[] => [
  {},
  ...graph.nodes.map(({ index }) => ({ components: new Set([index]) })),
  ...[...graph.diagram.groups.keys()].map((id) => ({ groups: new Set([id]) })),
  ...graph.calls.map(({ index }) => ({ calls: new Set([index]) })),
];

it('finds what two losses leave', () => {
  let [stands, falls] = [0, 0];
  for (let seed = 60; seed < 100; seed++) {
    const graph = buildGraph(randomDiagram(seed).diagram);
    const view = viewOf(graph);
    const cases = lossesOf(graph);
    const standings = standingsOf({ view }, cases);
    for (const first of cases) {
      const both = standings.without(first);
      cases.forEach((second, at) => {
        const losses: Losses = {
          components: new Set([...(first.components ?? []), ...(second.components ?? [])]),
          groups: new Set([...(first.groups ?? []), ...(second.groups ?? [])]),
          calls: new Set([...(first.calls ?? []), ...(second.calls ?? [])]),
        };
        const alone = standingOf({ view, losses });
        for (const { index, id } of graph.nodes) {
          const found = ((both.answers(index, GENERAL) >> BigInt(at)) & 1n) === 1n;
          const expected = alone.answers(index, GENERAL);
          if (found !== expected) expect(found, `seed ${seed}, ${id}, case ${at}`).toBe(expected);
          if (expected) stands++;
          else falls++;
        }
      });
    }
  }
  expect(Math.min(stands, falls)).toBeGreaterThan(1000);
});

it('holds different only what is said to be', () => {
  const graph = buildGraph(randomDiagram(61).diagram);
  const [first, second] = graph.nodes;
  const slower = overridden(graph, { componentTimes: new Map([[first?.id ?? '', 2]]) });
  expect(slower.nodes[0]).not.toBe(first);
  expect(slower.nodes[1]).toBe(second);
  expect(slower.calls).toBe(graph.calls);
  const known = overridden(graph, { failuresAreKnown: true });
  expect(overridden(graph, { failuresAreKnown: true }).nodes).toEqual(known.nodes);
  expect(overridden(graph, { failuresAreKnown: true }).nodes[1]).toBe(known.nodes[1]);
});
