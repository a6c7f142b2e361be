/**
 * The chances of every literal in every lane. What a component's are is kept from one evaluation to the next; which
 * may be others than before is told apart from the rest.
 */
import type { Diagram } from '../../model/diagram';
import type { Graph, Node } from '../graph/graph';
import { GENERAL } from '../graph/graph';
import type { Circuit } from './circuit';
import type { Lane, Lanes } from './lanes';
import type { Chance } from './replicas';
import { allShardsChance, levelChances } from './replicas';
import type { Chances } from './sweep';
import { chancesFor, sweep } from './sweep';
import type { Levels, RequiredReplicas, Variables } from './variables';

/** Numbers held at once, of each side. */
const ROOM = 1 << 20;
/** Chances of components over lanes that are kept from one evaluation to the next. */
const MOST_KEPT = 1 << 18;

/** What a component's literals' chances are. */
interface Known {
  readonly node: Node;
  readonly levels: Levels;
  /** Lane by lane, then by level; one lane for a component that none tells apart. Null: too many to keep. */
  readonly byLane: readonly (readonly Chance[])[] | null;
}

/** By component, from one evaluation to the next. */
export class KnownChances {
  /** Null: all may be. */
  changed: readonly number[] | null = null;
  private ofNodes: (Known | undefined)[] = [];
  /** Of the variables, when they were looked at last. */
  private updates = 0;
  private lanes: Lanes | null = null;

  of(node: number): Known | undefined {
    return this.ofNodes[node];
  }

  update({ nodes }: Graph, variables: Variables, lanes: Lanes): void {
    const sameLanes = this.lanes !== null && tellTheSame(this.lanes, lanes);
    if (!sameLanes) this.ofNodes = [];
    this.lanes = lanes;
    const visited = sameLanes && this.updates === variables.count - 1 ? variables.visited : null;
    this.updates = variables.count;
    const changed: number[] = [];
    for (const index of visited ?? nodes.keys()) {
      const node = nodes[index];
      const levels = variables.levels[index];
      const before = this.ofNodes[index];
      if (!node || !levels || (before?.node === node && before.levels === levels)) continue;
      this.ofNodes[index] = { node, levels, byLane: this.byLane(node, levels, lanes, nodes.length) };
      changed.push(index);
    }
    this.changed = sameLanes ? changed : null;
  }

  private byLane(node: Node, levels: Levels, lanes: Lanes, nodes: number): Known['byLane'] {
    const isApart = node.units.some((unit) => unit.site.some((id) => lanes.groups.has(id)));
    if (!isApart) return lanes.lanes.slice(0, 1).map((lane) => chancesIn(lane, node, levels));
    if (lanes.lanes.length * nodes > MOST_KEPT) return null;
    return chancesOver(lanes.lanes, node, levels);
  }
}

const tellTheSame = (a: Lanes, b: Lanes): boolean =>
  a === b ||
  (a.lanes.length === b.lanes.length &&
    a.groups.size === b.groups.size &&
    [...a.groups].every((id) => b.groups.has(id)) &&
    a.lanes.every((lane, at) => isSameState(lane, b.lanes[at])));

const isSameState = (a: Lane, b: Lane | undefined): boolean =>
  a.down.size === b?.down.size && [...a.down].every((id) => b.down.has(id));

/** In each of them; those in which the same of its units stand share what they have. */
function chancesOver(lanes: readonly Lane[], node: Node, levels: Levels): (readonly Chance[])[] {
  if (node.units.length > MOST_BITS) return lanes.map((lane) => chancesIn(lane, node, levels));
  const known: (readonly Chance[] | undefined)[] = [];
  const patterns: number[] = [];
  return lanes.map((lane) => {
    const pattern = downBits(node.units, lane);
    const at = patterns.indexOf(pattern);
    const made = known[at] ?? chancesIn(lane, node, levels);
    if (at < 0) {
      patterns.push(pattern);
      known.push(made);
    }
    return made;
  });
}

const MOST_BITS = 30;

function downBits(units: Node['units'], lane: Lane): number {
  let bits = 0;
  for (let at = 0; at < units.length; at++)
    for (const id of units[at]?.site ?? []) if (lane.down.has(id)) bits |= 1 << at;
  return bits;
}

function chancesIn(lane: Lane, node: Node, levels: Levels): Chance[] {
  const { availability, commonCause, failoverShare } = node.settings;
  const instances = { availability, commonCause, failoverShare, units: node.units };
  return levelChances(instances, levels.required, aliveUnits(node.units, lane));
}

export const aliveUnits = (units: Node['units'], lane: Lane): boolean[] =>
  units.map((unit) => !unit.site.some((id) => lane.down.has(id)));

/** Of one evaluation. */
export class LaneChances {
  readonly lanes: readonly Lane[];
  readonly diagram: Diagram;
  private readonly graph: Graph;
  private readonly variables: Variables;
  private readonly known: KnownChances;
  private means: Float64Array | null = null;

  constructor(graph: Graph, variables: Variables, lanes: Lanes, known = new KnownChances()) {
    this.graph = graph;
    this.known = known;
    this.diagram = graph.diagram;
    this.variables = variables;
    this.lanes = lanes.lanes;
    known.update(graph, variables, lanes);
  }

  /** Over the lanes; enough to judge what matters. */
  mean(literal: number): number {
    this.means ??= this.componentMeans();
    return this.variables.fixed.get(literal)?.up ?? this.means[literal] ?? 1;
  }

  /** Whether it is known which chances may be others than in the evaluation before. */
  get changesAreKnown(): boolean {
    return this.known.changed !== null;
  }

