/**
 * From a diagram to its graph. Built from the graph before an edit, whatever the edit left alone is the same
 * object at the same index, so that what was made of it can be kept.
 */
import type { EffectiveSettings } from '../../catalog/effective';
import { effectiveSettings, isBroker, typeOf, workFor } from '../../catalog/effective';
import type { Component, Diagram } from '../../model/diagram';
import { isPriced } from '../../model/isPriced';
import { likely } from '../../model/ranged';
import { kept } from '../../shared/kept';
import type { Part } from './calls';
import { resolveCalls } from './calls';
import { callsAfter } from './callsAfter';
import { exchangedEntries } from './changed';
import { amountOf, workWithin } from './computable';
import type { Call, Graph, Group, Member, Node } from './graph';
import { OPERATIONS } from './graph';
import { placementOf, replicaUnits, sameSites } from './placement';
import { slots } from './slots';

export function buildGraph(diagram: Diagram, before: Graph | null = null): Graph {
  if (before && isUntouched(diagram, before.diagram)) return { ...before, diagram };
  const patched = before && patchedGraph(diagram, before);
  if (patched) return patched;
  const indexOf = slots(diagram.components.keys(), diagram.components.size, before?.indexOf);
  const sites = before !== null && sameSites(before.diagram, diagram);
  const parts: Part[] = new Array(indexOf.size);
  const moved = new Uint8Array(indexOf.size);
  let anyMoved = before?.indexOf !== indexOf;
  for (const [id, component] of diagram.components) {
    const index = indexOf.get(id) ?? 0;
    const node = before?.nodes[index];
    const known = node && node.id === id && sameMeaning(node.component, component) ? node : null;
    const placed = known && sites ? known : null;
    parts[index] = {
      id,
      index,
      component,
      known: placed,
      placement: placed?.placement ?? placementOf(diagram, component.in),
    };
    if (known && sites) continue;
    const stays = node && node.id === id && sites && sameEnd(node.component, component);
    if (stays) continue;
    moved[index] = 1;
    anyMoved = true;
  }
  const sameCalls = !anyMoved && before?.diagram.connections === diagram.connections;
  const { calls, callIndexOf } =
    before && sameCalls ? before : resolveCalls(diagram, indexOf, parts, moved, before);
  const leaving = before && sameCalls ? null : leavingBy(diagram, parts.length, calls, callIndexOf);
  let nextKey = before?.nextKey ?? 0;
  const nodes = parts.map((part): Node => {
    const out = leaving ? (leaving[part.index] ?? []) : (before?.nodes[part.index]?.leaving ?? []);
    if (part.known && sameList(part.known.leaving, out)) return part.known;
    const old = before?.nodes[part.index];
    const same = old?.id === part.id ? old : null;
    return resolveNode(diagram, part, out, same, (place) => same?.groups[place]?.key ?? nextKey++);
  });
  return { diagram, nodes, calls, indexOf, callIndexOf, nextKey };
}

const isUntouched = (diagram: Diagram, before: Diagram): boolean =>
  diagram.components === before.components &&
  diagram.connections === before.connections &&
  diagram.groups === before.groups;

/** Where an edit took no component and moved none: only what is another is resolved. Null: it didn't leave it at that. */
function patchedGraph(diagram: Diagram, before: Graph): Graph | null {
  if (!sameSites(before.diagram, diagram)) return null;
  const exchanged = exchangedEntries(before.diagram.components, diagram.components);
  if (!exchanged || exchanged.gone.length > 0) return null;
  const others = new Set<number>();
  for (const id of exchanged.changed) {
    const node = before.nodes[before.indexOf.get(id) ?? -1];
    const component = diagram.components.get(id);
    if (!node || !component || !sameEnd(node.component, component)) return null;
    if (!sameMeaning(node.component, component)) others.add(node.index);
  }
  const added = exchanged.added.flatMap((id, place): Part[] => {
    const component = diagram.components.get(id);
    const placement = component && placementOf(diagram, component.in);
    const index = before.nodes.length + place;
    return component && placement ? [{ id, index, component, known: null, placement }] : [];
  });
  const indexOf = withIndices(before.indexOf, added);
  const endOf = (index: number): Node | Part | undefined =>
    before.nodes[index] ?? added[index - before.nodes.length];
  const after = callsAfter(diagram, before, indexOf, endOf);
  if (!after) return null;
  const { calls, callIndexOf, leaving } = after;
  for (const index of leaving.keys()) others.add(index);
  for (const { index } of added) others.add(index);
  let { nextKey } = before;
  const resolved = [...others]
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const end = endOf(index);
      const component = end && diagram.components.get(end.id);
      if (!component) return [];
      const old = before.nodes[index] ?? null;
      const part = { id: end.id, index, component, known: null, placement: end.placement };
      const out = leaving.get(index) ?? old?.leaving ?? [];
      return resolveNode(diagram, part, out, old, (place) => old?.groups[place]?.key ?? nextKey++);
    });
  return {
    ...before,
    diagram,
    nodes: withOthers(before.nodes, resolved),
    calls,
    indexOf,
    callIndexOf,
    nextKey,
  };
}

