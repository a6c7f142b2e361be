/**
 * Moves what is selected into a group: onto free ground in its frame, which grows where there is too little, so that
 * what stands in it lies in it. Groups around that one hold it from then on, no others.
 */

import { rectsOf } from '../layout/bodyRects';
import { spotApart } from '../layout/freeSpot';
import { frameOver, groupBounds } from '../layout/groupBounds';
import type { Diagram } from '../model/diagram';
import { moveElements, putGroup, putWithin, removeElements } from '../model/edits';
import { type ElementRef, idsOf } from '../model/elements';
import { byLock } from '../model/locks';
import { enclosingGroups, standsIn, withinOf } from '../model/queries';
import { boundsOf, centerOf, type Rect } from '../shared/geometry';
import { arrangeable } from './arranging';
import { openedAround } from './collapse';
import type { Context, Outcome } from './command';
import { lockedNotice } from './locks';
import { isLoose } from './loose';

/** Groups that all of what is selected could be moved into, and isn't in already. */
export function groupsToJoin(context: Context): readonly string[] {
  const { diagram } = context;
  const { free } = byLock(diagram, arrangeable(context));
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
  const { free, locked } = byLock(diagram, arrangeable(context));
  const box = boundsOf(rectsOf(diagram, free).values());
  if (!box || !groupsToJoin(context).includes(groupId)) return {};
  const moved = movedTo(diagram, free, box, groupBounds(diagram).get(groupId));
  let next = moved;
  for (const ref of free) next = putWithin(next, ref, [groupId]);
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

/** A frame of its own is made large enough for what it holds now; none is drawn around notes and drawings by itself. */
function widened(diagram: Diagram, groupId: string, refs: ReadonlySet<ElementRef>): Diagram {
  const group = diagram.groups.get(groupId);
  const around = frameOver(rectsOf(diagram, refs).values());
  const hasOwn = group?.position && group.size;
  if (!group || !around || !(hasOwn || [...refs].some(isLoose))) return diagram;
  const before = groupBounds(diagram).get(groupId);
  const frame = boundsOf(before ? [before, around] : [around]);
  if (!frame) return diagram;
  const { x, y, width, height } = frame;
  return putGroup(diagram, groupId, { ...group, position: { x, y }, size: { width, height } });
}
