/** The editor's windows: sandboxed, without Node, confined to the editor's page. */
import { BrowserWindow, Menu, shell } from 'electron';
import type { WindowState } from '../src/platform/contract';
import { sendEvent } from './ipc';
import { menuTemplate } from './menu';
import { confine, editorAddress } from './security';
import type { WindowHost } from './services';

export interface WindowParts {
  readonly preload: string;
  /** False keeps the window open. */
  readonly mayClose: (windowId: number) => boolean;
  readonly onClosed: (windowId: number) => void;
}

export interface EditorWindows extends WindowHost {
  /** Throws when there is no such window: only a living window calls. */
  of(windowId: number): BrowserWindow;
  /** Brings any window to the front; opens one if there is none. */
  focusAny(): void;
}

/** A page that dies again and again is left dead; its work is in the journal. */
const revivals = 3;

export function createEditorWindows(parts: WindowParts): EditorWindows {
  const windows = new Map<number, BrowserWindow>();
  const menus = new Map<number, Electron.Menu>();
  const of = (windowId: number): BrowserWindow => {
    const window = windows.get(windowId);
    if (window === undefined) throw new Error(`There is no window ${windowId}.`);
    return window;
  };
  const focus = (window: BrowserWindow): void => {
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  const open = (): number => {
    const window = openWindow(parts.preload);
    const windowId = window.webContents.id;
    windows.set(windowId, window);
    window.on('close', (event) => {
      if (!parts.mayClose(windowId)) event.preventDefault();
    });
    window.on('closed', () => {
      windows.delete(windowId);
      menus.delete(windowId);
      parts.onClosed(windowId);
    });
    window.on('focus', () => showMenu(window, menus.get(windowId)));
    window.loadURL(editorAddress).catch(() => undefined); // closed before it had loaded
    return windowId;
  };

  return {
    of,
    open,
    focus: (windowId) => focus(of(windowId)),
    focusAny() {
      const [first] = windows.values();
      if (first === undefined) open();
      else focus(first);
    },
    // Later: the call that asked for it still has its answer to send.
    destroy: (windowId) => void setImmediate(() => windows.get(windowId)?.destroy()),
    editText: (windowId, action) => of(windowId).webContents[action](),
    send: (windowId, name, payload) => sendEvent(of(windowId).webContents, name, payload),
    setMenu(windowId, menu) {
      const contents = of(windowId).webContents;
      const template = menuTemplate(menu, process.platform, (id) => sendEvent(contents, 'menuCommand', id));
      const built = Menu.buildFromTemplate(template);
      menus.set(windowId, built);
      showMenu(of(windowId), built);
    },
    showState(windowId, state) {
      of(windowId).setTitle(titleOf(state));
      of(windowId).setDocumentEdited(state.unsaved);
    },
  };
}

function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Plumbline',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    },
  });
  confine(window.webContents, (address) => void shell.openExternal(address));
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  revive(window);
  return window;
}

/** A page whose process died is loaded again, and finds its work in the journal. */
function revive(window: BrowserWindow): void {
  let left = revivals;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || left === 0) return;
    left -= 1;
    window.reload();
  });
}

/** On macOS all windows share the menu bar: it shows the focused window's menu. */
function showMenu(window: BrowserWindow, menu: Electron.Menu | undefined): void {
  if (menu === undefined) return;
  if (process.platform !== 'darwin') window.setMenu(menu);
  else if (window.isFocused()) Menu.setApplicationMenu(menu);
}

function titleOf({ title, fileName, unsaved }: WindowState): string {
  return `${unsaved ? '• ' : ''}${fileName ?? title} – Plumbline`;
}
