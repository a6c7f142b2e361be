/**
 * The components, groups and connections without which no request succeeds: one sweep of the circuit in bits, a
 * bit for each part that is asked about, set where the function can still hold without it. A component counts
 * where no replica can be spared (a managed one never does), a group or connection where its own availability is
 * below 1. What stands in for a part doesn't if there is not one replica of it.
 */
import { sortedIds } from '../../shared/order';
import type { Graph } from '../graph/graph';
import type { Circuit } from './circuit';
import { TRUE } from './decisionDiagram';
import type { FactoredFunctions } from './factoredFunctions';
import { groupAvailability } from './lanes';
import { replicaCount } from './replicas';
import type { Variables } from './variables';

export interface Structure {
  readonly graph: Graph;
  readonly f: FactoredFunctions;
  readonly variables: Variables;
  readonly circuit: Circuit;
}

/** A part that may be lost, and the literals that cannot be true then. */
interface Loss {
  readonly id: string;
  readonly literals: readonly number[];
}

export function singlePoints(structure: Structure, root: number): string[] {
  if (root <= TRUE) return [];
  const { f } = structure;
  const asked = losses(structure).filter(({ literals }) =>
    literals.some((literal) => f.sets.has(f.support(root), literal)),
  );
  const found = new Set<string>();
  const never = neverThere(structure, root);
  for (let from = 0; from < asked.length; from += 32) {
    const chunk = asked.slice(from, from + 32);
    const holds = holdsWithout(structure.circuit, chunk, root, never);
    chunk.forEach(({ id }, bit) => {
      if (((holds >>> bit) & 1) === 0) found.add(id);
    });
  }
  return sortedIds(found);
}

/** Of components without a replica; none where nothing can hold without those. */
function neverThere({ graph, f, variables, circuit }: Structure, root: number): readonly number[] {
  const literals = graph.nodes
    .filter(({ units }) => replicaCount(units) === 0)
    .flatMap(({ index }) => variables.levels[index]?.literals ?? [])
    .filter((literal) => f.sets.has(f.support(root), literal));
  return literals.length > 0 && holdsWithout(circuit, [], root, literals) !== 0 ? literals : [];
}

function losses({ graph, f, variables }: Structure): Loss[] {
  const found: Loss[] = [];
  for (const node of graph.nodes) {
    if (node.settings.managed || node.settings.availability >= 1) continue;
    const levels = variables.levels[node.index];
    const literal = levels?.literals[levels.required.indexOf(Math.max(1, replicaCount(node.units)))];
    if (literal !== undefined) found.push({ id: node.id, literals: [literal] });
  }
  for (const call of graph.calls) {
    const link = variables.through(call);
    if (call.linkAvailability < 1 && link > TRUE)
      found.push({ id: call.id, literals: f.sets.literals(f.required(link)) });
  }
  const groups = new Set(graph.nodes.flatMap((node) => node.units.flatMap((unit) => unit.site)));
  for (const id of groups) {
    if (groupAvailability(graph.diagram, id) < 1)
      found.push({ id, literals: lostWith(graph, variables, id) });
  }
  return found;
}

/** Levels for which too few replicas are left without the group, and the group itself where it is a literal. */
function lostWith(graph: Graph, variables: Variables, group: string): number[] {
  const own = variables.groups.get(group);
  const found = own === undefined ? [] : [own];
  for (const node of graph.nodes) {
    const levels = variables.levels[node.index];
    const left = node.units.reduce(
      (count, unit) => count + (unit.site.includes(group) ? 0 : unit.replicas),
      0,
    );
    levels?.literals.forEach((literal, level) => {
      if ((levels.required[level] ?? 0) > left) found.push(literal);
    });
  }
  return found;
}

/** One bit for each loss: whether the function can hold then, all other draws but those as they please. */
function holdsWithout(
  circuit: Circuit,
  lost: readonly Loss[],
  root: number,
  never: readonly number[],
): number {
  const { starts, sizes, args, count } = circuit;
  const cell = circuit.cell(root);
  const holds = new Int32Array(count).fill(-1, TRUE);
  for (const literal of never) holds[circuit.literal(literal)] = 0;
  lost.forEach(({ literals }, bit) => {
    for (const literal of literals) {
      const at = circuit.literal(literal);
      holds[at] = (holds[at] ?? 0) & ~(1 << bit);
    }
  });
  for (let at = TRUE + 1; at <= cell; at++) {
    const start = starts[at] ?? 0;
    const size = sizes[at] ?? 0;
    if (size === 0) continue;
    const first = holds[args[start] ?? 0] ?? 0;
    let able = first;
    if (size < 0) able = (first & (holds[args[start + 1] ?? 0] ?? 0)) | (holds[args[start + 2] ?? 0] ?? 0);
    else for (let arg = start + 1; arg < start + size; arg++) able &= holds[args[arg] ?? 0] ?? 0;
    holds[at] = able;
  }
  return holds[cell] ?? 0;
}
