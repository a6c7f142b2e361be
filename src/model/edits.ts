/**
 * Pure edits: each takes a diagram and returns the next one, sharing what didn't change.
 * References that an edit would leave dangling (connections, call groups, journeys) are cleaned up by it.
 */
import type { Point } from '../shared/geometry';
import type {
  CallGroup,
  Component,
  Connection,
  Diagram,
  Drawing,
  Group,
  Journey,
  Note,
  Settings,
} from './diagram';
import { type ElementRef, idOf, idsOf, kindOf } from './elements';
import { standingIn } from './queries';
import { type Muting, PLACE_KINDS, type Places } from './reviewSettings';
import { type EventPlaces, isAbout, type SavedScenario } from './scenario';

/** A readable id nothing in the diagram has yet: `service`, then `service-2`, `service-3`; of `service-2` too. */
export function freshId(diagram: Diagram, stem: string): string {
  const taken = (id: string) =>
    diagram.components.has(id) ||
    diagram.connections.has(id) ||
    diagram.groups.has(id) ||
    diagram.journeys.has(id) ||
    diagram.notes.has(id) ||
    diagram.drawings.has(id);
  const wanted = stem || 'item';
  if (!taken(wanted)) return wanted;
  const base = wanted.replace(/-\d+$/, '') || 'item';
  for (let n = 2; ; n++) if (!taken(`${base}-${n}`)) return `${base}-${n}`;
}

/** The short id connections get: `c1`, `c2`, … */
export function freshConnectionId(diagram: Diagram): string {
  for (let n = diagram.connections.size + 1; ; n++) {
    const id = `c${n}`;
    if (!diagram.connections.has(id) && !diagram.components.has(id) && !diagram.groups.has(id)) return id;
  }
}

export function putComponent(diagram: Diagram, id: string, component: Component): Diagram {
  return withKey(diagram, 'components', put(diagram.components, id, component));
}

export function putConnection(diagram: Diagram, id: string, connection: Connection): Diagram {
  return withKey(diagram, 'connections', put(diagram.connections, id, connection));
}

export function putGroup(diagram: Diagram, id: string, group: Group): Diagram {
  return withKey(diagram, 'groups', put(diagram.groups, id, group));
}

export function putJourney(diagram: Diagram, id: string, journey: Journey): Diagram {
  return withKey(diagram, 'journeys', put(diagram.journeys, id, journey));
}

/** undefined takes it out. */
export function putScenario(diagram: Diagram, id: string, scenario: SavedScenario | undefined): Diagram {
  if (scenario) return withKey(diagram, 'scenarios', put(diagram.scenarios, id, scenario));
  return withKey(
    diagram,
    'scenarios',
    mapFilter(diagram.scenarios, (other) => other !== id),
  );
}

/** Takes a journey out, and out of the scenarios that speak of it. */
export function removeJourney(diagram: Diagram, id: string): Diagram {
  return withParts(diagram, {
    journeys: mapFilter(diagram.journeys, (other) => other !== id),
    scenarios: scenariosWithout(diagram, { has: (kind, other) => kind === 'journey' && other === id }),
  });
}

export function putNote(diagram: Diagram, id: string, note: Note): Diagram {
  return withKey(diagram, 'notes', put(diagram.notes, id, note));
}

export function putDrawing(diagram: Diagram, id: string, drawing: Drawing): Diagram {
  return withKey(diagram, 'drawings', put(diagram.drawings, id, drawing));
}

/** Says which groups something stands in; of none nothing is left in the file. */
export function putWithin(diagram: Diagram, ref: ElementRef, groups: readonly string[]): Diagram {
  const id = idOf(ref);
  const within = groups.length > 0 ? groups : undefined;
  const component = kindOf(ref) === 'component' && diagram.components.get(id);
  const group = kindOf(ref) === 'group' && diagram.groups.get(id);
  const note = kindOf(ref) === 'note' && diagram.notes.get(id);
  const drawing = kindOf(ref) === 'drawing' && diagram.drawings.get(id);
  if (component) return putComponent(diagram, id, withKey(component, 'in', within));
  if (group) return putGroup(diagram, id, withKey(group, 'in', within));
  if (note) return putNote(diagram, id, withKey(note, 'in', within));
  if (drawing && drawing.kind !== 'foreign') return putDrawing(diagram, id, withKey(drawing, 'in', within));
  return diagram;
}

export function putMuting(diagram: Diagram, id: string, muting: Muting | undefined): Diagram {
  if (muting) return withKey(diagram, 'muted', put(diagram.muted, id, muting));
  return withKey(
    diagram,
    'muted',
    mapFilter(diagram.muted, (other) => other !== id),
  );
}

