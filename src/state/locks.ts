/** Locking, and what is said where somebody tries to change what is locked. */
import type { Diagram } from '../model/diagram';
import { type ElementRef, idOf, kindOf } from '../model/elements';
import { byLock, lockedElements, withLock } from '../model/locks';
import { connectionName, nameOf } from '../model/queries';
import type { Context, Outcome } from './command';
import type { Session } from './sessionStore';

const NAMED = 3;
const LONGEST_NAME = 40;

/** What it is called in a sentence. */
export function elementName(diagram: Diagram, ref: ElementRef): string {
  const id = idOf(ref);
  switch (kindOf(ref)) {
    case 'component':
      return nameOf(diagram, id);
    case 'connection':
      return connectionName(diagram, id);
    case 'group':
      return diagram.groups.get(id)?.name || id;
    case 'note': {
      const note = diagram.notes.get(id);
      const [line = ''] = note?.text.trim().split('\n') ?? [];
      return shortened(line) || (note?.legend ? 'Legend' : 'Note');
    }
    case 'drawing': {
      const drawing = diagram.drawings.get(id);
      return (drawing?.kind === 'image' && drawing.name) || 'Drawing';
    }
  }
}

/** “Locked: Orders, Users. Unlock them first.” with the command that does; nothing where nothing is. */
export function lockedNotice(diagram: Diagram, locked: readonly ElementRef[]): Partial<Session> {
  if (locked.length === 0) return {};
  const names = locked.slice(0, NAMED).map((ref) => elementName(diagram, ref));
  const more = locked.length > NAMED ? ` and ${locked.length - NAMED} more` : '';
  const text = `Locked: ${names.join(', ')}${more}. Unlock ${locked.length === 1 ? 'it' : 'them'} first.`;
  return { notice: { tone: 'info', text, command: 'unlock' } };
}

/** Locks what is selected, or unlocks it where all of it is locked. */
export function toggleLock({ diagram, session }: Context): Outcome {
  const bodies = bodiesOf(session.selection);
  const { free } = byLock(diagram, bodies);
  return { diagram: withLock(diagram, bodies, free.size > 0), session: { notice: null } };
}

export const unlock = ({ diagram, session }: Context): Outcome => ({
  diagram: withLock(diagram, session.selection, false),
  session: { notice: null },
});

/** What becomes free is what is selected: it is seen where that is. */
export function unlockAll({ diagram }: Context): Outcome {
  const locked = lockedElements(diagram);
  return {
    diagram: withLock(diagram, locked, false),
    session: { selection: new Set(locked), notice: null },
  };
}

/** Selected things that have a place of their own. */
export const bodiesOf = (selection: Iterable<ElementRef>): readonly ElementRef[] =>
  [...selection].filter((ref) => kindOf(ref) !== 'connection');

const shortened = (text: string): string =>
  text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text;
