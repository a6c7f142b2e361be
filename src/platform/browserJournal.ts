/**
 * The journal in IndexedDB: one entry per tab, kept with strict durability. A tab holds a Web Lock named after
 * its entry for as long as it lives, so an entry whose lock is free was left by a tab that is gone. The entry's
 * id is in sessionStorage: a reload finds it again, and a duplicated tab, which copies it, hears from the living
 * one that it is there and starts an entry of its own.
 */
import type { BrowserDatabase } from './browserDatabase';
import { journalProblem } from './browserProblem';
import { err, type Journal, type JournalDraft, type JournalEntry, journalEntrySchema, ok } from './contract';
import { latestWins } from './latestWins';

export interface BrowserJournalParts {
  readonly database: BrowserDatabase;
  readonly locks: LockManager;
  /** Says `beforeunload`. */
  readonly page: EventTarget;
  /** The other tabs. */
  readonly tabs: BroadcastChannel;
  /** Called late: where cookies are off, naming it throws. */
  readonly session: () => Storage;
  readonly newId: () => string;
  readonly now: () => number;
}

const sessionKey = 'plumbline.journal';
const lockOf = (id: string): string => `plumbline.journal.${id}`;
/** A page that was left holds its lock until it is taken down, which takes its time on a busy machine. */
const patienceMs = 10_000;
const whoHas = (id: string): string => `who has ${id}`;
const hereIs = (id: string): string => `here is ${id}`;
/** A saved document's entry only remembers the place of a tab the browser may still restore. */
const keepSavedMs = 14 * 24 * 3600 * 1000;

interface Held {
  readonly id: string;
  readonly release: () => void;
}

export function createBrowserJournal(parts: BrowserJournalParts): Journal {
  let own = ownEntry(parts);
  own.catch(() => undefined); // reported by whatever needs it
  // A page that is being left still hears its successor ask for the entry, and must not say that it lives.
  let leavingAt = Number.NEGATIVE_INFINITY;
  parts.page.addEventListener('beforeunload', () => {
    leavingAt = parts.now();
  });
  parts.tabs.addEventListener('message', async ({ data }: MessageEvent<unknown>) => {
    const held = await own.catch(() => null);
    if (parts.now() - leavingAt < patienceMs) return;
    if (held !== null && data === whoHas(held.id)) parts.tabs.postMessage(hereIs(held.id));
  });
  const writer = latestWins(async (draft: JournalDraft) => {
    try {
      const [{ id }, database] = await Promise.all([own, parts.database()]);
      const change = database.transaction('journal', 'readwrite', { durability: 'strict' });
      const put = change.store.put({ ...draft, id });
      change.commit();
      await Promise.all([put, change.done]);
      return ok(undefined);
    } catch (thrown) {
      return err(journalProblem(draft.fileName ?? draft.title, thrown));
    }
  });

  return {
    write: writer.write,
    flush: writer.flush,
    async read() {
      try {
        const { id } = await own;
        const entries = await readEntries(parts.database);
        const living = await livingIds(parts.locks);
        const gone = entries.filter((entry) => entry.id !== id && !living.has(entry.id));
        await forget(
          parts.database,
          gone.filter((entry) => !entry.unsaved && parts.now() - entry.savedAt > keepSavedMs),
        );
        return ok({
          own: entries.find((entry) => entry.id === id) ?? null,
          orphans: gone.filter((entry) => entry.unsaved).sort((a, b) => b.savedAt - a.savedAt),
        });
      } catch (thrown) {
        return err(journalProblem('', thrown));
      }
    },
    async setAside() {
      try {
        writer.flush(); // what waits still belongs to the entry left behind
        const before = own;
        own = freshEntry(parts);
        await own;
        (await before).release();
        return ok(undefined);
      } catch (thrown) {
        return err(journalProblem('', thrown));
      }
    },
    async discard(id) {
      try {
        if ((await livingIds(parts.locks)).has(id)) return ok(undefined);
        const database = await parts.database();
        await database.delete('journal', id);
        return ok(undefined);
      } catch (thrown) {
        return err(journalProblem('', thrown));
      }
    },
  };
}

async function ownEntry(parts: BrowserJournalParts): Promise<Held> {
  const remembered = parts.session().getItem(sessionKey);
  if (remembered !== null) {
    const release = await holdAgain(parts, remembered);
    if (release !== null) return { id: remembered, release };
  }
  return freshEntry(parts);
}

async function freshEntry(parts: BrowserJournalParts): Promise<Held> {
  const id = parts.newId();
  const release = await hold(parts.locks, lockOf(id), AbortSignal.timeout(patienceMs));
  if (release === null) throw new Error('The lock of a new journal entry is taken.');
  parts.session().setItem(sessionKey, id);
  return { id, release };
}

/** Takes the lock of an entry that this tab had, or that the living tab has which it was duplicated from: null. */
async function holdAgain({ locks, tabs }: BrowserJournalParts, id: string): Promise<(() => void) | null> {
  const alive = new AbortController();
  const hear = ({ data }: MessageEvent<unknown>): void => {
    if (data === hereIs(id)) alive.abort();
  };
  const late = setTimeout(() => alive.abort(), patienceMs);
  tabs.addEventListener('message', hear);
  tabs.postMessage(whoHas(id));
  try {
    return await hold(locks, lockOf(id), alive.signal);
  } finally {
    clearTimeout(late);
    tabs.removeEventListener('message', hear);
  }
}

/** Takes the lock until the page goes or `release` is called; null when the signal came first. */
function hold(locks: LockManager, name: string, signal: AbortSignal): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    const untilReleased = (): Promise<void> =>
      new Promise((release) => {
        resolve(release);
      });
    locks.request(name, { signal }, untilReleased).catch((thrown: unknown) => {
      if (signal.aborted) resolve(null);
      else reject(thrown);
    });
  });
}

async function livingIds(locks: LockManager): Promise<ReadonlySet<string>> {
  const { held = [] } = await locks.query();
  const prefix = lockOf('');
  return new Set(
    held.flatMap(({ name = '' }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])),
  );
}

/** An entry this version can't read is passed over and kept: the version that wrote it may come back. */
async function readEntries(database: BrowserDatabase): Promise<JournalEntry[]> {
  const stored = await (await database()).getAll('journal');
  return stored.flatMap((value) => {
    const entry = journalEntrySchema.safeParse(value);
    return entry.success ? [entry.data] : [];
  });
}

async function forget(database: BrowserDatabase, entries: readonly JournalEntry[]): Promise<void> {
  const opened = await database();
  await Promise.all(entries.map((entry) => opened.delete('journal', entry.id)));
}
