/**
 * What of a scope may have another record than in the scope before: components and connections with other settings,
 * rates, chances or times. Never too few; what is looked at again and says the same stays the same.
 */
import { markOther } from './availability/chanceTable';
import { callersIn } from './graph/callers';
import type { Exchanged } from './graph/changed';
import { changedNodes, exchangedEntries } from './graph/changed';
import { nodesThatAre } from './graph/nodesThatAre';
import type { View } from './graph/view';
import { reachedSince } from './latency/latency';
import { otherArrivals } from './load/capacity';
import type { Scope } from './summaries';

/** By index. */
export interface Differences {
  readonly nodes: Marks;
  readonly calls: Marks;
  /** What came and went in the diagram's own order; null: there is more to it. */
  readonly components: Exchanged | null;
  readonly connections: Exchanged | null;
}

const shardedNodes = nodesThatAre(({ settings }) => settings.shards > 1);

/** Null: anything may. */
export function differences(before: Scope, now: Scope): Differences | null {
  const { graph } = now;
  const { diagram, nodes } = graph;
  const [chances, chancesBefore] = [now.availability.table(), before.availability.table()];
  const reached = reachedSince(now.latency, before.latency.descent.number);
  const isComparable = (before.load.once === undefined) === (now.load.once === undefined);
  if (!reached || !chances || !chancesBefore || !isComparable) return null;
  const others = new Marks(nodes.length);
  const calls = new Marks(graph.calls.length);
  const changed = changedNodes(before.graph.nodes, nodes);
  for (const node of changed) others.add(node);
  for (const node of reached) others.add(node);
  const mark = (node: number): void => others.add(node);
  markOther(chancesBefore.up, chances.up, mark);
  markOther(chancesBefore.down, chances.down, mark);
  markOther(chancesBefore.most, chances.most, mark);
  // Sharded ones ask for more than that.
  for (const index of shardedNodes(graph)) others.add(index);
  const { starts, calls: into } = callersIn(graph);
  for (const node of others.all)
    for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) calls.add(into[at] ?? 0);
  for (const node of otherArrivals(before.load.arrivals, now.load.arrivals)) others.add(node);
  markOtherCalls(before, now, calls);
  const caller = (node: number): void => {
    for (const call of nodes[node]?.leaving ?? []) calls.add(call.index);
  };
  for (const node of changed) caller(node);
  eachRoutedOtherwise(before.view, now.view, caller);
  const [once, onceBefore] = [now.load.once, before.load.once];
  if (once && onceBefore) {
    for (const node of otherArrivals(onceBefore.arrivals, once.arrivals)) others.add(node);
    markOthersAt(onceBefore.calls, once.calls, calls);
  }
  const old = before.graph.diagram;
  // One without its ends has no record, and gets one in its place once it has them.
  const areAllThere =
    graph.callIndexOf.size === diagram.connections.size &&
    before.graph.callIndexOf.size === old.connections.size;
  return {
    nodes: others,
    calls,
    components: exchangedEntries(old.components, diagram.components),
    connections: areAllThere ? exchangedEntries(old.connections, diagram.connections) : null,
  };
}

function markOtherCalls(before: Scope, now: Scope, calls: Marks): void {
  markOthersAt(before.graph.calls, now.graph.calls, calls);
  markOthersAt(before.load.calls, now.load.calls, calls);
}

function markOthersAt<T>(a: ArrayLike<T>, b: ArrayLike<T>, marks: Marks): void {
  if (a === b) return;
  const common = Math.min(a.length, b.length);
  for (let index = 0; index < common; index++) if (a[index] !== b[index]) marks.add(index);
  for (let index = common; index < b.length; index++) marks.add(index);
}

function eachRoutedOtherwise(a: View, b: View, visit: (node: number) => void): void {
  const lists = [
    [a.groups, b.groups],
    [a.enqueues, b.enqueues],
    [a.background, b.background],
  ] as const;
  for (const [old, now] of lists) {
    if (old === now) continue;
    for (let node = 0; node < now.length; node++) if (old[node] !== now[node]) visit(node);
  }
}

/** Each once. */
export class Marks {
  readonly all: number[] = [];
  private readonly marked: Uint8Array;

  constructor(count: number) {
    this.marked = new Uint8Array(count);
  }

  has(index: number): boolean {
    return this.marked[index] !== 0;
  }

  add(index: number): void {
    if (this.marked[index] !== 0) return;
    this.marked[index] = 1;
    this.all.push(index);
  }
}
