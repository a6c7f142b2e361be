/**
 * What hands and forms do to the diagram, each with its arguments: adding, connecting, moving, setting. Like
 * commands they are pure and return an outcome; unlike them they have no key of their own.
 */
import { groupType } from '../catalog/groupTypes';
import { bodyRects } from '../layout/bodyRects';
import { groupBounds } from '../layout/groupBounds';
import { imageRect, imagesOf } from '../layout/imageRect';
import { drawnNoteRect } from '../layout/legend';
import { nodeRect } from '../layout/nodeRect';
import { NOTE_SIZE } from '../layout/noteRect';
import { quickPlace } from '../layout/quickPlace';
import { visibleDiagram } from '../layout/visibleDiagram';
import type { Component, Connection, Diagram, Group, Journey, Note, Operation } from '../model/diagram';
import {
  freshConnectionId,
  freshId,
  moveElements,
  putComponent,
  putConnection,
  putGroup,
  putJourney,
  putNote,
  putSetting,
  putWithin,
  removeElements,
  withKey,
  removeJourney as withoutJourney,
} from '../model/edits';
import { type ElementRef, idsOf, kindOf, refOf } from '../model/elements';
import type { ProposedConnection, Remedy } from '../model/finding';
import { duplicateElements, insertFragment } from '../model/fragment';
import { byLock, withLock } from '../model/locks';
import { enclosingGroups, withinOf } from '../model/queries';
import { judge } from '../rules/judge';
import { boundsOf, centerOf, type Point, type Rect, rounded } from '../shared/geometry';
import { shown } from './collapse';
import type { Context, Outcome } from './command';
import { fitNote } from './fitNote';
import { innermost, liesIn } from './frameUnder';
import type { Side } from './growth';
import type { Recording } from './history';
import { keepCallsValid } from './keepCallsValid';
import { naming } from './naming';
import { newComponent, partOf, type Wanted, type Where } from './newComponent';
import { regroup } from './regroup';
import { putOver } from './stacking';
import { toolAfter } from './toolAfter';

/** How far a second paste of the same lands from the first. */
const PASTE_STEP = 24;

/** A new component with its middle at a point, standing in whatever frame is there. */
export function addComponent(
  { diagram, session }: Context,
  wanted: Wanted,
  at: Point,
  where: Where = 'exactly',
): Outcome {
  const part = partOf(wanted);
  const [id, component] = newComponent(diagram, part, at, where);
  return {
    diagram: regroup(putComponent(diagram, id, component), new Set([refOf('component', id)])),
    session: {
      selection: new Set([refOf('component', id)]),
      tool: 'select',
      recent: remember(session.recent, part.type),
    },
  };
}

/** Connects two components if the rules allow it; else says why as a notice. */
export function connect(context: Context, proposed: ProposedConnection): Outcome {
  if (!hasEnds(context.diagram, proposed)) return {};
  const judgement = judge(context.diagram, proposed);
  if (!judgement.allowed) return { session: { notice: { tone: 'problem', text: judgement.reason } } };
  const id = freshConnectionId(context.diagram);
  return {
    diagram: putConnection(context.diagram, id, judgement.connection),
    session: {
      selection: new Set([refOf('connection', id)]),
      tool: toolAfter(context.session),
      notice: null,
    },
  };
}

/** Adds a component at a point and connects it from another one, or to it where it comes before: one step. */
export function addFollower(
  context: Context,
  from: string,
  wanted: Wanted,
  at: Point,
  side: Side = 'after',
): Outcome {
  const added = addComponent(context, wanted, at);
  const target = [...(added.session?.selection ?? [])][0];
  if (!added.diagram || !target) return added;
  const to = [...idsOf([target], 'component')][0] ?? '';
  const ends = side === 'after' ? { from, to } : { from: to, to: from };
  const connected = connect({ ...context, diagram: added.diagram }, ends);
  if (connected.diagram) return { ...added, diagram: connected.diagram };
  return { ...added, session: { ...added.session, ...connected.session } };
}

export function applyRemedy(context: Context, remedy: Remedy): Outcome {
  if (!remedy.apply) return {};
  const next = keepCallsValid(remedy.apply(context.diagram));
  const added = [...next.components.keys()]
    .filter((id) => !context.diagram.components.has(id))
    .map((id) => refOf('component', id));
  return {
    diagram: regroup(next, added),
    session: { notice: null, ...(added.length ? { selection: new Set(added) } : {}) },
  };
}

/** Free copies that stand in the same groups and are what is selected; with a gesture they are the beginning of one. */
export function duplicate(
  { diagram }: Context,
  refs: ReadonlySet<ElementRef>,
  by: Point,
  gesture?: string,
): Outcome {
  const copied = duplicateElements(diagram, refs, by);
  const next = withLock(copied.diagram, copied.refs, false);
  return {
    diagram: next,
    record: recording(gesture),
    session: { selection: shown(next, copied.refs) },
  };
}

