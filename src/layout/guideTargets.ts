/**
 * What a drag can line up with: all that stays where it is. What moves is no measure for itself, nor is what moves with
 * it: what stands in a group in hand, and a frame that is only drawn around what moves.
 */
import type { Diagram } from '../model/diagram';
import { type ElementRef, idOf, idsOf, kindOf } from '../model/elements';
import { groupsAround, standsIn, withinOf } from '../model/queries';
import { bodyRects } from './bodyRects';
import type { Target } from './equalGaps';
import { isCard } from './visibleDiagram';

export function guideTargets(diagram: Diagram, moving: ReadonlySet<ElementRef>): readonly Target[] {
  const groups = idsOf(moving, 'group');
  const following = framesOf(diagram, moving);
  const moves = (ref: ElementRef): boolean => {
    const follows = kindOf(ref) === 'group' && following.has(idOf(ref));
    return moving.has(ref) || follows || standsIn(diagram, withinOf(diagram, ref), groups);
  };
  const targets: Target[] = [];
  for (const [ref, rect] of bodyRects(diagram))
    if (!moves(ref)) targets.push({ rect, isFrame: isFrame(diagram, ref) });
  return targets;
}

/** A collapsed group lines up as the card it is. */
export const isFrame = (diagram: Diagram, ref: ElementRef): boolean =>
  kindOf(ref) === 'group' && !isCard(diagram, idOf(ref));

/** Groups without a frame of their own around what moves. */
function framesOf(diagram: Diagram, moving: ReadonlySet<ElementRef>): ReadonlySet<string> {
  const found = new Set<string>();
  const addAround = (directly: readonly string[] | undefined) => {
    for (const id of groupsAround(diagram, directly)) {
      const group = diagram.groups.get(id);
      if (group && !(group.position && group.size)) found.add(id);
    }
  };
  for (const id of idsOf(moving, 'component')) addAround(diagram.components.get(id)?.in);
  for (const id of idsOf(moving, 'group')) addAround(diagram.groups.get(id)?.in);
  return found;
}
