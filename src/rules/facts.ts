/**
 * What rules ask of a diagram again and again, found out once for each diagram, when it is first asked: every list in
 * the diagram's order, every number independent of that order. A rule that goes over `all.components` for each component
 * makes a review quadratic; these don't.
 */
import type { ComponentType, Role } from '../catalog/componentType';
import { type EffectiveSettings, effectiveSettings, modeOf, typeOf } from '../catalog/effective';
import type { Component, Connection, Diagram } from '../model/diagram';
import { type Entry, enclosingGroups } from '../model/queries';
import { kept } from '../shared/kept';
import { callDepths, type Depths } from './callDepths';
import { criticalTo } from './criticalTo';
import { type Graph, graphOf } from './graph';

export interface Facts {
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
  /** Components without whose answer a request of the journey doesn't go on: its entry and what it calls, optional calls left out. */
  readonly criticalTo: (journeyId: string) => ReadonlySet<string>;
  /** Whether it is critical to any journey. */
  readonly isCritical: (id: string) => boolean;
}

/** The settings in force, found once for each component: components never change. */
export const settingsOf = (component: Component): EffectiveSettings =>
  kept(settings, component, () => effectiveSettings(component));

const settings = new WeakMap<Component, EffectiveSettings>();

/** Facts follow a diagram's identity, as every edit returns a new one. */
export const factsOf = (diagram: Diagram): Facts =>
  kept(facts, diagram, () => gather(diagram, graphOf(diagram)));

const facts = new WeakMap<Diagram, Facts>();

function gather(diagram: Diagram, graph: Graph): Facts {
  const types = once(() => new Map([...diagram.components].map(([id, it]) => [id, typeOf(it)])));
  const byType = once(() => grouped(diagram.components, ({ type }) => type));
  const byRole = once(() =>
    grouped(diagram.components, (it, id) => types().get(id)?.role ?? typeOf(it).role),
  );
  const isSync = ([, connection]: Entry<Connection>) => modeOf(diagram, connection) === 'sync';
  const callsFrom = remembering((id) => graph.outgoing(id).filter(isSync));
  const callsTo = remembering((id) => graph.incoming(id).filter(isSync));
  const places = remembering((id) => enclosingGroups(diagram, diagram.components.get(id)?.in));
  const placesOf = (type: string) => (id: string) =>
    places(id).flatMap(([groupId, group]) => (group.type === type ? [groupId] : []));
  const depths: () => Depths = once(() => callDepths(diagram, graph, callsFrom));
  const critical = remembering((id) => criticalTo(diagram, id, callsFrom));
  const anyCritical = once(() => new Set([...diagram.journeys.keys()].flatMap((id) => [...critical(id)])));
  const callersOf = remembering((id) => distinct(graph.incoming(id).map(([, { from }]) => from)));
  const calleesOf = remembering((id) => distinct(graph.outgoing(id).map(([, { to }]) => to)));
  const ofRoleOnly = (ids: readonly string[], role: Role | undefined) =>
    role === undefined ? ids : ids.filter((id) => types().get(id)?.role === role);
  return {
    ofType: (typeId) => byType().get(typeId) ?? [],
    ofRole: (role) => byRole().get(role) ?? [],
    typeAt: (id) => types().get(id),
    roleAt: (id) => types().get(id)?.role,
    callsFrom,
    callsTo,
    callers: (id, role) => ofRoleOnly(callersOf(id), role),
    callees: (id, role) => ofRoleOnly(calleesOf(id), role),
    depthOf: (id) => depths().depthOf(id),
    chainTo: (id) => depths().chainTo(id),
    zonesOf: remembering(placesOf('zone')),
    regionsOf: remembering(placesOf('region')),
    criticalTo: critical,
    isCritical: (id) => anyCritical().has(id),
  };
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
  return (id) => kept(found, id, () => compute(id));
}

function grouped<K, T>(
  records: ReadonlyMap<string, T>,
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
