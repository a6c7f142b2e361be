/** How large words on the canvas itself are: as wide as their longest line, as high as their lines. */
import type { Size } from '../shared/geometry';
import { textWidth } from './textWidth';

export const PLAIN_FONT_SIZE = 16;
export const PLAIN_LINE_HEIGHT = 22;
/** Left and right of the words, so that they can be hit. */
export const PLAIN_PAD = 4;
/** A line that isn't there yet. */
const LEAST_WIDTH = 24;

export const plainLines = (text: string): readonly string[] => text.split(/\r\n|\r|\n/);

export function plainTextSize(text: string): Size {
  const lines = plainLines(text);
  const longest = Math.max(LEAST_WIDTH, ...lines.map((line) => textWidth(line, PLAIN_FONT_SIZE)));
  return { width: Math.ceil(longest) + 2 * PLAIN_PAD + 2, height: lines.length * PLAIN_LINE_HEIGHT };
}
