/**
 * When drafts come faster than they can be written, which ones are? The first at once, and so many beside it; then
 * only the latest, as soon as one of those has settled, so that nothing is written out of order; every caller's
 * promise settles with the write that covered its draft. `flush` starts what waits without waiting its turn, for the
 * moment before the page goes. The writer under it must keep the order of its calls.
 */
export interface LatestWins<T, R> {
  write(draft: T): Promise<R>;
  flush(): void;
}

interface Waiting<T, R> {
  draft: T;
  readonly outcome: Promise<R>;
  readonly settle: (outcome: Promise<R>) => void;
}

export function latestWins<T, R>(write: (draft: T) => Promise<R>, atOnce = 1): LatestWins<T, R> {
  let underWay = 0;
  let waiting: Waiting<T, R> | null = null;

  const start = (draft: T): Promise<R> => {
    const outcome = write(draft);
    underWay += 1;
    void outcome
      .catch(() => undefined)
      .then(() => {
        underWay -= 1;
        if (underWay < atOnce) startWaiting();
      });
    return outcome;
  };

  const startWaiting = (): void => {
    const next = waiting;
    waiting = null;
    if (next !== null) next.settle(start(next.draft));
  };

  return {
    write(draft) {
      if (underWay < atOnce && waiting === null) return start(draft);
      if (waiting === null) waiting = wait(draft);
      else waiting.draft = draft;
      return waiting.outcome;
    },
    flush: startWaiting,
  };
}

function wait<T, R>(draft: T): Waiting<T, R> {
  let settle: (outcome: Promise<R>) => void = () => undefined;
  const outcome = new Promise<R>((resolve) => {
    settle = resolve;
  });
  return { draft, outcome, settle };
}
