/**
 * Which components something has changed at since the last evaluation: its settings, its load, whom it calls and
 * how, how likely it answers. What is not among them, and calls nothing that is, takes the time it took.
 */
import type { Graph } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import type { View } from '../graph/view';
import type { LatencyRequest } from './latencyRequest';

/** What an evaluation was made from. */
export interface Seen {
  readonly nodes: Graph['nodes'];
  readonly view: View;
  readonly request: LatencyRequest;
  readonly chances: Float64Array;
}

export const seenIn = (request: LatencyRequest): Seen => ({
  nodes: request.view.graph.nodes,
  view: request.view,
  request,
  chances: chancesOf(request),
});

/** One for each component, 1 where something has changed; null: anything may have. */
export function changesSince(before: Seen | null, now: Seen): Uint8Array | null {
  if (!before || before.nodes.length !== now.nodes.length) return null;
  const [old, request] = [before.request, now.request];
  if (old.admitted || request.admitted || !isSameSet(old.loadBearing, request.loadBearing)) return null;
  const changed = new Uint8Array(now.nodes.length);
  for (let node = 0; node < changed.length; node++) {
    const same =
      before.nodes[node] === now.nodes[node] &&
      before.view.groups[node] === now.view.groups[node] &&
      before.view.enqueues[node] === now.view.enqueues[node] &&
      old.utilization[node] === request.utilization[node] &&
      isSameAt(old.arrivals, request.arrivals, node * OPERATIONS.length, OPERATIONS.length) &&
      isSameAt(before.chances, now.chances, node * CHANCES, CHANCES);
    changed[node] = same ? 0 : 1;
  }
  return changed;
}

/** Of each operation that it answers and that it is up, and that its calls succeed. */
const CHANCES = 2 * OPERATIONS.length + 1;

const found = new WeakMap<LatencyRequest['availability'], Float64Array>();

function chancesOf({ availability, view }: LatencyRequest): Float64Array {
  const count = view.graph.nodes.length;
  const known = found.get(availability);
  if (known?.length === count * CHANCES) return known;
  const chances = new Float64Array(count * CHANCES);
  for (let node = 0; node < count; node++) {
    const place = node * CHANCES;
    for (let operation = 0; operation < OPERATIONS.length; operation++) {
      chances[place + 2 * operation] = availability.ok(node, operation).up;
      chances[place + 2 * operation + 1] = availability.up(node, operation).up;
    }
    chances[place + CHANCES - 1] = availability.calls(node).up;
  }
  found.set(availability, chances);
  return chances;
}

function isSameAt(a: Float64Array, b: Float64Array, from: number, count: number): boolean {
  for (let place = from; place < from + count; place++) if (a[place] !== b[place]) return false;
  return true;
}

const isSameSet = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a === b || (a.size === b.size && [...a].every((one) => b.has(one)));
