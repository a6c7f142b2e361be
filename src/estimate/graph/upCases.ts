/**
 * Which components have enough instances left, in many cases of what is down at once, a bit for each: by itself, what
 * it calls left aside.
 */
import type { Graph, Node } from './graph';
import { OPERATIONS } from './graph';
import { isKnownDown, replicasUp } from './overrides';

/** What is down beside what has an availability of 0. */
export interface Losses {
  readonly components?: ReadonlySet<number>;
  readonly groups?: ReadonlySet<string>;
  readonly calls?: ReadonlySet<number>;
}

/** The cases in which something holds: bit i is the i-th. */
export type Cases = bigint;

export const NONE: Cases = 0n;

/** By operation. */
export type Ups = readonly Cases[];

export const NOTHING_UP: Ups = [];

/** By component. */
export function upCases(graph: Graph, cases: readonly Losses[], all: Cases): Ups[] {
  const touching = casesTouching(cases);
  return graph.nodes.map((node) => upsOf(graph, node, cases, all, touching(node)));
}

/** As `ups`, but with this lost too in every case. */
export function upWithout(
  graph: Graph,
  cases: readonly Losses[],
  all: Cases,
  ups: readonly Ups[],
  losses: Losses,
): (node: number) => Ups {
  const touching = casesTouching(cases);
  const changed = new Map<number, Ups>();
  for (const node of graph.nodes)
    if (isTouched(node, losses))
      changed.set(node.index, upsOf(graph, node, cases, all, touching(node), losses));
  return (node) => changed.get(node) ?? ups[node] ?? NOTHING_UP;
}

/** `touching`: the cases that say something else of it than the others do. */
function upsOf(
  graph: Graph,
  node: Node,
  cases: readonly Losses[],
  all: Cases,
  touching: readonly number[],
  always: Losses = {},
): Ups {
  const isDown = isKnownDown(graph);
  const left = (losses: Losses): number => {
    if (losses.components?.has(node.index) || always.components?.has(node.index)) return 0;
    const isLost = (id: string): boolean => (losses.groups?.has(id) || always.groups?.has(id)) ?? false;
    return replicasUp(graph, node, (id) => isDown(id) || isLost(id));
  };
  const usual = left({});
  const each = touching.map((at) => ({ bit: 1n << BigInt(at), left: left(cases[at] ?? {}) }));
  return OPERATIONS.map((_, operation) => {
    const need = needed(node, operation);
    let up = usual >= need ? all : NONE;
    for (const { bit, left } of each) up = left >= need ? up | bit : up & ~bit;
    return up;
  });
}

export const isTouched = ({ index, units }: Node, { components, groups }: Losses): boolean =>
  (components?.has(index) ?? false) ||
  (groups !== undefined && groups.size > 0 && units.some(({ site }) => site.some((id) => groups.has(id))));

/** Of each component, the cases in which it or a group it stands in is lost. */
function casesTouching(cases: readonly Losses[]): (node: Node) => readonly number[] {
  const byComponent = new Map<number, number[]>();
  const byGroup = new Map<string, number[]>();
  const add = <K>(map: Map<K, number[]>, key: K, at: number): void => {
    const found = map.get(key) ?? [];
    found.push(at);
    map.set(key, found);
  };
  cases.forEach(({ components = [], groups = [] }, at) => {
    for (const component of components) add(byComponent, component, at);
    for (const group of groups) add(byGroup, group, at);
  });
  return ({ index, units }) => {
    const sites = new Set(units.flatMap(({ site }) => site));
    const inLost = [...sites].flatMap((id) => byGroup.get(id) ?? []);
    return [...new Set([...(byComponent.get(index) ?? []), ...inLost])];
  };
}

/** With `"auto"`, at least one. */
function needed(node: Node, operation: number): number {
  const asked = node.work[operation]?.requiredReplicas;
  const most = Math.max(1, Math.floor(node.settings.replicas));
  return typeof asked === 'number' ? Math.min(most, Math.max(1, Math.floor(asked))) : 1;
}
