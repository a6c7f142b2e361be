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
  const { starts, targets } = targetsIn(count, targetsOf);
  /** In which they are entered, from 1; 0: not yet. */
  const order = new Int32Array(count);
  const low = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const stack = new Int32Array(count);
  /** Those entered and not yet left, each called by the one before; of each the next target to look at. */
  const open = new Int32Array(count);
  const next = starts.slice(0, count);
  const parts: Part[] = [];
  let [time, stacked, opened] = [0, 0, 0];

  const enter = (index: number): void => {
    order[index] = low[index] = ++time;
    onStack[index] = 1;
    stack[stacked++] = index;
    open[opened++] = index;
  };
  const callsItself = (index: number): boolean =>
    targets.subarray(starts[index], starts[index + 1]).includes(index);
  const close = (root: number): void => {
    const end = stacked;
    do onStack[stack[--stacked] ?? 0] = 0;
    while (stack[stacked] !== root);
    const isOne = end - stacked === 1;
    if (isOne && !callsItself(root)) parts.push(aloneAt(root));
    else parts.push({ members: [...stack.subarray(stacked, end)], cyclic: true });
  };
  const lower = (index: number, to: number): void => {
    if (to < (low[index] ?? 0)) low[index] = to;
  };
  const leave = (index: number): void => {
    opened--;
    if (opened > 0) lower(open[opened - 1] ?? 0, low[index] ?? 0);
    if (low[index] === order[index]) close(index);
  };

  for (let start = 0; start < count; start++) {
    if (order[start] !== 0) continue;
    enter(start);
    while (opened > 0) {
      const index = open[opened - 1] ?? 0;
      const place = next[index] ?? 0;
      next[index] = place + 1;
      if (place >= (starts[index + 1] ?? 0)) leave(index);
      else {
        const target = targets[place] ?? 0;
        if (order[target] === 0) enter(target);
        else if (onStack[target]) lower(index, order[target] ?? 0);
      }
    }
  }
  return parts;
}

/** All targets in one row, and where those of each begin; one more for the end of the last. */
function targetsIn(
  count: number,
  targetsOf: (index: number) => readonly number[],
): { readonly starts: Int32Array; readonly targets: Int32Array } {
  const starts = new Int32Array(count + 1);
  const all: number[] = [];
  for (let index = 0; index < count; index++) {
    for (const target of targetsOf(index)) all.push(target);
    starts[index + 1] = all.length;
  }
  return { starts, targets: Int32Array.from(all) };
}

/** One that calls nobody who calls it back: the same object each time. */
export function aloneAt(index: number): Part {
  while (alone.length <= index) alone.push({ members: [alone.length], cyclic: false });
  return alone[index] ?? { members: [index], cyclic: false };
}

const alone: Part[] = [];
