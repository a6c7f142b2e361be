/**
 * The part of the graph a journey uses: only connections of its operation and in its list. What it leaves out
 * is not there: in a call group the others keep place and weight, at most the members left are needed, and an
 * empty group asks nothing.
 */
import type { Journey } from '../../model/diagram';
import { kept } from '../../shared/kept';
import { changedNodes } from './changed';
import type { Part } from './cycles';
import type { Call, Graph, Group, Node } from './graph';
import { OPERATIONS } from './graph';
import { partsAfter } from './keptParts';

export interface View {
  readonly graph: Graph;
  /** By component index; no group is empty. */
  readonly groups: readonly (readonly Group[])[];
  readonly enqueues: readonly (readonly Call[])[];
  readonly background: readonly (readonly Call[])[];
  /** Components in the order of the calls they wait for, callees first. */
  readonly parts: readonly Part[];
  /** In the order of all calls, asynchronous ones too. */
  readonly allParts: readonly Part[];
}

type Filter = Pick<Journey, 'operation' | 'connections'>;

/** `before`: the same journey's view before an edit; where it can, this one is made of the same objects. */
export function viewOf(graph: Graph, journey: Filter = {}, before: View | null = null): View {
  const { nodes } = graph;
  if (before && isCallingAlike(before.graph, graph)) return { ...before, graph };
  const isThere = filterOf(journey);
  const groups: (readonly Group[])[] = new Array(nodes.length);
  const enqueues: (readonly Call[])[] = new Array(nodes.length);
  const background: (readonly Call[])[] = new Array(nodes.length);
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (!node) continue;
    const old = before?.graph.nodes[index];
    const isSame = old === node || (old?.groups === node.groups && old.asynchronous === node.asynchronous);
    if (before && isSame) {
      groups[index] = groupsOf(before, index);
      enqueues[index] = enqueuesOf(before, index);
      background[index] = backgroundOf(before, index);
      continue;
    }
    groups[index] = isThere ? groupsWithin(node.groups, isThere) : node.groups;
    const sent = sentWithin(node.asynchronous, isThere);
    enqueues[index] = sent.enqueues;
    background[index] = sent.background;
  }
  const shape = { graph, groups, enqueues, background };
  if (before && isSameRouting(before, shape)) return { ...before, graph };
  const parts = orderedParts(shape, calledBy, before && { shape: before, parts: before.parts });
  const anySent = graph.calls.some((call) => call.kind !== 'call');
  const allParts = anySent
    ? orderedParts(shape, allCalledBy, before && { shape: before, parts: before.allParts })
    : parts;
  return { ...shape, parts, allParts };
}

/** Whether an edit left every call and every group of calls alone. */
function isCallingAlike(before: Graph, now: Graph): boolean {
  if (before.calls !== now.calls || before.nodes.length !== now.nodes.length) return false;
  return changedNodes(before.nodes, now.nodes).every((index) => {
    const [old, node] = [before.nodes[index], now.nodes[index]];
    return old?.groups === node?.groups && old?.asynchronous === node?.asynchronous;
  });
}

/** A view but for the order of its components. */
type Shape = Omit<View, 'parts' | 'allParts'>;

/** null: everything is there. */
function filterOf(journey: Filter): ((call: Call) => boolean) | null {
  if (!journey.operation && !journey.connections) return null;
  const listed = journey.connections ? new Set(journey.connections) : null;
  return (call) => {
    const operation = OPERATIONS[call.operation];
    if (journey.operation && operation && operation !== journey.operation) return false;
    return !listed || listed.has(call.id);
  };
}

interface Sent {
  readonly enqueues: readonly Call[];
  readonly background: readonly Call[];
}

const NOTHING: Sent = { enqueues: [], background: [] };
const allSent = new WeakMap<Node['asynchronous'], Sent>();

/** Every view that leaves nothing of them out has the same. */
function sentWithin(sent: Node['asynchronous'], isThere: ((call: Call) => boolean) | null): Sent {
  if (sent.length === 0) return NOTHING;
  if (isThere && !sent.every(isThere)) return byKind(sent.filter(isThere));
  return kept(allSent, sent, () => byKind(sent));
}

