import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DiskSteps } from '../../electron/atomicWrite';
import type { CloseChoice, Dialogs } from '../../electron/dialogs';
import { type DesktopHandlers, type IpcDoor, registerCalls, sendEvent } from '../../electron/ipc';
import { editorAddress } from '../../electron/security';
import { createServices, type Services, type WindowHost } from '../../electron/services';
import { channelPrefix, type DesktopCall } from '../../src/platform/contract';

/** What the person at the desktop will answer next; taken in order, and a question without an answer is cancelled. */
export interface Person {
  readonly opens: string[];
  readonly saves: string[];
  readonly closes: CloseChoice[];
}

export interface TestDesktop {
  readonly folder: string;
  readonly services: Services;
  readonly handlers: DesktopHandlers;
  readonly person: Person;
  /** What the windows were told, in order: `menu`, `state`, `event`, … with the window and the value. */
  readonly told: { readonly what: string; readonly windowId: number; readonly value: unknown }[];
  /** Calls as Electron would: through the registered door, from a frame at `address`. */
  call(name: DesktopCall, request?: unknown, from?: Partial<Sender>): Promise<unknown>;
  close(): Promise<void>;
}

export interface Sender {
  readonly windowId: number;
  readonly address: string;
  /** Whether the frame is inside another. */
  readonly nested: boolean;
}

/** The desktop's main process on real files in a temporary folder, without Electron. */
export async function testDesktop(
  options: {
    readonly folder?: string;
    readonly steps?: DiskSteps;
    /** Where events for windows go besides `told`. */
    readonly send?: (windowId: number, channel: string, payload: unknown) => void;
  } = {},
): Promise<TestDesktop> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'plumbline-desktop-')));
  const person: Person = { opens: [], saves: [], closes: [] };
  const told: { what: string; windowId: number; value: unknown }[] = [];
  let count = 0;
  const next = (): number => {
    count += 1;
    return count;
  };
  const services = createServices({
    dataFolder: join(folder, 'data'),
    windows: hostThatTells(
      (what, windowId, value) => void told.push({ what, windowId, value }),
      options.send ?? (() => undefined),
    ),
    dialogs: dialogsOf(person),
    newId: randomUUID,
    now: () => 1_700_000_000_000 + next(),
    onUsed: () => undefined,
    onStay: () => void told.push({ what: 'stay', windowId: 0, value: null }),
    ...(options.steps === undefined ? {} : { steps: options.steps }),
  });
  const door = testDoor();
  registerCalls(door, services.handlers);
  return {
    folder,
    services,
    handlers: services.handlers,
    person,
    told,
    call: door.call,
    async close() {
      await services.handlers.recentFiles(0, undefined); // what is still being written to the list
      // A page that is on its way out may still be writing what it did last.
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}

interface TestDoor extends IpcDoor {
  call(name: string, request?: unknown, from?: Partial<Sender>): Promise<unknown>;
}

export function testDoor(): TestDoor {
  const listeners = new Map<string, Parameters<IpcDoor['handle']>[1]>();
  return {
    handle: (channel, listener) => void listeners.set(channel, listener),
    async call(name, request, from = {}) {
      const listener = listeners.get(channelPrefix + name);
      if (listener === undefined) throw new Error(`No handler registered for '${name}'`);
      return listener(eventFrom(from), request);
    },
  };
}

/** The two properties of Electron's event that count. */
function eventFrom({ windowId = 1, address = editorAddress, nested = false }: Partial<Sender>) {
  const frame = { url: address, parent: nested ? { url: editorAddress, parent: null } : null };
  return { sender: { id: windowId }, senderFrame: frame } as unknown as Parameters<
    Parameters<IpcDoor['handle']>[1]
  >[0];
}

function hostThatTells(
  tell: (what: string, windowId: number, value: unknown) => void,
  send: (windowId: number, channel: string, payload: unknown) => void,
): WindowHost {
  let opened = 100;
  return {
    setMenu: (windowId, menu) => tell('menu', windowId, menu),
    editText: (windowId, action) => tell('edit', windowId, action),
    showState: (windowId, state) => tell('state', windowId, state),
    destroy: (windowId) => tell('destroy', windowId, null),
    focus: (windowId) => tell('focus', windowId, null),
    send(windowId, name, payload) {
      tell(name, windowId, payload);
      sendEvent({ send: (channel, checked) => send(windowId, channel, checked) }, name, payload);
    },
    open() {
      opened += 1;
      tell('open', opened, null);
      return opened;
    },
  };
}

function dialogsOf(person: Person): Dialogs {
  return {
    askOpen: async () => person.opens.shift() ?? null,
    askSave: async () => person.saves.shift() ?? null,
    askClose: async () => person.closes.shift() ?? 'cancel',
  };
}
