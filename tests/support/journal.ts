/** The browser's journal as it is in the database, read past the page's own code. */
import type { Page } from '@playwright/test';
import { type JournalEntry, storedHeadSchema, textPieceSchema } from '../../src/platform/contract';
import { journalSteps } from '../../src/platform/journalSteps';
import { textOf } from '../../src/platform/journalText';

/** The newest first. */
export async function journalEntries(page: Page): Promise<JournalEntry[]> {
  const { heads, pieces, local } = await page.evaluate(readStores);
  const steps = journalSteps(() => storageOf(local));
  const known = pieces.flatMap((piece) => textPieceSchema.safeParse(piece).data ?? []);
  return heads
    .flatMap((value) => {
      const { number, ...head } = storedHeadSchema.parse(value);
      const text = textOf(known.filter(({ id }) => id === head.id));
      const entry = text === null ? null : steps.follow(head.id, { number, entry: { ...head, text } });
      return entry === null ? [] : [entry];
    })
    .sort((a, b) => b.savedAt - a.savedAt);
}

function storageOf(entries: Readonly<Record<string, string>>): Storage {
  const items = new Map(Object.entries(entries));
  return {
    length: items.size,
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

/** Runs in the page. */
function readStores(): Promise<{
  readonly heads: unknown[];
  readonly pieces: unknown[];
  readonly local: Record<string, string>;
}> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('plumbline');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const reading = database.transaction(['journal', 'journalText']);
      const heads = reading.objectStore('journal').getAll();
      const pieces = reading.objectStore('journalText').getAll();
      reading.onerror = () => reject(reading.error);
      reading.oncomplete = () => {
        database.close();
        resolve({ heads: heads.result, pieces: pieces.result, local: { ...localStorage } });
      };
    };
  });
}

/** Runs in the page: puts another text into every entry. */
export function spoilJournal(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('plumbline');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const change = opening.result.transaction(['journal', 'journalText'], 'readwrite');
      const texts = change.objectStore('journalText');
      texts.clear();
      localStorage.clear();
      const reading = change.objectStore('journal').getAllKeys();
      reading.onsuccess = () => {
        for (const id of reading.result)
          texts.put({ id, number: 0, whole: true, at: 0, remove: 0, insert: text });
      };
      change.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
