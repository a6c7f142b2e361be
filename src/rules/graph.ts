/**
 * The diagram as adjacency lists, built once per diagram and kept as long as it lives, with the reachability
 * the rules ask for. Synchronous reachability runs over calls between typed parts only: plain boxes are a
 * sketch, and a circle of arrows in a sketch is no call cycle yet.
 */
import type { ComponentType, Role } from '../catalog/componentType';
import { isAsynchronous, typeOf } from '../catalog/effective';
import type { Connection, Diagram } from '../model/diagram';
import type { Entry } from '../model/queries';
import { knotsOf } from './knots';

export interface Graph {
  readonly outgoing: (componentId: string) => readonly Entry<Connection>[];
  readonly incoming: (componentId: string) => readonly Entry<Connection>[];
  /** Undefined where there is no such component. */
  readonly typeAt: (componentId: string) => ComponentType | undefined;
  /** The role of a box where there is no such component. */
  readonly roleOf: (componentId: string) => Role;
  /** Whether the caller waits, as `modeOf` has it. */
  readonly isSync: (connection: Connection) => boolean;
  /** Connections with exactly these ends, in the diagram's order. */
  readonly between: (from: string, to: string) => readonly Entry<Connection>[];
  /** Components with a chain of synchronous calls to this one; itself too. */
  readonly callersOf: (componentId: string) => ReachSet;
  /** Components this one has a chain of synchronous calls to; itself too. */
  readonly calledBy: (componentId: string) => ReachSet;
  /** The cycle of synchronous calls a component stands on, if any: first among typed parts, else among all. */
  readonly knotOf: (componentId: string) => Knot | undefined;
}

export interface Knot {
  readonly components: readonly string[];
  /** The synchronous connections among them. */
  readonly connections: readonly string[];
  /** Whether it needs no plain box to close. */
  readonly typed: boolean;
}

/** Each component reached, with the neighbour it was reached from: the next step back to the start. */
export type ReachSet = ReadonlyMap<string, string | null>;

const graphs = new WeakMap<Diagram, Graph>();

/** Graphs follow a diagram's identity, as every edit returns a new one. */
export function graphOf(diagram: Diagram): Graph {
  const known = graphs.get(diagram);
  if (known) return known;
  const graph = buildGraph(diagram);
  graphs.set(diagram, graph);
  return graph;
}

const NONE: readonly Entry<Connection>[] = [];

function buildGraph(diagram: Diagram): Graph {
  const out = new Map<string, Entry<Connection>[]>();
  const into = new Map<string, Entry<Connection>[]>();
  for (const entry of diagram.connections) {
    append(out, entry[1].from, entry);
    append(into, entry[1].to, entry);
  }
  const outgoing = (id: string) => out.get(id) ?? NONE;
  const incoming = (id: string) => into.get(id) ?? NONE;
  const types = new Map<string, ComponentType>();
  const asynchronous = new Set<string>();
  for (const [id, component] of diagram.components) {
    types.set(id, typeOf(component));
    if (isAsynchronous(component)) asynchronous.add(id);
  }
  const roleOf = (id: string): Role => types.get(id)?.role ?? 'untyped';
  const isSync = ({ mode, from, to }: Connection): boolean =>
    mode === undefined ? !asynchronous.has(from) && !asynchronous.has(to) : mode === 'sync';
  const isSketched = (connection: Connection): boolean =>
    isSync(connection) && !isRefusedCall(roleOf(connection.from), roleOf(connection.to));
  const isTyped = ({ from, to }: Connection): boolean =>
    roleOf(from) !== 'untyped' && roleOf(to) !== 'untyped';
  const targetsOf = eachOnce((from) => {
    const byTarget = new Map<string, Entry<Connection>[]>();
    for (const entry of outgoing(from)) append(byTarget, entry[1].to, entry);
    return byTarget;
  });
  const sketchedFrom = eachOnce((id) => those(outgoing(id), isSketched));
  const callsFrom = eachOnce((id) => those(sketchedFrom(id), isTyped));
  const targets = (id: string) => callsFrom(id).map(([, { to }]) => to);
  const sources = (id: string) =>
    those(incoming(id), (connection) => isSketched(connection) && isTyped(connection)).map(
      ([, { from }]) => from,
    );
  const callers = new Map<string, ReachSet>();
  const called = new Map<string, ReachSet>();
  let knots: ReadonlyMap<string, Knot> | undefined;
  return {
    outgoing,
    incoming,
    typeAt: (id) => types.get(id),
    roleOf,
    isSync,
    between: (from, to) =>
      outgoing(from).length <= FEW
        ? those(outgoing(from), (connection) => connection.to === to)
        : (targetsOf(from).get(to) ?? NONE),
    callersOf: (id) => remembered(callers, id, () => reach(id, sources)),
    calledBy: (id) => remembered(called, id, () => reach(id, targets)),
    knotOf: (id) => {
      knots ??= allKnots();
      return knots.get(id);
    },
  };
  function allKnots(): ReadonlyMap<string, Knot> {
    const sketched = buildKnots(diagram, sketchedFrom, false);
    // What closes without plain boxes closes among all.
    return sketched.size === 0 ? sketched : new Map([...sketched, ...buildKnots(diagram, callsFrom, true)]);
  }
}

/** Up to so many are looked through each time. */
const FEW = 8;

/** The same list where all of it is meant. */
const those = (
  entries: readonly Entry<Connection>[],
  keep: (connection: Connection) => boolean,
): readonly Entry<Connection>[] =>
  entries.every(([, connection]) => keep(connection))
    ? entries
    : entries.filter(([, connection]) => keep(connection));

function buildKnots(
  diagram: Diagram,
  callsOf: (id: string) => readonly Entry<Connection>[],
  typed: boolean,
): ReadonlyMap<string, Knot> {
  const found = new Map<string, Knot>();
  for (const components of knotsOf(diagram.components.keys(), (id) => callsOf(id).map(([, { to }]) => to))) {
    const members = new Set(components);
    const connections = components.flatMap((id) =>
      callsOf(id).flatMap(([callId, { to }]) => (to !== id && members.has(to) ? [callId] : [])),
    );
    const knot: Knot = { components, connections, typed };
    for (const id of components) found.set(id, knot);
  }
  return found;
}

/** Breadth first, so that the steps back are a shortest way. */
export function reach(start: string, next: (id: string) => Iterable<string>): ReachSet {
  const found = new Map<string, string | null>([[start, null]]);
  for (const id of found.keys()) for (const other of next(id)) if (!found.has(other)) found.set(other, id);
  return found;
}

/** Calls that other rules refuse, to clients and out of stores, close no circle of their own. */
export const isRefusedCall = (from: Role, to: Role): boolean =>
  from !== 'untyped' &&
  (to === 'client' || (from === 'store' && !['store', 'broker', 'untyped'].includes(to)));

/** A drag asks about one start, over and over; a review about many, once each: keep the latest few. */
function remembered(cache: Map<string, ReachSet>, id: string, compute: () => ReachSet): ReachSet {
  const known = cache.get(id);
  if (known) return known;
  if (cache.size >= 8) cache.clear();
  const fresh = compute();
  cache.set(id, fresh);
  return fresh;
}

function eachOnce<T extends object>(find: (id: string) => T): (id: string) => T {
  const found = new Map<string, T>();
  return (id) => {
    const before = found.get(id);
    if (before !== undefined) return before;
    const made = find(id);
    found.set(id, made);
    return made;
  };
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
