/** Where a note is drawn, in canvas units; one without a size of its own has the usual one. */
import type { Note } from '../model/diagram';
import type { Rect, Size } from '../shared/geometry';
import { plainTextSize } from './plainText';

export const NOTE_SIZE: Size = { width: 200, height: 96 };

export function noteRect(note: Note): Rect {
  const { width, height } = note.size ?? (note.plain ? plainTextSize(note) : NOTE_SIZE);
  return { x: note.position?.x ?? 0, y: note.position?.y ?? 0, width, height };
}
