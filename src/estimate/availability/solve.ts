/**
 * The chances of every literal in every lane, and from them those of functions over all lanes. Lanes are swept a
 * few at a time, so that thousands of them need no more room than a few.
 */
import type { Diagram } from '../../model/diagram';
import type { Graph, Node } from '../graph/graph';
import { GENERAL } from '../graph/graph';
import type { Circuit } from './circuit';
import { TRUE } from './decisionDiagram';
import type { Lane, Lanes } from './lanes';
import type { Chance } from './replicas';
import { allShardsChance, levelChances } from './replicas';
import type { Chances } from './sweep';
import { chancesFor, sweep } from './sweep';
import type { Levels, RequiredReplicas, Variables } from './variables';

/** Numbers held at once, of each side. */
const ROOM = 1 << 20;

type LevelChance = readonly [literal: number, chance: Chance];

/** Chances of components over lanes that are kept from one evaluation to the next. */
const MOST_KEPT = 1 << 18;

/** What a component's literals' chances were last, lane by lane; one lane for those that none tells apart. */
interface Known {
  readonly node: Node;
  readonly levels: Levels;
  readonly byLane: readonly (readonly LevelChance[])[];
}

/** By component. */
export class KnownChances {
  private readonly ofNodes = new Map<number, Known>();
  private lanes: readonly Lane[] = [];

  /** Forgets what other lanes tell apart. */
  over(lanes: readonly Lane[]): void {
    const isSame =
      lanes.length === this.lanes.length && lanes.every((lane, at) => isSameState(lane, this.lanes[at]));
    if (!isSame) this.ofNodes.clear();
    this.lanes = lanes;
  }

  of(
    node: Node,
    levels: Levels,
    lanes: readonly Lane[],
    make: (lane: Lane) => LevelChance[],
  ): Known['byLane'] {
    const before = this.ofNodes.get(node.index);
    const isSame = before?.node === node && before.levels === levels && before.byLane.length === lanes.length;
    if (isSame) return before.byLane;
    const byLane = lanes.map(make);
    this.ofNodes.set(node.index, { node, levels, byLane });
    return byLane;
  }
}

const isSameState = (a: Lane, b: Lane | undefined): boolean =>
  a.down.size === b?.down.size && [...a.down].every((id) => b.down.has(id));

export class LaneChances {
  readonly lanes: readonly Lane[];
  readonly diagram: Diagram;
  private readonly graph: Graph;
  private readonly variables: Variables;
  private readonly spread: readonly Node[];
  private readonly known: KnownChances;
  private readonly means = new Map<number, number>();
  /** Of components no lane tells apart. */
  private readonly settled = new Map<number, Chance>();

  constructor(graph: Graph, variables: Variables, lanes: Lanes, known = new KnownChances()) {
    this.graph = graph;
    this.known = known;
    known.over(lanes.lanes);
    this.diagram = graph.diagram;
    this.variables = variables;
    this.lanes = lanes.lanes;
    const inLanes = (node: Node): boolean =>
      node.units.some((unit) => unit.site.some((id) => lanes.groups.has(id)));
    const [first] = lanes.lanes;
    const spread: Node[] = [];
    for (const node of graph.nodes) {
      const levels = variables.levels[node.index];
      if (!levels || levels.literals.length === 0) continue;
      if (inLanes(node)) spread.push(node);
      else if (first) {
        const [chances] = known.of(node, levels, [first], (lane) => this.chancesOf(node, lane));
        for (const [literal, chance] of chances ?? []) this.settled.set(literal, chance);
      }
    }
    this.spread = spread;
  }

  /** Over the lanes; enough to judge what matters. */
  mean(literal: number): number {
    const fixed = this.variables.fixed.get(literal) ?? this.settled.get(literal);
    if (fixed) return fixed.up;
    if (this.means.size === 0) this.setMeans();
    return this.means.get(literal) ?? 1;
  }

  /** Puts the literals' chances of these lanes in place. */
  set(circuit: Circuit, lanes: readonly Lane[], chances: Chances): void {
    const put = (literal: number, lane: number, chance: Chance): void => {
      const at = circuit.literal(literal) * lanes.length + lane;
      chances.up[at] = chance.up;
      chances.down[at] = chance.down;
    };
    lanes.forEach((_, index) => {
      for (const [literal, chance] of this.variables.fixed) put(literal, index, chance);
      for (const [literal, chance] of this.settled) put(literal, index, chance);
    });
    for (const node of this.spread) {
      this.inLanes(node, lanes).forEach((found, index) => {
        for (const [literal, chance] of found) put(literal, index, chance);
      });
    }
  }

