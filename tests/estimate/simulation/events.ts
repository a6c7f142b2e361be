/** What happens next: a binary heap of things to do by their time, first planned first done. */
export interface Events {
  readonly now: () => number;
  in(ms: number, what: () => void): void;
  /** Until nothing is planned. */
  run(): void;
}

interface Planned {
  readonly at: number;
  readonly order: number;
  readonly what: () => void;
}

export function createEvents(): Events {
  const heap: Planned[] = [];
  let now = 0;
  let order = 0;
  const isBefore = (a: Planned, b: Planned) => a.at < b.at || (a.at === b.at && a.order < b.order);

  const push = (planned: Planned) => {
    let index = heap.push(planned) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (!above || !isBefore(planned, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = planned;
  };

  const pop = (): Planned | undefined => {
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const [left, right] = [heap[child], heap[child + 1]];
      if (!left) break;
      if (right && isBefore(right, left)) child++;
      const next = heap[child];
      if (!next || !isBefore(next, last)) break;
      heap[index] = next;
      index = child;
    }
    heap[index] = last;
    return first;
  };

  return {
    now: () => now,
    in: (ms, what) => push({ at: now + ms, order: order++, what }),
    run() {
      for (let next = pop(); next; next = pop()) {
        now = next.at;
        next.what();
      }
    },
  };
}