/** The end of a drag: what was moved stands in the frame it was dropped on; what is locked stays where it is. */
export function drop(context: Context, refs: ReadonlySet<ElementRef>, by: Point, gesture: string): Outcome {
  const { free } = byLock(context.diagram, refs);
  const moved = moveElements(context.diagram, free, by);
  return { diagram: regroup(moved, free), record: `merge:${gesture}` };
}

export function rename(context: Context, ref: ElementRef, name: string): Outcome {
  const outcome = renamed(context, ref, name);
  return outcome.diagram ? { ...outcome, record: naming(ref) } : outcome;
}

function renamed(context: Context, ref: ElementRef, name: string): Outcome {
  const { diagram } = context;
  const session = { renaming: null };
  for (const id of idsOf([ref], 'component')) {
    const component = diagram.components.get(id);
    if (component)
      return { diagram: putComponent(diagram, id, withKey(component, 'name', name || undefined)), session };
  }
  for (const id of idsOf([ref], 'connection')) {
    const connection = diagram.connections.get(id);
    if (connection)
      return { diagram: putConnection(diagram, id, withKey(connection, 'name', name || undefined)), session };
  }
  for (const id of idsOf([ref], 'group')) {
    const group = diagram.groups.get(id);
    if (group) return { diagram: putGroup(diagram, id, withKey(group, 'name', name || undefined)), session };
  }
  for (const id of idsOf([ref], 'note')) {
    const note = diagram.notes.get(id);
    if (note && !note.locked && name.trim() === '')
      return { diagram: removeElements(diagram, [ref]), session };
    if (note) return { diagram: putNote(diagram, id, fitNote(withKey(note, 'text', name))), session };
  }
  return { session };
}

/** Puts a copied fragment in with its middle at a point, or a step away where the same was put before. */
export function paste({ diagram }: Context, fragment: Diagram, at: Point): Outcome {
  const placed = quickPlace(fragment);
  const around = boundsOf(rectsOf(placed));
  const center = around ? centerOf(around) : at;
  const taken = new Set(rectsOf(diagram).map(({ x, y }) => `${x} ${y}`));
  const start = rounded({ x: at.x - center.x, y: at.y - center.y });
  const offsets = Array.from({ length: 100 }, (_, n) => ({
    x: start.x + n * PASTE_STEP,
    y: start.y + n * PASTE_STEP,
  }));
  const isFree = (by: Point) => !rectsOf(placed).some(({ x, y }) => taken.has(`${x + by.x} ${y + by.y}`));
  const offset = offsets.find(isFree) ?? start;
  const { diagram: next, refs } = insertFragment(diagram, placed, offset);
  if (refs.size === 0) return {};
  // On an empty page all of it is what there is to see; else the view moves no further than it must.
  const effect = taken.size === 0 ? 'reveal-selection' : 'keep-in-view';
  return { diagram: regroup(next, refs), session: { selection: shown(next, refs) }, effect };
}

/** Pasted text that is no diagram becomes a note. */
export function pasteText({ diagram }: Context, text: string, at: Point): Outcome {
  const id = freshId(diagram, 'note');
  const note: Note = {
    text: text.slice(0, 10_000),
    position: rounded(at),
    size: { width: 240, height: 120 },
  };
  const ref = refOf('note', id);
  return {
    diagram: putOver(regroup(putNote(diagram, id, fitNote(note)), [ref]), ref),
    session: { selection: new Set([ref]) },
  };
}

export const setTitle = ({ diagram }: Context, title: string): Outcome => ({
  diagram: withKey(diagram, 'title', title),
});

/** `undefined` takes a setting back to its default. What is said with the same `gesture` is one step: typing in a field. */
export function setSetting(
  { diagram }: Context,
  componentId: string,
  field: string,
  value: unknown,
  gesture?: string,
): Outcome {
  return {
    diagram: putSetting(diagram, componentId, field, value),
    record: recording(gesture),
  };
}

/** As `setSetting`, for calls of one operation alone. */
export function setOperationSetting(
  { diagram }: Context,
  componentId: string,
  operation: Operation,
  field: string,
  value: unknown,
  gesture?: string,
): Outcome {
  const own = withKey(diagram.components.get(componentId)?.settings?.[operation] ?? {}, field, value);
  const kept = Object.keys(own).length > 0 ? own : undefined;
  return { diagram: putSetting(diagram, componentId, operation, kept), record: recording(gesture) };
}

export function changeComponent(
  { diagram }: Context,
  id: string,
  change: { readonly [K in keyof Component]?: Component[K] | undefined },
  gesture?: string,
): Outcome {
  const component = diagram.components.get(id);
  return component
    ? {
        diagram: keepCallsValid(putComponent(diagram, id, merged(component, change))),
        record: recording(gesture),
      }
    : {};
}

