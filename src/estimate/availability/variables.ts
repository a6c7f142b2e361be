/**
 * The independent draws an answer depends on, as literals in an order of the components (order.ts): a
 * component's replicas, a zone or region everything in it needs, a hit per cache, a pick per shard group, and of
 * every connection whether it is called and whether its link and its errors let it through. One draw a request
 * each, however often it is reached. What is certain is no literal but a constant.
 */
import type { Diagram } from '../../model/diagram';
import { callersIn } from '../graph/callers';
import { changedNodes } from '../graph/changed';
import type { Call, Graph, Group, Node } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import { FALSE, TRUE } from './decisionDiagram';
import type { FactoredFunctions } from './factoredFunctions';
import type { Lanes } from './lanes';
import { groupAvailability } from './lanes';
import type { Ordering } from './order';
import { depthFirst } from './order';
import type { Chance } from './replicas';
import { replicaCount } from './replicas';

/**
 * How many of a component's replicas an operation needs: a whole number from 1 to what there are. Only of one that asks
 * for `"auto"` it may be another number from one time to the next.
 */
export type RequiredReplicas = (node: Node, operation: number) => number;

export interface Levels {
  /** Distinct numbers of replicas needed, ascending. */
  readonly required: readonly number[];
  /** One literal each; empty where the component itself cannot fail. */
  readonly literals: readonly number[];
}

/** What the estimate of one moment says about the draws. */
export interface Moment {
  readonly graph: Graph;
  readonly entries: readonly number[];
  readonly required: RequiredReplicas;
  readonly lanes: Lanes;
}

export class Variables {
  /** Chances of every literal that is not a component's; by literal. */
  readonly fixed = new Map<number, Chance>();
  /** Those of them that may be others than before the last update. */
  changed: number[] = [];
  readonly groups = new Map<string, number>();
  readonly levels: Levels[] = [];
  private readonly f: FactoredFunctions;
  private readonly literals = new Map<string, number>();
  private readonly ranks = new Set<number>();
  private lastRank = 0;
  private readonly ups: number[] = [];
  private upsNow: readonly number[] | null = null;
  private readonly hits: number[] = [];
  private readonly calleds: number[] = [];
  private readonly throughs: number[] = [];
  private readonly pickRanks = new Map<number, number>();
  /** By component: what its literals were made for. */
  private seen: (Seen | undefined)[] = [];
  private nodes: Graph['nodes'] = [];
  /** Components that ask for `"auto"`. */
  private readonly autos = new Set<number>();
  private visitedNow: readonly number[] | null = null;
  private visitedLast: readonly number[] = [];
  private anyOther = true;
  private readonly madeIn: number[] = [];
  private brokerMadeIn = 0;
  private updates = 0;
  private places: Diagram['groups'] | null = null;
  private spreadOver: ReadonlySet<string> = new Set();

  private readonly ordering: Ordering;

  constructor(f: FactoredFunctions, ordering: Ordering = depthFirst) {
    this.f = f;
    this.ordering = ordering;
  }

  /** Takes over the settings of a moment; literals keep their numbers. */
  update({ graph, entries, required, lanes }: Moment): void {
    const isSamePlace = this.places === graph.diagram.groups && isSameSet(this.spreadOver, lanes.groups);
    if (!isSamePlace) {
      this.seen = [];
      this.groups.clear();
    }
    const before = this.nodes;
    this.nodes = graph.nodes;
    this.places = graph.diagram.groups;
    this.spreadOver = lanes.groups;
    this.seen.length = Math.min(this.seen.length, graph.nodes.length);
    this.levels.length = graph.nodes.length;
    this.lastRank = 0;
    this.changed = [];
    this.updates++;
    this.anyOther = before.length !== graph.nodes.length;
    const visited: number[] = [];
    const visit = (index: number): void => {
      const node = graph.nodes[index];
      if (!node) return;
      const seen = this.seen[index];
      this.lastRank = Math.max(this.lastRank, seen?.lastRank ?? 0);
      if (seen?.node === node && needsSame(node, seen.needs, required)) return;
      const needs = OPERATIONS.map((_, operation) => required(node, operation));
      this.visit(graph, node, needs, lanes);
      this.seen[index] = { node, needs, lastRank: this.lastRank };
      this.madeIn[index] = this.updates;
      this.brokerMadeIn = node.isBroker ? this.updates : this.brokerMadeIn;
      visited.push(index);
    };
    // In their order only where there are components without a rank.
    const isRanked = (index: number): boolean => this.seen[index]?.node.id === graph.nodes[index]?.id;
    const few =
      isSamePlace && before.length > 0
        ? new Set([...changedNodes(before, graph.nodes), ...this.autos])
        : graph.nodes.keys();
    const all = [...few];
    const unranked = all.filter((index) => !isRanked(index));
    if (unranked.length > (before.length > 0 ? MOST_PUT_BETWEEN : 0))
      for (const index of this.ordering(graph, entries)) visit(index);
    else {
      for (const index of all) {
        this.lastRank = isRanked(index) ? 0 : this.rankBefore(graph, index);
        visit(index);
      }
    }
    this.visitedLast = visited;
    this.visitedNow = isSamePlace ? visited : null;
  }

