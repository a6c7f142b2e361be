/** Components that are something by their own settings, found again only among those that an edit left otherwise. */
import { changedNodes } from './changed';
import type { Graph, Node } from './graph';

interface Found {
  readonly nodes: Graph['nodes'];
  /** By index, ascending. */
  readonly are: readonly number[];
}

/** By index, ascending; `is` may look at the component alone. */
export function nodesThatAre(is: (node: Node) => boolean): (graph: Graph) => readonly number[] {
  const kept = new WeakMap<Graph['indexOf'], Found>();
  return ({ nodes, indexOf }) => {
    const before = kept.get(indexOf);
    if (before?.nodes === nodes) return before.are;
    const isAsBefore = before && changedNodes(before.nodes, nodes).every(isAlike(is, before.nodes, nodes));
    const are = isAsBefore ? before.are : allThatAre(is, nodes);
    kept.set(indexOf, { nodes, are });
    return are;
  };
}

const isAlike =
  (is: (node: Node) => boolean, before: Graph['nodes'], now: Graph['nodes']) =>
  (index: number): boolean => {
    const [old, node] = [before[index], now[index]];
    return old !== undefined && node !== undefined && is(old) === is(node);
  };

function allThatAre(is: (node: Node) => boolean, nodes: Graph['nodes']): number[] {
  const found: number[] = [];
  for (const node of nodes) if (is(node)) found.push(node.index);
  return found;
}
