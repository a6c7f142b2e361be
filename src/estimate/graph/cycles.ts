/**
 * Strongly connected parts of a graph, callees before callers (Tarjan 1972, without recursion so that long
 * chains don't exhaust the stack).
 */
export interface Part {
  readonly members: readonly number[];
  /** More than one member, or one that calls itself. */
  readonly cyclic: boolean;
}

export function stronglyConnectedParts(
  count: number,
  targetsOf: (index: number) => readonly number[],
): Part[] {
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  /** Those entered and not yet left, each called by the one before; of each its targets, and the next to look at. */
  const open: number[] = [];
  const targets: (readonly number[])[] = new Array(count);
  const next = new Int32Array(count);
  const parts: Part[] = [];
  let time = 0;

  const enter = (index: number): void => {
    order[index] = low[index] = time++;
    onStack[index] = 1;
    stack.push(index);
    open.push(index);
    targets[index] = targetsOf(index);
  };
  const lower = (index: number, to: number): void => {
    if (to < (low[index] ?? 0)) low[index] = to;
  };
  const close = (root: number): void => {
    const members = stack.splice(stack.lastIndexOf(root));
    for (const member of members) onStack[member] = 0;
    parts.push({ members, cyclic: members.length > 1 || (targets[root] ?? []).includes(root) });
  };
  const leave = (index: number): void => {
    open.pop();
    const caller = open.at(-1);
    if (caller !== undefined) lower(caller, low[index] ?? 0);
    if (low[index] === order[index]) close(index);
  };

  for (let start = 0; start < count; start++) {
    if (order[start] !== -1) continue;
    enter(start);
    for (let index = open.at(-1); index !== undefined; index = open.at(-1)) {
      const place = next[index] ?? 0;
      next[index] = place + 1;
      const target = targets[index]?.[place];
      if (target === undefined) leave(index);
      else if (order[target] === -1) enter(target);
      else if (onStack[target]) lower(index, order[target] ?? 0);
    }
  }
  return parts;
}
