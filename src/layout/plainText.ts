/** How large words on the canvas itself are: as wide as their longest line, as high as their lines. */
import type { Note } from '../model/diagram';
import type { TextSize } from '../model/style';
import type { Size } from '../shared/geometry';
import { textWidth } from './textWidth';

/** In pixels at zoom 1. */
export interface PlainFont {
  readonly size: number;
  readonly line: number;
}

export const PLAIN_FONTS: Readonly<Record<TextSize, PlainFont>> = {
  small: { size: 12, line: 17 },
  medium: { size: 16, line: 22 },
  large: { size: 24, line: 32 },
  huge: { size: 36, line: 46 },
};

/** Left and right of the words, so that they can be hit. */
export const PLAIN_PAD = 4;
/** A line that isn't there yet. */
const LEAST_WIDTH = 24;

export const plainLines = (text: string): readonly string[] => text.split(/\r\n|\r|\n/);

export const plainFont = ({ textSize = 'medium' }: Pick<Note, 'textSize'>): PlainFont =>
  PLAIN_FONTS[textSize];

export function plainTextSize(note: Pick<Note, 'text' | 'textSize'>): Size {
  const { size, line } = plainFont(note);
  const lines = plainLines(note.text);
  const longest = Math.max(LEAST_WIDTH, ...lines.map((words) => textWidth(words, size)));
  return { width: Math.ceil(longest) + 2 * PLAIN_PAD + 2, height: lines.length * line };
}