  /** Whether every lane may be swept at once, and all chances of one evaluation kept for the next. */
  isFew(cells: number): boolean {
    return cells * this.lanes.length <= ROOM && this.graph.nodes.length * this.lanes.length <= MOST_KEPT;
  }

  /** Puts all literals' chances of these lanes in place. */
  set(circuit: Circuit, lanes: readonly Lane[], chances: Chances): void {
    const mark = (): void => {};
    for (const literal of this.variables.fixed.keys()) this.putFixed(circuit, literal, chances, mark);
    for (const node of this.graph.nodes) this.putNode(circuit, node, lanes, chances, mark);
  }

  /** Those that may be others than in the evaluation before; marks the cells of those that are. */
  setChanged(circuit: Circuit, chances: Chances, changed: Uint8Array): void {
    const mark = (cell: number): void => {
      changed[cell] = 1;
    };
    for (const literal of this.variables.changed) this.putFixed(circuit, literal, chances, mark);
    for (const index of this.known.changed ?? []) {
      const node = this.graph.nodes[index];
      if (node) this.putNode(circuit, node, this.lanes, chances, mark);
    }
  }

  /** That a function that needs the component holds with every shard of it up. */
  ofAllShards(circuit: Circuit, f: number, index: number, required: RequiredReplicas): Chance {
    const node = this.graph.nodes[index];
    const levels = this.variables.levels[index];
    const total = { up: 0, down: 0 };
    const { availability = 1, commonCause = 0, failoverShare = 0, shards = 1 } = node?.settings ?? {};
    const cell = circuit.cell(f);
    eachChunk(circuit, this, (chances, lanes) => {
      lanes.forEach((lane, place) => {
        const alive = node ? aliveUnits(node.units, lane) : [];
        const instances = { availability, commonCause, failoverShare, units: node?.units ?? [] };
        const all = allShardsChance(instances, node ? required(node, GENERAL) : 1, shards, alive);
        levels?.literals.forEach((literal, level) => {
          const at = circuit.literal(literal) * lanes.length + place;
          chances.up[at] = level === 0 ? all.up : 1;
          chances.down[at] = level === 0 ? all.down : 0;
        });
      });
      sweep(circuit, chances);
      for (let lane = 0; lane < lanes.length; lane++) {
        const weight = lanes[lane]?.probability ?? 0;
        total.up += weight * (chances.up[cell * lanes.length + lane] ?? 0);
        total.down += weight * (chances.down[cell * lanes.length + lane] ?? 0);
      }
    });
    return total;
  }

  private putFixed(circuit: Circuit, literal: number, chances: Chances, mark: Mark): void {
    const chance = this.variables.fixed.get(literal);
    if (!chance) return;
    const cell = circuit.literal(literal);
    for (let lane = 0; lane < chances.lanes; lane++) put(chances, cell, lane, chance, mark);
  }

  private putNode(circuit: Circuit, node: Node, lanes: readonly Lane[], chances: Chances, mark: Mark): void {
    const known = this.known.of(node.index);
    if (!known || known.levels.literals.length === 0) return;
    const { levels, byLane } = known;
    const isAll = lanes.length === this.lanes.length;
    const isAlike = byLane?.length === 1;
    for (let lane = 0; lane < lanes.length; lane++) {
      const one = lanes[lane];
      const kept = isAlike ? byLane[0] : isAll ? byLane?.[lane] : undefined;
      const found = kept ?? (one ? chancesIn(one, node, levels) : []);
      for (let level = 0; level < levels.literals.length; level++) {
        const cell = circuit.literal(levels.literals[level] ?? 0);
        put(chances, cell, lane, found[level] ?? CERTAIN, mark);
      }
    }
  }

  /** By literal; 1 of those that are no component's. */
  private componentMeans(): Float64Array {
    const means = new Float64Array(this.variables.literalCount).fill(1);
    for (const node of this.graph.nodes) {
      const { levels, byLane } = this.known.of(node.index) ?? {};
      if (!levels || levels.literals.length === 0) continue;
      for (let lane = 0; lane < this.lanes.length; lane++) {
        const one = this.lanes[lane];
        if (!one) continue;
        const isAlike = byLane?.length === 1;
        const found = (isAlike ? byLane[0] : byLane?.[lane]) ?? chancesIn(one, node, levels);
        for (let level = 0; level < levels.literals.length; level++) {
          const literal = levels.literals[level] ?? 0;
          const up = (found[level] ?? CERTAIN).up * (isAlike ? 1 : one.probability);
          means[literal] = lane === 0 ? up : (means[literal] ?? 0) + up;
        }
        if (isAlike) break;
      }
    }
    return means;
  }
}

const CERTAIN: Chance = { up: 1, down: 0 };

type Mark = (cell: number) => void;

function put({ lanes, up, down }: Chances, cell: number, lane: number, chance: Chance, mark: Mark): void {
  const at = cell * lanes + lane;
  if (up[at] === chance.up && down[at] === chance.down) return;
  up[at] = chance.up;
  down[at] = chance.down;
  mark(cell);
}

/** All lanes, a few at a time, so that thousands of them need no more room than a few. */
export function eachChunk(
  circuit: Circuit,
  literals: LaneChances,
  visit: (chances: Chances, lanes: readonly Lane[]) => void,
): void {
  const most = Math.max(1, Math.min(literals.lanes.length, Math.floor(ROOM / circuit.count)));
  for (let from = 0; from < literals.lanes.length; from += most) {
    const lanes = literals.lanes.slice(from, from + most);
    const chances = chancesFor(circuit.count, lanes.length);
    literals.set(circuit, lanes, chances);
    visit(chances, lanes);
  }
}