function withOthers(nodes: Graph['nodes'], others: readonly Node[]): Graph['nodes'] {
  if (others.length === 0) return nodes;
  const made = nodes.slice();
  for (const node of others) made[node.index] = node;
  return made;
}

function withIndices(indexOf: Graph['indexOf'], added: readonly Part[]): Graph['indexOf'] {
  if (added.length === 0) return indexOf;
  const made = new Map(indexOf);
  for (const { id, index } of added) made.set(id, index);
  return made;
}

/** Whether it differs in nothing an estimate reads. */
const sameMeaning = (a: Component, b: Component): boolean =>
  a === b || (a.type === b.type && a.in === b.in && a.settings === b.settings);

/** Whether the connections at it are the same: kind and wire go by its type and where it stands. */
const sameEnd = (a: Component, b: Component): boolean => a.type === b.type && a.in === b.in;

const sameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a === b || (a.length === b.length && a.every((one, index) => one === b[index]));

/** The calls of each component, in the diagram's order. */
function leavingBy(
  diagram: Diagram,
  count: number,
  calls: readonly Call[],
  callIndexOf: ReadonlyMap<string, number>,
): Call[][] {
  const leaving: Call[][] = Array.from({ length: count }, () => []);
  for (const id of diagram.connections.keys()) {
    const call = calls[callIndexOf.get(id) ?? -1];
    if (call) leaving[call.from]?.push(call);
  }
  return leaving;
}

function resolveNode(
  diagram: Diagram,
  { id, index, component, placement }: Part,
  leaving: readonly Call[],
  old: Node | null,
  keyOf: (place: number) => number,
): Node {
  const own = kept(ownNumbers, component, () => findOwn(component));
  const { settings } = own;
  const sameCalls = old !== null && sameList(old.leaving, leaving);
  const sameGroups =
    sameCalls && old.settings.how === settings.how && old.settings.calls === settings.calls ? old : null;
  return {
    id,
    index,
    component,
    placement,
    ...own,
    units: replicaUnits(diagram, placement, settings.managed, settings.replicas),
    leaving: sameCalls ? old.leaving : leaving,
    groups: sameGroups?.groups ?? resolveGroups(settings, leaving, keyOf),
    asynchronous: sameCalls ? old.asynchronous : leaving.filter((call) => call.kind !== 'call'),
  };
}

/** What a node has of its component alone, found once for each: components never change. */
type Own = Pick<
  Node,
  'settings' | 'work' | 'isBroker' | 'sharesMessages' | 'mayAnswerItself' | 'hitRatio' | 'isPriced'
>;

const ownNumbers = new WeakMap<Component, Own>();

function findOwn(component: Component): Own {
  const settings = effectiveSettings(component);
  return {
    settings,
    work: OPERATIONS.map((operation) => workWithin(workFor(component, operation))),
    isBroker: isBroker(component),
    sharesMessages: typeOf(component).sharesMessages === true,
    mayAnswerItself: settings.hitRatio !== null,
    hitRatio: settings.hitRatio ?? likely(component.settings?.hitRatio ?? 0.9),
    isPriced: component.settings !== undefined && isPriced(component.settings),
  };
}

/** The groups drawn, then one of what is left, called the type's own way. */
function resolveGroups(
  settings: EffectiveSettings,
  leaving: readonly Call[],
  keyOf: (place: number) => number,
): Group[] {
  const left = new Map<string, Call>();
  for (const call of leaving) if (call.kind === 'call') left.set(call.id, call);
  const groups: Group[] = [];
  for (const drawn of settings.calls) {
    const members: Member[] = [];
    drawn.connections.forEach((id, place) => {
      const call = left.get(id);
      if (!call) return;
      left.delete(id);
      members.push({ call, weight: amountOf(drawn.weights?.[place] ?? 1), place });
    });
    const need = Math.min(drawn.need ?? members.length, members.length);
    if (members.length > 0) groups.push({ key: keyOf(groups.length), how: drawn.how, need, members });
  }
  const rest = [...left.values()].map((call, place): Member => ({ call, weight: 1, place }));
  if (rest.length > 0) {
    groups.push({ key: keyOf(groups.length), how: settings.how, need: rest.length, members: rest });
  }
  return groups;
}
