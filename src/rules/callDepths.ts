/**
 * How many synchronous calls stand one behind the other: for each component the longest chain of calls that leads to it, from
 * a component nothing calls. Calls within a circle don't count, so that every length is finite: Kahn's order over
 * the calls that are left. Of chains of the same length the one whose caller has the least id.
 */
import type { Graph } from './graph';
import { type Link, NOWHERE, type Part } from './parts';

export interface Depths {
  readonly depthOf: (part: Part) => number;
  /** From the entry of the chain to the component. */
  readonly chainTo: (part: Part) => readonly Part[];
  /** By index: of the parts on the chain to each those that count, itself included. */
  readonly alongChains: (counts: (part: Part) => boolean) => Int32Array;
}

export function callDepths(graph: Graph): Depths {
  const { parts } = graph;
  const isCounted = countedIn(graph);
  const waiting = new Int32Array(parts.length);
  for (const { callsFrom } of parts)
    for (const call of callsFrom)
      if (isCounted(call)) waiting[call.to.index] = (waiting[call.to.index] ?? 0) + 1;
  const depths = new Int32Array(parts.length);
  const callers = new Int32Array(parts.length).fill(NOWHERE);
  const isLess = (a: number, b: number): boolean => (parts[a]?.id ?? '') < (parts[b]?.id ?? '');
  const ready = parts.filter(({ index }) => waiting[index] === 0);
  for (const { index, callsFrom } of ready) {
    const depth = (depths[index] ?? 0) + 1;
    for (const call of callsFrom) {
      if (!isCounted(call)) continue;
      const { index: to } = call.to;
      const known = depths[to] ?? 0;
      const caller = callers[to] ?? NOWHERE;
      if (depth > known || (depth === known && caller !== NOWHERE && isLess(index, caller))) {
        depths[to] = depth;
        callers[to] = index;
      }
      const left = (waiting[to] ?? 1) - 1;
      waiting[to] = left;
      if (left === 0) ready.push(call.to);
    }
  }
  const callerOf = ({ index }: Part): Part | undefined => parts[callers[index] ?? NOWHERE];
  return {
    depthOf: ({ index }) => depths[index] ?? 0,
    chainTo: (part) => {
      const chain = [part];
      for (let at = callerOf(part); at; at = callerOf(at)) chain.push(at);
      return chain.reverse();
    },
    alongChains: (counts) => {
      const along = new Int32Array(parts.length);
      const add = (part: Part): void => {
        along[part.index] = (along[callers[part.index] ?? NOWHERE] ?? 0) + (counts(part) ? 1 : 0);
      };
      for (const part of ready) add(part);
      // What stands on or behind a circle of another kind has no place in that order.
      for (const part of parts) if ((waiting[part.index] ?? 0) > 0) add(part);
      return along;
    },
  };
}

/** Not a call of itself, nor one within a circle. */
function countedIn({ knotOf }: Graph): (call: Link) => boolean {
  return ({ from, to }) => {
    if (to.index === NOWHERE || to === from) return false;
    const knot = knotOf(from.id);
    return knot === undefined || knotOf(to.id) !== knot;
  };
}
