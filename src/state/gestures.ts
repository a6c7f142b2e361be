/**
 * What hands and forms do to the diagram, each with its arguments: adding, connecting, moving, setting. Like
 * commands they are pure and return an outcome; unlike them they have no key of their own.
 */
import { componentType } from '../catalog/catalog';
import { groupBounds } from '../layout/groupBounds';
import { nodeRect, nodeSize } from '../layout/nodeRect';
import { noteRect } from '../layout/noteRect';
import type { Component, Connection, Diagram, Group, Journey, Note } from '../model/diagram';
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
  removeElements,
  withKey,
} from '../model/edits';
import { type ElementRef, idsOf, refOf } from '../model/elements';
import type { ProposedConnection, Remedy } from '../model/finding';
import { insertFragment } from '../model/fragment';
import { standsIn } from '../model/queries';
import { judge } from '../rules/judge';
import { boundsOf, centerOf, contains, overlaps, type Point, type Rect, type Size } from '../shared/geometry';
import type { Context, Outcome } from './command';

/** A new component with its middle at a point, standing in whatever frame is there. */
export function addComponent(context: Context, typeId: string, at: Point, technology?: string): Outcome {
  const { diagram, session } = context;
  const id = freshId(diagram, technology ?? typeId);
  const type = componentType(typeId);
  const bare: Component = { type: typeId, name: freshName(diagram, type?.label ?? typeId) };
  const size = nodeSize(bare);
  const component: Component = {
    ...bare,
    position: freeSpot(diagram, snap({ x: at.x - size.width / 2, y: at.y - size.height / 2 }), size),
    ...(technology === undefined ? {} : { settings: { technology } }),
  };
  return {
    diagram: regroup(putComponent(diagram, id, component), new Set([refOf('component', id)])),
    session: {
      selection: new Set([refOf('component', id)]),
      tool: 'select',
      recent: remember(session.recent, typeId),
    },
  };
}

/** Connects two components if the rules allow it; else says why as a notice. */
export function connect(context: Context, proposed: ProposedConnection): Outcome {
  const judgement = judge(context.diagram, proposed);
  if (!judgement.allowed) return { session: { notice: { tone: 'problem', text: judgement.reason } } };
  const id = freshConnectionId(context.diagram);
  return {
    diagram: putConnection(context.diagram, id, connectionOf(judgement.connection)),
    session: { selection: new Set([refOf('connection', id)]), tool: 'select', notice: null },
  };
}

/** Adds a component at a point and connects it from another one: one step. */
export function addFollower(
  context: Context,
  from: string,
  typeId: string,
  at: Point,
  technology?: string,
): Outcome {
  const added = addComponent(context, typeId, at, technology);
  const target = [...(added.session?.selection ?? [])][0];
  if (!added.diagram || !target) return added;
  const to = [...idsOf([target], 'component')][0] ?? '';
  const connected = connect({ ...context, diagram: added.diagram }, { from, to });
  return { ...added, diagram: connected.diagram ?? added.diagram };
}

export function applyRemedy(context: Context, remedy: Remedy): Outcome {
  if (!remedy.apply) return {};
  const next = remedy.apply(context.diagram);
  const added = [...next.components.keys()].filter((id) => !context.diagram.components.has(id));
  return {
    diagram: next,
    session: {
      notice: null,
      ...(added.length ? { selection: new Set(added.map((id) => refOf('component', id))) } : {}),
    },
  };
}

export function move(context: Context, refs: ReadonlySet<ElementRef>, by: Point, gesture: string): Outcome {
  return { diagram: moveElements(context.diagram, refs, by), record: `merge:${gesture}` };
}

/** The end of a move: what was moved stands in the frame it was dropped on. */
export function drop(context: Context, refs: ReadonlySet<ElementRef>, gesture: string): Outcome {
  return { diagram: regroup(context.diagram, refs), record: `merge:${gesture}` };
}

export function rename(context: Context, ref: ElementRef, name: string): Outcome {
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
    if (note) return { diagram: putNote(diagram, id, { ...note, text: name }), session };
  }
  return { session };
}

