/** A boundary around what is selected, and taking one away again. */
import { groupType } from '../catalog/groupTypes';
import type { Diagram, Group } from '../model/diagram';
import { freshId, putComponent, putGroup, removeElements, withKey } from '../model/edits';
import { type ElementRef, idOf, idsOf, kindOf, refOf } from '../model/elements';
import { byLock } from '../model/locks';
import { arrangeable } from './arranging';
import type { Context, Outcome } from './command';
import { lockedNotice } from './locks';

/** A kind that fails with nothing: grouping for order's sake changes no number. */
const NEUTRAL = 'cluster';

/** Components and groups: notes and drawings stand in none. */
export const groupable = (context: Context): readonly ElementRef[] =>
  arrangeable(context).filter((ref) => kindOf(ref) === 'component' || kindOf(ref) === 'group');

/**
 * A group drawn around what is selected, of the kind drawn last if that changes no number. Where all of it stands in
 * one and the same group it is nested there; otherwise each stays where it is and stands in the new one as well.
 */
export function groupSelection(context: Context): Outcome {
  const wanted = groupType(context.session.groupType);
  return groupSelectionAs(context, wanted && !wanted.failsAsOne ? wanted.id : NEUTRAL);
}

/** Of a kind that was asked for by name, and called so. */
export function groupSelectionAs(context: Context, type: string, name = nameFor(type)): Outcome {
  const { diagram } = context;
  const { free, locked } = byLock(diagram, groupable(context));
  const notice = lockedNotice(diagram, locked);
  if (free.size === 0) return { session: notice };
  const id = freshId(diagram, type);
  const parent = commonParent(diagram, free);
  const group: Group = { type, name };
  let next = putGroup(diagram, id, parent === null ? group : { ...group, in: [parent] });
  for (const ref of free) next = joined(next, ref, id, parent);
  return {
    diagram: next,
    session: { selection: new Set([refOf('group', id)]), ...notice },
    effect: 'keep-in-view',
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
  const members: ElementRef[] = [];
  for (const [id, group] of diagram.groups)
    if (!gone.has(id) && inside(group.in)) members.push(refOf('group', id));
  for (const [id, component] of diagram.components)
    if (inside(component.in)) members.push(refOf('component', id));
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
    const within = withinOf(diagram, ref);
    const only = within.length === 1 ? (within[0] ?? null) : null;
    if (common !== undefined && common !== only) return null;
    common = only;
  }
  return common ?? null;
}

function withinOf(diagram: Diagram, ref: ElementRef): readonly string[] {
  const things = kindOf(ref) === 'component' ? diagram.components : diagram.groups;
  return (things.get(idOf(ref))?.in ?? []).filter((id) => diagram.groups.has(id));
}

function joined(diagram: Diagram, ref: ElementRef, groupId: string, parent: string | null): Diagram {
  const id = idOf(ref);
  const component = kindOf(ref) === 'component' && diagram.components.get(id);
  const group = kindOf(ref) === 'group' && diagram.groups.get(id);
  const within = parent === null ? [...withinOf(diagram, ref), groupId] : [groupId];
  if (component) return putComponent(diagram, id, withKey(component, 'in', within));
  return group ? putGroup(diagram, id, withKey(group, 'in', within)) : diagram;
}

/** A boundary of that kind: around what is selected, or the tool to draw one. */
export const wantGroup = (context: Context, type: string): Outcome =>
  groupable(context).length > 0
    ? groupSelectionAs(context, type)
    : { session: { tool: 'group', groupType: type } };
