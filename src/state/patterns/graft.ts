/**
 * A pattern's document put into a diagram, under fresh ids. What fills a slot stays what it is and where it is: the
 * pattern's connections run to and from it, those it had take their part in the pattern (routing.ts), its calls are
 * made the pattern's way, and journeys that name its connections go on over the new ones. With nothing filled the
 * piece comes as it stands, its journeys too where the diagram has some or is empty.
 */
import { freeSpot, spotApart } from '../../layout/freeSpot';
import { nodeSize } from '../../layout/nodeRect';
import { noteRect } from '../../layout/noteRect';
import type { Component, Connection, Diagram } from '../../model/diagram';
import {
  freshConnectionId,
  freshId,
  putComponent,
  putConnection,
  putGroup,
  putJourney,
  putNote,
  withKey,
} from '../../model/edits';
import { type ElementRef, refOf } from '../../model/elements';
import { enclosingGroups } from '../../model/queries';
import { type Point, rounded } from '../../shared/geometry';
import { freshName } from '../newComponent';
import type { Filled } from './fitPattern';
import { joinCalls } from './joinCalls';
import { type Routing, routingOf } from './routing';

export interface Grafted {
  readonly diagram: Diagram;
  /** What is new. */
  readonly refs: ReadonlySet<ElementRef>;
  /** New or changed connections that end at something that was there before. */
  readonly seams: readonly string[];
}

/** How far what stands at a point of the pattern is moved. */
export type OffsetOf = (position: Point) => Point;

/** What is being built, and what the pattern's ids are called in it. */
interface Growth {
  diagram: Diagram;
  readonly before: Diagram;
  readonly piece: Diagram;
  readonly filled: Filled;
  readonly routing: Routing;
  readonly groups: Map<string, readonly string[]>;
  readonly components: Map<string, string>;
  readonly connections: Map<string, string>;
  readonly refs: Set<ElementRef>;
  readonly seams: Set<string>;
}

export function graft(
  diagram: Diagram,
  piece: Diagram,
  filled: Filled,
  scenery: ReadonlySet<string>,
  offsetOf: OffsetOf,
): Grafted {
  const growth: Growth = {
    diagram,
    before: diagram,
    piece,
    filled,
    routing: routingOf(diagram, piece, filled),
    groups: new Map(),
    components: new Map(filled),
    connections: new Map(),
    refs: new Set(),
    seams: new Set(),
  };
  const kept = new Map([...piece.components].filter(([id]) => !filled.has(id) && !scenery.has(id)));
  addGroups(growth, kept);
  addComponents(growth, kept, offsetOf);
  takeOver(growth);
  addConnections(growth);
  for (const [id, { settings }] of piece.components) {
    const own = growth.components.get(id);
    if (own !== undefined && settings?.calls)
      growth.diagram = joinCalls(growth.diagram, own, settings.calls, growth.connections);
  }
  goOnOver(growth);
  if (filled.size === 0) addJourneys(growth);
  addNotes(growth, offsetOf);
  return { diagram: growth.diagram, refs: growth.refs, seams: [...growth.seams] };
}

