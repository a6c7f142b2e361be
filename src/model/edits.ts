/**
 * Pure edits: each takes a diagram and returns the next one, sharing what didn't change.
 * References that an edit would leave dangling (connections, call groups, journeys) are cleaned up by it.
 */
import type { CallGroup, Component, Connection, Diagram, Group, Journey, Settings } from './diagram';

/** A readable id nothing in the diagram has yet: `service`, then `service-2`, `service-3`, … */
export function freshId(diagram: Diagram, stem: string): string {
  const taken = (id: string) =>
    diagram.components.has(id) ||
    diagram.connections.has(id) ||
    diagram.groups.has(id) ||
    diagram.journeys.has(id) ||
    diagram.notes.has(id);
  const base = stem || 'item';
  if (!taken(base)) return base;
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
  return { ...diagram, components: put(diagram.components, id, component) };
}

export function putConnection(diagram: Diagram, id: string, connection: Connection): Diagram {
  return { ...diagram, connections: put(diagram.connections, id, connection) };
}

export function putGroup(diagram: Diagram, id: string, group: Group): Diagram {
  return { ...diagram, groups: put(diagram.groups, id, group) };
}

export function putJourney(diagram: Diagram, id: string, journey: Journey): Diagram {
  return { ...diagram, journeys: put(diagram.journeys, id, journey) };
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

/** A copy of a record with one key set, or without it where the value is undefined. */
export function withKey<T extends object, K extends PropertyKey>(record: T, key: K, value: unknown): T {
  if (value !== undefined) return { ...record, [key]: value };
  const { [key]: _, ...rest } = record as Record<PropertyKey, unknown>;
  return rest as T;
}

/** Removes components, connections, groups and notes by id, with everything that hangs on them. */
export function remove(diagram: Diagram, ids: ReadonlySet<string>): Diagram {
  const goneConnections = new Set<string>();
  for (const [id, connection] of diagram.connections)
    if (ids.has(id) || ids.has(connection.from) || ids.has(connection.to)) goneConnections.add(id);
  const goneGroups = new Set([...diagram.groups.keys()].filter((id) => ids.has(id)));
  const stays = (id: string) => !ids.has(id);
  const survivingIn = (directly: readonly string[] | undefined) => lift(diagram, directly, goneGroups);
  return {
    ...diagram,
    components: mapFilter(diagram.components, stays, (component) =>
      withoutCalls(
        goneGroups.size ? withGroups(component, survivingIn(component.in)) : component,
        goneConnections,
      ),
    ),
    connections: mapFilter(diagram.connections, (id) => !goneConnections.has(id)),
    groups: mapFilter(diagram.groups, stays, (group) =>
      goneGroups.size ? withGroups(group, survivingIn(group.in)) : group,
    ),
    journeys: mapFilter(
      diagram.journeys,
      (_, journey) => !(ids.has(journey.entry) && diagram.components.has(journey.entry)),
      (journey) => withoutConnections(journey, goneConnections),
    ),
    notes: mapFilter(diagram.notes, stays),
  };
}

function put<T>(map: ReadonlyMap<string, T>, id: string, value: T): ReadonlyMap<string, T> {
  return new Map(map).set(id, value);
}

const keysOf = (record: object): number => Object.keys(record).length;

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

/** What stood in a removed group stands in that group's own parents afterwards. */
function lift(
  diagram: Diagram,
  directly: readonly string[] | undefined,
  gone: ReadonlySet<string>,
): readonly string[] | undefined {
  if (!directly?.some((id) => gone.has(id))) return directly;
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (id: string) => {
    if (seen.has(id)) return;
    seen.add(id);
    if (!gone.has(id)) found.add(id);
    else for (const parent of diagram.groups.get(id)?.in ?? []) visit(parent);
  };
  for (const id of directly) visit(id);
  return [...found];
}

function withGroups<T extends { readonly in?: readonly string[] }>(
  record: T,
  groups: readonly string[] | undefined,
): T {
  return record.in === groups ? record : withKey(record, 'in', groups?.length ? groups : undefined);
}

function withoutCalls(component: Component, gone: ReadonlySet<string>): Component {
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
