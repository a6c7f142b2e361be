/**
 * May this window close? At once when its work is saved. Otherwise its user is asked: to save (the page saves, then
 * closes), to forget the changes, or to stay. The journal holds the work until the answer.
 */
import type { WindowState } from '../src/platform/contract';
import type { CloseChoice } from './dialogs';

export interface CloseGuard {
  setState(windowId: number, state: WindowState): void;
  /** The window is about to close; false keeps it open, and its user is asked. */
  mayClose(windowId: number): boolean;
  /** The page has saved, or never needed to. */
  confirmClose(windowId: number): void;
  /** The window is gone. True: nothing of it needs to be recovered. */
  closed(windowId: number): boolean;
}

export interface CloseGuardParts {
  readonly ask: (windowId: number, title: string) => Promise<CloseChoice>;
  readonly saveAndClose: (windowId: number) => void;
  /** Closes the window without asking again. */
  readonly destroy: (windowId: number) => void;
  readonly onStay: () => void;
}

export function createCloseGuard(parts: CloseGuardParts): CloseGuard {
  const states = new Map<number, WindowState>();
  const asking = new Set<number>();
  const discarded = new Set<number>();

  const ask = async (windowId: number, title: string): Promise<void> => {
    asking.add(windowId);
    const choice = await parts.ask(windowId, title).finally(() => asking.delete(windowId));
    if (choice === 'save') parts.saveAndClose(windowId);
    else if (choice === 'cancel') parts.onStay();
    else {
      discarded.add(windowId);
      parts.destroy(windowId);
    }
  };

  return {
    setState(windowId, state) {
      states.set(windowId, state);
    },
    mayClose(windowId) {
      const state = states.get(windowId);
      if (state === undefined || !state.unsaved) return true;
      if (!asking.has(windowId)) void ask(windowId, state.fileName ?? state.title);
      return false;
    },
    confirmClose: parts.destroy,
    closed(windowId) {
      const nothingToRecover = discarded.has(windowId) || states.get(windowId)?.unsaved === false;
      states.delete(windowId);
      discarded.delete(windowId);
      return nothingToRecover;
    },
  };
}
