/**
 * Which groups things stand in after they were put somewhere: in places (zones, regions and what lies in one) by the
 * innermost such frame under their middle, in other groups each by its own frame. Replicas spread over zones stay
 * spread while they are inside what those zones have in common, and a group framed only by what moved follows it.
 * A group joins only what its whole frame lies in, and never a zone another zone; a collapsed one takes nothing in.
 * Notes and drawings go with the innermost frame under their middle that is no smaller than they are.
 */
import { rectsOf } from '../layout/bodyRects';
import { groupBounds } from '../layout/groupBounds';
import { visibleDiagram } from '../layout/visibleDiagram';
import type { Diagram, Group } from '../model/diagram';
import { putWithin } from '../model/edits';
import { type ElementRef, idOf, idsOf, kindOf } from '../model/elements';
import { enclosingGroups, groupsAround, standsIn, withinOf } from '../model/queries';
import { centerOf, contains, type Point, type Rect } from '../shared/geometry';
import { once } from '../shared/once';
import { type Frames, innermost, liesIn } from './frameUnder';
import { framesAround, isLoose, withLooseResettled } from './loose';

/** The diagram with what is referred to standing where it now lies; what moved with its group stays in it. */
export function regroup(diagram: Diagram, refs: Iterable<ElementRef>): Diagram {
  if (diagram.groups.size === 0) return diagram;
  const list = [...refs];
  const stands = createLanding(diagram, list);
  let next = diagram;
  for (const [ref, rect] of rectsOf(diagram, list)) {
    const within = stands(ref, rect);
    if (within && !isSame(withinOf(diagram, ref) ?? [], within)) next = putWithin(next, ref, within);
  }
  return withLooseResettled(diagram, next, list);
}

/** What a thing would stand in at a place; null: it goes with its group, or stands in nothing anywhere. */
export type Landing = (ref: ElementRef, rect: Rect) => readonly string[] | null;

/** For things that move together, from what stays where it is: worked out once. */
export function createLanding(diagram: Diagram, refs: Iterable<ElementRef>): Landing {
  const list = [...refs];
  const components = idsOf(list, 'component');
  const groups = idsOf(list, 'group');
  const stays = visibleDiagram(withoutMoved(diagram, components, groups)).diagram;
  const frames = groupBounds(stays);
  const drawn = once(() => groupBounds(visibleDiagram(diagram).diagram));
  return (ref, rect) => {
    const group = kindOf(ref) === 'group' ? diagram.groups.get(idOf(ref)) : undefined;
    const within = withinOf(diagram, ref);
    if (!isThere(diagram, ref) || standsIn(diagram, within, groups)) return null;
    if (isLoose(ref)) {
      const follow = within?.some((id) => !frames.has(id) && drawn().has(id));
      return follow ? null : framesAround(diagram, frames, within, rect);
    }
    const accepts = (outer: string) =>
      !group || (mayStandIn(diagram, group, outer) && liesIn(rect, frames.get(outer)));
    return groupsFor(diagram, frames, within, rect, accepts);
  };
}

/** What a component that isn't in the diagram yet would stand in, put there. */
export function landingOfNew(diagram: Diagram, at: Point): readonly string[] {
  const frames = groupBounds(visibleDiagram(diagram).diagram);
  return groupsFor(diagram, frames, [], { ...at, width: 0, height: 0 }, () => true);
}

function groupsFor(
  diagram: Diagram,
  frames: Frames,
  directly: readonly string[] = [],
  rect: Rect,
  accepts: (id: string) => boolean,
): readonly string[] {
  const at = centerOf(rect);
  const spread = spreadOver(diagram, frames, directly, at, accepts);
  if (spread) return spread;
  const isPlace = (id: string) => isInOneOf(diagram, id, DOMAINS);
  const places = directly.filter(isPlace);
  const around = groupsAround(diagram, places);
  const follows = (id: string) => !frames.has(id);
  const holds = (id: string) => {
    const frame = frames.get(id);
    return frame === undefined || contains(frame, at);
  };

  const place = innermost(frames, at, (id) => isPlace(id) && accepts(id));
  const stays = around.every(holds) && (place === null || around.includes(place));
  const left = place === null ? places.filter((id) => around.includes(id) && follows(id)) : [place];
  const groups = [...(stays ? places : left), ...directly.filter((id) => !isPlace(id) && holds(id))];

  const under = innermost(frames, at, accepts);
  const isNew = under !== null && !isPlace(under) && !groupsAround(diagram, groups).includes(under);
  return isNew ? [...groups, under] : groups;
}

/** Of replicas spread over several zones or regions, while they are inside what those share: those, and other groups by their frames. */
function spreadOver(
  diagram: Diagram,
  frames: Frames,
  directly: readonly string[],
  at: Point,
  accepts: (id: string) => boolean,
): readonly string[] | null {
  const isDomain = (id: string) => DOMAINS.includes(diagram.groups.get(id)?.type ?? '');
  const holds = (id: string) => {
    const frame = frames.get(id);
    return frame === undefined || contains(frame, at);
  };
  const domains = directly.filter(isDomain);
  if (domains.length < 2) return null;
  const around = groupsAround(diagram, domains);
  const under = innermost(frames, at, (id) => isDomain(id) && accepts(id));
  if (!around.every(holds) || (under !== null && !around.includes(under))) return null;
  const kept = [...domains, ...directly.filter((id) => !isDomain(id) && holds(id))];
  const next = innermost(frames, at, accepts);
  const isNew = next !== null && !isDomain(next) && !groupsAround(diagram, kept).includes(next);
  return isNew ? [...kept, next] : kept;
}

const DOMAINS: readonly string[] = ['zone', 'region'];

/** What stays behind: without what moved, what stands in it, and every group that could close a circle with it. */
function withoutMoved(
  diagram: Diagram,
  components: ReadonlySet<string>,
  groups: ReadonlySet<string>,
): Diagram {
  const stays = (directly: readonly string[] | undefined) =>
    !enclosingGroups(diagram, directly).some(([id]) => groups.has(id));
  const others = [...diagram.groups].filter(([id]) => stays([id]));
  const cards = [...diagram.components].filter(
    ([id, component]) => !components.has(id) && !standsIn(diagram, component.in, groups),
  );
  return { ...diagram, components: new Map(cards), groups: new Map(others) };
}

/** A zone fails by itself, so it is no part of another; nor is a region of a zone or region. */
function mayStandIn(diagram: Diagram, { type }: Group, outer: string): boolean {
  if (type === 'zone') return !isInOneOf(diagram, outer, ['zone']);
  return type !== 'region' || !isInOneOf(diagram, outer, ['zone', 'region']);
}

const isInOneOf = (diagram: Diagram, id: string, types: readonly string[]): boolean =>
  enclosingGroups(diagram, [id]).some(([, group]) => types.includes(group.type));

const isThere = (diagram: Diagram, ref: ElementRef): boolean => {
  const { components, groups, notes, drawings } = diagram;
  const id = idOf(ref);
  return kindOf(ref) === 'component'
    ? components.has(id)
    : kindOf(ref) === 'group'
      ? groups.has(id)
      : kindOf(ref) === 'note'
        ? notes.has(id)
        : drawings.has(id);
};

export const isSame = (before: readonly string[], groups: readonly string[]): boolean =>
  groups.length === before.length && groups.every((id) => before.includes(id));
