/**
 * Which command or component was meant by what is typed, the best first: "align" finds what begins so, "corner" what has
 * such a word, "zts" Zoom to selection by its initials. What only happens to have the letters somewhere isn't found.
 */
export interface Findable {
  readonly name: string;
  /** Words it is found by besides, after what is called so. */
  readonly keywords?: readonly string[];
  /** What can't be done just now comes after all that can. */
  readonly enabled?: boolean;
}

export function foundIn<T extends Findable>(
  entries: readonly T[],
  query: string,
  scoreOf: (entry: T, query: string) => number = matchOf,
): readonly T[] {
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, query), isOff: entry.enabled === false }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => Number(a.isOff) - Number(b.isOff) || b.score - a.score)
    .map(({ entry }) => entry);
}

/** From 0, not at all, to 1, to the letter. */
export function matchOf({ name, keywords = [] }: Findable, query: string): number {
  const wanted = query.trim().toLowerCase();
  const label = name.toLowerCase();
  const words = wanted.split(/\s+/);
  if (label === wanted) return 1;
  if (label.startsWith(wanted)) return 0.95;
  if (startsAWord(label, wanted)) return 0.9;
  if (words.every((word) => startsAWord(label, word))) return 0.85;
  if (words.every((word) => label.includes(word))) return 0.6;
  if (areBeginnings(wanted.replaceAll(/\s+/g, ''), wordsOf(label))) return 0.5;
  const all = [label, ...keywords].join(' ').toLowerCase();
  return words.every((word) => startsAWord(all, word)) ? 0.4 : 0;
}

const BETWEEN = /[^\p{L}\p{N}]+/u;

const wordsOf = (text: string): readonly string[] => text.split(BETWEEN).filter(Boolean);

const startsAWord = (text: string, part: string): boolean => {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
    if (at === 0 || BETWEEN.test(text[at - 1] ?? '')) return true;
  return false;
};

/** Whether it is made of beginnings of the words, in their order: "zts", "alle" for Align left. */
function areBeginnings(letters: string, words: readonly string[]): boolean {
  if (letters === '') return true;
  const [first, ...rest] = words;
  if (first === undefined) return false;
  for (let length = commonLength(letters, first); length > 0; length--)
    if (areBeginnings(letters.slice(length), rest)) return true;
  return areBeginnings(letters, rest);
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
