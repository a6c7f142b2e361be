/**
 * At which components something has changed since the last evaluation: settings, load, whom they call and how, how
 * likely they answer. What is not among them, and calls nothing that is, takes the time it took.
 */
import type { Graph } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import type { View } from '../graph/view';
import type { LatencyRequest } from './latencyRequest';

/** What an evaluation is made from. */
export interface Seen {
  readonly nodes: Graph['nodes'];
  readonly view: View;
  readonly request: LatencyRequest;
  readonly chances: Chances;
}

export const seenIn = (request: LatencyRequest): Seen => ({
  nodes: request.view.graph.nodes,
  view: request.view,
  request,
  chances: chancesIn(request),
});

export interface Changes {
  /** What it was asked of is held against the next evaluation, so it is asked of all that times are made from. */
  at(node: number): boolean;
  /** Its times are not what they were. */
  mark(node: number): void;
}

/** `before` null: everything is new. */
export function changesSince(before: Seen | null, now: Seen, operationsOf: OperationsOf): Changes {
  const { request } = now;
  const comparable = before && isComparable(before, now) ? before : null;
  const known = new Uint8Array(now.nodes.length);
  const isSame = (old: Seen, node: number): boolean =>
    old.nodes[node] === now.nodes[node] &&
    old.view.groups[node] === now.view.groups[node] &&
    old.view.enqueues[node] === now.view.enqueues[node] &&
    old.request.utilization[node] === request.utilization[node] &&
    isSameAt(old.request.arrivals, request.arrivals, node * OPERATIONS.length, OPERATIONS.length) &&
    old.chances.isKnown[node] === 1 &&
    isSameAt(old.chances.values, now.chances.values, node * CHANCES, CHANCES);
  return {
    at(node) {
      if (!known[node]) {
        note(now, node, operationsOf);
        known[node] = comparable && isSame(comparable, node) ? SAME : CHANGED;
      }
      return known[node] === CHANGED;
    },
    mark(node) {
      known[node] = CHANGED;
    },
  };
}

const [SAME, CHANGED] = [1, 2];

function isComparable({ nodes, request: old }: Seen, { nodes: now, request }: Seen): boolean {
  if (nodes.length !== now.length || old.admitted || request.admitted) return false;
  return isSameSet(old.loadBearing, request.loadBearing);
}

export type OperationsOf = (node: number) => readonly number[];

/** By component, of each operation that it answers and that it is up, and that its calls succeed. */
interface Chances {
  readonly values: Float64Array;
  readonly isKnown: Uint8Array;
}

const CHANCES = 2 * OPERATIONS.length + 1;

const found = new WeakMap<LatencyRequest['availability'], Chances>();

function chancesIn({ availability, view }: LatencyRequest): Chances {
  const count = view.graph.nodes.length;
  const known = found.get(availability);
  if (known?.isKnown.length === count) return known;
  const chances = { values: new Float64Array(count * CHANCES), isKnown: new Uint8Array(count) };
  found.set(availability, chances);
  return chances;
}

function note({ chances, request: { availability } }: Seen, node: number, operationsOf: OperationsOf): void {
  if (chances.isKnown[node]) return;
  const { values } = chances;
  const place = node * CHANCES;
  for (const operation of operationsOf(node)) {
    values[place + 2 * operation] = availability.ok(node, operation).up;
    values[place + 2 * operation + 1] = availability.up(node, operation).up;
  }
  values[place + CHANCES - 1] = availability.calls(node).up;
  chances.isKnown[node] = 1;
}

function isSameAt(a: Float64Array, b: Float64Array, from: number, count: number): boolean {
  for (let place = from; place < from + count; place++) if (a[place] !== b[place]) return false;
  return true;
}

const isSameSet = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a === b || (a.size === b.size && [...a].every((one) => b.has(one)));
