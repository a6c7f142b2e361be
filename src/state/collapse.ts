/**
 * Collapsing groups to one card and opening them again. Only how the page is drawn changes: what stands where, and every
 * number, stay. What a card stands for goes with it when it is deleted, and is what a copy of it holds.
 */
import { groupBounds } from '../layout/groupBounds';
import { standingOver } from '../layout/standingOver';
import { isCard, isHidden, seenAs } from '../layout/visibleDiagram';
import type { Diagram } from '../model/diagram';
import { putGroup, withKey } from '../model/edits';
import { type ElementRef, idOf, idsOf, kindOf, refOf } from '../model/elements';
import { enclosingGroups, groupsAround, nameOf, standingIn, withinOf } from '../model/queries';
import type { Context, Outcome } from './command';
import type { Notice } from './sessionStore';

/**
 * The groups a toggle is about: those selected; of something behind a card the group of that card; of another part
 * alone the nearest group with a frame around it.
 */
export function togglable({ diagram, session }: Context): readonly string[] {
  const frames = groupBounds(diagram);
  const chosen = [...idsOf(session.selection, 'group')].filter((id) => frames.has(id));
  if (chosen.length > 0) return [...new Set(chosen.map((id) => idOf(seenAs(diagram, refOf('group', id)))))];
  const [only, ...others] = session.selection;
  if (only === undefined || others.length > 0) return [];
  const seen = seenAs(diagram, only);
  if (kindOf(seen) === 'group') return seen === only ? [] : [idOf(seen)];
  const around = kindOf(only) === 'group' ? [] : groupsAround(diagram, withinOf(diagram, only));
  const nearest = around.find((id) => frames.has(id));
  return nearest === undefined ? [] : [nearest];
}

/** Collapses them, or opens them where one of them is collapsed; what was selected behind a card stays selected. */
export function toggleCollapsed(context: Context): Outcome {
  const { diagram } = context;
  const groups = togglable(context);
  if (groups.length === 0) return {};
  const isOpening = groups.some((id) => isCard(diagram, id));
  return isOpening ? openGroups(context, groups) : collapseGroups(context, groups);
}

/** What was selected and is behind a card now gives its place in the selection to that. */
export function collapseGroups({ diagram, session }: Context, groups: readonly string[]): Outcome {
  const next = withCollapsed(diagram, groups, true);
  const hides = [...session.selection].some((ref) => isHidden(next, ref));
  const selection = new Set(
    [...session.selection].map((ref) => (isHidden(next, ref) ? seenAs(next, ref) : ref)),
  );
  return { diagram: next, session: hides ? { selection } : {}, effect: 'keep-in-view' };
}

/** Their frames are there again, with what stands in them; what has come to stand on that stays, and is named. */
export function openGroups({ diagram }: Context, groups: readonly string[]): Outcome {
  const next = withCollapsed(diagram, groups, false);
  const over = standingOver(next, new Set(groups));
  return {
    diagram: next,
    effect: 'reveal-selection',
    ...(over.length > 0 && { session: { notice: crowded(next, groups, over) } }),
  };
}

function crowded(diagram: Diagram, groups: readonly string[], over: readonly ElementRef[]): Notice {
  const nameOfGroup = (id: string) => diagram.groups.get(id)?.name || id;
  const [first, ...others] = over.map((ref) =>
    kindOf(ref) === 'group' ? nameOfGroup(idOf(ref)) : nameOf(diagram, idOf(ref)),
  );
  const what = others.length === 0 ? `${first} stands` : `${first} and ${others.length} more stand`;
  const where = groups.map(nameOfGroup).join(', ');
  return { tone: 'info', text: `${what} on what is in ${where}.`, command: 'lay-out-page' };
}

/** All of the page, or the frames that are outermost. */
export function collapseAll({ diagram }: Context): Outcome {
  const frames = groupBounds(diagram);
  const outermost = [...frames.keys()].filter(
    (id) => !enclosingGroups(diagram, diagram.groups.get(id)?.in).some(([outer]) => frames.has(outer)),
  );
  return { diagram: withCollapsed(diagram, outermost, true), session: { selection: new Set() } };
}

export const openAll = ({ diagram }: Context): Outcome => ({
  diagram: withCollapsed(diagram, collapsedGroups(diagram), false),
});

export const collapsedGroups = ({ groups }: Diagram): readonly string[] =>
  [...groups].filter(([, { collapsed }]) => collapsed).map(([id]) => id);

/** A group, and what is around it, open. */
export const openedAround = (diagram: Diagram, groupId: string): Diagram =>
  withCollapsed(
    diagram,
    enclosingGroups(diagram, [groupId]).map(([id]) => id),
    false,
  );

/** Why nothing can be connected to a card, with the command that opens the one selected. */
export const openFirst = (name: string): Notice => ({
  tone: 'info',
  text: openToConnect(name),
  command: 'toggle-collapse',
});

export const openToConnect = (name: string): string => `Open ${name} to connect to what is in it.`;

/** The same as a judgement while connecting, the remedy opening it. */
export function closedCard(diagram: Diagram, groupId: string) {
  const name = diagram.groups.get(groupId)?.name || groupId;
  const apply = (before: Diagram) => withCollapsed(before, [groupId], false);
  return { allowed: false, reason: openToConnect(name), remedy: { label: `Open ${name}`, apply } } as const;
}

/** References with everything that stands in a card among them: who deletes a card deletes what it stands for. */
export function withInside(diagram: Diagram, refs: Iterable<ElementRef>): ReadonlySet<ElementRef> {
  const all = new Set(refs);
  const cards = new Set([...idsOf(all, 'group')].filter((id) => isCard(diagram, id)));
  for (const ref of standingIn(diagram, cards)) all.add(ref);
  return all;
}

/** Those that are seen. */
export const shown = (diagram: Diagram, refs: Iterable<ElementRef>): ReadonlySet<ElementRef> =>
  new Set([...refs].filter((ref) => !isHidden(diagram, ref)));

function withCollapsed(diagram: Diagram, groups: Iterable<string>, collapsed: boolean): Diagram {
  let next = diagram;
  for (const id of groups) {
    const group = next.groups.get(id);
    if (group) next = putGroup(next, id, withKey(group, 'collapsed', collapsed || undefined));
  }
  return next;
}
