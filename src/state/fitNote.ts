/** A note with room for all of its text: it grows downwards as far as a figure would draw it, and never shrinks. */
import { figureNoteRect } from '../formats/exporters/svgNotes';
import { noteRect } from '../layout/noteRect';
import type { Note } from '../model/diagram';

export function fitNote(note: Note): Note {
  if (note.legend) return note;
  const { width, height } = figureNoteRect(note);
  return height > noteRect(note).height ? { ...note, size: { width, height } } : note;
}
