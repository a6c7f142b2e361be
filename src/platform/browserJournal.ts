/**
 * The journal in IndexedDB. An entry is only ever written by one page: a page that comes after it, by a reload, reads
 * it and writes one of its own in its place. A page holds a Web Lock named after its entry for as long as it lives,
 * so an entry whose lock is free was left by a page that is gone.
 */
import type { BrowserDatabase } from './browserDatabase';
import { type BrowserEntry, browserEntry, piecesOfEntry } from './browserEntry';
import { journalProblem } from './browserProblem';
import { browserTab, type EntryClaim, livingEntries, type TabParts } from './browserTab';
import {
  err,
  type Journal,
  type JournalEntry,
  journalEntrySchema,
  ok,
  storedHeadSchema,
  type TextPiece,
  textPieceSchema,
} from './contract';
import { type JournalSteps, journalSteps } from './journalSteps';
import { textOf } from './journalText';

export interface BrowserJournalParts extends TabParts {
  readonly database: BrowserDatabase;
  /** Of all the tabs; called late, like `session`. */
  readonly local: () => Storage;
}

/** A saved document's entry only remembers the place of a tab the browser may still restore. */
const keepSavedMs = 14 * 24 * 3600 * 1000;

interface Own {
  readonly claim: EntryClaim;
  readonly entry: BrowserEntry;
}

export function createBrowserJournal(parts: BrowserJournalParts): Journal {
  const tab = browserTab(parts);
  const steps = journalSteps(parts.local);
  const claimed = (claim: Promise<EntryClaim>): Promise<Own> => ownEntry(parts.database, steps, claim);
  let own = claimed(tab.start());

  return {
    async write(draft) {
      const mine = own;
      try {
        const { claim, entry } = await mine;
        await entry.write(draft);
        claim.written();
        return ok(undefined);
      } catch (thrown) {
        return err(journalProblem(draft.fileName ?? draft.title, thrown));
      }
    },
    flush: () => undefined, // what the database doesn't have yet is among the steps
    async read() {
      try {
        const { claim } = await own;
        const ids = claim.ids();
        const entries = await readEntries(parts.database, steps);
        const living = await livingEntries(parts.locks);
        const gone = entries.filter(({ id }) => !ids.includes(id) && !living.has(id));
        const forgotten = gone.filter((entry) => !entry.unsaved && parts.now() - entry.savedAt > keepSavedMs);
        await Promise.all(forgotten.map(({ id }) => forget(parts.database, steps, id)));
        const [mine] = ids.flatMap((id) => entries.filter((entry) => entry.id === id));
        return ok({
          own: mine ?? null,
          orphans: gone.filter((entry) => entry.unsaved).sort((a, b) => b.savedAt - a.savedAt),
        });
      } catch (thrown) {
        return err(journalProblem('', thrown));
      }
    },
    async setAside() {
      try {
        const before = own;
        own = claimed(tab.startAnew());
        await own;
        (await before).claim.release();
        return ok(undefined);
      } catch (thrown) {
        return err(journalProblem('', thrown));
      }
    },
    async discard(id) {
      try {
        if (!(await livingEntries(parts.locks)).has(id)) await forget(parts.database, steps, id);
        return ok(undefined);
      } catch (thrown) {
        return err(journalProblem('', thrown));
      }
    },
  };
}

function ownEntry(
  database: BrowserDatabase,
  steps: JournalSteps,
  claimed: Promise<EntryClaim>,
): Promise<Own> {
  const own = claimed.then((claim) => ({
    claim,
    entry: browserEntry({ id: claim.id, database, steps, replaces: claim.ids().slice(1) }),
  }));
  own.catch(() => undefined); // reported by whatever needs it
  return own;
}

/** An entry this version can't read is passed over and kept: the version that wrote it may come back. */
async function readEntries(database: BrowserDatabase, steps: JournalSteps): Promise<JournalEntry[]> {
  const reading = (await database()).transaction(['journal', 'journalText']);
  const [heads, texts] = await Promise.all([
    reading.objectStore('journal').getAll(),
    reading.objectStore('journalText').getAll(), // by entry and number
  ]);
  const pieces = new Map<string, TextPiece[]>();
  for (const value of texts) {
    const piece = textPieceSchema.safeParse(value).data;
    if (piece) pieces.set(piece.id, [...(pieces.get(piece.id) ?? []), piece]);
  }
  const found = heads.flatMap((value) => {
    const stored = storedHeadSchema.safeParse(value).data;
    if (stored === undefined) return journalEntrySchema.safeParse(value).data ?? []; // from before there were pieces
    const { number, ...head } = stored;
    const text = textOf(pieces.get(head.id) ?? []);
    return text === null ? [] : [steps.follow(head.id, { number, entry: { ...head, text } })];
  });
  const known = new Set(found.map((entry) => entry?.id));
  const others = [...steps.ids()].filter((id) => !known.has(id));
  const unstored = others.map((id) => steps.follow(id, { number: 0, entry: null }));
  return [...found, ...unstored].filter((entry) => entry !== null);
}

async function forget(database: BrowserDatabase, steps: JournalSteps, id: string): Promise<void> {
  steps.forgetAll(id);
  const change = (await database()).transaction(['journal', 'journalText'], 'readwrite');
  await Promise.all([
    change.objectStore('journal').delete(id),
    change.objectStore('journalText').delete(piecesOfEntry(id)),
    change.done,
  ]);
}