/** A zone or region of the pattern is where the user's own part stands, if that stands somewhere. */
function addGroups(growth: Growth, kept: ReadonlyMap<string, Component>): void {
  const { piece, filled, groups } = growth;
  for (const [slot, id] of filled) {
    const standing = growth.diagram.components.get(id)?.in ?? [];
    for (const group of piece.components.get(slot)?.in ?? [])
      if (standing.length > 0 && !groups.has(group)) groups.set(group, standing);
  }
  const shown = [...kept.values(), ...[...filled.keys()].map((slot) => piece.components.get(slot))];
  const needed = new Set(
    shown.flatMap((component) => enclosingGroups(piece, component?.in).map(([id]) => id)),
  );
  for (const [id, group] of piece.groups) {
    if (!needed.has(id) || groups.has(id)) continue;
    const fresh = freshId(growth.diagram, id);
    groups.set(id, [fresh]);
    growth.refs.add(refOf('group', fresh));
    growth.diagram = putGroup(growth.diagram, fresh, withKey(group, 'position', undefined));
  }
  for (const [id, [fresh]] of groups) {
    const within = piece.groups.get(id)?.in;
    const group = fresh === undefined ? undefined : growth.diagram.groups.get(fresh);
    if (fresh !== undefined && group && within && growth.refs.has(refOf('group', fresh)))
      growth.diagram = putGroup(growth.diagram, fresh, withKey(group, 'in', renamed(groups, within)));
  }
  for (const [slot, id] of filled) {
    const component = growth.diagram.components.get(id);
    const within = piece.components.get(slot)?.in;
    if (component && within && !component.in?.length)
      growth.diagram = putComponent(growth.diagram, id, {
        ...component,
        in: renamed(groups, within),
      });
  }
}

const renamed = (groups: ReadonlyMap<string, readonly string[]>, within: readonly string[]): string[] => [
  ...new Set(within.flatMap((id) => groups.get(id) ?? [])),
];

/** Around a selection each takes free ground near where the pattern has it, in the groups of what it is put around. */
function addComponents(growth: Growth, kept: ReadonlyMap<string, Component>, offsetOf: OffsetOf): void {
  const isAround = growth.filled.size > 0;
  const standing = [...growth.filled.values()].map((id) => growth.before.components.get(id)?.in ?? []);
  const beside = growth.piece.groups.size > 0 ? undefined : standing.find((within) => within.length > 0);
  for (const [id, component] of kept) {
    const fresh = freshId(growth.diagram, id);
    const at = shifted(component.position, offsetOf);
    const spot = isAround ? spotApart(growth.diagram, { ...at, ...nodeSize(component) }) : at;
    const within = component.in ? renamed(growth.groups, component.in) : beside;
    const named = { ...component, name: freshName(growth.diagram, component.name ?? component.type) };
    growth.components.set(id, fresh);
    growth.refs.add(refOf('component', fresh));
    growth.diagram = putComponent(growth.diagram, fresh, {
      ...withKey(named, 'in', within?.length ? within : undefined),
      position: spot,
    });
  }
}

/** What a connection says of what is called behind it, rather than of the call itself. */
const ABOUT_TARGET = [
  'latencyMs',
  'availability',
  'timeoutMs',
  'retries',
  'hedgeAfterMs',
  'errorRate',
  'circuitBreaker',
  'idempotent',
  'encrypted',
  'mutualTls',
  'rateLimitRps',
  'consistency',
] as const satisfies readonly (keyof Connection)[];
/** What a pattern adds to a call that stays where it is, if it isn't said already. */
const GUARDS = ['timeoutMs', 'retries', 'circuitBreaker', 'idempotent'] as const;

function takeOver(growth: Growth): void {
  const { piece, routing, components } = growth;
  for (const [id, { by, isRerouted }] of routing.takenOver) {
    const drawn = growth.diagram.connections.get(id);
    const part = piece.connections.get(by);
    const to = part && components.get(part.to);
    if (!drawn || !part || to === undefined) continue;
    if (!growth.connections.has(by)) growth.connections.set(by, id);
    const next = isRerouted ? rerouted(drawn, part, to) : guarded(drawn, part);
    if (isRerouted) growth.seams.add(id);
    growth.diagram = putConnection(growth.diagram, id, next);
  }
}

function guarded(drawn: Connection, part: Connection): Connection {
  let next = drawn;
  for (const key of GUARDS) if (next[key] === undefined) next = withKey(next, key, part[key]);
  return next;
}

/** It begins as before and is made as often; what it says of its old target goes to what enters that now. */
function rerouted(drawn: Connection, part: Connection, to: string): Connection {
  let next: Connection = { ...drawn, to };
  for (const key of [...ABOUT_TARGET, 'protocol', 'mode'] as const) next = withKey(next, key, part[key]);
  return withKey(next, 'probability', shared(drawn.probability, part.probability));
}

