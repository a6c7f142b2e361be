/**
 * Which parts stand on a cycle together: the strongly connected components of two or more nodes, each once,
 * its nodes in the order given.
 */
import { stronglyConnectedParts } from '../estimate/graph/cycles';

export function knotsOf(
  nodes: Iterable<string>,
  next: (id: string) => readonly string[],
): readonly string[][] {
  const ids = [...nodes];
  const indexOf = new Map<string, number>();
  for (const [index, id] of ids.entries()) indexOf.set(id, index);
  const targetsOf = (index: number): readonly number[] => {
    const targets: number[] = [];
    for (const to of next(ids[index] ?? '')) {
      const target = indexOf.get(to);
      if (target !== undefined) targets.push(target);
    }
    return targets;
  };
  return stronglyConnectedParts(ids.length, targetsOf)
    .filter(({ members }) => members.length > 1)
    .map(({ members }) => [...members].sort((a, b) => a - b).map((index) => ids[index] ?? ''));
}