  /** That a function that needs the component holds with every shard of it up. */
  ofAllShards(circuit: Circuit, f: number, index: number, required: RequiredReplicas): Chance {
    const node = this.graph.nodes[index];
    const levels = this.variables.levels[index];
    const total = { up: 0, down: 0 };
    const { availability = 1, commonCause = 0, shards = 1 } = node?.settings ?? {};
    eachChunk(circuit, this, (chances, lanes) => {
      lanes.forEach((lane, place) => {
        const alive = node ? aliveUnits(node.units, lane) : [];
        const instances = { availability, commonCause, units: node?.units ?? [] };
        const all = allShardsChance(instances, node ? required(node, GENERAL) : 1, shards, alive);
        levels?.literals.forEach((literal, level) => {
          const at = circuit.literal(literal) * lanes.length + place;
          chances.up[at] = level === 0 ? all.up : 1;
          chances.down[at] = level === 0 ? all.down : 0;
        });
      });
      sweep(circuit, chances);
      addTo(total, lanes, chances, circuit.cell(f));
    });
    return total;
  }

  private setMeans(): void {
    for (const node of this.spread) {
      this.inLanes(node, this.lanes).forEach((found, index) => {
        const share = this.lanes[index]?.probability ?? 0;
        for (const [literal, { up }] of found)
          this.means.set(literal, (this.means.get(literal) ?? 0) + share * up);
      });
    }
  }

  private inLanes(node: Node, lanes: readonly Lane[]): readonly (readonly LevelChance[])[] {
    const make = (lane: Lane): LevelChance[] => this.chancesOf(node, lane);
    const levels = this.variables.levels[node.index];
    const isKept = lanes.length === this.lanes.length && lanes.length * this.spread.length <= MOST_KEPT;
    return levels && isKept ? this.known.of(node, levels, lanes, make) : lanes.map(make);
  }

  private chancesOf(node: Node, lane: Lane): LevelChance[] {
    const levels = this.variables.levels[node.index];
    if (!levels) return [];
    const { availability, commonCause } = node.settings;
    const instances = { availability, commonCause, units: node.units };
    const chances = levelChances(instances, levels.required, aliveUnits(node.units, lane));
    return levels.literals.map((literal, level) => [literal, chances[level] ?? { up: 1, down: 0 }] as const);
  }
}

/** Of a function itself, not of bounds on it. */
export interface SureChance extends Chance {
  readonly exact: true;
}

/** Of functions over all lanes; where lanes are missing the two sides don't add up to 1. */
export interface Totals {
  readonly up: Float64Array;
  readonly down: Float64Array;
  /** Those asked for, as they were handed out. */
  readonly asked: (SureChance | undefined)[];
}

/** `before`: of the same functions before an edit; what is the same then is the same object. */
export function totals(
  circuit: Circuit,
  literals: LaneChances,
  functions: readonly number[],
  before: Totals | null = null,
): Totals {
  const cells = Int32Array.from(functions, (f) => circuit.cell(f));
  const up = new Float64Array(cells.length);
  const down = new Float64Array(cells.length);
  eachChunk(circuit, literals, (chances, lanes) => {
    sweep(circuit, chances);
    for (let lane = 0; lane < lanes.length; lane++) {
      const weight = lanes[lane]?.probability ?? 0;
      for (let place = 0; place < cells.length; place++) {
        const at = (cells[place] ?? 0) * lanes.length + lane;
        up[place] = (up[place] ?? 0) + weight * (chances.up[at] ?? 0);
        down[place] = (down[place] ?? 0) + weight * (chances.down[at] ?? 0);
      }
    }
  });
  const asked: Totals['asked'] = new Array(cells.length);
  if (before?.up.length === cells.length) {
    for (let place = 0; place < cells.length; place++) {
      if (before.up[place] === up[place] && before.down[place] === down[place])
        asked[place] = before.asked[place];
    }
  }
  return { up, down, asked };
}

export function totalOf(circuit: Circuit, { up, down, asked }: Totals, f: number): SureChance {
  if (f <= TRUE) return f === TRUE ? SURE : NEVER;
  const place = circuit.rootOf(f);
  const known = asked[place];
  if (known) return known;
  const made: SureChance = { up: up[place] ?? 0, down: down[place] ?? 0, exact: true };
  asked[place] = made;
  return made;
}

const SURE: SureChance = { up: 1, down: 0, exact: true };
const NEVER: SureChance = { up: 0, down: 1, exact: true };

export function eachChunk(
  circuit: Circuit,
  literals: LaneChances,
  visit: (chances: Chances, lanes: readonly Lane[]) => void,
): void {
  const most = Math.max(1, Math.min(literals.lanes.length, Math.floor(ROOM / circuit.cellCount)));
  for (let from = 0; from < literals.lanes.length; from += most) {
    const lanes = literals.lanes.slice(from, from + most);
    const chances = chancesFor(circuit, lanes.length);
    literals.set(circuit, lanes, chances);
    visit(chances, lanes);
  }
}

function addTo(
  total: { up: number; down: number },
  lanes: readonly Lane[],
  chances: Chances,
  cell: number,
): void {
  for (let lane = 0; lane < lanes.length; lane++) {
    const weight = lanes[lane]?.probability ?? 0;
    total.up += weight * (chances.up[cell * lanes.length + lane] ?? 0);
    total.down += weight * (chances.down[cell * lanes.length + lane] ?? 0);
  }
}

export const aliveUnits = (units: Node['units'], lane: Lane): boolean[] =>
  units.map((unit) => !unit.site.some((id) => lane.down.has(id)));
