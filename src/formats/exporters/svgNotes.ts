/** Notes in a figure: their text wrapped to their width; a note too small for its text grows downwards. */
import { noteRect } from '../../layout/noteRect';
import {
  PLAIN_FONT_SIZE,
  PLAIN_LINE_HEIGHT,
  PLAIN_PAD,
  plainLines,
  plainTextSize,
} from '../../layout/plainText';
import { textWidth } from '../../layout/textWidth';
import type { Note } from '../../model/diagram';
import type { Rect } from '../../shared/geometry';
import type { FigureTheme } from './figureTheme';
import { element, xmlText } from './svgMarkup';

const FONT_SIZE = 12;
const LINE_HEIGHT = 17;
const PAD = 12;

/** The note's box with room for all its lines. */
export function figureNoteRect(note: Note): Rect {
  const rect = noteRect(note);
  if (note.plain) return { ...rect, ...plainTextSize(note.text) };
  const lines = wrapped(note.text, rect.width - 2 * PAD, FONT_SIZE).length;
  return { ...rect, height: Math.max(rect.height, lines * LINE_HEIGHT + 2 * PAD - 4) };
}

export function svgNote(note: Note, theme: FigureTheme): string {
  if (note.plain) return plainText(note, theme);
  const { x, y, width, height } = figureNoteRect(note);
  const lines = wrapped(note.text, width - 2 * PAD, FONT_SIZE).map((line, index) =>
    element('tspan', { x: x + PAD, y: y + PAD + 11 + index * LINE_HEIGHT }, xmlText(line)),
  );
  return element(
    'g',
    { class: 'note' },
    element('rect', { x, y, width, height, rx: 8, fill: theme.note, stroke: theme.noteLine }),
    element('text', { 'font-size': FONT_SIZE, fill: theme.ink }, ...lines),
  );
}

/** Words on the ground itself. */
function plainText(note: Note, theme: FigureTheme): string {
  const { x, y } = noteRect(note);
  const lines = plainLines(note.text).map((line, index) =>
    element('tspan', { x: x + PLAIN_PAD, y: y + 16 + index * PLAIN_LINE_HEIGHT }, xmlText(line)),
  );
  return element('text', { class: 'text', 'font-size': PLAIN_FONT_SIZE, fill: theme.ink }, ...lines);
}

/** Lines no wider than `width`; a word that is wider alone is cut. */
export function wrapped(text: string, width: number, fontSize: number): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/[ \t]+/).flatMap((word) => cut(word, width, fontSize))) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && textWidth(longer, fontSize) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
}

function cut(word: string, width: number, fontSize: number): string[] {
  if (textWidth(word, fontSize) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && textWidth(piece + character, fontSize) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
