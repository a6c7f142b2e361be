/**
 * What rules ask of a diagram again and again, found out once for each diagram, when it is first asked: every list in
 * the diagram's order, every number independent of that order. A rule that goes over `all.components` for each component
 * makes a review quadratic; these don't.
 */
import type { ComponentType, Role } from '../catalog/componentType';
import { type EffectiveSettings, effectiveSettings } from '../catalog/effective';
import type { Component, Connection, Diagram } from '../model/diagram';
import { type Entry, enclosingGroups } from '../model/queries';
import { kept } from '../shared/kept';
import { callDepths, type Depths } from './callDepths';
import { criticalTo } from './criticalTo';
import { type Graph, graphOf } from './graph';
import { mostTries } from './tries';

export interface Facts {
  /** All of the diagram's. */
  readonly components: readonly Entry<Component>[];
  readonly connections: readonly Entry<Connection>[];
  /** Components of this catalog id. */
  readonly ofType: (typeId: string) => readonly Entry<Component>[];
  /** Components of this role; those of unknown types are `untyped`. */
  readonly ofRole: (role: Role) => readonly Entry<Component>[];
  /** The type of the component of that id; undefined where there is none. */
  readonly typeAt: (id: string) => ComponentType | undefined;
  readonly roleAt: (id: string) => Role | undefined;
  /** Synchronous connections that leave it. */
  readonly callsFrom: (id: string) => readonly Entry<Connection>[];
  /** Synchronous connections that reach it. */
  readonly callsTo: (id: string) => readonly Entry<Connection>[];
  /** Ids of those with a connection to it, whatever its mode, each once; of one role only if asked. */
  readonly callers: (id: string, role?: Role) => readonly string[];
  /** Ids of those it has a connection to, whatever its mode, each once; of one role only if asked. */
  readonly callees: (id: string, role?: Role) => readonly string[];
  /** Synchronous calls on the longest chain that leads to it; calls within a circle don't count. */
  readonly depthOf: (id: string) => number;
  /** The components of that chain, from its entry to this one. */
  readonly chainTo: (id: string) => readonly string[];
  /** Ids of the zones it stands in, through any nesting. */
  readonly zonesOf: (id: string) => readonly string[];
  readonly regionsOf: (id: string) => readonly string[];
  /** Ids of the groups of any kind it stands in, through any nesting. */
  readonly groupsOf: (id: string) => readonly string[];
  /** How often it may be asked for one request at most, when all that calls are retried on the way to it are. */
  readonly triesAt: (id: string) => number;
  /** Components without whose answer a request of the journey doesn't go on: its entry and what it calls, optional calls left out. */
  readonly criticalTo: (journeyId: string) => ReadonlySet<string>;
  /** Whether it is critical to any journey. */
  readonly isCritical: (id: string) => boolean;
}

/** The settings in force, found once for each component: components never change. */
export function settingsOf(component: Component): EffectiveSettings {
  const before = settings.get(component);
  if (before !== undefined) return before;
  const found = effectiveSettings(component);
  settings.set(component, found);
  return found;
}

const settings = new WeakMap<Component, EffectiveSettings>();

/** Facts follow a diagram's identity, as every edit returns a new one. */
export const factsOf = (diagram: Diagram): Facts =>
  kept(facts, diagram, () => gather(diagram, graphOf(diagram)));

const facts = new WeakMap<Diagram, Facts>();

function gather(diagram: Diagram, graph: Graph): Facts {
  const components = [...diagram.components];
  const connections = once(() => [...diagram.connections]);
  const byType = once(() => grouped(components, ({ type }) => type));
  const byRole = once(() => grouped(components, (_, id) => graph.roleOf(id)));
  const isSync = ([, connection]: Entry<Connection>) => graph.isSync(connection);
  const syncOnly = (entries: readonly Entry<Connection>[]) =>
    entries.every(isSync) ? entries : entries.filter(isSync);
  const callsFrom = remembering((id) => syncOnly(graph.outgoing(id)));
  const callsTo = remembering((id) => syncOnly(graph.incoming(id)));
  const together = new Map<string, Places>();
  const placesOf = remembering((id) => {
    const placed = diagram.components.get(id)?.in;
    if (!placed || placed.length === 0) return NOWHERE;
    return kept(together, JSON.stringify(placed), () => placesIn(diagram, placed));
  });
  const depths: () => Depths = once(() => callDepths(diagram, graph, callsFrom));
  const tries = once(() => mostTries(diagram, callsTo, depths().depthOf));
  const critical = remembering((id) => criticalTo(diagram, id, callsFrom));
  const anyCritical = once(() => new Set([...diagram.journeys.keys()].flatMap((id) => [...critical(id)])));
  const callersOf = remembering((id) => distinct(graph.incoming(id).map(([, { from }]) => from)));
  const calleesOf = remembering((id) => distinct(graph.outgoing(id).map(([, { to }]) => to)));
  const ofRoleOnly = (ids: readonly string[], role: Role | undefined) =>
    role === undefined ? ids : ids.filter((id) => graph.typeAt(id)?.role === role);
  return {
    components,
    get connections() {
      return connections();
    },
    ofType: (typeId) => byType().get(typeId) ?? [],
    ofRole: (role) => byRole().get(role) ?? [],
    typeAt: graph.typeAt,
    roleAt: (id) => graph.typeAt(id)?.role,
    callsFrom,
    callsTo,
    callers: (id, role) => ofRoleOnly(callersOf(id), role),
    callees: (id, role) => ofRoleOnly(calleesOf(id), role),
    depthOf: (id) => depths().depthOf(id),
    chainTo: (id) => depths().chainTo(id),
    zonesOf: (id) => placesOf(id).zones,
    regionsOf: (id) => placesOf(id).regions,
    groupsOf: (id) => placesOf(id).all,
    triesAt: (id) => tries().get(id) ?? 1,
    criticalTo: critical,
    isCritical: (id) => anyCritical().has(id),
  };
}

/** Ids of groups. */
interface Places {
  readonly zones: readonly string[];
  readonly regions: readonly string[];
  readonly all: readonly string[];
}

const NOWHERE: Places = { zones: [], regions: [], all: [] };

function placesIn(diagram: Diagram, placed: readonly string[]): Places {
  const around = enclosingGroups(diagram, placed);
  const ofType = (type: string) => around.flatMap(([id, group]) => (group.type === type ? [id] : []));
  return { zones: ofType('zone'), regions: ofType('region'), all: around.map(([id]) => id) };
}

const distinct = (ids: readonly string[]): readonly string[] => (ids.length < 2 ? ids : [...new Set(ids)]);

function once<T>(compute: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => {
    found ??= { value: compute() };
    return found.value;
  };
}

function remembering<T extends object>(compute: (id: string) => T): (id: string) => T {
  const found = new Map<string, T>();
  return (id) => {
    const before = found.get(id);
    if (before !== undefined) return before;
    const made = compute(id);
    found.set(id, made);
    return made;
  };
}

function grouped<K, T>(
  records: readonly Entry<T>[],
  keyOf: (record: T, id: string) => K,
): ReadonlyMap<K, readonly Entry<T>[]> {
  const groups = new Map<K, Entry<T>[]>();
  for (const entry of records) {
    const key = keyOf(entry[1], entry[0]);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}
