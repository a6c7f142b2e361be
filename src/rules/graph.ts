/**
 * The diagram's parts and what joins them, built once per diagram and kept as long as it lives, with the reachability
 * the rules ask for. Synchronous reachability runs over calls between typed parts only: plain boxes are a
 * sketch, and a circle of arrows in a sketch is no call cycle yet.
 */
import type { ComponentType, Role } from '../catalog/componentType';
import type { Connection, Diagram } from '../model/diagram';
import type { Entry } from '../model/queries';
import { type Knot, knotsAmong } from './knots';
import { type Joined, joinParts, type Link, type Part } from './parts';

export interface Graph extends Joined {
  readonly outgoing: (componentId: string) => readonly Entry<Connection>[];
  readonly incoming: (componentId: string) => readonly Entry<Connection>[];
  /** Undefined where there is no such component. */
  readonly typeAt: (componentId: string) => ComponentType | undefined;
  /** Connections with exactly these ends, in the diagram's order. */
  readonly between: (from: string, to: string) => readonly Entry<Connection>[];
  /** Components with a chain of synchronous calls to this one; itself too. */
  readonly callersOf: (componentId: string) => ReachSet;
  /** Components this one has a chain of synchronous calls to; itself too. */
  readonly calledBy: (componentId: string) => ReachSet;
  /** The cycle of synchronous calls a component stands on, if any: first among typed parts, else among all. */
  readonly knotOf: (componentId: string) => Knot | undefined;
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
  const joined = joinParts(diagram);
  const { parts, partAt } = joined;
  const out: (readonly Entry<Connection>[])[] = [];
  const into: (readonly Entry<Connection>[])[] = [];
  const outgoing = (id: string) => entriesOnce(out, partAt(id), ({ outgoing }) => outgoing);
  const incoming = (id: string) => entriesOnce(into, partAt(id), ({ incoming }) => incoming);
  const byTarget = new Map<string, ReadonlyMap<string, readonly Entry<Connection>[]>>();
  const between = (from: string, to: string): readonly Entry<Connection>[] => {
    const leaving = outgoing(from);
    if (leaving.length <= FEW) return those(leaving, (connection) => connection.to === to);
    const known = byTarget.get(from) ?? groupedByTarget(leaving);
    byTarget.set(from, known);
    return known.get(to) ?? NONE;
  };
  const targets = (id: string) => idsOf(partAt(id)?.outgoing, ({ to }) => to);
  const sources = (id: string) => idsOf(partAt(id)?.incoming, ({ from }) => from);
  const callers = new Map<string, ReachSet>();
  const called = new Map<string, ReachSet>();
  let knots: ReadonlyMap<string, Knot> | undefined;
  return {
    ...joined,
    outgoing,
    incoming,
    typeAt: (id) => partAt(id)?.type,
    between,
    callersOf: (id) => remembered(callers, id, () => reach(id, sources)),
    calledBy: (id) => remembered(called, id, () => reach(id, targets)),
    knotOf: (id) => {
      knots ??= allKnots(parts);
      return knots.get(id);
    },
  };
}

/** As a map would hold them, for the few parts whose rules look at them so. */
function entriesOnce(
  known: (readonly Entry<Connection>[])[],
  part: Part | undefined,
  linksOf: (part: Part) => readonly Link[],
): readonly Entry<Connection>[] {
  if (!part) return NONE;
  const before = known[part.index];
  if (before) return before;
  const links = linksOf(part);
  const found = links.length === 0 ? NONE : links.map(entryOf);
  known[part.index] = found;
  return found;
}

export const entryOf = ({ id, connection }: Link): Entry<Connection> => [id, connection];

function groupedByTarget(entries: readonly Entry<Connection>[]): ReadonlyMap<string, Entry<Connection>[]> {
  const found = new Map<string, Entry<Connection>[]>();
  for (const entry of entries) {
    const list = found.get(entry[1].to);
    if (list) list.push(entry);
    else found.set(entry[1].to, [entry]);
  }
  return found;
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

function idsOf(links: readonly Link[] = [], endOf: (link: Link) => Part): readonly string[] {
  const ids: string[] = [];
  for (const link of links) if (isSketched(link) && isTyped(link)) ids.push(endOf(link).id);
  return ids;
}

const isSketched = ({ isSync, from, to }: Link): boolean =>
  isSync && !isRefusedCall(from.type.role, to.type.role);

const isTyped = ({ from, to }: Link): boolean => from.type.role !== 'untyped' && to.type.role !== 'untyped';

function allKnots(parts: readonly Part[]): ReadonlyMap<string, Knot> {
  const sketched = knotsAmong(parts, isSketched, false);
  if (sketched.size === 0) return sketched;
  // What closes without plain boxes closes among all.
  return new Map([...sketched, ...knotsAmong(parts, (link) => isSketched(link) && isTyped(link), true)]);
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
  (to === 'client' || (from === 'store' && to !== 'store' && to !== 'broker' && to !== 'untyped'));

/** A drag asks about one start, over and over; a review about many, once each: keep the latest few. */
function remembered(cache: Map<string, ReachSet>, id: string, compute: () => ReachSet): ReachSet {
  const known = cache.get(id);
  if (known) return known;
  if (cache.size >= 8) cache.clear();
  const fresh = compute();
  cache.set(id, fresh);
  return fresh;
}