/** Sets one setting; `undefined` takes it back to its default and leaves no trace in the file. */
export function putSetting(diagram: Diagram, componentId: string, field: string, value: unknown): Diagram {
  const component = diagram.components.get(componentId);
  if (!component) return diagram;
  const settings = withKey(component.settings ?? {}, field, value) as Settings;
  return putComponent(
    diagram,
    componentId,
    withKey(component, 'settings', keysOf(settings) ? settings : undefined),
  );
}

/** A copy of a record with one key set, or without it where the value is undefined; the record itself if nothing changes. */
export function withKey<T extends object, K extends PropertyKey>(record: T, key: K, value: unknown): T {
  const fields = record as Record<PropertyKey, unknown>;
  if (Object.hasOwn(record, key) ? Object.is(fields[key], value) : value === undefined) return record;
  if (value !== undefined) return { ...record, [key]: value };
  const { [key]: _, ...rest } = fields;
  return rest as T;
}

/** Removes what is referred to, with everything that hangs on it. What stood in a removed group moves to its parents. */
export function removeElements(diagram: Diagram, refs: Iterable<ElementRef>): Diagram {
  const list = [...refs];
  const components = idsOf(list, 'component');
  const groups = idsOf(list, 'group');
  const notes = idsOf(list, 'note');
  const drawings = idsOf(list, 'drawing');
  const connections = new Set(idsOf(list, 'connection'));
  for (const [id, connection] of diagram.connections)
    if (components.has(connection.from) || components.has(connection.to)) connections.add(id);
  const regroup = <T extends { readonly in?: readonly string[] }>(record: T): T =>
    groups.size === 0 ? record : withGroups(record, lift(diagram, record.in, groups));
  return withParts(diagram, {
    components: mapFilter(
      diagram.components,
      (id) => !components.has(id),
      (component) => withoutCalls(regroup(component), connections),
    ),
    connections: mapFilter(diagram.connections, (id) => !connections.has(id)),
    groups: mapFilter(diagram.groups, (id) => !groups.has(id), regroup),
    journeys: mapFilter(
      diagram.journeys,
      (_, journey) => !components.has(journey.entry),
      (journey) => withoutConnections(journey, connections),
    ),
    notes: mapFilter(diagram.notes, (id) => !notes.has(id), regroup),
    drawings: mapFilter(diagram.drawings, (id) => !drawings.has(id), regroup),
    muted: mutedWithout(diagram, { components, connections, groups }),
    scenarios: scenariosWithout(diagram, placesOf({ diagram, components, connections, groups })),
  });
}

/** Moves what is referred to; a group takes everything that stands in it along, each thing once. */
export function moveElements(diagram: Diagram, refs: Iterable<ElementRef>, by: Point): Diagram {
  const chosen = [...refs];
  const list = [...chosen, ...standingIn(diagram, idsOf(chosen, 'group'))];
  const shift = <T extends { readonly position?: Point }>(record: T): T =>
    record.position && (by.x !== 0 || by.y !== 0)
      ? { ...record, position: { x: record.position.x + by.x, y: record.position.y + by.y } }
      : record;
  return withParts(diagram, {
    components: mapSome(diagram.components, idsOf(list, 'component'), shift),
    groups: mapSome(diagram.groups, idsOf(list, 'group'), shift),
    notes: mapSome(diagram.notes, idsOf(list, 'note'), shift),
    drawings: mapSome(diagram.drawings, idsOf(list, 'drawing'), shift),
  });
}

function put<T>(map: ReadonlyMap<string, T>, id: string, value: T): ReadonlyMap<string, T> {
  return map.get(id) === value ? map : new Map(map).set(id, value);
}

/** The same diagram where none of the parts is another one than before: an edit that does nothing is no step. */
function withParts(diagram: Diagram, parts: Partial<Diagram>): Diagram {
  let next = diagram;
  for (const [key, part] of Object.entries(parts)) next = withKey(next, key, part);
  return next;
}

const keysOf = (record: object): number => Object.keys(record).length;

function mapSome<T>(
  map: ReadonlyMap<string, T>,
  ids: ReadonlySet<string>,
  change: (value: T) => T,
): ReadonlyMap<string, T> {
  const changes: [string, T][] = [];
  for (const id of ids) {
    const value = map.get(id);
    const changed = value === undefined ? undefined : change(value);
    if (changed !== undefined && changed !== value) changes.push([id, changed]);
  }
  return changes.length === 0 ? map : new Map([...map, ...changes]);
}

function mapFilter<T>(
  map: ReadonlyMap<string, T>,
  keep: (id: string, value: T) => boolean,
  change: (value: T) => T = (value) => value,
): ReadonlyMap<string, T> {
  let same = true;
  const next = new Map<string, T>();
  for (const [id, value] of map) {
    if (!keep(id, value)) same = false;
    else {
      const changed = change(value);
      if (changed !== value) same = false;
      next.set(id, changed);
    }
  }
  return same ? map : next;
}

