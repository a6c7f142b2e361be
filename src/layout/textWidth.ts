/**
 * How wide a line of text is in Inter, without a screen: advance widths by class of character, in thousandths of the
 * font size, measured at weight 400 and rounded up; heavier weights are wider by a share. Never narrower than the
 * real line by more than about 2 %, so that what is sized by it always fits.
 */

const CLASSES: readonly (readonly [characters: string, width: number])[] = [
  ["ijl'|", 260],
  ['I.,:;!·`’‘', 300],
  [' ', 290],
  ['ftr()[]{}/\\', 385],
  ['"°^-“”–', 475],
  ['?*csyvxzkJL_aeoghnubdpq', 620],
  ['EFTKXYZPSRB~1', 660],
  ['023456789=+<>−≤≥≈×$£€', 675],
  ['ACVwDUHNG', 770],
  ['OQ&#', 800],
  ['mM%', 930],
  ['W@—…', 1030],
];

const WIDTHS: ReadonlyMap<string, number> = new Map(
  CLASSES.flatMap(([characters, width]) => [...characters].map((c) => [c, width] as const)),
);

/** A letter not in the table: Latin and its like; anything further away is taken for a full square. */
const OTHER_LETTER = 700;
const FULL_WIDTH = 1150;

/** Width in pixels. */
export function textWidth(text: string, fontSize: number, weight = 400): number {
  let thousandths = 0;
  for (const character of text) thousandths += WIDTHS.get(character) ?? unlisted(character);
  return (thousandths / 1000) * fontSize * (1 + Math.max(0, weight - 400) * 0.00025);
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
