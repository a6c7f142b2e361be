import { expect, test } from 'vitest';
import { buildGraph } from '../../../src/estimate/graph/buildGraph';
import { nodesThatAre } from '../../../src/estimate/graph/nodesThatAre';
import type { Component, Diagram } from '../../../src/model/diagram';
import { emptyDiagram } from '../../../src/model/diagram';
import { putComponent, putSetting, removeElements } from '../../../src/model/edits';
import { refOf } from '../../../src/model/elements';

const service: Component = { type: 'service' };
const diagram: Diagram = {
  ...emptyDiagram,
  components: new Map([
    ['a', service],
    ['b', { ...service, settings: { costPerMonth: 10 } }],
    ['c', service],
  ]),
};
const first = buildGraph(diagram);
const idsIn = (graph: typeof first, are: readonly number[]) => are.map((index) => graph.nodes[index]?.id);

test('what an edit makes so is found, and what no longer is so is not', () => {
  const priced = nodesThatAre((node) => node.isPriced);
  expect(idsIn(first, priced(first))).toEqual(['b']);
  const both = putSetting(diagram, 'c', 'costPerMonth', 5);
  const second = buildGraph(both, first);
  expect(idsIn(second, priced(second))).toEqual(['b', 'c']);
  const third = buildGraph(putSetting(both, 'b', 'costPerMonth', undefined), second);
  expect(idsIn(third, priced(third))).toEqual(['c']);
  expect(idsIn(first, priced(first))).toEqual(['b']);
});

test('what else an edit changes leaves the list as it is', () => {
  const priced = nodesThatAre((node) => node.isPriced);
  const before = priced(first);
  expect(priced(buildGraph(putSetting(diagram, 'b', 'costPerMonth', 20), first))).toBe(before);
});

test('a component that is added or goes is told', () => {
  const priced = nodesThatAre((node) => node.isPriced);
  expect(idsIn(first, priced(first))).toEqual(['b']);
  const more = putComponent(diagram, 'd', { ...service, settings: { costPerMillion: 1 } });
  const second = buildGraph(more, first);
  expect(idsIn(second, priced(second))).toEqual(['b', 'd']);
  const third = buildGraph(removeElements(more, [refOf('component', 'b')]), second);
  expect(idsIn(third, priced(third))).toEqual(['d']);
});
