/**
 * Whose times an evaluation has to look at again: settings, load, whom a component calls and how, how likely they
 * answer. What none of that is another of, and calls nothing of which it is, takes the time it took.
 */
import { callersIn } from '../graph/callers';
import type { Graph } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import type { View } from '../graph/view';
import type { LatencyRequest } from './latencyRequest';
import { needsOf, operationsAsked } from './needs';

/** What an evaluation is made from. */
export interface Seen {
  readonly nodes: Graph['nodes'];
  readonly view: View;
  readonly request: LatencyRequest;
  /** By component, of each operation that it answers and that it is up, and that its calls succeed. */
  readonly chances: Float64Array;
}

export const seenIn = (request: LatencyRequest): Seen => ({
  nodes: request.view.graph.nodes,
  view: request.view,
  request,
  chances: chancesIn(request),
});

export interface Changes {
  /** It, or something it needs, may take another time than it took; what goes in circles always. */
  mayReach(node: number): boolean;
  /** Its times are made from something else, or are not what they were. */
  at(node: number): boolean;
  /** Its times are not what they were. */
  mark(node: number): void;
}

/** `before` null: everything is new. */
export function changesSince(before: Seen | null, now: Seen): Changes {
  const changed =
    before && isComparable(before, now) ? changedIn(before, now) : new Uint8Array(now.nodes.length).fill(1);
  const reached = callersOf(now, changed);
  return {
    mayReach: (node) => reached[node] === 1,
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
  const { utilization, arrivals } = request;
  const { utilization: usedBefore, arrivals: arrivedBefore } = before.request;
  const changed = new Uint8Array(nodes.length);
  for (let node = 0; node < nodes.length; node++) {
    const isSame =
      before.nodes[node] === nodes[node] &&
      before.view.groups[node] === view.groups[node] &&
      before.view.enqueues[node] === view.enqueues[node] &&
      usedBefore[node] === utilization[node] &&
      isSameAt(arrivedBefore, arrivals, node * OPERATIONS.length, OPERATIONS.length) &&
      isSameAt(before.chances, chances, node * CHANCES, CHANCES);
    if (!isSame) changed[node] = 1;
  }
  return changed;
}

/** Those, what goes in circles, and all that call any of them directly or not. */
function callersOf({ view }: Seen, changed: Uint8Array): Uint8Array {
  const { starts, callers } = callersIn(view.graph);
  const reached = changed.slice();
  const open = [...needsOf(view).inCircles];
  for (const node of open) reached[node] = 1;
  for (let node = 0; node < changed.length; node++) if (changed[node] === 1) open.push(node);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) {
      const caller = callers[at] ?? 0;
      if (reached[caller] === 1) continue;
      reached[caller] = 1;
      open.push(caller);
    }
  }
  return reached;
}

const CHANCES = 2 * OPERATIONS.length + 1;

const found = new WeakMap<LatencyRequest['availability'], Float64Array>();

function chancesIn({ availability, view }: LatencyRequest): Float64Array {
  const { graph } = view;
  const known = found.get(availability);
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

function isSameAt(a: Float64Array, b: Float64Array, from: number, count: number): boolean {
  if (a === b) return true;
  for (let place = from; place < from + count; place++) if (a[place] !== b[place]) return false;
  return true;
}

const isSameSet = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a === b || (a.size === b.size && [...a].every((one) => b.has(one)));
