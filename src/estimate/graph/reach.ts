/** What a request that enters somewhere may touch: asynchronous work included, look-ups followed no further. */
import { kept } from '../../shared/kept';
import type { Call } from './graph';
import type { View } from './view';
import { backgroundOf, enqueuesOf, groupsOf, isLookUp } from './view';

export interface Reached {
  readonly nodes: ReadonlySet<number>;
  readonly calls: ReadonlySet<number>;
}

/** The same object as long as every call is made as before. */
export const reachedFrom = (view: View, entry: number): Reached =>
  kept(
    // A view's lists of calls are made together.
    kept(reached, view.groups, () => new Map<number, Reached>()),
    entry,
    () => reach(view, entry),
  );

const reached = new WeakMap<View['groups'], Map<number, Reached>>();

function reach(view: View, entry: number): Reached {
  const nodes = new Set([entry]);
  const calls = new Set<number>();
  const visited = new Set([entry]);
  const stack = [entry];
  const visit = (call: Call, lookUp: boolean): void => {
    calls.add(call.index);
    nodes.add(call.to);
    if (lookUp || visited.has(call.to)) return;
    visited.add(call.to);
    stack.push(call.to);
  };
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const group of groupsOf(view, node)) {
      for (const { call, place } of group.members) visit(call, isLookUp(group, place));
    }
    for (const call of [...enqueuesOf(view, node), ...backgroundOf(view, node)]) visit(call, false);
  }
  return { nodes, calls };
}
