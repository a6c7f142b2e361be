/**
 * What rules ask of a diagram again and again, found out once for each diagram, when it is first asked: every list in
 * the diagram's order, every number independent of that order. A rule that goes over all components for each component
 * makes a review quadratic; these don't. A rule that looks at most of the parts goes over `parts` or `links`; by their ids
 * others are asked for where few are.
 */
import type { ComponentType, Role } from '../catalog/componentType';
import type { Component, Connection, Diagram } from '../model/diagram';
import { type Entry, enclosingGroups } from '../model/queries';
import { kept } from '../shared/kept';
import { callDepths } from './callDepths';
import { criticalTo } from './criticalTo';
import { entryOf, type Graph, graphOf } from './graph';
import type { Joined, Part } from './parts';
import { mostTries } from './tries';

export { settingsOf } from './settingsOf';

export interface Facts extends Joined {
  readonly partsOfType: (typeId: string) => readonly Part[];
  readonly partsOfRole: (role: Role) => readonly Part[];
  /** Those that say how they make several of their calls together. */
  readonly partsThatGroup: readonly Part[];
  /** All of the diagram's. */
  readonly components: readonly Entry<Component>[];
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
  readonly depthOf: (part: Part) => number;
  /** The parts of that chain, from its entry to this one. */
  readonly chainTo: (part: Part) => readonly Part[];
  /** By index: how many parts of that chain count, itself included. */
  readonly alongChains: (counts: (part: Part) => boolean) => Int32Array;
  /** Ids of the zones it stands in, through any nesting. */
  readonly zonesOf: (id: string) => readonly string[];
  readonly regionsOf: (id: string) => readonly string[];
  /** Ids of the groups of any kind it stands in, through any nesting. */
  readonly groupsOf: (id: string) => readonly string[];
  /** Ids of the groups that anything stands in, and of the regions among them. */
  readonly groupsInUse: ReadonlySet<string>;
  readonly regionsInUse: ReadonlySet<string>;
  /** How often it may be asked for one request at most, when all that calls are retried on the way to it are. */
  readonly triesAt: (part: Part) => number;
  /** Components without whose answer a request of the journey doesn't go on: its entry and what it calls, optional calls left out. */
  readonly criticalTo: (journeyId: string) => ReadonlySet<string>;
  /** Whether it is critical to any journey. */
  readonly isCritical: (id: string) => boolean;
}

/** Facts follow a diagram's identity, as every edit returns a new one. */
export const factsOf = (diagram: Diagram): Facts =>
  kept(facts, diagram, () => gather(diagram, graphOf(diagram)));

const facts = new WeakMap<Diagram, Facts>();

