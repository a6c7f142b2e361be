/** A graph made from the one before an edit: it says what one made alone does, and what the edit left is the same object. */
import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../../src/estimate/graph/buildGraph';
import type { Call, Graph, Group } from '../../../src/estimate/graph/graph';
import type { Diagram } from '../../../src/model/diagram';
import { putComponent, putConnection, putSetting, removeElements } from '../../../src/model/edits';
import { refOf } from '../../../src/model/elements';
import { architecture } from '../../bench/architectures';
import { structuralEdits } from '../../bench/edits';

const drawn = architecture({ components: 40, alternatives: 0.5, seed: 3 });

describe('a graph made from the one before', () => {
  it('says after every line drawn, line deleted and part added what one made alone says', () => {
    const next = structuralEdits(drawn, 11);
    let diagram = drawn;
    let graph = buildGraph(diagram);
    for (let turn = 0; turn < 24; turn++) {
      diagram = next()(diagram);
      graph = buildGraph(diagram, graph);
      expectSame(graph, buildGraph(diagram), `edit ${turn}`);
    }
  });

  it('says it of several edits at once, and of ends and places that are others', () => {
    const [first = '', second = ''] = drawn.connections.keys();
    const { from = '', to = '' } = drawn.connections.get(first) ?? {};
    const edits: ((diagram: Diagram) => Diagram)[] = [
      (diagram) => putConnection(diagram, first, { from: to, to: from }),
      (diagram) => putConnection(removeElements(diagram, [refOf('connection', first)]), 'x', { from, to }),
      (diagram) => putConnection(putComponent(diagram, 'y', { type: 'service' }), 'z', { from, to: 'y' }),
      (diagram) => putConnection(putConnection(diagram, 'p', { from, to }), 'q', { from, to, timeoutMs: 5 }),
      (diagram) => putConnection(putSetting(diagram, to, 'availability', 0.9), second, { from, to }),
      (diagram) => putComponent(diagram, to, { type: 'queue' }),
      (diagram) => removeElements(diagram, [refOf('component', to)]),
      (diagram) => putConnection(diagram, 'dangling', { from, to: 'nowhere' }),
      (diagram) => putComponent(diagram, 'nowhere', { type: 'cache' }),
      (diagram) => ({ ...diagram, connections: new Map([...diagram.connections].reverse()) }),
      (diagram) => ({ ...diagram, connections: new Map(diagram.connections) }),
    ];
    let diagram = drawn;
    let graph = buildGraph(diagram);
    for (const [turn, edit] of edits.entries()) {
      diagram = edit(diagram);
      graph = buildGraph(diagram, graph);
      expectSame(graph, buildGraph(diagram), `edit ${turn}`);
      const undone = buildGraph(drawn, graph);
      expectSame(undone, buildGraph(drawn), `edit ${turn}, undone`);
    }
  });

  it('keeps all but what a line drawn and a line deleted touch', () => {
    const before = buildGraph(drawn);
    const [from = '', to = ''] = [...drawn.components.keys()].slice(-2);
    const more = buildGraph(putConnection(drawn, 'x', { from, to }), before);
    expect(others(before.nodes, more.nodes)).toEqual([before.indexOf.get(from)]);
    expect(others(before.calls, more.calls)).toEqual([before.calls.length]);
    const [first = ''] = drawn.connections.keys();
    const fewer = buildGraph(removeElements(drawn, [refOf('connection', first)]), before);
    expect(others(before.calls, fewer.calls)).toEqual([before.callIndexOf.get(first)]);
    expect(others(before.nodes, fewer.nodes).length).toBeLessThanOrEqual(2);
  });

  it('keeps every call where a part is added', () => {
    const before = buildGraph(drawn);
    const more = buildGraph(putComponent(drawn, 'x', { type: 'service' }), before);
    expect(more.calls).toBe(before.calls);
    expect(others(before.nodes, more.nodes)).toEqual([before.nodes.length]);
  });
});

function others<T>(before: readonly T[], now: readonly T[]): number[] {
  return [...now.keys()].filter((index) => now[index] !== before[index]);
}

/** By ids, as each stands where it may. */
function expectSame(found: Graph, alone: Graph, where: string): void {
  expect(said(found), where).toEqual(said(alone));
  for (const [id, index] of found.indexOf) expect(found.nodes[index], where).toMatchObject({ id, index });
  for (const [id, index] of found.callIndexOf) expect(found.calls[index], where).toMatchObject({ id, index });
  expect(found.nodes.length, where).toBe(found.indexOf.size);
  expect(found.calls.length, where).toBe(found.callIndexOf.size);
  const keys = found.nodes.flatMap(({ groups }) => groups.map(({ key }) => key));
  expect(new Set(keys).size, where).toBe(keys.length);
  expect(found.nextKey, where).toBeGreaterThan(Math.max(-1, ...keys));
}

function said({ diagram, nodes, calls, indexOf, callIndexOf }: Graph): unknown {
  const callSaid = ({ index, from, to, ...call }: Call): unknown => {
    expect(calls[index]?.id).toBe(call.id);
    return { ...call, from: nodes[from]?.id, to: nodes[to]?.id };
  };
  const groupSaid = ({ key: _, members, ...group }: Group): unknown => ({
    ...group,
    members: members.map(({ call, ...member }) => ({ ...member, call: callSaid(call) })),
  });
  return {
    components: [...diagram.components.keys()].map((id) => {
      const { index: _, ...node } = nodes[indexOf.get(id) ?? -1] ?? { index: -1 };
      if (!('groups' in node)) return null;
      const [leaving, asynchronous] = [node.leaving.map(callSaid), node.asynchronous.map(callSaid)];
      return { ...node, leaving, asynchronous, groups: node.groups.map(groupSaid) };
    }),
    connections: [...diagram.connections.keys()].map((id) => {
      const call = calls[callIndexOf.get(id) ?? -1];
      return call ? callSaid(call) : null;
    }),
  };
}
