/**
 * Whose times an evaluation has to look at again: settings, load, whom a component calls and how, how likely they
 * answer. What none of that is another of, and calls nothing of which it is, takes the time it took.
 */
import type { ChanceTable } from '../availability/chanceTable';
import { CHANCES, markOther } from '../availability/chanceTable';
import { callersIn } from '../graph/callers';
import { changedNodes } from '../graph/changed';
import type { Graph } from '../graph/graph';
import type { View } from '../graph/view';
import { otherArrivals } from '../load/capacity';
import type { LatencyRequest } from './latencyRequest';
import { needsOf, operationsAsked } from './needs';

/** What an evaluation is made from. */
export interface Seen {
  readonly nodes: Graph['nodes'];
  readonly view: View;
  readonly request: LatencyRequest;
  readonly chances: ChanceTable['up'];
}

export const seenIn = (request: LatencyRequest): Seen => ({
  nodes: request.view.graph.nodes,
  view: request.view,
  request,
  chances: chancesIn(request),
});

export interface Changes {
  /** Those that, or something they need, may take another time than they took; what goes in circles always. Null: all. */
  readonly reached: readonly number[] | null;
  /** Its times are made from something else, or are not what they were. */
  at(node: number): boolean;
  /** Its times are not what they were. */
  mark(node: number): void;
}

/** `before` null: everything is new. */
export function changesSince(before: Seen | null, now: Seen): Changes {
  const isFirst = !before || !isComparable(before, now);
  const changed = isFirst ? new Uint8Array(now.nodes.length).fill(1) : changedIn(before, now);
  return {
    reached: isFirst ? null : callersOf(now, changed),
    at: (node) => changed[node] === 1,
    mark(node) {
      changed[node] = 1;
    },
  };
}

function isComparable({ request: old }: Seen, { request }: Seen): boolean {
  return !old.admitted && !request.admitted && isSameSet(old.loadBearing, request.loadBearing);
}

function changedIn(before: Seen, now: Seen): Uint8Array {
  const { nodes, view, request, chances } = now;
  const { request: old, view: viewBefore } = before;
  const changed = new Uint8Array(nodes.length);
  const mark = (node: number): void => {
    changed[node] = 1;
  };
  for (const node of changedNodes(before.nodes, nodes)) mark(node);
  markOthersAt(viewBefore.groups, view.groups, mark);
  markOthersAt(viewBefore.enqueues, view.enqueues, mark);
  markOthersAt(old.utilization, request.utilization, mark);
  for (const node of otherArrivals(old.arrivals, request.arrivals)) mark(node);
  markOther(before.chances, chances, mark);
  return changed;
}

function markOthersAt<T>(a: readonly T[], b: readonly T[], mark: (index: number) => void): void {
  if (a === b) return;
  for (let index = 0; index < b.length; index++) if (a[index] !== b[index]) mark(index);
}

/** Those, what goes in circles, and all that call any of them directly or not. */
function callersOf({ view }: Seen, changed: Uint8Array): readonly number[] {
  const { starts, callers } = callersIn(view.graph);
  const reached = changed.slice();
  const found: number[] = [];
  const reach = (node: number): void => {
    reached[node] = 2;
    found.push(node);
  };
  for (let node = changed.indexOf(1); node >= 0; node = changed.indexOf(1, node + 1)) reach(node);
  for (const node of needsOf(view).inCircles) if (reached[node] !== 2) reach(node);
  for (let place = 0; place < found.length; place++) {
    const node = found[place] ?? 0;
    for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) {
      const caller = callers[at] ?? 0;
      if (reached[caller] !== 2) reach(caller);
    }
  }
  return found;
}

const found = new WeakMap<LatencyRequest['availability'], Float64Array>();

function chancesIn({ availability, view }: LatencyRequest): Float64Array {
  const { graph } = view;
  const known = availability.table?.()?.up ?? found.get(availability);
  if (known?.length === graph.nodes.length * CHANCES) return known;
  const chances = new Float64Array(graph.nodes.length * CHANCES);
  const operationsOf = operationsAsked(graph);
  for (let node = 0, place = 0; node < graph.nodes.length; node++, place += CHANCES) {
    for (const operation of operationsOf(node)) {
      chances[place + 2 * operation] = availability.ok(node, operation).up;
      chances[place + 2 * operation + 1] = availability.up(node, operation).up;
    }
    chances[place + CHANCES - 1] = availability.calls(node).up;
  }
  found.set(availability, chances);
  return chances;
}

const isSameSet = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a === b || (a.size === b.size && [...a].every((one) => b.has(one)));
