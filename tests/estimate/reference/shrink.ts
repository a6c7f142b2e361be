/** The smallest diagram found that still shows something: parts and settings are dropped while it does. */

import type { CallGroup, Component, Connection, Diagram, Group, Journey } from '../../../src/model/diagram';

export function shrink(diagram: Diagram, shows: (diagram: Diagram) => boolean): Diagram {
  let smallest = diagram;
  for (let changed = true; changed; ) {
    changed = false;
    for (const smaller of smallerThan(smallest)) {
      if (!showsSafely(smaller, shows)) continue;
      smallest = smaller;
      changed = true;
      break;
    }
  }
  return smallest;
}

function showsSafely(diagram: Diagram, shows: (diagram: Diagram) => boolean): boolean {
  try {
    return shows(diagram);
  } catch {
    return false;
  }
}

function* smallerThan(diagram: Diagram): Generator<Diagram> {
  const { components, connections, groups, journeys } = diagram;
  for (const id of journeys.keys())
    if (journeys.size > 1)
      yield { ...diagram, journeys: new Map([...journeys].filter(([journey]) => journey !== id)) };
  const entries = new Set([...journeys.values()].map((journey) => journey.entry));
  for (const id of [...components.keys(), ...connections.keys(), ...groups.keys()])
    if (!entries.has(id)) yield without(diagram, id);
  for (const [id, component] of components)
    for (const next of plainer(component)) yield { ...diagram, components: replaced(components, id, next) };
  for (const [id, connection] of connections)
    for (const next of barer<Connection>(connection, ['from', 'to']))
      yield { ...diagram, connections: replaced(connections, id, next) };
  for (const [id, group] of groups)
    for (const next of barer<Group>(group, ['type']))
      yield { ...diagram, groups: replaced(groups, id, next) };
  for (const [id, journey] of journeys)
    for (const next of barer<Journey>(journey, ['entry']))
      yield { ...diagram, journeys: replaced(journeys, id, next) };
}

function* plainer(component: Component): Generator<Component> {
  if (component.in) yield withKey(component, 'in', undefined);
  const settings = component.settings ?? {};
  for (const key of Object.keys(settings)) {
    if (key !== 'availability') yield { ...component, settings: withKey(settings, key, undefined) };
    else if (settings.availability !== 1) yield { ...component, settings: { ...settings, availability: 1 } };
  }
}

function* barer<T extends object>(record: T, kept: readonly string[]): Generator<T> {
  for (const key of Object.keys(record)) if (!kept.includes(key)) yield withKey(record, key, undefined);
}

const replaced = <T>(map: ReadonlyMap<string, T>, id: string, value: T): ReadonlyMap<string, T> =>
  new Map(map).set(id, value);

function withKey<T extends object>(record: T, key: string, value: unknown): T {
  const next = { ...record, [key]: value };
  if (value === undefined) Reflect.deleteProperty(next, key);
  return next;
}

/** The diagram without that component, connection or group, and without what would dangle. */
function without(diagram: Diagram, gone: string): Diagram {
  const connections = new Map(
    [...diagram.connections].filter(([id, { from, to }]) => ![id, from, to].includes(gone)),
  );
  const keep = (ids: readonly string[] | undefined) => ids?.filter((id) => id !== gone);
  const stays = <T>(map: ReadonlyMap<string, T>, change: (value: T) => T) =>
    new Map([...map].flatMap(([id, value]) => (id === gone ? [] : [[id, change(value)] as const])));
  return {
    ...diagram,
    connections,
    components: stays(diagram.components, (component) => {
      const calls = component.settings?.calls?.flatMap((group) => withMembers(group, connections));
      const settings = calls ? withKey(component.settings ?? {}, 'calls', calls) : component.settings;
      return withKey(withKey(component, 'settings', settings), 'in', keep(component.in));
    }),
    groups: stays(diagram.groups, (group) => withKey(group, 'in', keep(group.in))),
    journeys: stays(diagram.journeys, (journey) =>
      withKey(
        journey,
        'connections',
        journey.connections?.filter((id) => connections.has(id)),
      ),
    ),
  };
}

function withMembers(group: CallGroup, left: ReadonlyMap<string, Connection>): CallGroup[] {
  const places = [...group.connections.keys()].filter((place) => left.has(group.connections[place] ?? ''));
  if (places.length === 0 || (group.how === 'cache' && places.length < 2)) return [];
  const at = <T>(items: readonly T[] | undefined) =>
    items?.flatMap((item, place) => (places.includes(place) ? [item] : []));
  const weights = at(group.weights);
  const next = {
    ...group,
    connections: at(group.connections) ?? [],
    ...(group.need !== undefined && { need: Math.min(group.need, places.length) }),
  };
  return [withKey(next, 'weights', weights?.some((weight) => weight > 0) ? weights : undefined)];
}
