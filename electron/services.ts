/**
 * The main process without Electron: every service behind the contract's calls, put together from the parts a
 * desktop provides. Tests provide their own.
 */
import { join } from 'node:path';
import type { WindowState } from '../src/platform/contract';
import {
  type DesktopEvent,
  type EventPayload,
  err,
  type Menu,
  ok,
  type TextAction,
} from '../src/platform/contract';
import type { DiskSteps } from './atomicWrite';
import { createBackups } from './backups';
import { type CloseGuard, createCloseGuard } from './closeGuard';
import type { Dialogs } from './dialogs';
import { createFileGrants } from './fileGrants';
import { createFiles } from './files';
import { createGivenFiles } from './givenFiles';
import type { DesktopHandlers } from './ipc';
import { createPreferences } from './preferences';
import { createRecentFiles } from './recentFiles';
import { createRecovery } from './recovery';

/** The windows, by the id of their web contents. */
export interface WindowHost {
  setMenu(windowId: number, menu: Menu): void;
  editText(windowId: number, action: TextAction): void;
  showState(windowId: number, state: WindowState): void;
  /** Closes without asking. */
  destroy(windowId: number): void;
  focus(windowId: number): void;
  /** A new window; the answer is its id. */
  open(): number;
  send<E extends DesktopEvent>(windowId: number, name: E, payload: EventPayload<E>): void;
}

export interface ServiceParts {
  readonly dataFolder: string;
  readonly windows: WindowHost;
  readonly dialogs: Dialogs;
  readonly newId: () => string;
  readonly now: () => number;
  /** A file was opened or saved: the system keeps a list of its own. */
  readonly onUsed: (path: string) => void;
  /** The user chose to stay: a quit under way is off. */
  readonly onStay: () => void;
  readonly steps?: DiskSteps;
}

export interface Services {
  readonly handlers: DesktopHandlers;
  readonly mayClose: CloseGuard['mayClose'];
  windowClosed(windowId: number): void;
  /** Shows a file given from outside: in the window that has it, or in a new one. */
  giveFile(path: string): void;
}

export function createServices(parts: ServiceParts): Services {
  const { windows, dialogs, dataFolder, newId, now } = parts;
  const disk = parts.steps === undefined ? {} : { steps: parts.steps };
  const grants = createFileGrants(newId);
  const recent = createRecentFiles(dataFolder);
  const preferences = createPreferences(dataFolder);
  const given = createGivenFiles();
  const recovery = createRecovery({ folder: join(dataFolder, 'journal'), grants, newId, ...disk });
  const files = createFiles({
    dialogs,
    grants,
    backups: createBackups({ folder: join(dataFolder, 'versions'), now }),
    focusWindow: windows.focus,
    onUsed(path) {
      parts.onUsed(path);
      void recent.add(path);
    },
    ...disk,
  });
  const guard = createCloseGuard({
    ask: dialogs.askClose,
    saveAndClose: (windowId) => windows.send(windowId, 'saveAndClose', undefined),
    destroy: windows.destroy,
    onStay: parts.onStay,
  });

  const handlers: DesktopHandlers = {
    openFile: files.openFile,
    rereadFile: files.rereadFile,
    reopenFile: files.reopenFile,
    saveFile: files.saveFile,
    exportFile: files.exportFile,
    readJournal: recovery.read,
    writeJournal: recovery.write,
    setJournalAside: recovery.setAside,
    discardJournal: recovery.discard,
    readPreferences: preferences.read,
    writePreferences: (_windowId, change) => preferences.write(change),
    setMenu: windows.setMenu,
    editText: windows.editText,
    setWindowState(windowId, state) {
      guard.setState(windowId, state);
      windows.showState(windowId, state);
    },
    closeWindow: guard.confirmClose,
    newWindow() {
      windows.open();
    },
    async takeGivenFile(windowId) {
      const path = given.take(windowId);
      return path === null ? ok(null) : files.openPath(windowId, path);
    },
    recentFiles: recent.list,
    async openRecentFile(windowId, id) {
      const path = await recent.pathOf(id);
      if (path === null) return err({ kind: 'not-found', name: '', cause: 'it is no longer on the list' });
      const opened = await files.openPath(windowId, path);
      if (!opened.ok && opened.error.kind === 'not-found') await recent.remove(path);
      return opened;
    },
  };

  return {
    handlers,
    mayClose: guard.mayClose,
    windowClosed(windowId) {
      if (guard.closed(windowId)) void recovery.forgetWindow(windowId);
      else recovery.loseWindow(windowId);
      grants.forgetWindow(windowId);
      given.forgetWindow(windowId);
    },
    giveFile(path) {
      const showing = grants.windowShowing(path);
      if (showing !== null) return windows.focus(showing);
      const windowId = windows.open();
      given.give(windowId, path);
      windows.send(windowId, 'fileGiven', undefined);
    },
  };
}
