/** Every answer of the reverse sweep is what an evaluation with that one thing different says. */
import { expect, it } from 'vitest';
import { createAvailabilityEngine } from '../../../src/estimate/availability/engine';
import { throughChance } from '../../../src/estimate/availability/variables';
import type { ViewAvailability } from '../../../src/estimate/availability/viewAvailability';
import { buildGraph } from '../../../src/estimate/graph/buildGraph';
import type { Call, Graph, Node } from '../../../src/estimate/graph/graph';
import { viewOf } from '../../../src/estimate/graph/view';
import { randomDiagram } from '../reference/randomDiagram';

const required = (node: Node, operation: number): number =>
  Math.min(node.settings.replicas, operation === 2 && node.index % 3 === 0 ? 2 : 1);

function evaluated(graph: Graph): ViewAvailability {
  const [view] = createAvailabilityEngine().evaluate({
    graph,
    views: [viewOf(graph)],
    entries: [0],
    required,
    loadBearing: new Set(graph.nodes.flatMap((node) => node.groups.map((group) => group.key * 2))),
  });
  if (!view) throw new Error('no view');
  return view;
}

const withNode = (graph: Graph, index: number, change: (node: Node) => Node): Graph => ({
  ...graph,
  nodes: graph.nodes.map((node) => (node.index === index ? change(node) : node)),
});

function withCall(graph: Graph, index: number, change: Partial<Call>): Graph {
  const changed = (call: Call): Call => (call.index === index ? { ...call, ...change } : call);
  const nodes = graph.nodes.map((node) => ({
    ...node,
    groups: node.groups.map((group) => ({
      ...group,
      members: group.members.map((member) => ({ ...member, call: changed(member.call) })),
    })),
    asynchronous: node.asynchronous.map(changed),
  }));
  return { ...graph, nodes, calls: graph.calls.map(changed) };
}

function withGroup(graph: Graph, id: string, availability: number): Graph {
  const groups = new Map(graph.diagram.groups);
  const group = groups.get(id);
  if (group) groups.set(id, { ...group, settings: { ...group.settings, availability } });
  return { ...graph, diagram: { ...graph.diagram, groups } };
}

it('says what each part down, perfect or otherwise would make of every answer', () => {
  const asked = { instances: 0, links: 0, hits: 0, groups: 0 };
  for (let seed = 0; seed < 120; seed++) {
    const graph = buildGraph(randomDiagram(seed).diagram);
    const entry = seed % 3 === 0 ? graph.nodes.length - 3 : 0;
    const operation = seed % 3;
    const importance = evaluated(graph).importance(entry, operation);
    const compare = (said: { up: number; down: number } | null, other: Graph, what: string): boolean => {
      if (!said) return false;
      const truth = evaluated(other).ok(entry, operation);
      expect(Math.abs(said.up - truth.up), `seed ${seed}, ${what}: ${said.up}, ${truth.up}`).toBeLessThan(
        1e-12,
      );
      expect(Math.abs(said.down - truth.down), `seed ${seed}, ${what}`).toBeLessThan(1e-12);
      return true;
    };
    expect(compare(importance.chance, graph, 'as it is')).toBe(true);
    for (const node of graph.nodes) {
      for (const [availability, commonCause, failoverShare] of [
        [0, 0, 0],
        [1, 0, 0],
        [0.7, 0.3, 0],
        [0.7, 0, 0.4],
        [0.7, 0.3, 1],
      ] as const) {
        const units = node.units.map((unit) => ({ ...unit, replicas: unit.replicas + 1 }));
        const said = importance.withInstances(
          node.index,
          { availability, commonCause, failoverShare, units },
          required(node, 0),
        );
        const other = withNode(graph, node.index, (one) => ({
          ...one,
          settings: { ...one.settings, availability, commonCause, failoverShare },
          units,
        }));
        if (compare(said, other, `instances of ${node.id}`)) asked.instances++;
      }
      const hit = importance.withHitRatio(node.index, 0.3);
      if (
        compare(
          hit,
          withNode(graph, node.index, (one) => ({ ...one, hitRatio: 0.3 })),
          `hits of ${node.id}`,
        )
      ) {
        asked.hits++;
      }
    }
    for (const call of graph.calls) {
      const change = { linkAvailability: 0.25, errorRate: 0 };
      const said = importance.withThrough(
        call.index,
        throughChance({ ...call, ...change }, call.timesPerRequest),
      );
      if (compare(said, withCall(graph, call.index, change), `link ${call.id}`)) asked.links++;
    }
    for (const id of graph.diagram.groups.keys()) {
      for (const availability of [0, 0.5, 1]) {
        const said = importance.withGroup(id, availability);
        if (compare(said, withGroup(graph, id, availability), `group ${id}`)) asked.groups++;
      }
    }
  }
  for (const count of Object.values(asked)) expect(count).toBeGreaterThan(50);
});
