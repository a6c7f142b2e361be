/**
 * Which groups a component stands in after it was put somewhere: places (zones, regions and what lies in one) by the
 * innermost such frame under its middle, other groups each by its own frame. Replicas spread over zones stay
 * spread while they are inside what those zones have in common, and a group framed only by what moved follows it.
 */
import { groupBounds } from '../layout/groupBounds';
import { nodeRect } from '../layout/nodeRect';
import type { Component, Diagram } from '../model/diagram';
import { putComponent, withKey } from '../model/edits';
import { type ElementRef, idsOf } from '../model/elements';
import { enclosingGroups, groupsAround, standsIn } from '../model/queries';
import { centerOf, contains, type Point, type Rect } from '../shared/geometry';

type Frames = ReadonlyMap<string, Rect>;

/** The diagram with the components among `refs` standing where they now lie; what moved with its group stays in it. */
export function regroup(diagram: Diagram, refs: Iterable<ElementRef>): Diagram {
  const list = [...refs];
  const moved = idsOf(list, 'component');
  if (diagram.groups.size === 0 || moved.size === 0) return diagram;
  const movedGroups = idsOf(list, 'group');
  const others = new Map([...diagram.components].filter(([id]) => !moved.has(id)));
  const frames = groupBounds({ ...diagram, components: others });
  let next = diagram;
  for (const id of moved) {
    const component = diagram.components.get(id);
    if (!component || standsIn(diagram, component.in, movedGroups)) continue;
    const groups = groupsFor(diagram, frames, component);
    if (!sameMembers(groups, component.in ?? []))
      next = putComponent(next, id, withKey(component, 'in', groups.length ? groups : undefined));
  }
  return next;
}

/** The smallest frame the test accepts, around a point. */
export function innermost(
  frames: Frames,
  point: Point,
  accepts: (id: string) => boolean = () => true,
): string | null {
  let best: string | null = null;
  let area = Infinity;
  for (const [id, frame] of frames)
    if (contains(frame, point) && frame.width * frame.height < area && accepts(id)) {
      best = id;
      area = frame.width * frame.height;
    }
  return best;
}

function groupsFor(diagram: Diagram, frames: Frames, component: Component): readonly string[] {
  const at = centerOf(nodeRect(component));
  const isPlace = (id: string) =>
    enclosingGroups(diagram, [id]).some(([, { type }]) => type === 'zone' || type === 'region');
  const directly = component.in ?? [];
  const places = directly.filter(isPlace);
  const around = groupsAround(diagram, places);
  const follows = (id: string) => !frames.has(id);
  const holds = (id: string) => {
    const frame = frames.get(id);
    return frame === undefined || contains(frame, at);
  };

  const place = innermost(frames, at, isPlace);
  const stays = around.every(holds) && (place === null || around.includes(place));
  const left = place === null ? places.filter((id) => around.includes(id) && follows(id)) : [place];
  const groups = [...(stays ? places : left), ...directly.filter((id) => !isPlace(id) && holds(id))];

  const under = innermost(frames, at);
  const isNew = under !== null && !isPlace(under) && !groupsAround(diagram, groups).includes(under);
  return isNew ? [...groups, under] : groups;
}

const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));
