/** What a request that enters somewhere may touch: asynchronous work included, look-ups followed no further. */
import type { Call } from './graph';
import type { View } from './view';
import { backgroundOf, enqueuesOf, groupsOf, isLookUp } from './view';

export interface Reached {
  readonly nodes: ReadonlySet<number>;
  readonly calls: ReadonlySet<number>;
}

export function reachedFrom(view: View, entry: number): Reached {
  const nodes = new Set([entry]);
  const calls = new Set<number>();
  const visited = new Set([entry]);
  const stack = [entry];
  const reach = (call: Call, lookUp: boolean): void => {
    calls.add(call.index);
    nodes.add(call.to);
    if (lookUp || visited.has(call.to)) return;
    visited.add(call.to);
    stack.push(call.to);
  };
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const group of groupsOf(view, node)) {
      for (const { call, place } of group.members) reach(call, isLookUp(group, place));
    }
    for (const call of [...enqueuesOf(view, node), ...backgroundOf(view, node)]) reach(call, false);
  }
  return { nodes, calls };
}
