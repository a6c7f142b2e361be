/** What the eraser went over goes, in one step, and connections with their ends; what is locked stays. The eraser stays in hand. */
import { removeElements } from '../model/edits';
import type { ElementRef } from '../model/elements';
import { byLock } from '../model/locks';
import type { Context, Outcome } from './command';

export const erase = ({ diagram }: Context, refs: Iterable<ElementRef>): Outcome => ({
  diagram: removeElements(diagram, byLock(diagram, refs).free),
});
