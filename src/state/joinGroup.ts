/**
 * Moves what is selected into a group: onto free ground in its frame, which grows where there is too little, so that
 * what stands in it lies in it. Groups around that one hold it from then on, no others.
 */

import { rectsOf } from '../layout/bodyRects';
import { spotApart } from '../layout/freeSpot';
import { GROUP_PADDING, groupBounds } from '../layout/groupBounds';
import type { Diagram } from '../model/diagram';
import { moveElements, putComponent, putGroup, removeElements, withKey } from '../model/edits';
import { type ElementRef, idOf, idsOf, kindOf } from '../model/elements';
import { byLock } from '../model/locks';
import { enclosingGroups, standsIn } from '../model/queries';
import { boundsOf, centerOf, type Rect } from '../shared/geometry';
import { openedAround } from './collapse';
import type { Context, Outcome } from './command';
import { groupable } from './grouping';
import { lockedNotice } from './locks';

/** Groups that all of what is selected could be moved into, and isn't in already. */
export function groupsToJoin(context: Context): readonly string[] {
  const { diagram } = context;
  const { free } = byLock(diagram, groupable(context));
  if (free.size === 0) return [];
  const own = idsOf(free, 'group');
  return [...diagram.groups.keys()].filter((id) => {
    const around = enclosingGroups(diagram, [id]);
    const isInside = own.has(id) || around.some(([outer]) => own.has(outer));
    return !isInside && ![...free].every((ref) => standsIn(diagram, withinOf(diagram, ref), new Set([id])));
  });
}

/** A collapsed one opens, to show what came into it. */
export function joinGroup(context: Context, groupId: string): Outcome {
  const diagram = openedAround(context.diagram, groupId);
  const { free, locked } = byLock(diagram, groupable(context));
  const box = boundsOf(rectsOf(diagram, free).values());
  if (!box || !groupsToJoin(context).includes(groupId)) return {};
  const moved = movedTo(diagram, free, box, groupBounds(diagram).get(groupId));
  let next = moved;
  for (const ref of free) next = standing(next, ref, groupId);
  return {
    diagram: widened(next, groupId, free),
    session: lockedNotice(diagram, locked),
    effect: 'keep-in-view',
  };
}

/** Where nothing else stands, as near to the middle of the frame as there is room. */
function movedTo(
  diagram: Diagram,
  refs: ReadonlySet<ElementRef>,
  box: Rect,
  frame: Rect | undefined,
): Diagram {
  if (!frame) return diagram;
  const { x, y } = centerOf(frame);
  const wanted = { ...box, x: x - box.width / 2, y: y - box.height / 2 };
  const spot = spotApart(removeElements(diagram, refs), wanted);
  return moveElements(diagram, refs, { x: Math.round(spot.x - box.x), y: Math.round(spot.y - box.y) });
}

function standing(diagram: Diagram, ref: ElementRef, groupId: string): Diagram {
  const id = idOf(ref);
  const component = kindOf(ref) === 'component' && diagram.components.get(id);
  const group = kindOf(ref) === 'group' && diagram.groups.get(id);
  if (component) return putComponent(diagram, id, withKey(component, 'in', [groupId]));
  return group ? putGroup(diagram, id, withKey(group, 'in', [groupId])) : diagram;
}

/** A frame of its own is made large enough for what it holds now. */
function widened(diagram: Diagram, groupId: string, refs: ReadonlySet<ElementRef>): Diagram {
  const group = diagram.groups.get(groupId);
  const inside = boundsOf(rectsOf(diagram, refs).values());
  if (!group?.position || !group.size || !inside) return diagram;
  const { side, top, bottom } = GROUP_PADDING;
  const around = {
    x: inside.x - side,
    y: inside.y - top,
    width: inside.width + 2 * side,
    height: inside.height + top + bottom,
  };
  const frame = boundsOf([{ ...group.position, ...group.size }, around]);
  if (!frame) return diagram;
  const { x, y, width, height } = frame;
  return putGroup(diagram, groupId, { ...group, position: { x, y }, size: { width, height } });
}

const withinOf = ({ components, groups }: Diagram, ref: ElementRef): readonly string[] | undefined =>
  (kindOf(ref) === 'component' ? components : groups).get(idOf(ref))?.in;