export function changeConnection(
  { diagram }: Context,
  id: string,
  change: { readonly [K in keyof Connection]?: Connection[K] | undefined },
  gesture?: string,
): Outcome {
  const connection = diagram.connections.get(id);
  const next = connection && merged(connection, change);
  return next && hasEnds(diagram, next)
    ? { diagram: keepCallsValid(putConnection(diagram, id, next)), record: recording(gesture) }
    : {};
}

export function changeGroup(
  { diagram }: Context,
  id: string,
  change: { readonly [K in keyof Group]?: Group[K] | undefined },
  gesture?: string,
): Outcome {
  const group = diagram.groups.get(id);
  const next = group && merged(group, change);
  const isCircle = enclosingGroups(diagram, next?.in).some(([outer]) => outer === id);
  return next && !isCircle ? { diagram: putGroup(diagram, id, next), record: recording(gesture) } : {};
}

export function changeJourney(
  { diagram }: Context,
  id: string,
  change: { readonly [K in keyof Journey]?: Journey[K] | undefined },
  gesture?: string,
): Outcome {
  const journey = diagram.journeys.get(id);
  return journey
    ? { diagram: putJourney(diagram, id, merged(journey, change)), record: recording(gesture) }
    : {};
}

export function addJourney({ diagram }: Context, entry: string): Outcome {
  const id = freshId(diagram, 'journey');
  return { diagram: putJourney(diagram, id, { entry }), session: { journey: id } };
}

export function removeJourney({ diagram }: Context, id: string): Outcome {
  return { diagram: withoutJourney(diagram, id), session: { journey: null } };
}

/** A frame drawn with the group tool; what lies wholly in it and in nothing nearer stands in it from then on. */
export function addGroup(
  { diagram, session }: Context,
  drawn: Rect,
  type = 'zone',
  called?: string,
): Outcome {
  const id = freshId(diagram, type);
  const size = {
    width: Math.max(160, Math.round(drawn.width)),
    height: Math.max(120, Math.round(drawn.height)),
  };
  const position = rounded(drawn);
  const frame: Rect = { ...position, ...size };
  const name = called || (groupType(type)?.label ?? 'Group');
  const frames = groupBounds(visibleDiagram(diagram).diagram);
  const bodies = bodyRects(diagram);
  const outer = innermost(
    new Map([...frames].filter(([, around]) => liesIn(frame, around))),
    centerOf(frame),
  );
  const directly = outer === null ? undefined : [outer];
  const above = new Set(enclosingGroups(diagram, directly).map(([groupId]) => groupId));
  const isOpen = (within: readonly string[] | undefined) =>
    !within?.length || (within.length === 1 && within[0] === outer);

  const group: Group = { type, name, position, size };
  let next = putGroup(diagram, id, withKey(group, 'in', directly));
  for (const [groupId, inside] of diagram.groups) {
    const inner = bodies.get(refOf('group', groupId));
    if (inner && liesIn(inner, frame) && isOpen(inside.in) && !above.has(groupId))
      next = putGroup(next, groupId, { ...inside, in: [id] });
  }
  for (const [ref, body] of bodies)
    if (kindOf(ref) !== 'group' && liesIn(body, frame) && isOpen(withinOf(diagram, ref)))
      next = putWithin(next, ref, [id]);
  return { diagram: next, session: { selection: new Set([refOf('group', id)]), tool: toolAfter(session) } };
}

export function addNote({ diagram, session }: Context, at: Point): Outcome {
  const id = freshId(diagram, 'note');
  const note: Note = { text: '', position: rounded(at), size: NOTE_SIZE };
  const ref = refOf('note', id);
  return {
    diagram: putOver(regroup(putNote(diagram, id, note), [ref]), ref),
    record: naming(ref),
    session: { selection: new Set([ref]), tool: toolAfter(session), renaming: ref },
  };
}

/** The rectangles of all that a diagram draws. */
const rectsOf = (diagram: Diagram): readonly Rect[] => [
  ...[...diagram.components.values()].map(nodeRect),
  ...groupBounds(diagram).values(),
  ...[...diagram.notes.values()].map((note) => drawnNoteRect(diagram, note)),
  ...imagesOf(diagram).map(([, image]) => imageRect(image)),
];

function merged<T extends object>(record: T, change: object): T {
  let next = record;
  for (const [key, value] of Object.entries(change)) next = withKey(next, key, value);
  return next;
}

const recording = (gesture: string | undefined): Recording =>
  gesture === undefined ? 'commit' : `merge:${gesture}`;

const hasEnds = (diagram: Diagram, { from, to }: ProposedConnection): boolean =>
  diagram.components.has(from) && diagram.components.has(to);

const remember = (recent: readonly string[], typeId: string): readonly string[] =>
  [typeId, ...recent.filter((id) => id !== typeId)].slice(0, 4);
