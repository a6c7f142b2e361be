/**
 * The import cycles of a graph, one for each strongly connected part (Tarjan 1972), as a closed walk that can be read:
 * a, b, a. A file that imports itself is one too.
 */
export function findCycles(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  return stronglyConnected(graph)
    .filter((part) => part.size > 1 || [...part].some((node) => graph.get(node)?.has(node) === true))
    .map((part) => closedWalk(graph, part));
}

function stronglyConnected(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly ReadonlySet<string>[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const parts: ReadonlySet<string>[] = [];

  const visit = (node: string): number => {
    const own = index.size;
    index.set(node, own);
    low.set(node, own);
    stack.push(node);
    let lowest = own;
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) lowest = Math.min(lowest, visit(next));
      else if (stack.includes(next)) lowest = Math.min(lowest, index.get(next) ?? lowest);
    }
    low.set(node, lowest);
    if (lowest === own) parts.push(new Set(stack.splice(stack.indexOf(node))));
    return lowest;
  };

  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return parts;
}

/** The shortest way from the part's first file back to itself. */
function closedWalk(
  graph: ReadonlyMap<string, ReadonlySet<string>>,
  part: ReadonlySet<string>,
): readonly string[] {
  const [start = ''] = [...part].sort();
  const queue: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const next of graph.get(path.at(-1) ?? '') ?? []) {
      if (next === start) return [...path, start];
      if (!part.has(next) || seen.has(next)) continue;
      seen.add(next);
      queue.push([...path, next]);
    }
  }
  return [start];
}
