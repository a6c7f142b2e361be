/**
 * What may be lost, and the literals that cannot be true then: a component where no replica can be spared (a managed
 * one never is), a group or connection where its own availability is below 1. Kept from one evaluation to the next.
 */
import type { Diagram } from '../../model/diagram';
import type { Call, Graph, Node } from '../graph/graph';
import { TRUE } from './decisionDiagram';
import type { FactoredFunctions } from './factoredFunctions';
import { isSameStand } from './keptLanes';
import { groupAvailability } from './lanes';
import { replicaCount } from './replicas';
import type { Levels, Variables } from './variables';

export interface Loss {
  readonly id: string;
  readonly literals: readonly number[];
}

interface OfNode {
  readonly node: Node;
  readonly levels: Levels | undefined;
  readonly loss: Loss | null;
}

interface OfCall {
  readonly call: Call;
  readonly through: number;
  readonly loss: Loss | null;
}

export class Losses {
  private ofNodes: OfNode[] = [];
  private ofCalls: OfCall[] = [];
  private ofGroups: readonly Loss[] = [];
  private groups: Diagram['groups'] | null = null;
  private calls: Graph['calls'] | null = null;
  /** Of the variables, when they were looked at last. */
  private updates = 0;
  private nothing: readonly number[] = [];
  private found: readonly Loss[] = [];
  private readonly f: FactoredFunctions;

  constructor(f: FactoredFunctions) {
    this.f = f;
  }

  /** The same object as long as nothing else may be lost. */
  get all(): readonly Loss[] {
    return this.found;
  }

  /** Literals of components without a replica. */
  get never(): readonly number[] {
    return this.nothing;
  }

  update(graph: Graph, variables: Variables): void {
    const few = this.updates === variables.count - 1 ? variables.visited : null;
    this.updates = variables.count;
    const { stand, nodes } = this.updateNodes(graph, variables, few);
    const calls = this.updateCalls(graph, variables, few);
    const groups = stand || this.groups !== graph.diagram.groups;
    if (groups) this.ofGroups = groupLosses(graph, variables);
    this.groups = graph.diagram.groups;
    if (stand) this.nothing = literalsWithoutReplica(graph, variables);
    if (!groups && !nodes && !calls) return;
    const found: Loss[] = [];
    for (const { loss } of this.ofNodes) if (loss) found.push(loss);
    for (const { loss } of this.ofCalls) if (loss) found.push(loss);
    found.push(...this.ofGroups);
    this.found = found;
  }

  /** Whether any is another, and whether replicas stand otherwise. */
  private updateNodes(
    { nodes }: Graph,
    variables: Variables,
    few: readonly number[] | null,
  ): { nodes: boolean; stand: boolean } {
    const changed = {
      nodes: this.ofNodes.length > nodes.length,
      stand: this.ofNodes.length > nodes.length,
    };
    this.ofNodes.length = Math.min(this.ofNodes.length, nodes.length);
    for (const index of few ?? nodes.keys()) {
      const node = nodes[index];
      if (!node) continue;
      const levels = variables.levels[node.index];
      const before = this.ofNodes[node.index];
      if (before?.node === node && before.levels === levels) continue;
      const loss = sameOr(before?.loss, nodeLoss(node, levels));
      this.ofNodes[node.index] = { node, levels, loss };
      if (loss !== (before?.loss ?? null)) changed.nodes = true;
      const standsAlike = before
        ? before.levels === levels &&
          replicaCount(before.node.units) === replicaCount(node.units) &&
          isSameStand(before.node.units, node.units)
        : standsApart(node, levels);
      if (!standsAlike) changed.stand = true;
    }
    return changed;
  }

  private updateCalls({ calls, nodes }: Graph, variables: Variables, few: readonly number[] | null): boolean {
    const isSame = this.calls === calls;
    this.calls = calls;
    let changed = this.ofCalls.length > calls.length;
    this.ofCalls.length = Math.min(this.ofCalls.length, calls.length);
    const asked = few && isSame ? few.flatMap((index) => nodes[index]?.leaving ?? []) : calls;
    for (const call of asked) {
      const through = variables.through(call);
      const before = this.ofCalls[call.index];
      if (before?.call === call && before.through === through) continue;
      const loss = sameOr(before?.loss, this.callLoss(call, through));
      this.ofCalls[call.index] = { call, through, loss };
      if (loss !== (before?.loss ?? null)) changed = true;
    }
    return changed;
  }

  private callLoss({ id, linkAvailability }: Call, through: number): Loss | null {
    if (linkAvailability >= 1 || through <= TRUE) return null;
    return { id, literals: this.f.sets.literals(this.f.required(through)) };
  }
}

/** Whether no group takes enough of its replicas, and enough are there at all. */
const standsApart = ({ units }: Node, levels: Levels | undefined): boolean => {
  const replicas = replicaCount(units);
  return (
    replicas > 0 &&
    units.every(({ site }) => site.length === 0) &&
    (levels?.required ?? []).every((required) => required <= replicas)
  );
};

/** The loss before where it is the same. */
function sameOr(before: Loss | null | undefined, now: Loss | null): Loss | null {
  if (!before || before.id !== now?.id) return now;
  const isSame =
    before.literals.length === now.literals.length &&
    before.literals.every((literal, at) => literal === now.literals[at]);
  return isSame ? before : now;
}

function nodeLoss(node: Node, levels: Levels | undefined): Loss | null {
  if (node.settings.managed || node.settings.availability >= 1 || !levels) return null;
  const literal = levels.literals[levels.required.indexOf(Math.max(1, replicaCount(node.units)))];
  return literal === undefined ? null : { id: node.id, literals: [literal] };
}

function literalsWithoutReplica({ nodes }: Graph, variables: Variables): number[] {
  const found: number[] = [];
  for (const { index, units } of nodes)
    if (replicaCount(units) === 0) found.push(...(variables.levels[index]?.literals ?? []));
  return found;
}

function groupLosses({ diagram, nodes }: Graph, variables: Variables): Loss[] {
  const groups = new Set<string>();
  for (const { units } of nodes) for (const { site } of units) for (const id of site) groups.add(id);
  const found: Loss[] = [];
  for (const id of groups) {
    if (groupAvailability(diagram, id) < 1) found.push({ id, literals: lostWith(nodes, variables, id) });
  }
  return found;
}

/** Levels for which too few replicas are left without the group, and the group itself where it is a literal. */
function lostWith(nodes: readonly Node[], variables: Variables, group: string): number[] {
  const own = variables.groups.get(group);
  const found = own === undefined ? [] : [own];
  for (const node of nodes) {
    const levels = variables.levels[node.index];
    if (!levels || levels.literals.length === 0) continue;
    let left = 0;
    for (const { site, replicas } of node.units) if (!site.includes(group)) left += replicas;
    for (let level = 0; level < levels.literals.length; level++) {
      const literal = levels.literals[level];
      if (literal !== undefined && (levels.required[level] ?? 0) > left) found.push(literal);
    }
  }
  return found;
}
