/** Notes in a figure: their text wrapped to their width; a note too small for its text grows downwards. */
import { noteRect } from '../../layout/noteRect';
import { PLAIN_PAD, type PlainFont, plainFont, plainLines, plainTextSize } from '../../layout/plainText';
import { textWidth } from '../../layout/textWidth';
import type { Note } from '../../model/diagram';
import type { Rect } from '../../shared/geometry';
import { type FigureTheme, mixed, TINT } from './figureTheme';
import type { Hand } from './svgHand';
import { element, xmlText } from './svgMarkup';

const FONT_SIZE = 12;
const LINE_HEIGHT = 17;
const PAD = 12;

/** The note's box with room for all its lines. */
export function figureNoteRect(note: Note): Rect {
  const rect = noteRect(note);
  if (note.plain) return { ...rect, ...plainTextSize(note) };
  const lines = wrapped(note.text, rect.width - 2 * PAD, FONT_SIZE).length;
  return { ...rect, height: Math.max(rect.height, lines * LINE_HEIGHT + 2 * PAD - 4) };
}

export function svgNote(note: Note, theme: FigureTheme, hand: Hand): string {
  if (note.plain) return plainText(note, theme);
  const { x, y, width, height } = figureNoteRect(note);
  const lines = wrapped(note.text, width - 2 * PAD, FONT_SIZE).map((line, index) =>
    element('tspan', { x: x + PAD, y: y + PAD + 11 + index * LINE_HEIGHT }, xmlText(line)),
  );
  return element(
    'g',
    { class: 'note' },
    hand.box({ x, y, width, height }, 8, paper(note, theme)),
    element('text', { 'font-size': FONT_SIZE, fill: theme.ink }, ...lines),
  );
}

const paper = ({ accent }: Note, theme: FigureTheme) =>
  accent === undefined
    ? { fill: theme.note, stroke: theme.noteLine }
    : {
        fill: mixed(theme.hue[accent], theme.card, TINT.paper),
        stroke: mixed(theme.hue[accent], theme.card, TINT.paperLine),
      };

/** Words on the ground itself. */
function plainText(note: Note, theme: FigureTheme): string {
  const { x, y } = noteRect(note);
  const font = plainFont(note);
  const lines = plainLines(note.text).map((line, index) =>
    element('tspan', { x: x + PLAIN_PAD, y: y + baseline(font) + index * font.line }, xmlText(line)),
  );
  const fill = note.accent === undefined ? theme.ink : theme.hue[note.accent];
  return element('text', { class: 'text', 'font-size': font.size, fill }, ...lines);
}

/** Of the first line, below the top of its box: as a browser puts it. */
const baseline = ({ size, line }: PlainFont): number => Math.round((line - size) / 2 + size * 0.83);

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
