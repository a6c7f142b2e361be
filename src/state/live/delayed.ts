/** One thing to be done later: started while it waits, it goes on waiting. */
export interface Delayed {
  start(run: () => void, ms: number): void;
  cancel(): void;
}

/** Runs it once after so many milliseconds, unless cancelled before. */
export type Later = (run: () => void, ms: number) => Cancel;

export type Cancel = () => void;

export function delayed(later: Later): Delayed {
  let cancel: Cancel | null = null;
  return {
    start(run, ms) {
      cancel ??= later(() => {
        cancel = null;
        run();
      }, ms);
    },
    cancel() {
      cancel?.();
      cancel = null;
    },
  };
}
