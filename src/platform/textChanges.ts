/**
 * What makes one text into another, in the few places where they differ: what the journal writes of an edit, instead
 * of the whole document. `applyChanges(before, changesBetween(before, after))` is `after`, whatever the two are; how
 * small the changes are depends on how alike they are. Each is meant for the text that those before it have made.
 */
import type { TextChange } from './contract';

/** Beyond so many places the rest is one change: a text that differs everywhere is a new text. */
const MOST_CHANGES = 24;
/** How long a piece must be the same in both before they count as alike again. */
const ANCHOR = 96;
const BLOCK = 2048;

export function changesBetween(before: string, after: string): TextChange[] {
  const changes: TextChange[] = [];
  let from = alike(before, after, { before: 0, after: 0 }, { before: before.length, after: after.length });
  const ends = commonEnd(before, after, from);
  while (from.before < ends.before || from.after < ends.after) {
    const to = changes.length < MOST_CHANGES ? nextAlike(before, after, from, ends) : ends;
    changes.push({
      at: from.after,
      remove: to.before - from.before,
      insert: after.slice(from.after, to.after),
    });
    from = alike(before, after, to, ends);
  }
  return changes;
}

export const applyChanges = (text: string, changes: readonly TextChange[]): string =>
  changes.reduce(
    (now, { at, remove, insert }) => `${now.slice(0, at)}${insert}${now.slice(at + remove)}`,
    text,
  );

/** A place in both texts. */
interface Place {
  readonly before: number;
  readonly after: number;
}

/** Where the two, alike from a place on, differ again or end. */
function alike(before: string, after: string, from: Place, ends: Place): Place {
  const most = Math.min(ends.before - from.before, ends.after - from.after);
  let length = 0;
  // By blocks first, which compares whole words of memory.
  while (
    length + BLOCK <= most &&
    before.slice(from.before + length, from.before + length + BLOCK) ===
      after.slice(from.after + length, from.after + length + BLOCK)
  )
    length += BLOCK;
  while (length < most && before.charCodeAt(from.before + length) === after.charCodeAt(from.after + length))
    length += 1;
  return { before: from.before + length, after: from.after + length };
}

/** Where the end begins that they share; what is before `from` is spoken for. */
function commonEnd(before: string, after: string, from: Place): Place {
  const most = Math.min(before.length - from.before, after.length - from.after);
  const end = (text: string, length: number) =>
    text.slice(text.length - length - BLOCK, text.length - length);
  let length = 0;
  while (length + BLOCK <= most && end(before, length) === end(after, length)) length += BLOCK;
  while (
    length < most &&
    before.charCodeAt(before.length - length - 1) === after.charCodeAt(after.length - length - 1)
  )
    length += 1;
  return { before: before.length - length, after: after.length - length };
}

/** The next place from which the two are alike for a while, looked for further and further on; else their ends. */
function nextAlike(before: string, after: string, from: Place, ends: Place): Place {
  for (let skip = ANCHOR; from.before + skip + ANCHOR <= ends.before; skip *= 4) {
    const anchor = before.slice(from.before + skip, from.before + skip + ANCHOR);
    // Not beyond what may have been put in: a search through all of a long text costs more than it saves.
    const found = after
      .slice(from.after, Math.min(ends.after, from.after + 4 * skip + BLOCK))
      .indexOf(anchor);
    if (found >= 0) return firstAlike(before, after, from, from.before + skip, from.after + found);
  }
  // What follows may simply have been put in.
  const next = before.slice(from.before, Math.min(ends.before, from.before + ANCHOR));
  const put = next.length < ANCHOR ? -1 : after.slice(from.after, ends.after).indexOf(next);
  return put < 0 ? ends : { before: from.before, after: from.after + put };
}

/** The same, as far back as they are alike, but not before `from`. */
function firstAlike(before: string, after: string, from: Place, inBefore: number, inAfter: number): Place {
  let back = 0;
  while (
    inBefore - back > from.before &&
    inAfter - back > from.after &&
    before.charCodeAt(inBefore - back - 1) === after.charCodeAt(inAfter - back - 1)
  )
    back += 1;
  return { before: inBefore - back, after: inAfter - back };
}