/**
 * What stood in a removed group stands in that group's own parents afterwards. Replicas spread over zones leave a
 * removed one for the others: its region beside those would be one that every replica needs.
 */
function lift(
  diagram: Diagram,
  directly: readonly string[] | undefined,
  gone: ReadonlySet<string>,
): readonly string[] | undefined {
  if (!directly?.some((id) => gone.has(id))) return directly;
  const found = new Set<string>();
  const seen = new Set<string>();
  const typeOf = (id: string) => diagram.groups.get(id)?.type;
  const isSpreadOver = (type: string | undefined) =>
    (type === 'zone' || type === 'region') &&
    directly.some((other) => !gone.has(other) && typeOf(other) === type);
  const visit = (id: string) => {
    if (seen.has(id)) return;
    seen.add(id);
    if (!gone.has(id)) found.add(id);
    else for (const parent of diagram.groups.get(id)?.in ?? []) visit(parent);
  };
  for (const id of directly) if (!gone.has(id) || !isSpreadOver(typeOf(id))) visit(id);
  return [...found];
}

function withGroups<T extends { readonly in?: readonly string[] }>(
  record: T,
  groups: readonly string[] | undefined,
): T {
  return record.in === groups ? record : withKey(record, 'in', groups?.length ? groups : undefined);
}

/** Takes connections out of a component's call groups. */
export function withoutCalls(component: Component, gone: ReadonlySet<string>): Component {
  const calls = component.settings?.calls;
  if (!calls?.some((group) => group.connections.some((id) => gone.has(id)))) return component;
  const kept = calls
    .map((group) => withoutMembers(group, gone))
    .filter((group): group is CallGroup => group !== null);
  const settings = withKey(component.settings ?? {}, 'calls', kept.length ? kept : undefined);
  return withKey(component, 'settings', keysOf(settings) ? settings : undefined);
}

/** A group that loses members keeps its meaning where it can: weights follow, `need` is at most what is left. */
function withoutMembers(group: CallGroup, gone: ReadonlySet<string>): CallGroup | null {
  const kept = group.connections.flatMap((id, index) => (gone.has(id) ? [] : [index]));
  if (kept.length === group.connections.length) return group;
  if (kept.length === 0 || (group.how === 'cache' && kept.length < 2)) return null;
  const pick = <T>(list: readonly T[]): T[] =>
    kept.flatMap((index) => {
      const item = list[index];
      return item === undefined ? [] : [item];
    });
  let next: CallGroup = { ...group, connections: pick(group.connections) };
  if (group.need !== undefined) next = { ...next, need: Math.min(group.need, kept.length) };
  if (group.weights) {
    const weights = pick(group.weights);
    next = weights.some((weight) => weight > 0) ? { ...next, weights } : withKey(next, 'weights', undefined);
  }
  return next;
}

function withoutConnections(journey: Journey, gone: ReadonlySet<string>): Journey {
  if (!journey.connections?.some((id) => gone.has(id))) return journey;
  return { ...journey, connections: journey.connections.filter((id) => !gone.has(id)) };
}

/**
 * A muting forgets the places that are gone, as another thing may get their ids; one that has none left goes too,
 * since without a place it would hold everywhere.
 */
function mutedWithout(
  diagram: Diagram,
  gone: { readonly [K in keyof Places]?: ReadonlySet<string> },
): Diagram['muted'] {
  const kept = (muting: Muting): Muting => {
    let next = muting;
    for (const kind of PLACE_KINDS) {
      const ids = muting[kind]?.filter((id) => !gone[kind]?.has(id));
      if (ids?.length !== muting[kind]?.length) next = withKey(next, kind, ids?.length ? ids : undefined);
    }
    return next;
  };
  const isPlaced = (muting: Muting) => PLACE_KINDS.some((kind) => muting[kind]?.length);
  return mapFilter(diagram.muted, (_, muting) => !isPlaced(muting) || isPlaced(kept(muting)), kept);
}

interface Removed {
  readonly diagram: Diagram;
  readonly components: ReadonlySet<string>;
  readonly connections: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

/** A journey goes with its entry. */
const placesOf = ({ diagram, components, connections, groups }: Removed): EventPlaces => ({
  has: (kind, id) =>
    kind === 'component'
      ? components.has(id)
      : kind === 'connection'
        ? connections.has(id)
        : kind === 'group'
          ? groups.has(id)
          : components.has(diagram.journeys.get(id)?.entry ?? ''),
});

/** What happens to things that are gone doesn't happen any more, as other things may get their ids; the scenario stays. */
function scenariosWithout(diagram: Diagram, gone: EventPlaces): Diagram['scenarios'] {
  return mapFilter(
    diagram.scenarios,
    () => true,
    (scenario) => {
      const events = scenario.events.filter((event) => !isAbout(event, gone));
      return events.length === scenario.events.length ? scenario : { ...scenario, events };
    },
  );
}
