/**
 * What a store says, for those who draw the page at rest: while something is in a hand it stays what it was before. Lines
 * that the worker has drawn anew meanwhile take longer to be shown than a frame of a drag has, and nobody looks at them then.
 */
import type { StoreApi } from 'zustand/vanilla';
import { handStore } from './handStore';

export interface AtRest<T> {
  readonly get: () => T;
  readonly subscribe: (changed: () => void) => () => void;
}

export function createAtRest<T>(store: Pick<StoreApi<T>, 'getState' | 'subscribe'>): AtRest<T> {
  let shown = store.getState();
  return {
    get() {
      if (handStore.getState().page === null) shown = store.getState();
      return shown;
    },
    subscribe(changed) {
      const stops = [
        store.subscribe(changed),
        handStore.subscribe((now, before) => {
          if ((now.page === null) !== (before.page === null)) changed();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