/** The share of a share: what the pattern splits is what there was. A range stays as it was said. */
function shared(whole: Connection['probability'], part: Connection['probability']): typeof whole {
  if (whole === undefined || part === undefined) return whole ?? part;
  return typeof whole === 'number' && typeof part === 'number' ? whole * part : whole;
}

function addConnections(growth: Growth): void {
  const { before, piece, routing, filled, components, connections } = growth;
  /** What was said of a target, by the pattern's connections that enter it now. */
  const said = new Map<string, Connection>();
  /** What was one way to a target, by the pattern's other ways there. */
  const splits = new Map<string, Connection>();
  for (const [id, { ends, others }] of routing.takenOver) {
    const drawn = before.connections.get(id);
    for (const end of ends) if (drawn && !said.has(end)) said.set(end, drawn);
    for (const other of others) if (drawn && !splits.has(other)) splits.set(other, drawn);
  }
  for (const [id, connection] of piece.connections) {
    const from = components.get(connection.from);
    const to = components.get(connection.to);
    if (from === undefined || to === undefined || routing.left.has(id) || connections.has(id)) continue;
    let next: Connection = { ...connection, from, to };
    if (routing.anyOperation.has(id)) next = withKey(next, 'operation', undefined);
    for (const key of ABOUT_TARGET) next = withKey(next, key, said.get(id)?.[key] ?? next[key]);
    const split = splits.get(id);
    if (split) next = withKey(next, 'probability', shared(split.probability, next.probability));
    const fresh = freshConnectionId(growth.diagram);
    connections.set(id, fresh);
    growth.refs.add(refOf('connection', fresh));
    if (filled.has(connection.from) || filled.has(connection.to)) growth.seams.add(fresh);
    growth.diagram = putConnection(growth.diagram, fresh, next);
  }
}

/** Journeys that name a connection which took a part of the pattern go on over all that is new. */
function goOnOver(growth: Growth): void {
  const fresh = [...growth.connections.values()].filter((id) => !growth.before.connections.has(id));
  for (const [id, journey] of growth.diagram.journeys) {
    const named = journey.connections;
    if (!named?.some((connectionId) => growth.routing.takenOver.has(connectionId))) continue;
    growth.diagram = putJourney(growth.diagram, id, { ...journey, connections: [...named, ...fresh] });
  }
}

/** Where the diagram has none of its own, the implied ones would go. */
function addJourneys(growth: Growth): void {
  const { before, piece, components, connections } = growth;
  if (before.journeys.size === 0 && before.components.size > 0) return;
  for (const [id, journey] of piece.journeys) {
    const entry = components.get(journey.entry);
    if (entry === undefined) continue;
    const named = journey.connections?.flatMap((connectionId) => connections.get(connectionId) ?? []);
    growth.diagram = putJourney(growth.diagram, freshId(growth.diagram, id), {
      ...withKey(journey, 'connections', named),
      entry,
    });
  }
}

function addNotes(growth: Growth, offsetOf: OffsetOf): void {
  for (const [id, note] of growth.piece.notes) {
    const fresh = freshId(growth.diagram, id);
    const placed = { ...note, position: shifted(note.position, offsetOf) };
    const position = growth.filled.size > 0 ? freeSpot(growth.diagram, noteRect(placed)) : placed.position;
    growth.refs.add(refOf('note', fresh));
    const within = note.in && renamed(growth.groups, note.in);
    growth.diagram = putNote(growth.diagram, fresh, withKey({ ...note, position }, 'in', within));
  }
}

function shifted(position: Point = { x: 0, y: 0 }, offsetOf: OffsetOf): Point {
  const by = offsetOf(position);
  return rounded({ x: position.x + by.x, y: position.y + by.y });
}
