/**
 * How many synchronous calls stand one behind the other: for each component the longest chain of calls that leads to it, from
 * a component nothing calls. Calls within a circle don't count, so that every length is finite: Kahn's order over
 * the calls that are left. Of chains of the same length the one whose caller has the least id.
 */
import type { Connection, Diagram } from '../model/diagram';
import type { Entry } from '../model/queries';
import type { Graph } from './graph';

export interface Depths {
  readonly depthOf: (id: string) => number;
  /** From the entry of the chain to the component. */
  readonly chainTo: (id: string) => readonly string[];
}

export function callDepths(
  diagram: Diagram,
  graph: Graph,
  callsFrom: (id: string) => readonly Entry<Connection>[],
): Depths {
  const ids = [...diagram.components.keys()];
  const indexOf = new Map<string, number>();
  for (const [index, id] of ids.entries()) indexOf.set(id, index);
  const waiting = new Int32Array(ids.length);
  const next = ids.map((id): readonly number[] => {
    const knot = graph.knotOf(id);
    const targets: number[] = [];
    for (const [, { to }] of callsFrom(id)) {
      const target = indexOf.get(to);
      if (target === undefined || to === id || (knot !== undefined && graph.knotOf(to) === knot)) continue;
      targets.push(target);
      waiting[target] = (waiting[target] ?? 0) + 1;
    }
    return targets;
  });
  const depths = new Int32Array(ids.length);
  const callers = new Int32Array(ids.length).fill(NOBODY);
  const isLess = (a: number, b: number): boolean => (ids[a] ?? '') < (ids[b] ?? '');
  const ready = ids.map((_, index) => index).filter((index) => waiting[index] === 0);
  for (const index of ready) {
    const depth = (depths[index] ?? 0) + 1;
    for (const to of next[index] ?? []) {
      const known = depths[to] ?? 0;
      const caller = callers[to] ?? NOBODY;
      if (depth > known || (depth === known && caller !== NOBODY && isLess(index, caller))) {
        depths[to] = depth;
        callers[to] = index;
      }
      const left = (waiting[to] ?? 1) - 1;
      waiting[to] = left;
      if (left === 0) ready.push(to);
    }
  }
  return {
    depthOf: (id) => depths[indexOf.get(id) ?? NOBODY] ?? 0,
    chainTo: (id) => {
      const chain = [id];
      for (let at = callers[indexOf.get(id) ?? NOBODY] ?? NOBODY; at !== NOBODY; at = callers[at] ?? NOBODY)
        chain.push(ids[at] ?? '');
      return chain.reverse();
    },
  };
}

const NOBODY = -1;
