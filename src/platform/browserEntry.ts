/**
 * One entry of the browser's journal, written by one page: what changed since the write before, in `localStorage` at
 * once, and in the database in a transaction that is there whole or not at all. One transaction is under way at a
 * time; what it doesn't have stays in `localStorage` until the database has it. An edit doesn't wait for the disk, only
 * for the browser's own process, which outlives the page; a moment later a strict transaction brings everything to the
 * disk, and makes one text of many changes.
 */
import type { IDBPDatabase } from 'idb';
import type { BrowserDatabase, BrowserSchema } from './browserDatabase';
import type { JournalDraft, JournalStep, TextChange, TextPiece } from './contract';
import type { JournalSteps } from './journalSteps';
import { piecesOf } from './journalText';
import { latestWins } from './latestWins';
import { changesBetween } from './textChanges';

export interface BrowserEntry {
  readonly id: string;
  /** Settles when the database holds the draft or a later one, and rejects where it can't: then it holds what it held. */
  write(draft: JournalDraft): Promise<void>;
}

export interface BrowserEntryParts {
  readonly id: string;
  readonly database: BrowserDatabase;
  readonly steps: JournalSteps;
  /** Entries of which this one takes the place: they go in the moment it is there. */
  readonly replaces: readonly string[];
}

/** So soon after an edit the disk has it, even if the machine loses power. */
const SEAL_MS = 200;
/** Beside one for so many characters. */
const MOST_PIECES = 200;
const CHARACTERS = 8192;

type Opened = IDBPDatabase<BrowserSchema>;

interface Numbered {
  readonly number: number;
  readonly text: string;
}

/** What the database has of the entry. */
interface Held extends Numbered {
  /** A browser that is told to clear everything closes the database, and opens another, empty. */
  readonly opened: Opened | null;
  readonly draft: JournalDraft | null;
  readonly pieces: number;
  readonly nextPiece: number;
}

const NOTHING: Held = { number: 0, text: '', opened: null, draft: null, pieces: 0, nextPiece: 0 };

interface Wanted extends Numbered {
  readonly draft: JournalDraft;
  /** As one text, on the disk. */
  readonly whole: boolean;
  readonly strict: boolean;
}

export function browserEntry(parts: BrowserEntryParts): BrowserEntry {
  const { id, steps } = parts;
  let count = 0;
  let held = NOTHING;
  let underWay: Numbered | null = null;
  let latest: Wanted | null = null;
  let kept: { readonly from: number; readonly step: JournalStep } | null = null;
  let sealing = false;

  /** What of the latest draft the database won't have when what is under way is there. */
  const keepStep = (wanted: Wanted): void => {
    const base = underWay ?? held;
    kept = { from: base.number, step: stepTo(wanted, base) };
    steps.keep(id, kept.from, kept.step);
  };

  const put = async (wanted: Wanted): Promise<void> => {
    underWay = wanted;
    try {
      const opened = await parts.database();
      if (held.opened !== opened) held = NOTHING;
      const { from, step } = kept ?? {};
      const known = step !== undefined && from === held.number && step.to === wanted.number;
      const { changes } = known ? step : stepTo(wanted, held);
      const whole = wanted.whole || held === NOTHING || putIn(changes) > wanted.text.length / 2;
      const pieces = piecesOf(id, whole ? [all(wanted.text)] : changes, { from: held.nextPiece, whole });
      const replaces = held === NOTHING ? parts.replaces : [];
      await transact(opened, id, { ...wanted, pieces, whole, replaces });
      for (const old of replaces) steps.forgetAll(old);
      const before = held.number;
      held = {
        ...wanted,
        opened,
        pieces: pieces.length + (whole ? 0 : held.pieces),
        nextPiece: held.nextPiece + pieces.length,
      };
      underWay = null;
      if (before !== held.number) steps.forget(id, before);
    } catch (thrown) {
      underWay = null;
      if (latest !== null) keepStep(latest); // which led on from what is not there
      if (wanted.number !== held.number) steps.forget(id, wanted.number);
      throw thrown;
    }
  };
  const writer = latestWins(put);

  const seal = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, SEAL_MS));
    sealing = false;
    const { draft, pieces, text, number } = held;
    if (draft === null || underWay !== null) return;
    const whole = pieces > MOST_PIECES + text.length / CHARACTERS;
    await writer.write({ number, text, draft, whole, strict: true });
  };

  return {
    id,
    async write(draft) {
      count += 1;
      latest = { number: count, text: draft.text, draft, whole: false, strict: false };
      keepStep(latest);
      await writer.write(latest);
      if (sealing) return;
      sealing = true;
      void seal().catch(() => undefined); // nothing is lost by it
    },
  };
}

function stepTo({ number, text, draft: { text: _, ...head } }: Wanted, before: Numbered): JournalStep {
  return { to: number, head, changes: changesBetween(before.text, text) };
}

const all = (text: string) => ({ at: 0, remove: 0, insert: text });

const putIn = (changes: readonly TextChange[]): number =>
  changes.reduce((sum, { insert }) => sum + insert.length, 0);

interface Writing extends Wanted {
  readonly pieces: readonly TextPiece[];
  readonly replaces: readonly string[];
}

async function transact(opened: Opened, id: string, writing: Writing): Promise<void> {
  const { pieces, whole, number, replaces, strict } = writing;
  const { text: _, ...head } = writing.draft;
  const durability = strict || whole ? 'strict' : 'relaxed';
  const change = opened.transaction(['journal', 'journalText'], 'readwrite', { durability });
  const entries = change.objectStore('journal');
  const texts = change.objectStore('journalText');
  const requests: Promise<unknown>[] = [change.done];
  try {
    if (whole) requests.push(texts.delete(piecesOfEntry(id)));
    for (const piece of pieces) requests.push(texts.put(piece));
    requests.push(entries.put({ ...head, id, number }));
    for (const old of replaces) requests.push(entries.delete(old), texts.delete(piecesOfEntry(old)));
    change.commit();
  } catch (thrown) {
    for (const request of requests) request.catch(() => undefined);
    change.abort();
    throw thrown;
  }
  await Promise.all(requests);
}

export const piecesOfEntry = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);
