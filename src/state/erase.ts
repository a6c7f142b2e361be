/** What the eraser went over goes, in one step, and connections with their ends; what is locked stays. The eraser stays in hand. */

import { connectionsIn } from '../layout/visibleDiagram';
import { removeElements } from '../model/edits';
import { type ElementRef, idOf, kindOf, refOf } from '../model/elements';
import { byLock } from '../model/locks';
import { withInside } from './collapse';
import type { Context, Outcome } from './command';

export function erase({ diagram }: Context, refs: Iterable<ElementRef>): Outcome {
  const drawn = withInside(diagram, byLock(diagram, refs).free);
  const all = [...drawn].flatMap((ref) =>
    kindOf(ref) === 'connection'
      ? connectionsIn(diagram, idOf(ref)).map((id) => refOf('connection', id))
      : [ref],
  );
  return { diagram: removeElements(diagram, byLock(diagram, all).free) };
}
