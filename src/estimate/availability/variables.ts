/**
 * The independent draws an answer depends on, as variables of the decision diagram in depth-first order from
 * the journeys' entries: a component's replicas, a hit per cache, a pick per shard group, and of every
 * connection whether it is called and whether its link and its errors let it through. One draw a request each,
 * however often it is reached. What is certain is no variable but a constant.
 */
import type { Call, Graph, Group, Node } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import type { DecisionDiagram } from './decisionDiagram';
import { FALSE, TRUE } from './decisionDiagram';
import { groupAvailability } from './lanes';
import type { Chance } from './replicas';
import { replicaCount } from './replicas';

/** How many of a component's replicas an operation needs: a whole number from 1 to what there are. */
export type RequiredReplicas = (node: Node, operation: number) => number;

export interface Levels {
  /** Distinct numbers of replicas needed, ascending. */
  readonly required: readonly number[];
  /** One variable each; empty where the component cannot fail. */
  readonly variables: readonly number[];
}

export interface Variables {
  readonly levels: readonly Levels[];
  /** Chances of every variable that is not a component's; by variable. */
  readonly fixed: ReadonlyMap<number, Chance>;
  /** The function "enough replicas up for this operation". */
  up(node: number, operation: number): number;
  hit(node: number): number;
  called(call: Call): number;
  /** Its link and its errors, with retries, let all of its calls through. */
  through(call: Call): number;
  /** One step of a group's pick: "this member, given none before it". */
  pickVariable(group: Group, name: string, chance: Chance): number;
}

export function createVariables(
  graph: Graph,
  entries: readonly number[],
  required: RequiredReplicas,
  diagram: DecisionDiagram,
): Variables {
  const fixed = new Map<number, Chance>();
  const levels: Levels[] = graph.nodes.map(() => ({ required: [], variables: [] }));
  const hits = new Map<number, number>();
  const called = new Map<number, number>();
  const through = new Map<number, number>();
  const pickRanks = new Map<number, number>();
  const picks = new Map<string, number>();
  let rank = 0;

  const draw = (chance: Chance, at = ++rank): number => {
    if (chance.down <= 0) return TRUE;
    if (chance.up <= 0) return FALSE;
    return certainly(chance, at);
  };
  const certainly = (chance: Chance, at = ++rank): number => {
    const variable = diagram.newVariable(at);
    fixed.set(variable, chance);
    return diagram.literal(variable);
  };
  const visit = (index: number): readonly number[] => {
    const node = graph.nodes[index];
    if (!node) return [];
    const needs = [...new Set(OPERATIONS.map((_, operation) => required(node, operation)))];
    needs.sort((a, b) => a - b);
    const variables = canFail(graph, node) ? needs.map(() => diagram.newVariable(++rank)) : [];
    levels[index] = { required: needs, variables };
    hits.set(index, draw({ up: node.hitRatio, down: 1 - node.hitRatio }));
    const next: number[] = [];
    const drawCall = (call: Call): void => {
      called.set(call.index, draw({ up: call.probability, down: 1 - call.probability }));
      const chance = throughChance(call, call.timesPerRequest);
      through.set(call.index, chance.down <= 0 ? TRUE : certainly(chance));
      next.push(call.to);
    };
    for (const group of node.groups) {
      pickRanks.set(group.key, ++rank);
      for (const member of group.members) drawCall(member.call);
    }
    for (const call of node.asynchronous) drawCall(call);
    return next;
  };
  depthFirst(graph.nodes.length, entries, visit);
  const ups = graph.nodes.flatMap((node) =>
    OPERATIONS.map((_, operation) => {
      const own = levels[node.index] ?? { required: [], variables: [] };
      const level = own.required.indexOf(required(node, operation));
      return own.variables
        .slice(0, level + 1)
        .reduceRight((rest, variable) => diagram.and(diagram.literal(variable), rest), TRUE);
    }),
  );

  return {
    levels,
    fixed,
    up: (node, operation) => ups[node * 3 + operation] ?? TRUE,
    hit: (node) => hits.get(node) ?? TRUE,
    called: (call) => called.get(call.index) ?? TRUE,
    through: (call) => through.get(call.index) ?? TRUE,
    pickVariable(group, name, chance) {
      const key = `${group.key} ${name}`;
      const known = picks.get(key);
      if (known !== undefined) return known;
      const made = draw(chance, (pickRanks.get(group.key) ?? 0) + picks.size / 2 ** 32);
      picks.set(key, made);
      return made;
    },
  };
}

/** Link up and no error left after the retries, in each of `times` calls. */
export function throughChance(call: Call, times: number): Chance {
  const errorLeft = call.errorRate ** (call.maxRetries + 1);
  const error = errorLeft >= 1 ? 1 : -Math.expm1(times * Math.log1p(-errorLeft));
  const up = call.linkAvailability * (1 - error);
  return { up, down: 1 - call.linkAvailability + call.linkAvailability * error };
}

function canFail(graph: Graph, node: Node): boolean {
  if (node.settings.availability < 1 || replicaCount(node.units) === 0) return true;
  return node.units.some((unit) => unit.site.some((id) => groupAvailability(graph.diagram, id) < 1));
}

/** Visits everything once, the entries first, each before what it calls. */
function depthFirst(
  count: number,
  entries: readonly number[],
  visit: (index: number) => readonly number[],
): void {
  const seen = new Uint8Array(count);
  for (const start of [...entries, ...Array.from({ length: count }, (_, index) => index)]) {
    const stack = [start];
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      if (seen[index]) continue;
      seen[index] = 1;
      stack.push(...[...visit(index)].reverse());
    }
  }
}
