/** The platform of a desktop window: every call goes over the preload bridge, every answer is checked. */
import {
  type CallAnswer,
  type CallRequest,
  type DesktopAbilities,
  type DesktopBridge,
  type DesktopCall,
  type DesktopEvent,
  desktopCalls,
  desktopEvents,
  type EventPayload,
  err,
  type FileProblem,
  type JournalDraft,
  type Platform,
  type Result,
} from './contract';
import { latestWins } from './latestWins';
import { readFile } from './readFile';

const WRITES_AT_ONCE = 4;

export function createDesktopPlatform(bridge: DesktopBridge): Platform {
  const call = caller(bridge);
  // Sent at once, also while one is being written: the main process outlives this window's, and keeps their order.
  const writer = latestWins(
    (draft: JournalDraft) => answered(draft.fileName ?? draft.title, call('writeJournal', draft)),
    WRITES_AT_ONCE,
  );
  return {
    kind: 'desktop',
    openFile: () => answered('', call('openFile', undefined)),
    // What is dropped comes without its path: where it is saved is asked.
    openDropped: (file) => readFile(file, null),
    rereadFile: (handle) => answered('', call('rereadFile', handle)),
    reopenFile: (handle) => answered('', call('reopenFile', handle)),
    saveFile: (request) => answered(request.suggestedName, call('saveFile', request)),
    exportFile: (request) => answered(request.suggestedName, call('exportFile', request)),
    journal: {
      read: () => answered('', call('readJournal', undefined)),
      write: writer.write,
      flush: writer.flush,
      setAside: () => {
        writer.flush(); // what waits still belongs to the entry left behind
        return answered('', call('setJournalAside', undefined));
      },
      discard: (id) => answered('', call('discardJournal', id)),
    },
    preferences: {
      read: () => call('readPreferences', undefined).catch(() => ({})),
      write: (change) => call('writePreferences', change).catch(() => undefined),
    },
    elsewhere: null,
    desktop: desktopAbilities(bridge, call),
  };
}

/** The bridge the preload script left on the page; null in a browser. */
export function findDesktopBridge(page: object): DesktopBridge | null {
  const bridge: unknown = 'plumblineDesktop' in page ? page.plumblineDesktop : null;
  return isBridge(bridge) ? bridge : null;
}

type Call = <C extends DesktopCall>(name: C, request: CallRequest<C>) => Promise<CallAnswer<C>>;

function caller(bridge: DesktopBridge): Call {
  return async (name, request) => desktopCalls[name].answer.parse(await bridge.call(name, request));
}

/** A call that was refused or answered wrongly is a problem to tell the user of, not a reason to lose the work. */
async function answered<T>(
  name: string,
  answer: Promise<Result<T, FileProblem>>,
): Promise<Result<T, FileProblem>> {
  try {
    return await answer;
  } catch (thrown) {
    const cause = thrown instanceof Error ? thrown.message : String(thrown);
    return err({ kind: 'refused', name, cause });
  }
}

function desktopAbilities(bridge: DesktopBridge, call: Call): DesktopAbilities {
  const on = <E extends DesktopEvent>(name: E, listener: (payload: EventPayload<E>) => void): (() => void) =>
    bridge.on(name, (payload) => listener(desktopEvents[name].parse(payload)));
  return {
    setMenu: (menu) => call('setMenu', [...menu]),
    onMenuCommand: (listener) => on('menuCommand', listener),
    editText: (action) => call('editText', action),
    setWindowState: (state) => call('setWindowState', state),
    onSaveAndClose: (listener) => on('saveAndClose', () => listener()),
    closeWindow: () => call('closeWindow', undefined),
    newWindow: () => call('newWindow', undefined),
    onFileGiven(listener) {
      const take = async (): Promise<void> => {
        const file = await answered('', call('takeGivenFile', undefined));
        if (!file.ok) listener(file);
        else if (file.value !== null) listener({ ok: true, value: file.value });
      };
      void take(); // one may have been given before anybody listened
      return on('fileGiven', () => void take());
    },
    recentFiles: () => call('recentFiles', undefined),
    openRecentFile: (id) => answered('', call('openRecentFile', id)),
  };
}

function isBridge(value: unknown): value is DesktopBridge {
  return (
    typeof value === 'object' &&
    value !== null &&
    'call' in value &&
    typeof value.call === 'function' &&
    'on' in value &&
    typeof value.on === 'function'
  );
}