/** Puts a copied fragment in with its middle at a point; each further paste of it lands a step away. */
export function paste(context: Context, fragment: Diagram, at: Point): Outcome {
  const around = boundsOf([
    ...[...fragment.components.values()].map(nodeRect),
    ...groupBounds(fragment).values(),
  ]);
  const center = around ? centerOf(around) : at;
  const step = context.session.pastes * 24;
  const offset = snap({ x: at.x - center.x + step, y: at.y - center.y + step });
  const { diagram, refs } = insertFragment(context.diagram, fragment, offset);
  return {
    diagram: regroup(diagram, refs),
    session: { selection: refs, pastes: context.session.pastes + 1 },
  };
}

/** Pasted text that is no diagram becomes a note. */
export function pasteText({ diagram }: Context, text: string, at: Point): Outcome {
  const id = freshId(diagram, 'note');
  const note: Note = { text: text.slice(0, 10_000), position: snap(at), size: { width: 240, height: 120 } };
  return { diagram: putNote(diagram, id, note), session: { selection: new Set([refOf('note', id)]) } };
}

export const setTitle = ({ diagram }: Context, title: string): Outcome => ({
  diagram: { ...diagram, title },
});

/** `undefined` takes a setting back to its default. Typing in one field is one step. */
export function setSetting(
  { diagram }: Context,
  componentId: string,
  field: string,
  value: unknown,
  gesture?: string,
): Outcome {
  return {
    diagram: putSetting(diagram, componentId, field, value),
    record: gesture ? `merge:${gesture}` : 'commit',
  };
}

export function changeComponent(
  { diagram }: Context,
  id: string,
  change: { readonly [K in keyof Component]?: Component[K] | undefined },
): Outcome {
  const component = diagram.components.get(id);
  return component ? { diagram: putComponent(diagram, id, merged(component, change)) } : {};
}

export function changeConnection(
  { diagram }: Context,
  id: string,
  change: { readonly [K in keyof Connection]?: Connection[K] | undefined },
): Outcome {
  const connection = diagram.connections.get(id);
  return connection ? { diagram: putConnection(diagram, id, merged(connection, change)) } : {};
}

export function changeGroup(
  { diagram }: Context,
  id: string,
  change: { readonly [K in keyof Group]?: Group[K] | undefined },
): Outcome {
  const group = diagram.groups.get(id);
  return group ? { diagram: putGroup(diagram, id, merged(group, change)) } : {};
}

export function changeJourney(
  { diagram }: Context,
  id: string,
  change: { readonly [K in keyof Journey]?: Journey[K] | undefined },
): Outcome {
  const journey = diagram.journeys.get(id);
  return journey ? { diagram: putJourney(diagram, id, merged(journey, change)) } : {};
}

export function addJourney({ diagram }: Context, entry: string): Outcome {
  const id = freshId(diagram, 'journey');
  return { diagram: putJourney(diagram, id, { name: 'New journey', entry }), session: { journey: id } };
}

export function removeJourney({ diagram }: Context, id: string): Outcome {
  const journeys = new Map(diagram.journeys);
  journeys.delete(id);
  return { diagram: { ...diagram, journeys }, session: { journey: null } };
}

/** A frame drawn with the group tool; what lies wholly in it stands in it from then on. */
export function addGroup({ diagram }: Context, frame: Rect, type = 'zone'): Outcome {
  const id = freshId(diagram, type);
  const group: Group = {
    type,
    name: type === 'zone' ? 'Zone' : type === 'region' ? 'Region' : 'Group',
    position: snap(frame),
    size: { width: Math.max(160, Math.round(frame.width)), height: Math.max(120, Math.round(frame.height)) },
  };
  const inside = [...diagram.components].filter(([, component]) => {
    const rect = nodeRect(component);
    return (
      contains(frame, { x: rect.x, y: rect.y }) &&
      contains(frame, { x: rect.x + rect.width, y: rect.y + rect.height })
    );
  });
  const outer = innermostAt(diagram, centerOf(frame));
  let next = putGroup(diagram, id, outer === null ? group : { ...group, in: [outer] });
  for (const [componentId, component] of inside)
    if (
      (component.in ?? []).length === 0 ||
      (outer !== null && component.in?.length === 1 && component.in[0] === outer)
    )
      next = putComponent(next, componentId, { ...component, in: [id] });
  return { diagram: next, session: { selection: new Set([refOf('group', id)]), tool: 'select' } };
}

