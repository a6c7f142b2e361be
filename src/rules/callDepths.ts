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
  const next = new Map<string, readonly string[]>();
  const waiting = new Map<string, number>();
  for (const id of diagram.components.keys()) {
    const knot = graph.knotOf(id);
    const targets = callsFrom(id)
      .map(([, { to }]) => to)
      .filter((to) => to !== id && (knot === undefined || graph.knotOf(to) !== knot));
    next.set(id, targets);
    for (const to of targets) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  }
  const depths = new Map<string, number>();
  const callers = new Map<string, string>();
  const ready = [...diagram.components.keys()].filter((id) => !waiting.has(id));
  for (let at = 0; at < ready.length; at++) {
    const id = ready[at] ?? '';
    const depth = (depths.get(id) ?? 0) + 1;
    for (const to of next.get(id) ?? []) {
      const known = depths.get(to) ?? 0;
      const caller = callers.get(to);
      if (depth > known || (depth === known && caller !== undefined && id < caller)) {
        depths.set(to, depth);
        callers.set(to, id);
      }
      const left = (waiting.get(to) ?? 1) - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return {
    depthOf: (id) => depths.get(id) ?? 0,
    chainTo: (id) => {
      const chain = [id];
      for (let at = callers.get(id); at !== undefined; at = callers.get(at)) chain.push(at);
      return chain.reverse();
    },
  };
}