  /** The last rank of what calls it, which is decided first; of all where nothing does. */
  private rankBefore(graph: Graph, index: number): number {
    const { starts, callers } = callersIn(graph);
    const [from, to] = [starts[index] ?? 0, starts[index + 1] ?? 0];
    const asked = from < to ? callers.subarray(from, to) : this.seen.keys();
    let last = 0;
    for (const caller of asked) last = Math.max(last, this.seen[caller]?.lastRank ?? 0);
    return last;
  }

  /** Those whose literals were looked at in the last update; null: all may be others. */
  get visited(): readonly number[] | null {
    return this.visitedNow;
  }

  get literalCount(): number {
    return this.f.literalCount;
  }

  /** Updates so far. */
  get count(): number {
    return this.updates;
  }

  /** Whether the last update gave any component another function, and not only other chances. */
  get anyOtherFunction(): boolean {
    return this.anyOther;
  }

  /** Those whose literals may be others than before the last update. */
  get madeAnew(): readonly number[] {
    return this.visitedLast;
  }

  /** Whether it is one of them. */
  wasMadeAnew(node: number): boolean {
    return this.madeIn[node] === this.updates;
  }

  /** Those of any broker may be. */
  get anyBrokerMadeAnew(): boolean {
    return this.brokerMadeIn === this.updates;
  }

  /** The function "enough replicas up for this operation". */
  up(node: number, operation: number): number {
    return this.ups[node * OPERATIONS.length + operation] ?? TRUE;
  }

  /** Those functions of all components, by component and operation, as they are now; the same as long as they are. */
  allUps(): readonly number[] {
    this.upsNow ??= [...this.ups];
    return this.upsNow;
  }

  hit(node: number): number {
    return this.hits[node] ?? TRUE;
  }

  called(call: Call): number {
    return this.calleds[call.index] ?? TRUE;
  }

  /** Its link and its errors, with retries, let all of its calls through. */
  through(call: Call): number {
    return this.throughs[call.index] ?? TRUE;
  }

  /** One step of a group's pick: "this member, given none before it". */
  pick(group: Group, name: string, chance: Chance): number {
    const before = this.lastRank;
    this.lastRank = this.pickRanks.get(group.key) ?? before;
    const made = this.draw(`pick ${name}`, chance);
    this.lastRank = before;
    return made;
  }

  private visit(graph: Graph, node: Node, perOperation: readonly number[], lanes: Lanes): void {
    if (asksByLoad(node)) this.autos.add(node.index);
    else this.autos.delete(node.index);
    const needs = [...new Set(perOperation)].sort((a, b) => a - b);
    const sites = this.sitesOf(graph, node, lanes);
    const levels = canFail(node, lanes)
      ? needs.map((_, level) => this.named(level === 0 ? `up ${node.id}` : `up${level} ${node.id}`))
      : [];
    this.levels[node.index] = sameOr(this.levels[node.index], { required: needs, literals: levels });
    perOperation.forEach((need, operation) => {
      const own = levels.slice(0, needs.indexOf(need) + 1);
      const set = this.f.sets.of([...sites, ...own]);
      const up = this.f.product(set, []);
      const at = node.index * OPERATIONS.length + operation;
      if (this.ups[at] !== up) this.upsNow = null;
      this.put(this.ups, at, up);
    });
    const hit = this.draw(`hit ${node.id}`, { up: node.hitRatio, down: 1 - node.hitRatio });
    this.put(this.hits, node.index, hit);
    for (const group of node.groups) {
      this.pickRanks.set(group.key, this.lastRank);
      for (const { call } of group.members) this.drawCall(call);
    }
    for (const call of node.asynchronous) this.drawCall(call);
  }