export function addNote({ diagram }: Context, at: Point): Outcome {
  const id = freshId(diagram, 'note');
  const note: Note = { text: '', position: snap(at), size: { width: 200, height: 96 } };
  return {
    diagram: putNote(diagram, id, note),
    session: { selection: new Set([refOf('note', id)]), tool: 'select', renaming: refOf('note', id) },
  };
}

export const removeRefs = ({ diagram }: Context, refs: ReadonlySet<ElementRef>): Outcome => ({
  diagram: removeElements(diagram, refs),
});

/** Puts moved components into the innermost frame under their middle; spread replicas stay spread within it. */
function regroup(diagram: Diagram, refs: ReadonlySet<ElementRef>): Diagram {
  let next = diagram;
  const moved = idsOf(refs, 'component');
  const movedGroups = idsOf(refs, 'group');
  const frames = groupBounds(withoutMembers(diagram, moved));
  for (const id of moved) {
    const component = diagram.components.get(id);
    if (!component || [...movedGroups].some((group) => standsIn(diagram, component.in, group))) continue;
    const under = innermost(frames, centerOf(nodeRect(component)));
    if (under === null && !onlyFramedByItself(diagram, frames, component)) {
      if (component.in) next = putComponent(next, id, withKey(component, 'in', undefined));
    } else if (under !== null && !standsIn(diagram, component.in, under)) {
      next = putComponent(next, id, { ...component, in: [under] });
    }
  }
  return next;
}

/** A group whose frame only ever came from this component goes where it goes. */
const onlyFramedByItself = (
  diagram: Diagram,
  frames: ReadonlyMap<string, Rect>,
  component: Component,
): boolean => (component.in ?? []).some((id) => diagram.groups.has(id) && !frames.has(id));

function withoutMembers(diagram: Diagram, ids: ReadonlySet<string>): Diagram {
  const components = new Map([...diagram.components].filter(([id]) => !ids.has(id)));
  return { ...diagram, components };
}

const innermostAt = (diagram: Diagram, point: Point): string | null => innermost(groupBounds(diagram), point);

function innermost(frames: ReadonlyMap<string, Rect>, point: Point): string | null {
  let best: string | null = null;
  let area = Infinity;
  for (const [id, frame] of frames)
    if (contains(frame, point) && frame.width * frame.height < area) {
      best = id;
      area = frame.width * frame.height;
    }
  return best;
}

function merged<T extends object>(record: T, change: object): T {
  let next = record;
  for (const [key, value] of Object.entries(change)) next = withKey(next, key, value);
  return next;
}

function connectionOf(proposed: ProposedConnection): Connection {
  return { ...proposed };
}

/** The point itself, or the nearest one around it where neither a card nor a note is covered. */
function freeSpot(diagram: Diagram, at: Point, size: Size): Point {
  const taken = [
    ...[...diagram.components.values()].map(nodeRect),
    ...[...diagram.notes.values()].map(noteRect),
  ];
  const isFree = (spot: Point) => !taken.some((rect) => overlaps(rect, { ...spot, ...size }, 16));
  for (let ring = 0; ring <= 24; ring++)
    for (const spot of ringAround(at, ring, { x: size.width / 4, y: size.height / 2 }))
      if (isFree(spot)) return spot;
  return at;
}

/** Points of a square ring, the ones right and below first. */
function ringAround({ x, y }: Point, ring: number, step: Point): Point[] {
  if (ring === 0) return [{ x, y }];
  const spots: Point[] = [];
  for (let column = ring; column >= -ring; column--)
    for (let row = ring; row >= -ring; row--)
      if (Math.max(Math.abs(column), Math.abs(row)) === ring)
        spots.push({ x: x + column * step.x, y: y + row * step.y });
  return spots.map(snap);
}

const snap = (point: Point): Point => ({ x: Math.round(point.x), y: Math.round(point.y) });

const remember = (recent: readonly string[], typeId: string): readonly string[] =>
  [typeId, ...recent.filter((id) => id !== typeId)].slice(0, 4);

/** `Service`, then `Service 2`, …: a name no component has yet. */
function freshName(diagram: Diagram, label: string): string {
  const taken = new Set([...diagram.components.values()].map((component) => component.name));
  if (!taken.has(label)) return label;
  for (let n = 2; ; n++) if (!taken.has(`${label} ${n}`)) return `${label} ${n}`;
}
