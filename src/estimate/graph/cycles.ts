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
  const parts: Part[] = [];
  let time = 0;

  const close = (root: number): void => {
    const members: number[] = [];
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      onStack[member] = 0;
      members.push(member);
      if (member === root) break;
    }
    members.reverse();
    parts.push({ members, cyclic: members.length > 1 || targetsOf(root).includes(root) });
  };

  for (let start = 0; start < count; start++) {
    if (order[start] !== -1) continue;
    const frames: { index: number; targets: readonly number[]; next: number }[] = [];
    const enter = (index: number): void => {
      order[index] = low[index] = time++;
      stack.push(index);
      onStack[index] = 1;
      frames.push({ index, targets: targetsOf(index), next: 0 });
    };
    enter(start);
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const target = frame.targets[frame.next++];
      if (target === undefined) {
        frames.pop();
        const parent = frames.at(-1);
        if (parent) low[parent.index] = Math.min(low[parent.index] ?? 0, low[frame.index] ?? 0);
        if (low[frame.index] === order[frame.index]) close(frame.index);
      } else if (order[target] === -1) enter(target);
      else if (onStack[target]) low[frame.index] = Math.min(low[frame.index] ?? 0, order[target] ?? 0);
    }
  }
  return parts;
}
