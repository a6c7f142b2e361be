/**
 * What is locked keeps its place, its size and its life. A group takes everything that stands in it along when it
 * moves, what is locked in it too: that is locked where it stands in its group.
 */
import type { Diagram } from './diagram';
import { putComponent, putDrawing, putGroup, putNote, withKey } from './edits';
import { type ElementRef, idOf, kindOf, refOf } from './elements';

export function isLocked(diagram: Diagram, ref: ElementRef): boolean {
  const id = idOf(ref);
  switch (kindOf(ref)) {
    case 'component':
      return diagram.components.get(id)?.locked === true;
    case 'group':
      return diagram.groups.get(id)?.locked === true;
    case 'note':
      return diagram.notes.get(id)?.locked === true;
    case 'drawing':
      return diagram.drawings.get(id)?.locked === true;
    case 'connection':
      return false;
  }
}

export interface ByLock {
  readonly free: ReadonlySet<ElementRef>;
  readonly locked: readonly ElementRef[];
}

export function byLock(diagram: Diagram, refs: Iterable<ElementRef>): ByLock {
  const free = new Set<ElementRef>();
  const locked: ElementRef[] = [];
  for (const ref of refs)
    if (isLocked(diagram, ref)) locked.push(ref);
    else free.add(ref);
  return { free, locked };
}

/** Connections follow their ends and have no lock of their own; nor has a drawing of a kind we don't know. */
export function withLock(diagram: Diagram, refs: Iterable<ElementRef>, locked: boolean): Diagram {
  const mark = locked || undefined;
  let next = diagram;
  for (const ref of refs) {
    const id = idOf(ref);
    const component = kindOf(ref) === 'component' && next.components.get(id);
    const group = kindOf(ref) === 'group' && next.groups.get(id);
    const note = kindOf(ref) === 'note' && next.notes.get(id);
    const drawing = kindOf(ref) === 'drawing' && next.drawings.get(id);
    if (component) next = putComponent(next, id, withKey(component, 'locked', mark));
    if (group) next = putGroup(next, id, withKey(group, 'locked', mark));
    if (note) next = putNote(next, id, withKey(note, 'locked', mark));
    if (drawing && drawing.kind !== 'foreign') next = putDrawing(next, id, withKey(drawing, 'locked', mark));
  }
  return next;
}

/** Everything that is locked. */
export function lockedElements(diagram: Diagram): readonly ElementRef[] {
  const found: ElementRef[] = [];
  for (const [id, { locked }] of diagram.components) if (locked) found.push(refOf('component', id));
  for (const [id, { locked }] of diagram.groups) if (locked) found.push(refOf('group', id));
  for (const [id, { locked }] of diagram.notes) if (locked) found.push(refOf('note', id));
  for (const [id, { locked }] of diagram.drawings) if (locked) found.push(refOf('drawing', id));
  return found;
}
