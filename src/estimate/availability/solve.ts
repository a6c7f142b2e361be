/**
 * Probabilities of every function of a decision diagram and of its complement: one sweep a lane from the
 * leaves up, both sides as sums of products so that nine nines keep their digits.
 */
import type { Graph, Node } from '../graph/graph';
import type { DecisionDiagram } from './decisionDiagram';
import { FALSE, TRUE } from './decisionDiagram';
import type { Lane, Lanes } from './lanes';
import type { Chance } from './replicas';
import { levelChances } from './replicas';
import type { Levels, Variables } from './variables';

/** Gives the one chance that stands for all of a component's levels, in place of the usual ones. */
export type Override = (node: Node, alive: readonly boolean[]) => Chance | null;

const CERTAIN: Chance = { up: 1, down: 0 };

export interface Solution {
  /** Over all lanes; where lanes are missing the two don't add up to 1. */
  chance(root: number): Chance;
}

export function solve(
  graph: Graph,
  diagram: DecisionDiagram,
  variables: Variables,
  lanes: Lanes,
  roots: Iterable<number>,
  override: Override = () => null,
): Solution {
  const nodes = reachable(diagram, roots);
  const count = diagram.variableCount;
  const up = new Float64Array(count);
  const down = new Float64Array(count);
  for (const [variable, chance] of variables.fixed) {
    up[variable] = chance.up;
    down[variable] = chance.down;
  }
  const totalUp = new Float64Array(diagram.nodeCount);
  const totalDown = new Float64Array(diagram.nodeCount);
  const nodeUp = new Float64Array(diagram.nodeCount);
  const nodeDown = new Float64Array(diagram.nodeCount);
  nodeUp[TRUE] = nodeDown[FALSE] = 1;
  let first = true;
  for (const lane of lanes.lanes) {
    if (lane.probability <= 0) continue;
    setComponentChances(graph, variables.levels, lane, first, override, up, down);
    first = false;
    for (const node of nodes) {
      const variable = diagram.variableOf(node);
      const high = diagram.highOf(node);
      const low = diagram.lowOf(node);
      const p = up[variable] ?? 0;
      const q = down[variable] ?? 0;
      const isUp = p * (nodeUp[high] ?? 0) + q * (nodeUp[low] ?? 0);
      const isDown = p * (nodeDown[high] ?? 0) + q * (nodeDown[low] ?? 0);
      nodeUp[node] = isUp;
      nodeDown[node] = isDown;
      totalUp[node] = (totalUp[node] ?? 0) + lane.probability * isUp;
      totalDown[node] = (totalDown[node] ?? 0) + lane.probability * isDown;
    }
  }
  totalUp[TRUE] = totalDown[FALSE] = 1;
  return { chance: (root) => ({ up: totalUp[root] ?? 0, down: totalDown[root] ?? 0 }) };
}

/** The chances of each component's levels in a lane; those no group can take down are set once. */
function setComponentChances(
  graph: Graph,
  levels: readonly Levels[],
  lane: Lane,
  first: boolean,
  override: Override,
  up: Float64Array,
  down: Float64Array,
): void {
  for (const node of graph.nodes) {
    const own = levels[node.index];
    if (!own || own.variables.length === 0) continue;
    if (!first && node.units.every((unit) => unit.site.length === 0)) continue;
    const alive = aliveUnits(node, lane);
    const instances = {
      availability: node.settings.availability,
      commonCause: node.settings.commonCause,
      units: node.units,
    };
    const chances = levelChances(instances, own.required, alive);
    const instead = override(node, alive);
    own.variables.forEach((variable, level) => {
      const chance = instead ? (level === 0 ? instead : CERTAIN) : chances[level];
      up[variable] = chance?.up ?? 1;
      down[variable] = chance?.down ?? 0;
    });
  }
}

const aliveUnits = (node: Node, lane: Lane): boolean[] =>
  node.units.map((unit) => !unit.site.some((id) => lane.down.has(id)));

/** Nodes below the roots, children first, without the two constants. */
export function reachable(diagram: DecisionDiagram, roots: Iterable<number>): Int32Array {
  const seen = new Uint8Array(diagram.nodeCount);
  const stack = [...roots];
  let count = 0;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node <= TRUE || seen[node]) continue;
    seen[node] = 1;
    count++;
    stack.push(diagram.highOf(node), diagram.lowOf(node));
  }
  const nodes = new Int32Array(count);
  let next = 0;
  for (let node = 2; node < seen.length; node++) if (seen[node]) nodes[next++] = node;
  return nodes;
}