  private drawCall(call: Call): void {
    const { probability } = call;
    const called = this.draw(`called ${call.id}`, { up: probability, down: 1 - probability });
    this.put(this.calleds, call.index, called);
    const chance = throughChance(call, call.timesPerRequest);
    const through = chance.down > 0 ? this.certainly(`through ${call.id}`, chance) : TRUE;
    this.put(this.throughs, call.index, through);
  }

  private put(functions: number[], at: number, f: number): void {
    if (functions[at] !== f) this.anyOther = true;
    functions[at] = f;
  }

  /** The groups that all its replicas need, where no lane tells their states apart. */
  private sitesOf(graph: Graph, { units }: Node, lanes: Lanes): number[] {
    const [first] = units;
    if (!first || first.site.length === 0) return [];
    const shared = first.site.filter((id) => units.every((unit) => unit.site.includes(id)));
    return shared.flatMap((id) => {
      if (lanes.groups.has(id)) return [];
      const availability = groupAvailability(graph.diagram, id);
      if (availability >= 1) return [];
      const literal = this.named(`group ${id}`);
      this.setChance(literal, { up: availability, down: 1 - availability });
      this.groups.set(id, literal);
      return [literal];
    });
  }

  private draw(name: string, chance: Chance): number {
    if (chance.down <= 0) return TRUE;
    if (chance.up <= 0) return FALSE;
    return this.certainly(name, chance);
  }

  private certainly(name: string, chance: Chance): number {
    const literal = this.named(name);
    this.setChance(literal, chance);
    return this.f.literal(literal);
  }

  private setChance(literal: number, chance: Chance): void {
    this.fixed.set(literal, chance);
    this.changed.push(literal);
  }

  private named(name: string): number {
    const known = this.literals.get(name);
    if (known !== undefined) {
      this.lastRank = Math.max(this.lastRank, this.f.rank(known));
      return known;
    }
    let rank = Math.floor(this.lastRank) + 1;
    for (let share = 0.5; this.ranks.has(rank); share /= 2) rank = this.lastRank + share;
    this.ranks.add(rank);
    this.lastRank = rank;
    const made = this.f.newLiteral(rank);
    this.literals.set(name, made);
    return made;
  }
}

/** New components that each find a place by themselves. */
const MOST_PUT_BETWEEN = 8;

interface Seen {
  readonly node: Node;
  readonly needs: readonly number[];
  readonly lastRank: number;
}

const asksByLoad = ({ work }: Node): boolean =>
  work.some(({ requiredReplicas }) => requiredReplicas === 'auto');

function needsSame(node: Node, needs: readonly number[], required: RequiredReplicas): boolean {
  for (let operation = 0; operation < OPERATIONS.length; operation++)
    if (required(node, operation) !== needs[operation]) return false;
  return true;
}

/** The levels before where they are the same. */
const sameOr = (before: Levels | undefined, now: Levels): Levels =>
  before && isSameList(before.required, now.required) && isSameList(before.literals, now.literals)
    ? before
    : now;

const isSameList = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));

/** Link up and no error left after the retries, in each of `times` calls. */
export function throughChance(call: Call, times: number): Chance {
  const errorLeft = call.errorRate ** (call.maxRetries + 1);
  const error = errorLeft >= 1 ? 1 : -Math.expm1(times * Math.log1p(-errorLeft));
  const up = call.linkAvailability * (1 - error);
  return { up, down: 1 - call.linkAvailability + call.linkAvailability * error };
}

function canFail(node: Node, lanes: Lanes): boolean {
  if (node.settings.availability < 1 || replicaCount(node.units) === 0) return true;
  return node.units.some((unit) => unit.site.some((id) => lanes.groups.has(id)));
}
