/** A boundary around what is selected, and taking one away again. */
import { groupType } from '../catalog/groupTypes';
import { rectsOf } from '../layout/bodyRects';
import { frameOver } from '../layout/groupBounds';
import type { Diagram, Group } from '../model/diagram';
import { freshId, putGroup, putWithin, removeElements } from '../model/edits';
import { type ElementRef, idsOf, refOf } from '../model/elements';
import { everything } from '../model/fragment';
import { byLock } from '../model/locks';
import { withinOf } from '../model/queries';
import type { Rect } from '../shared/geometry';
import { arrangeable } from './arranging';
import type { Context, Outcome } from './command';
import { lockedNotice } from './locks';
import { isLoose } from './loose';

/** A kind that fails with nothing: grouping for order's sake changes no number. */
const NEUTRAL = 'cluster';

/**
 * A group drawn around what is selected, of the kind drawn last if that changes no number. Where all of it stands in
 * one and the same group it is nested there; otherwise each stays where it is and stands in the new one as well. A frame is
 * drawn around its cards by itself; around notes and drawings too it has a place and a size of its own.
 */
export function groupSelection(context: Context): Outcome {
  const wanted = groupType(context.session.groupType);
  return groupSelectionAs(context, wanted && !wanted.failsAsOne ? wanted.id : NEUTRAL);
}

/** Of a kind that was asked for by name, and called so. */
export function groupSelectionAs(context: Context, type: string, name = nameFor(type)): Outcome {
  const { diagram } = context;
  const { free, locked } = byLock(diagram, arrangeable(context));
  const notice = lockedNotice(diagram, locked);
  if (free.size === 0) return { session: notice };
  const id = freshId(diagram, type);
  const parent = commonParent(diagram, free);
  const frame = [...free].some(isLoose) ? frameOver(rectsOf(diagram, free).values()) : null;
  const group: Group = frame ? { type, name, ...placed(frame) } : { type, name };
  let next = putGroup(diagram, id, parent === null ? group : { ...group, in: [parent] });
  for (const ref of free) next = joined(next, ref, id, parent);
  return {
    diagram: next,
    session: { selection: new Set([refOf('group', id)]), ...notice },
    effect: 'reveal-frame',
  };
}

const nameFor = (type: string): string => groupType(type)?.label ?? 'Group';

/** What stood in a dissolved group stands in that group's own parents, and is what is selected. */
export function dissolveGroups({ diagram, session }: Context): Outcome {
  const { free, locked } = byLock(
    diagram,
    [...idsOf(session.selection, 'group')].map((id) => refOf('group', id)),
  );
  const gone = idsOf(free, 'group');
  const inside = (directly: readonly string[] | undefined) => directly?.some((id) => gone.has(id)) ?? false;
  const members = everything(diagram).filter((ref) => !free.has(ref) && inside(withinOf(diagram, ref)));
  return {
    diagram: removeElements(diagram, free),
    session: {
      selection: new Set([...members, ...locked]),
      ...lockedNotice(diagram, locked),
    },
  };
}

/** The one group all of them stand in directly, and in nothing else; null where there is none. */
function commonParent(diagram: Diagram, refs: ReadonlySet<ElementRef>): string | null {
  let common: string | null | undefined;
  for (const ref of refs) {
    const within = groupsOf(diagram, ref);
    const only = within.length === 1 ? (within[0] ?? null) : null;
    if (common !== undefined && common !== only) return null;
    common = only;
  }
  return common ?? null;
}

const groupsOf = (diagram: Diagram, ref: ElementRef): readonly string[] =>
  (withinOf(diagram, ref) ?? []).filter((id) => diagram.groups.has(id));

const joined = (diagram: Diagram, ref: ElementRef, groupId: string, parent: string | null): Diagram =>
  putWithin(diagram, ref, parent === null ? [...groupsOf(diagram, ref), groupId] : [groupId]);

const placed = ({ x, y, width, height }: Rect) => ({ position: { x, y }, size: { width, height } });

/** A boundary of that kind: around what is selected, or the tool to draw one. */
export const wantGroup = (context: Context, type: string): Outcome =>
  arrangeable(context).length > 0
    ? groupSelectionAs(context, type)
    : { session: { tool: 'group', groupType: type } };
