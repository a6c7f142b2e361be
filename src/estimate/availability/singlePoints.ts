/**
 * The components, groups and connections without which no request succeeds: those every way of answering goes
 * through, read off the decision diagram. A component counts where no replica can be spared (a managed one
 * never does), a group or connection where its own availability is below 1.
 */
import { sortedIds } from '../../shared/order';
import type { Graph } from '../graph/graph';
import type { DecisionDiagram } from './decisionDiagram';
import { FALSE, TRUE } from './decisionDiagram';
import { groupAvailability } from './lanes';
import { replicaCount } from './replicas';
import { reachable } from './solve';
import type { Variables } from './variables';

export function singlePoints(
  graph: Graph,
  diagram: DecisionDiagram,
  variables: Variables,
  root: number,
): string[] {
  if (root === FALSE || root === TRUE) return [];
  const nodes = reachable(diagram, [root]);
  const names = candidates(graph, diagram, variables);
  const found = new Set<string>();
  const asked = [...names.keys()];
  for (let from = 0; from < asked.length; from += 32) {
    const chunk = asked.slice(from, from + 32);
    const needed = neededAmong(diagram, nodes, root, chunk);
    chunk.forEach((variable, bit) => {
      if ((needed >>> bit) & 1) found.add(names.get(variable) ?? '');
    });
  }
  for (const group of fallibleGroups(graph)) {
    if (!canHoldWithout(graph, diagram, variables, nodes, root, group)) found.add(group);
  }
  return sortedIds(found);
}

/** Variables whose loss is one replica's or one link's, with the id they stand for. */
function candidates(graph: Graph, diagram: DecisionDiagram, variables: Variables): Map<number, string> {
  const names = new Map<number, string>();
  for (const node of graph.nodes) {
    if (node.settings.managed || node.settings.availability >= 1) continue;
    const levels = variables.levels[node.index];
    const allNeeded = levels?.required.indexOf(replicaCount(node.units)) ?? -1;
    const variable = levels?.variables[allNeeded];
    if (variable !== undefined) names.set(variable, node.id);
  }
  for (const call of graph.calls) {
    const link = variables.through(call);
    if (call.linkAvailability < 1 && link > TRUE) names.set(diagram.variableOf(link), call.id);
  }
  return names;
}

/** One bit per asked variable: set where every way to true has it true. */
function neededAmong(
  diagram: DecisionDiagram,
  nodes: Int32Array,
  root: number,
  asked: readonly number[],
): number {
  const bitOf = new Int32Array(diagram.variableCount);
  asked.forEach((variable, bit) => {
    bitOf[variable] = 1 << bit;
  });
  const needed = new Int32Array(diagram.nodeCount);
  needed[FALSE] = -1;
  for (const node of nodes) {
    const high = (needed[diagram.highOf(node)] ?? 0) | (bitOf[diagram.variableOf(node)] ?? 0);
    needed[node] = high & (needed[diagram.lowOf(node)] ?? 0);
  }
  return needed[root] ?? 0;
}

function fallibleGroups(graph: Graph): string[] {
  const ids = new Set(graph.nodes.flatMap((node) => node.units.flatMap((unit) => unit.site)));
  return [...ids].filter((id) => groupAvailability(graph.diagram, id) < 1);
}

/** Whether any request can succeed while that group is down and everything else is up. */
function canHoldWithout(
  graph: Graph,
  diagram: DecisionDiagram,
  variables: Variables,
  nodes: Int32Array,
  root: number,
  group: string,
): boolean {
  const impossible = new Uint8Array(diagram.variableCount);
  for (const node of graph.nodes) {
    const levels = variables.levels[node.index];
    const left = node.units.reduce(
      (count, unit) => count + (unit.site.includes(group) ? 0 : unit.replicas),
      0,
    );
    levels?.variables.forEach((variable, level) => {
      if ((levels.required[level] ?? 0) > left) impossible[variable] = 1;
    });
  }
  const holds = new Uint8Array(diagram.nodeCount);
  holds[TRUE] = 1;
  for (const node of nodes) {
    const high = impossible[diagram.variableOf(node)] ? 0 : (holds[diagram.highOf(node)] ?? 0);
    holds[node] = high | (holds[diagram.lowOf(node)] ?? 0);
  }
  return holds[root] === 1;
}