function gather(diagram: Diagram, graph: Graph): Facts {
  const { parts, links, partAt } = graph;
  const components = once(() => [...diagram.components]);
  const byType = once(() => grouped(parts, ({ component }) => component.type));
  const byRole = once(() => grouped(parts, ({ type }) => type.role));
  const partsOfType = (typeId: string) => byType().get(typeId) ?? NOBODY;
  const partsOfRole = (role: Role) => byRole().get(role) ?? NOBODY;
  const grouping = once(() => parts.filter(({ component }) => component.settings?.calls !== undefined));
  const listed = new Map<readonly Part[], readonly Entry<Component>[]>();
  const entriesOf = (some: readonly Part[]) =>
    kept(listed, some, () => some.map(({ id, component }) => [id, component] as const));
  const callsOf = once(() => ({ from: byPart(parts, callsFrom), to: byPart(parts, callsTo) }));
  const callersOf = byPart(parts, ({ incoming }) => distinct(incoming.map(({ from }) => from.id)));
  const calleesOf = byPart(parts, ({ outgoing }) => distinct(outgoing.map(({ to }) => to.id)));
  const ofRoleOnly = (ids: readonly string[], role: Role | undefined) =>
    role === undefined ? ids : ids.filter((id) => partAt(id)?.type.role === role);
  const depths = once(() => callDepths(graph));
  const tries = once(() => mostTries(parts, depths().depthOf));
  const critical = new Map<string, ReadonlySet<string>>();
  const criticalIds = (id: string) => kept(critical, id, () => criticalTo(diagram, graph, id));
  const anyCritical = once(() => new Set([...diagram.journeys.keys()].flatMap((id) => [...criticalIds(id)])));
  const places = once(() => placesOfAll(diagram, parts));
  const placesOf = (id: string) => places().byPart[partAt(id)?.index ?? -1] ?? NOWHERE;
  return {
    parts,
    links,
    partAt,
    partsOfType,
    partsOfRole,
    get partsThatGroup() {
      return grouping();
    },
    get components() {
      return components();
    },
    ofType: (typeId) => entriesOf(partsOfType(typeId)),
    ofRole: (role) => entriesOf(partsOfRole(role)),
    typeAt: graph.typeAt,
    roleAt: (id) => partAt(id)?.type.role,
    callsFrom: (id) => callsOf().from(partAt(id)) ?? NO_CALLS,
    callsTo: (id) => callsOf().to(partAt(id)) ?? NO_CALLS,
    callers: (id, role) => ofRoleOnly(callersOf(partAt(id)) ?? NO_IDS, role),
    callees: (id, role) => ofRoleOnly(calleesOf(partAt(id)) ?? NO_IDS, role),
    depthOf: (part) => depths().depthOf(part),
    chainTo: (part) => depths().chainTo(part),
    alongChains: (counts) => depths().alongChains(counts),
    zonesOf: (id) => placesOf(id).zones,
    regionsOf: (id) => placesOf(id).regions,
    groupsOf: (id) => placesOf(id).all,
    get groupsInUse() {
      return places().groups;
    },
    get regionsInUse() {
      return places().regions;
    },
    triesAt: ({ index }) => tries()[index] ?? 1,
    criticalTo: criticalIds,
    isCritical: (id) => anyCritical().has(id),
  };
  function callsFrom(part: Part): readonly Entry<Connection>[] {
    return part.callsFrom === part.outgoing ? graph.outgoing(part.id) : part.callsFrom.map(entryOf);
  }
  function callsTo(part: Part): readonly Entry<Connection>[] {
    return part.callsTo === part.incoming ? graph.incoming(part.id) : part.callsTo.map(entryOf);
  }
}

const NOBODY: readonly Part[] = [];
const NO_CALLS: readonly Entry<Connection>[] = [];
const NO_IDS: readonly string[] = [];

/** Ids of groups. */
interface Places {
  readonly zones: readonly string[];
  readonly regions: readonly string[];
  readonly all: readonly string[];
}

interface AllPlaces {
  readonly byPart: readonly Places[];
  readonly groups: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
}

const NOWHERE: Places = { zones: [], regions: [], all: [] };

/** Where many parts stand together it is found out once. */
function placesOfAll(diagram: Diagram, parts: readonly Part[]): AllPlaces {
  const known = new Map<string, Places>();
  const byPart = parts.map(({ component: { in: placed = NO_IDS } }) =>
    placed.length === 0 ? NOWHERE : kept(known, JSON.stringify(placed), () => placesIn(diagram, placed)),
  );
  const used = [...known.values()];
  return {
    byPart,
    groups: new Set(used.flatMap(({ all }) => all)),
    regions: new Set(used.flatMap(({ regions }) => regions)),
  };
}

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

/** What is found of a part, each found once. */
function byPart<T extends object>(
  parts: readonly Part[],
  find: (part: Part) => T,
): (part: Part | undefined) => T | undefined {
  const found = new Array<T | undefined>(parts.length).fill(undefined);
  return (part) => {
    if (!part) return undefined;
    const before = found[part.index];
    if (before !== undefined) return before;
    const made = find(part);
    found[part.index] = made;
    return made;
  };
}

function grouped<K>(parts: readonly Part[], keyOf: (part: Part) => K): ReadonlyMap<K, readonly Part[]> {
  const groups = new Map<K, Part[]>();
  for (const part of parts) {
    const key = keyOf(part);
    const group = groups.get(key);
    if (group) group.push(part);
    else groups.set(key, [part]);
  }
  return groups;
}
