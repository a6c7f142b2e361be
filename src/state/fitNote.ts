/**
 * A note with room for all of its text: it grows downwards as far as a figure would draw it, and never shrinks. Words
 * without paper are as large as they are.
 */
import { figureNoteRect } from '../formats/exporters/svgNotes';
import { noteRect } from '../layout/noteRect';
import { plainTextSize } from '../layout/plainText';
import type { Note } from '../model/diagram';

export function fitNote(note: Note): Note {
  if (note.legend) return note;
  if (note.plain) return { ...note, size: plainTextSize(note) };
  const { width, height } = figureNoteRect(note);
  return height > noteRect(note).height ? { ...note, size: { width, height } } : note;
}
