/**
 * The browser's database: the journal, and the file handles that must outlive a reload. Opened on first use,
 * and again after the browser closed it under us (cleared data, a failing disk).
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

export interface BrowserSchema extends DBSchema {
  /** Checked against `journalEntrySchema` when read: another version of the editor may have written it. */
  journal: { key: string; value: unknown };
  /** The pieces of every entry's text, by entry and number. */
  journalText: { key: [string, number]; value: unknown };
  handles: { key: string; value: StoredHandle };
}

export interface StoredHandle {
  readonly file: FileSystemFileHandle;
  readonly stamp: FileStamp;
}

/** What a file looked like when it was last read or written here. */
export interface FileStamp {
  readonly modifiedAt: number;
  readonly bytes: number;
}

export type BrowserDatabase = () => Promise<IDBPDatabase<BrowserSchema>>;

export function browserDatabase(name = 'plumbline'): BrowserDatabase {
  let opened: Promise<IDBPDatabase<BrowserSchema>> | null = null;
  const forget = (): void => {
    opened = null;
  };
  return () => {
    opened ??= open(name, forget).catch((reason: unknown) => {
      forget();
      throw reason;
    });
    return opened;
  };
}

async function open(name: string, onClosed: () => void): Promise<IDBPDatabase<BrowserSchema>> {
  return openDB<BrowserSchema>(name, 2, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore('journal', { keyPath: 'id' });
        database.createObjectStore('handles');
      }
      if (before < 2) database.createObjectStore('journalText', { keyPath: ['id', 'number'] });
    },
    /** A newer editor in another tab wants to upgrade: make way; writes here then fail, and say so. */
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
      onClosed();
    },
    terminated: onClosed,
  });
}
