/**
 * Puts the bridge on the page and nothing else. It carries words between the page and the main process: which
 * there are is the contract's list, and both ends check what they say. Bundled into one CommonJS file, because
 * a sandboxed preload script can load no other.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { DesktopBridge, DesktopCall, DesktopEvent } from '../src/platform/contract';

/** The contract's words without its schemas; the compiler keeps the lists complete. */
const calls: Record<DesktopCall, true> = {
  openFile: true,
  rereadFile: true,
  reopenFile: true,
  saveFile: true,
  exportFile: true,
  readJournal: true,
  writeJournal: true,
  setJournalAside: true,
  discardJournal: true,
  readPreferences: true,
  writePreferences: true,
  setMenu: true,
  editText: true,
  setWindowState: true,
  closeWindow: true,
  newWindow: true,
  takeGivenFile: true,
  recentFiles: true,
  openRecentFile: true,
};
const events: Record<DesktopEvent, true> = { menuCommand: true, saveAndClose: true, fileGiven: true };

/** `channelPrefix` of the contract, written out to keep the schemas out of this bundle; a test compares them. */
const prefix = 'plumbline:';

const bridge: DesktopBridge = {
  call(name, request) {
    if (!Object.hasOwn(calls, name)) return Promise.reject(new Error(`There is no call named ${name}.`));
    return ipcRenderer.invoke(prefix + name, request);
  },
  on(name, listener) {
    if (!Object.hasOwn(events, name)) throw new Error(`There is no event named ${name}.`);
    const hear = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
    ipcRenderer.on(prefix + name, hear);
    return () => {
      ipcRenderer.removeListener(prefix + name, hear);
    };
  },
};

contextBridge.exposeInMainWorld('plumblineDesktop', bridge);
