/**
 * How the browser's journal holds the text of an entry: as numbered pieces, each a change to what those before it
 * make. The first makes a text out of nothing; an edit adds a piece or a few. Pieces are short because Chromium keeps
 * values of more than 64 KB beside the database, and fetches them from the page: one that dies meanwhile loses them.
 */
import type { TextChange, TextPiece } from './contract';
import { applyChanges } from './textChanges';

/** With two bytes a character at most, and what stands around it, well under the limit. */
const LONGEST_PIECE = 16 * 1024;

export function piecesOf(
  id: string,
  changes: readonly TextChange[],
  { from, whole }: { readonly from: number; readonly whole: boolean },
): TextPiece[] {
  return changes
    .flatMap(inShort)
    .map((change, index) => ({ id, number: from + index, whole: whole && index === 0, ...change }));
}

/** The text of all the pieces, in the order of their numbers; null where its beginning or any other is missing. */
export function textOf(pieces: readonly TextPiece[]): string | null {
  const [first] = pieces;
  const all = first?.whole && pieces.every(({ number }, index) => number === first.number + index);
  return all ? applyChanges('', pieces) : null;
}

function inShort({ at, remove, insert }: TextChange): TextChange[] {
  const shorts: TextChange[] = [{ at, remove, insert: insert.slice(0, LONGEST_PIECE) }];
  for (let start = LONGEST_PIECE; start < insert.length; start += LONGEST_PIECE)
    shorts.push({ at: at + start, remove: 0, insert: insert.slice(start, start + LONGEST_PIECE) });
  return shorts;
}
