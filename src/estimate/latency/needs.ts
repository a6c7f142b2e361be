/** Whose times a component's own are made from, and what it may be asked for. */

import type { Part } from '../graph/cycles';
import type { Call, Graph } from '../graph/graph';
import { GENERAL, OPERATIONS } from '../graph/graph';
import { keptByRouting } from '../graph/routing';
import type { View } from '../graph/view';
import { calledBy } from '../graph/view';

export interface Needs {
  /** Those that call each other stand in one. */
  partOf(node: number): Part;
  /** Whom it calls. */
  waitsFor(node: number): readonly number[];
  /** Whom it leaves messages with, in their own time alone. */
  brokersOf(node: number): readonly number[];
  /** All that call themselves, directly or not. */
  readonly inCircles: readonly number[];
}

/** Found once for a view's calls. */
export const needsOf = keptByRouting((view: View): Needs => {
  const partOf: Part[] = new Array(view.groups.length);
  for (const part of view.parts) for (const node of part.members) partOf[node] = part;
  const waitsFor: (readonly number[] | undefined)[] = new Array(view.groups.length);
  const brokers = view.enqueues.map((calls) => (calls.length === 0 ? NONE : calls.map((call) => call.to)));
  return {
    partOf: (node) => partOf[node] ?? { members: [node], cyclic: false },
    waitsFor(node) {
      const known = waitsFor[node] ?? calledBy(view, node);
      waitsFor[node] = known;
      return known;
    },
    brokersOf: (node) => brokers[node] ?? NONE,
    inCircles: view.parts.flatMap(({ members, cyclic }) => (cyclic ? members : NONE)),
  };
});

const NONE: readonly number[] = [];

/** By component, the operations it may be asked for. */
export function operationsAsked({ nodes, calls }: Graph): (node: number) => readonly number[] {
  const known = operationBits.get(calls);
  const used = known ?? new Uint8Array(nodes.length).fill(1 << GENERAL);
  if (!known) {
    for (const call of calls) used[call.to] = (used[call.to] ?? 0) | (1 << call.operation);
    operationBits.set(calls, used);
  }
  return (node) => SUBSETS[used[node] ?? 1] ?? [GENERAL];
}

/** Calls never change; without any, a component more is used in general only. */
const operationBits = new WeakMap<readonly Call[], Uint8Array>();

const SUBSETS = Array.from({ length: 2 ** OPERATIONS.length }, (_, bits) =>
  OPERATIONS.flatMap((_, operation) => (bits & (1 << operation) ? [operation] : [])),
);
