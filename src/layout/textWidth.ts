/**
 * How wide a line of text is in Inter, without a screen: advance widths by class of character, in thousandths of the
 * font size, at weight 400 and 600 (others in proportion), digits as tabular ones. Measured in a browser and rounded
 * up to the widest of each class, so a line is never taken for narrower than it is and what is sized by it fits.
 */

const CLASSES: readonly (readonly [characters: string, regular: number, semibold: number])[] = [
  ["ijl' ", 281, 270],
  ['I.,:;!·|', 300, 330],
  ['t`', 328, 354],
  ['fr/()[]\\’‘', 377, 398],
  ['{}-_"^*“”²°', 501, 540],
  ['?–•s', 528, 549],
  ['xkzavy', 562, 588],
  ['LJce≈≤≥', 584, 592],
  ['Fnhuµ', 592, 613],
  ['odbpqgE', 614, 626],
  ['0123456789ZP#ßS$RT&B', 655, 666],
  ['+<=>~×−K', 672, 704],
  ['YXAVD', 722, 729],
  ['CHUGN', 753, 760],
  ['OQ', 766, 774],
  ['w', 818, 840],
  ['mM…', 903, 957],
  ['@%W→—', 1001, 1021],
];

const WIDTHS: ReadonlyMap<string, readonly [regular: number, semibold: number]> = new Map(
  CLASSES.flatMap(([characters, regular, semibold]) =>
    [...characters].map((character) => [character, [regular, semibold]] as const),
  ),
);

/** A letter not in the table: Latin and its like; anything further away is taken for a full square. */
const OTHER_LETTER = 760;
const FULL_WIDTH = 1300;

/** Width in pixels. */
export function textWidth(text: string, fontSize: number, weight = 400): number {
  const heavier = Math.max(0, weight - 400) / 200;
  let thousandths = 0;
  for (const character of text) {
    const known = WIDTHS.get(character);
    thousandths += known ? known[0] + (known[1] - known[0]) * heavier : unlisted(character);
  }
  return (thousandths / 1000) * fontSize;
}

/** The text, or as much of it as fits with an ellipsis. */
export function truncated(text: string, maxWidth: number, fontSize: number, weight = 400): string {
  if (textWidth(text, fontSize, weight) <= maxWidth) return text;
  const room = maxWidth - textWidth('…', fontSize, weight);
  let kept = '';
  let width = 0;
  for (const character of text) {
    width += textWidth(character, fontSize, weight);
    if (width > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

function unlisted(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x300 && code <= 0x36f) return 0;
  return code < 0x530 ? OTHER_LETTER : FULL_WIDTH;
}
