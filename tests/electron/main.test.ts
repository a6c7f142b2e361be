import type { EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { channelPrefix } from '../../src/platform/contract';

/** Electron as far as main.ts and window.ts use it, writing down what it is told. */
const electron = vi.hoisted(() => {
  const log: string[] = [];
  const windows: FakeWindow[] = [];
  const handlers = new Map<string, (event: unknown, request: unknown) => Promise<unknown>>();
  const ready: { resolve: () => void } = { resolve: () => undefined };
  const state = { folder: '', choice: 2 };
  interface FakeWindow {
    readonly options: { readonly webPreferences: Record<string, unknown> };
    readonly webContents: { readonly id: number; readonly sent: string[] };
    readonly calls: string[];
    emit(name: string, ...values: unknown[]): boolean;
  }
  return { log, windows, handlers, ready, state };
});

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  const { log, windows, handlers, ready, state } = electron;
  class BrowserWindow extends Emitter {
    readonly calls: string[] = [];
    readonly webContents = Object.assign(new Emitter(), {
      id: windows.length + 1,
      sent: [] as string[],
      setWindowOpenHandler: () => undefined,
      send(channel: string) {
        this.sent.push(channel);
      },
    });
    constructor(readonly options: { readonly webPreferences: Record<string, unknown> }) {
      super();
      windows.push(this);
      log.push('window');
    }
    loadURL = async (address: string): Promise<void> => void this.calls.push(`load ${address}`);
    focus = (): void => void this.calls.push('focus');
    show = (): void => void this.calls.push('show');
    setTitle = (title: string): void => void this.calls.push(`title ${title}`);
    setDocumentEdited = (): void => undefined;
    isMinimized = (): boolean => false;
    isFocused = (): boolean => false;
    destroy = (): void => void this.emit('closed');
    setMenu = (): void => void this.calls.push('menu');
  }
  const app = Object.assign(new Emitter(), {
    enableSandbox: () => log.push('sandbox'),
    requestSingleInstanceLock: () => true,
    whenReady: () =>
      new Promise<void>((resolve) => {
        ready.resolve = resolve;
      }),
    getAppPath: () => state.folder,
    getPath: () => state.folder,
    addRecentDocument: () => undefined,
    quit: () => log.push('quit'),
  });
  return {
    app,
    BrowserWindow,
    Menu: { setApplicationMenu: () => log.push('no menu'), buildFromTemplate: (items: unknown) => items },
    dialog: { showMessageBox: async () => ({ response: state.choice }) },
    ipcMain: {
      handle: (name: string, handler: (event: unknown, request: unknown) => Promise<unknown>) =>
        handlers.set(name, handler),
    },
    protocol: {
      registerSchemesAsPrivileged: () => log.push('scheme'),
      handle: () => log.push('protocol'),
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: () => log.push('permission requests'),
        setPermissionCheckHandler: () => log.push('permission checks'),
      },
    },
    shell: { openExternal: async () => undefined },
  };
});

const { log, windows, handlers, ready, state } = electron;
const call = (windowId: number, name: string, request?: unknown): Promise<unknown> | undefined =>
  handlers.get(channelPrefix + name)?.(
    { sender: { id: windowId }, senderFrame: { url: 'plumbline://app/index.html', parent: null } },
    request,
  );
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeAll(async () => {
  state.folder = await mkdtemp(join(tmpdir(), 'plumbline-main-'));
  await import('../../electron/main');
});
afterAll(async () => {
  await call(1, 'recentFiles'); // what is still being written to the list
  await rm(state.folder, { recursive: true, force: true });
});

it('registers its scheme and the sandbox before Electron is ready, and everything else before a window', async () => {
  expect(log).toEqual(['sandbox', 'scheme']);
  ready.resolve();
  await settle();
  expect(log.slice(2)).toEqual(['permission requests', 'permission checks', 'protocol', 'no menu', 'window']);
  expect(handlers.size).toBeGreaterThan(10);
});

it('opens windows that are sandboxed, isolated and without Node', () => {
  expect(windows[0]?.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  expect(windows[0]?.calls).toContain('load plumbline://app/index.html');
});

it('keeps a window with unsaved changes open until its user has answered', async () => {
  await call(1, 'setWindowState', { title: 'Orders', fileName: 'orders.plumb', unsaved: true });
  expect(windows[0]?.calls).toContain('title • orders.plumb – Plumbline');
  let prevented = false;
  const closing = { preventDefault: () => (prevented = true) };
  windows[0]?.emit('close', closing);
  expect(prevented).toBe(true);
  await settle();
  await call(1, 'setWindowState', { title: 'Orders', fileName: 'orders.plumb', unsaved: false });
  prevented = false;
  windows[0]?.emit('close', closing);
  expect(prevented).toBe(false);
});

it('shows a second start in the first instance, with its file in a window of its own', async () => {
  const { app } = await import('electron');
  const emitter: EventEmitter = app;
  emitter.emit('second-instance', {}, ['plumbline'], '/');
  expect(windows).toHaveLength(1);
  expect(windows[0]?.calls).toContain('focus');
  await writeFile(join(state.folder, 'a.plumb'), 'given');
  emitter.emit('second-instance', {}, ['plumbline', 'a.plumb'], state.folder);
  expect(windows).toHaveLength(2);
  expect(windows[1]?.webContents.sent).toEqual([`${channelPrefix}fileGiven`]);
  expect(await call(2, 'takeGivenFile')).toMatchObject({
    ok: true,
    value: { name: 'a.plumb', text: 'given' },
  });
  emitter.emit('second-instance', {}, ['plumbline', 'a.plumb'], state.folder);
  expect(windows).toHaveLength(2);
});

it('answers the call that closes a window before the window is gone', async () => {
  expect(await call(2, 'closeWindow')).toBeUndefined();
  await settle();
  expect(() => windows[1]?.emit('focus')).not.toThrow();
  await expect(call(2, 'setMenu', [])).rejects.toThrow('no window');
});

it('goes on quitting when the window that held it up has closed, and not when its user stays', async () => {
  const { app } = await import('electron');
  const emitter: EventEmitter = app;
  const quits = (): number => log.filter((entry) => entry === 'quit').length;
  const quitHeldUp = async (): Promise<void> => {
    await call(1, 'setWindowState', { title: 'Orders', fileName: null, unsaved: true });
    emitter.emit('before-quit');
    windows[0]?.emit('close', { preventDefault: () => undefined });
    await settle();
  };
  state.choice = 2;
  await quitHeldUp();
  windows[1]?.emit('closed');
  expect(quits()).toBe(0);
  state.choice = 0;
  await quitHeldUp();
  expect(windows[0]?.webContents.sent).toContain(`${channelPrefix}saveAndClose`);
  await call(1, 'closeWindow');
  await settle();
  expect(quits()).toBe(1);
});
