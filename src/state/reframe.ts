/**
 * A group's frame at another size or place: what comes to lie in it is taken in, as if it had been dropped there, and what
 * lay in it and no longer does is let go. Everything else keeps what it stands in, wherever it lies.
 */
import { bodyRects } from '../layout/bodyRects';
import type { Diagram } from '../model/diagram';
import { putGroup } from '../model/edits';
import { type ElementRef, idOf, kindOf, refOf } from '../model/elements';
import { enclosingGroups } from '../model/queries';
import { centerOf, contains, type Rect } from '../shared/geometry';
import { holdsLoose, liesIn } from './frameUnder';
import { isLoose } from './loose';
import { regroup } from './regroup';

export function reframed(diagram: Diagram, groupId: string, to: Rect): Diagram {
  const group = diagram.groups.get(groupId);
  if (!group) return diagram;
  const { x, y, width, height } = to;
  const next = putGroup(diagram, groupId, { ...group, position: { x, y }, size: { width, height } });
  const bodies = bodyRects(diagram);
  const from = bodies.get(refOf('group', groupId));
  const around = new Set(enclosingGroups(diagram, [groupId]).map(([id]) => id));
  const crossing: ElementRef[] = [];
  for (const [ref, rect] of bodies) {
    const isFrame = kindOf(ref) === 'group';
    if (isFrame && around.has(idOf(ref))) continue;
    const lies = (frame: Rect | undefined) =>
      frame !== undefined &&
      (isFrame
        ? liesIn(rect, frame)
        : isLoose(ref)
          ? holdsLoose(rect, frame)
          : contains(frame, centerOf(rect)));
    const comes = lies(to) && !lies(from);
    const goes =
      from !== undefined &&
      contains(from, centerOf(rect)) &&
      !(isLoose(ref) ? holdsLoose(rect, to) : contains(to, centerOf(rect)));
    if (comes || goes) crossing.push(ref);
  }
  return crossing.length > 0 ? regroup(next, crossing) : next;
}
