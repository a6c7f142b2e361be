/**
 * In which order the draws of components are decided. A decision diagram of the same function can be small in one
 * order and exponentially large in another; parts that work together should stand together.
 */
import type { Graph, Node } from '../graph/graph';

/** All components by index, each once; those that come first are decided first. */
export type Ordering = (graph: Graph, entries: readonly number[]) => readonly number[];

/** Those that a component calls, in the order in which it calls them. */
export const calledInOrder = (node: Node | undefined): readonly number[] =>
  node
    ? [...node.groups.flatMap((group) => group.members.map(({ call }) => call)), ...node.asynchronous].map(
        ({ to }) => to,
      )
    : [];

/** The entries first, each before what it calls. */
export const depthFirst: Ordering = ({ nodes }, entries) =>
  inDepth(nodes.length, entries, (index) => calledInOrder(nodes[index]));

/**
 * Depth-first, of what a component calls the part that more of the diagram hangs on first: what is asked from
 * many sides is decided near the top (after Minato, Ishiura and Yajima 1990, with the weights of one pass: every
 * component hands on what it carries in equal shares).
 */
export const heaviestFirst: Ordering = (graph, entries) => {
  const { nodes } = graph;
  const called = nodes.map(calledInOrder);
  const weights = new Float64Array(nodes.length);
  for (const entry of entries) weights[entry] = 1;
  for (const index of callersFirst(nodes.length, entries, called)) {
    const next = called[index] ?? [];
    for (const to of next) weights[to] = (weights[to] ?? 0) + (weights[index] ?? 0) / next.length;
  }
  return inDepth(nodes.length, entries, (index) =>
    [...(called[index] ?? [])].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0)),
  );
};

function inDepth(
  count: number,
  entries: readonly number[],
  nextOf: (index: number) => readonly number[],
): number[] {
  const seen = new Uint8Array(count);
  const order: number[] = [];
  const from = (start: number): void => {
    const stack = [start];
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      if (seen[index]) continue;
      seen[index] = 1;
      order.push(index);
      for (const next of [...nextOf(index)].reverse()) stack.push(next);
    }
  };
  for (const entry of entries) from(entry);
  for (let index = 0; index < count; index++) from(index);
  return order;
}

/** Every component before what it calls, calls back left aside. */
function callersFirst(
  count: number,
  entries: readonly number[],
  called: readonly (readonly number[])[],
): number[] {
  const places = new Uint32Array(count);
  const seen = new Uint8Array(count);
  const finished: number[] = [];
  const from = (start: number): void => {
    const stack = [start];
    for (let index = stack.at(-1); index !== undefined; index = stack.at(-1)) {
      const next = called[index]?.[places[index] ?? 0];
      places[index] = (places[index] ?? 0) + 1;
      seen[index] = 1;
      if (next === undefined) {
        finished.push(index);
        stack.pop();
      } else if (!seen[next]) stack.push(next);
    }
  };
  for (const entry of entries) if (!seen[entry]) from(entry);
  for (let index = 0; index < count; index++) if (!seen[index]) from(index);
  return finished.reverse();
}
