/**
 * Which frames notes and drawings go with: the innermost under their middle that is no smaller than they are. It means
 * nothing to the numbers, so no frame follows them; one without a size of its own follows its cards, and what is written
 * on it and no longer lies there is let go.
 */
import { rectsOf } from '../layout/bodyRects';
import { groupBounds } from '../layout/groupBounds';
import { visibleDiagram } from '../layout/visibleDiagram';
import type { Diagram } from '../model/diagram';
import { putWithin } from '../model/edits';
import { type ElementRef, kindOf, refOf } from '../model/elements';
import { enclosingGroups, groupsAround, withinOf } from '../model/queries';
import { centerOf, type Rect } from '../shared/geometry';
import { type Frames, holdsLoose, innermost } from './frameUnder';

export const isLoose = (ref: ElementRef): boolean => kindOf(ref) === 'note' || kindOf(ref) === 'drawing';

/** What a note or drawing goes with, put there. */
export function framesAround(
  diagram: Diagram,
  frames: Frames,
  directly: readonly string[] = [],
  rect: Rect,
): readonly string[] {
  const kept = directly.filter((id) => diagram.groups.has(id) && holdsLoose(rect, frames.get(id)));
  const under = innermost(frames, centerOf(rect), (id) => holdsLoose(rect, frames.get(id)));
  return under === null || groupsAround(diagram, kept).includes(under) ? kept : [under];
}

/** After these were moved: what the frames around them have left behind. */
export function withLooseResettled(before: Diagram, next: Diagram, moved: readonly ElementRef[]): Diagram {
  const gone = new Set(moved);
  const loose = [
    ...[...next.notes].map(([id, note]) => [refOf('note', id), note.in] as const),
    ...[...next.drawings].map(([id, drawing]) => [refOf('drawing', id), drawing.in] as const),
  ].filter(([ref, within]) => within !== undefined && !gone.has(ref));
  if (loose.length === 0) return next;
  const groups = moved
    .filter((ref) => !isLoose(ref))
    .flatMap((ref) => [before, next].flatMap((page) => enclosingGroups(page, withinOf(page, ref))));
  const follow = new Set(groups.filter(([, { size }]) => !size).map(([id]) => id));
  const left = loose.filter(([, within]) => within?.some((id) => follow.has(id))).map(([ref]) => ref);
  if (left.length === 0) return next;
  const frames = groupBounds(visibleDiagram(next).diagram);
  let resettled = next;
  for (const [ref, rect] of rectsOf(next, left)) {
    const within = withinOf(next, ref) ?? [];
    const lies = within.every((id) => !frames.has(id) || holdsLoose(rect, frames.get(id)));
    if (!lies) resettled = putWithin(resettled, ref, framesAround(next, frames, within, rect));
  }
  return resettled;
}
