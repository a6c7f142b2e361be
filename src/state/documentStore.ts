/** The diagram being edited, with its history: the only state that is saved and undone. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Diagram } from '../model/diagram';
import {
  cancelGesture,
  endGesture,
  type History,
  type Recording,
  record,
  redo,
  startHistory,
  undo,
} from './history';

export type DocumentStore = StoreApi<History> & {
  apply(next: Diagram, how: Recording): void;
  endGesture(): void;
  /** Escape: the gesture in hand leaves no trace. */
  cancelGesture(): void;
  undo(): void;
  redo(): void;
  /** Another document takes its place; its history starts anew. */
  open(diagram: Diagram): void;
};

export function createDocumentStore(diagram: Diagram): DocumentStore {
  const store = createStore<History>(() => startHistory(diagram));
  const step = (change: (history: History) => History) => store.setState(change, true);
  return Object.assign(store, {
    apply: (next: Diagram, how: Recording) => step((history) => record(history, next, how)),
    endGesture: () => step(endGesture),
    cancelGesture: () => step(cancelGesture),
    undo: () => step(undo),
    redo: () => step(redo),
    open: (next: Diagram) => step(() => startHistory(next)),
  });
}
