/**
 * Part of a diagram as a diagram of its own: what copy takes, what paste and duplicate put in again under
 * fresh ids. Connections come along when both ends do.
 */
import type { Point } from '../shared/geometry';
import type { Connection, Diagram } from './diagram';
import { emptyDiagram } from './diagram';
import {
  freshConnectionId,
  freshId,
  moveElements,
  putComponent,
  putConnection,
  putDrawing,
  putGroup,
  putJourney,
  putNote,
  removeElements,
  withKey,
} from './edits';
import { type ElementRef, idsOf, refOf } from './elements';
import { measuring } from './journeysOf';
import { standingIn } from './queries';

/** What is referred to, with what stands in a chosen group and the connections between chosen components. */
export function extractFragment(diagram: Diagram, refs: Iterable<ElementRef>): Diagram {
  const chosen = [...refs];
  const list = [...chosen, ...standingIn(diagram, idsOf(chosen, 'group'))];
  const groups = idsOf(list, 'group');
  const components = idsOf(list, 'component');
  const notes = idsOf(list, 'note');
  const drawings = idsOf(list, 'drawing');
  const outside: ElementRef[] = [
    ...[...diagram.components.keys()].filter((id) => !components.has(id)).map((id) => refOf('component', id)),
    ...[...diagram.groups.keys()].filter((id) => !groups.has(id)).map((id) => refOf('group', id)),
    ...[...diagram.notes.keys()].filter((id) => !notes.has(id)).map((id) => refOf('note', id)),
    ...[...diagram.drawings.keys()].filter((id) => !drawings.has(id)).map((id) => refOf('drawing', id)),
  ];
  const kept = removeElements(diagram, outside);
  return {
    ...emptyDiagram,
    title: diagram.title,
    style: diagram.style,
    components: kept.components,
    connections: kept.connections,
    groups: kept.groups,
    notes: kept.notes,
    drawings: kept.drawings,
  };
}

/** Puts a fragment in, moved by `offset`, under ids the diagram doesn't have yet; says what it is called there. */
export function insertFragment(
  diagram: Diagram,
  fragment: Diagram,
  offset: Point,
): { readonly diagram: Diagram; readonly refs: ReadonlySet<ElementRef> } {
  const moved = moveElements(fragment, everything(fragment), offset);
  const ids = {
    group: new Map<string, string>(),
    component: new Map<string, string>(),
    connection: new Map<string, string>(),
  };
  const refs = new Set<ElementRef>();
  let next = diagram;
  for (const [id, group] of moved.groups) {
    const fresh = freshId(next, id);
    ids.group.set(id, fresh);
    refs.add(refOf('group', fresh));
    next = putGroup(next, fresh, group);
  }
  for (const [id, group] of moved.groups) {
    const fresh = ids.group.get(id);
    if (fresh) next = putGroup(next, fresh, renamedGroups(group, ids.group));
  }
  for (const [id, component] of moved.components) {
    const fresh = freshId(next, id);
    ids.component.set(id, fresh);
    refs.add(refOf('component', fresh));
    next = putComponent(next, fresh, renamedGroups(component, ids.group));
  }
  for (const [id, connection] of moved.connections) {
    const from = ids.component.get(connection.from);
    const to = ids.component.get(connection.to);
    if (from === undefined || to === undefined) continue;
    const fresh = freshConnectionId(next);
    ids.connection.set(id, fresh);
    next = putConnection(next, fresh, { ...connection, from, to } satisfies Connection);
  }
  for (const [id, journey] of fragment.journeys) {
    const entry = ids.component.get(journey.entry);
    if (entry === undefined) continue;
    const measured = measuring({ ...journey, entry }, (connection) => ids.connection.get(connection));
    next = putJourney(next, freshId(next, id), measured);
  }
  for (const fresh of ids.component.values()) next = renamedCalls(next, fresh, ids.connection);
  for (const [id, note] of moved.notes) {
    const fresh = freshId(next, id);
    refs.add(refOf('note', fresh));
    next = putNote(next, fresh, renamedGroups(note, ids.group));
  }
  for (const [id, drawing] of moved.drawings) {
    const fresh = freshId(next, id);
    refs.add(refOf('drawing', fresh));
    next = putDrawing(next, fresh, renamedGroups(drawing, ids.group));
  }
  return { diagram: next, refs };
}

/** A copy beside the original, standing in the same groups. */
export function duplicateElements(
  diagram: Diagram,
  refs: Iterable<ElementRef>,
  offset: Point,
): ReturnType<typeof insertFragment> {
  const fragment = extractFragment(diagram, refs);
  const placed = <T extends { readonly in?: readonly string[] }>(
    copies: ReadonlyMap<string, T>,
    originals: ReadonlyMap<string, T>,
  ) => new Map([...copies].map(([id, copy]) => [id, withKey(copy, 'in', originals.get(id)?.in)]));
  return insertFragment(
    diagram,
    {
      ...fragment,
      components: placed(fragment.components, diagram.components),
      groups: placed(fragment.groups, diagram.groups),
      notes: placed(fragment.notes, diagram.notes),
      drawings: placed(fragment.drawings, diagram.drawings),
    },
    offset,
  );
}

/** References to everything that can be selected, connections included. */
export function everything(diagram: Diagram): ElementRef[] {
  return [
    ...[...diagram.groups.keys()].map((id) => refOf('group', id)),
    ...[...diagram.components.keys()].map((id) => refOf('component', id)),
    ...[...diagram.connections.keys()].map((id) => refOf('connection', id)),
    ...[...diagram.notes.keys()].map((id) => refOf('note', id)),
    ...[...diagram.drawings.keys()].map((id) => refOf('drawing', id)),
  ];
}

/** Groups that came along are followed under their new ids; others stay as they were where they exist. */
function renamedGroups<T extends { readonly in?: readonly string[] }>(
  record: T,
  renamed: ReadonlyMap<string, string>,
): T {
  return record.in ? { ...record, in: record.in.map((id) => renamed.get(id) ?? id) } : record;
}

function renamedCalls(diagram: Diagram, componentId: string, renamed: ReadonlyMap<string, string>): Diagram {
  const component = diagram.components.get(componentId);
  const calls = component?.settings?.calls;
  if (!component || !calls) return diagram;
  const next = calls.map((group) => ({
    ...group,
    connections: group.connections.map((id) => renamed.get(id) ?? id),
  }));
  return putComponent(diagram, componentId, {
    ...component,
    settings: { ...component.settings, calls: next },
  });
}