const byKind = (sent: readonly Call[]): Sent => ({
  enqueues: sent.filter((call) => call.kind === 'enqueue'),
  background: sent.filter((call) => call.kind === 'background'),
});

/** The same groups where all of them are there. */
function groupsWithin(groups: Node['groups'], isThere: (call: Call) => boolean): Node['groups'] {
  const within = groups.flatMap((group) => groupWithin(group, isThere));
  return within.length === groups.length && within.every((group, at) => group === groups[at])
    ? groups
    : within;
}

function groupWithin(group: Group, isThere: (call: Call) => boolean): Group[] {
  const members = group.members.filter((member) => isThere(member.call));
  if (members.length === group.members.length && group.need <= members.length) return [group];
  return members.length > 0 ? [{ ...group, members, need: Math.min(group.need, members.length) }] : [];
}

type TargetsOf = (shape: Shape, index: number) => readonly number[];

/** In the order before, as long as it is one still. */
function orderedParts(
  shape: Shape,
  targetsOf: TargetsOf,
  before: { readonly shape: Shape; readonly parts: readonly Part[] } | null,
): readonly Part[] {
  const old = before && {
    parts: before.parts,
    count: before.shape.groups.length,
    targetsOf: (index: number) => targetsOf(before.shape, index),
    isSameAt: (index: number) => isSameAt(before.shape, shape, index),
  };
  return partsAfter(old, shape.groups.length, (index) => targetsOf(shape, index));
}

/** Whether every component calls the same over the same connections. */
const isSameRouting = (a: Shape, b: Shape): boolean =>
  isSameList(a.groups, b.groups) &&
  isSameList(a.enqueues, b.enqueues) &&
  isSameList(a.background, b.background);

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < b.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

const isSameAt = (a: Shape, b: Shape, index: number): boolean =>
  a.groups[index] === b.groups[index] &&
  a.enqueues[index] === b.enqueues[index] &&
  a.background[index] === b.background[index];

/** Whether a call is a look-up only: the first target of a cache-aside group, whose own calls are not made. */
export const isLookUp = (group: Group, place: number): boolean => group.how === 'cache' && place === 0;

/** Whether a call stands among its caller's groups as a look-up only. */
export const isLookUpAmong = (groups: readonly Group[], call: Call): boolean =>
  groups.some((group) =>
    group.members.some((member) => member.call === call && isLookUp(group, member.place)),
  );

/** Whether it answers some requests itself: a cache type that has calls to make in this view. */
export function answersItself(view: View, index: number): boolean {
  return (view.graph.nodes[index]?.mayAnswerItself ?? false) && (view.groups[index]?.length ?? 0) > 0;
}

export const groupsOf = (view: Pick<View, 'groups'>, index: number): readonly Group[] =>
  view.groups[index] ?? [];
export const enqueuesOf = (view: Pick<View, 'enqueues'>, index: number): readonly Call[] =>
  view.enqueues[index] ?? [];
export const backgroundOf = (view: Pick<View, 'background'>, index: number): readonly Call[] =>
  view.background[index] ?? [];

/** Every component it calls and waits for, look-ups included. */
export function calledBy(view: Pick<View, 'groups'>, index: number): number[] {
  const targets: number[] = [];
  for (const group of groupsOf(view, index)) for (const { call } of group.members) targets.push(call.to);
  return targets;
}

/** Every component it calls or sends messages to. */
export function allCalledBy(view: Shape, index: number): number[] {
  const targets = calledBy(view, index);
  for (const call of enqueuesOf(view, index)) targets.push(call.to);
  for (const call of backgroundOf(view, index)) targets.push(call.to);
  return targets;
}

/** Whether whoever calls waits for the target alone: a message left with a broker, from wherever. */
export const isLeftWithBroker = (view: View, call: Call): boolean =>
  call.kind !== 'call' && (view.graph.nodes[call.to]?.isBroker ?? false);
