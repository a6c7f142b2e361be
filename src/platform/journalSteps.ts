/**
 * Steps of an entry that the database may not have yet, in `localStorage`: there in the same moment, whatever becomes
 * of the page. A transaction isn't: where it waits for another to end, and its page goes, Chromium drops it, complete
 * and committed as it may be. A step stands under the number of the draft it leads on from, so that with what the
 * database has the rest can be followed, one by one, and what it has already is passed by.
 */
import { type JournalEntry, type JournalStep, journalStepSchema } from './contract';
import { applyChanges } from './textChanges';

export interface JournalSteps {
  keep(id: string, from: number, step: JournalStep): void;
  forget(id: string, from: number): void;
  forgetAll(id: string): void;
  /** The entries that have a step. */
  ids(): ReadonlySet<string>;
  /** The entry as the steps leave it; null: from nothing they lead nowhere. */
  follow(
    id: string,
    from: { readonly number: number; readonly entry: JournalEntry | null },
  ): JournalEntry | null;
}

const prefix = 'plumbline.journal.step.';
/** The storage holds 5 million characters, for all tabs; the database alone keeps what is longer. */
const longestStep = 4_000_000;

/** `storage` is called late: where cookies are off, naming it throws. */
export function journalSteps(storage: () => Storage): JournalSteps {
  const keyOf = (id: string, from: number): string => `${prefix}${id}.${from}`;
  const keys = (): string[] => Object.keys(storage()).filter((key) => key.startsWith(prefix));
  const idOf = (key: string): string => key.slice(prefix.length, key.lastIndexOf('.'));
  return {
    keep(id, from, step) {
      const text = JSON.stringify(step);
      if (text.length > longestStep) return;
      try {
        storage().setItem(keyOf(id, from), text);
      } catch {
        // Full: the step before stays, and the database is tried as well.
      }
    },
    forget: (id, from) => storage().removeItem(keyOf(id, from)),
    forgetAll(id) {
      for (const key of keys()) if (idOf(key) === id) storage().removeItem(key);
    },
    ids: () => new Set(keys().map(idOf)),
    follow(id, from) {
      let { number, entry } = from;
      for (;;) {
        const step = parseStep(storage().getItem(keyOf(id, number)));
        if (step === null || step.to <= number) return entry;
        entry = { ...step.head, id, text: applyChanges(entry?.text ?? '', step.changes) };
        number = step.to;
      }
    },
  };
}

/** Another version of the editor may have written it. */
function parseStep(text: string | null): JournalStep | null {
  try {
    return text === null ? null : (journalStepSchema.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}
