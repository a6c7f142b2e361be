/**
 * Which parts stand on a cycle together: the strongly connected components of two or more nodes, each once,
 * its nodes in the order given. Tarjan (1972), with its own stack, so that long chains don't overflow ours.
 */
export function knotsOf(
  nodes: Iterable<string>,
  next: (id: string) => readonly string[],
): readonly string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const knots: string[][] = [];
  const rank = new Map<string, number>();
  const ids = [...nodes];
  for (const [index, id] of ids.entries()) rank.set(id, index);

  const enter = (id: string): Frame => {
    order.set(id, order.size);
    low.set(id, order.size - 1);
    open.push(id);
    isOpen.add(id);
    return { id, rest: next(id), at: 0 };
  };
  const lower = (id: string, to: number | undefined) => {
    if (to !== undefined && to < (low.get(id) ?? 0)) low.set(id, to);
  };
  const close = (id: string) => {
    const knot = open.splice(open.lastIndexOf(id));
    for (const member of knot) isOpen.delete(member);
    if (knot.length > 1) knots.push(knot.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)));
  };

  for (const root of ids) {
    if (order.has(root)) continue;
    const frames = [enter(root)];
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const other = frame.rest[frame.at++];
      if (other === undefined) {
        frames.pop();
        if (low.get(frame.id) === order.get(frame.id)) close(frame.id);
        const parent = frames.at(-1);
        if (parent) lower(parent.id, low.get(frame.id));
      } else if (!order.has(other)) frames.push(enter(other));
      else if (isOpen.has(other)) lower(frame.id, order.get(other));
    }
  }
  return knots;
}

interface Frame {
  readonly id: string;
  readonly rest: readonly string[];
  at: number;
}
