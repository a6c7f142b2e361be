/**
 * How things look: accents, widths and sizes, changed on all that is selected and can wear them, and the look of the
 * page. What is locked keeps its place, not its colour. A command that is given while a pen or text is in hand is about
 * what is drawn next instead.
 */
import type { Diagram, Note, Stroke } from '../model/diagram';
import { putComponent, putDrawing, putNote, withKey } from '../model/edits';
import { type ElementRef, idOf, kindOf } from '../model/elements';
import type { Accent, Look, TextSize } from '../model/style';
import type { Context, Outcome } from './command';
import { fitNote } from './fitNote';
import type { PenStyle } from './sessionStore';

/** Null: none of its own; undefined: it can't have one. */
export function accentOf(diagram: Diagram, ref: ElementRef): Accent | null | undefined {
  const record = wearer(diagram, ref);
  return record && (record.accent ?? null);
}

export function setAccent({ diagram, session }: Context, accent: Accent | null): Outcome {
  let next = diagram;
  for (const ref of session.selection) next = withAccent(next, ref, accent);
  return changed(diagram, next);
}

export const setPen = ({ session }: Context, change: Partial<PenStyle>): Outcome => ({
  session: { pen: { ...session.pen, ...change } },
});

export const canWearAccent = ({ diagram, session }: Context): boolean =>
  session.tool === 'pen' || [...session.selection].some((ref) => wearer(diagram, ref) !== undefined);

/** It is also that of the text written next. */
export function setTextSize({ diagram, session }: Context, size: TextSize): Outcome {
  let next = diagram;
  for (const [id, note] of plainNotes(diagram, session.selection))
    next = putNote(next, id, fitNote(withTextSize(note, size)));
  return { ...changed(diagram, next), session: { textSize: size } };
}

export const hasText = ({ diagram, session }: Context): boolean =>
  session.tool === 'text' || plainNotes(diagram, session.selection).length > 0;

/** Medium is what a note has that says nothing. */
export const withTextSize = (note: Note, size: TextSize): Note =>
  withKey(note, 'textSize', size === 'medium' ? undefined : size);

export function setStrokeWidth({ diagram, session }: Context, width: number): Outcome {
  let next = diagram;
  for (const [id, stroke] of strokesAmong(diagram, session.selection))
    next = putDrawing(next, id, withKey(stroke, 'width', width));
  return changed(diagram, next);
}

export const hasStrokes = ({ diagram, session }: Context): boolean =>
  session.tool === 'pen' || strokesAmong(diagram, session.selection).length > 0;

export const setLook = ({ diagram }: Context, look: Look): Outcome => ({
  diagram: withKey(diagram, 'style', withKey(diagram.style, 'look', look === 'clean' ? undefined : look)),
});

/** What a picture shows, in words. */
export function nameImage({ diagram }: Context, id: string, name: string): Outcome {
  const image = diagram.drawings.get(id);
  if (image?.kind !== 'image') return { session: { renaming: null } };
  const next = putDrawing(diagram, id, withKey(image, 'name', name.trim() || undefined));
  return { ...changed(diagram, next), session: { renaming: null } };
}

export const plainNotes = (
  diagram: Diagram,
  refs: Iterable<ElementRef>,
): readonly (readonly [id: string, note: Note])[] =>
  [...refs].flatMap((ref) => {
    const note = kindOf(ref) === 'note' ? diagram.notes.get(idOf(ref)) : undefined;
    return note?.plain && !note.legend ? [[idOf(ref), note] as const] : [];
  });

export const strokesAmong = (
  diagram: Diagram,
  refs: Iterable<ElementRef>,
): readonly (readonly [id: string, stroke: Stroke])[] =>
  [...refs].flatMap((ref) => {
    const drawing = kindOf(ref) === 'drawing' ? diagram.drawings.get(idOf(ref)) : undefined;
    return drawing?.kind === 'stroke' ? [[idOf(ref), drawing] as const] : [];
  });

function wearer(diagram: Diagram, ref: ElementRef): { readonly accent?: Accent } | undefined {
  const id = idOf(ref);
  switch (kindOf(ref)) {
    case 'component':
      return diagram.components.get(id);
    case 'note': {
      const note = diagram.notes.get(id);
      return note?.legend ? undefined : note;
    }
    case 'drawing': {
      const drawing = diagram.drawings.get(id);
      return drawing?.kind === 'stroke' ? drawing : undefined;
    }
    case 'connection':
    case 'group':
      return undefined;
  }
}

function withAccent(diagram: Diagram, ref: ElementRef, accent: Accent | null): Diagram {
  const id = idOf(ref);
  const value = accent ?? undefined;
  const component = kindOf(ref) === 'component' ? diagram.components.get(id) : undefined;
  if (component) return putComponent(diagram, id, withKey(component, 'accent', value));
  const note = kindOf(ref) === 'note' ? diagram.notes.get(id) : undefined;
  if (note && !note.legend) return putNote(diagram, id, withKey(note, 'accent', value));
  const drawing = kindOf(ref) === 'drawing' ? diagram.drawings.get(id) : undefined;
  if (drawing?.kind === 'stroke') return putDrawing(diagram, id, withKey(drawing, 'accent', value));
  return diagram;
}

const changed = (before: Diagram, next: Diagram): Outcome => (next === before ? {} : { diagram: next });
