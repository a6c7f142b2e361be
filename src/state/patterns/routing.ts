/**
 * What becomes of the connections between selected components when a pattern is put around them. Each takes the part
 * of one of the pattern's connections: the one between the same two slots, else the first on the way there, else one
 * for the same operation. One that states no operation stands for all of them, so what the pattern draws beside it for
 * the other operation alone is left out, unless both stand in one call group.
 */
import { modeOf } from '../../catalog/effective';
import type { Connection, Diagram, Operation } from '../../model/diagram';
import type { Entry } from '../../model/queries';
import type { Filled } from './fitPattern';

export interface Routing {
  /** Of the diagram's connections: the pattern's whose part each takes. */
  readonly takenOver: ReadonlyMap<string, TakenOver>;
  /** Of the pattern's connections: those that aren't drawn. */
  readonly left: ReadonlySet<string>;
  /** Of the pattern's connections: those drawn for every operation. */
  readonly anyOperation: ReadonlySet<string>;
}

export interface TakenOver {
  readonly by: string;
  /** It no longer ends where it did. */
  readonly isRerouted: boolean;
  /** The pattern's connections that enter what it called before. */
  readonly ends: readonly string[];
  /** The pattern's other connections that begin where it does, where the pattern splits what it carries. */
  readonly others: readonly string[];
}

interface Plan {
  readonly takenOver: Map<string, TakenOver>;
  readonly left: Set<string>;
  readonly anyOperation: Set<string>;
}

export function routingOf(diagram: Diagram, piece: Diagram, filled: Filled): Routing {
  const plan: Plan = { takenOver: new Map(), left: new Set(), anyOperation: new Set() };
  for (const [from, fromId] of filled)
    for (const [to, toId] of filled) {
      const drawn = [...diagram.connections].filter(([, it]) => it.from === fromId && it.to === toId);
      const calls = drawn.filter(([, it]) => modeOf(diagram, it) === 'sync');
      const sent = drawn.filter(([, it]) => modeOf(diagram, it) === 'async');
      if (calls.length > 0) planBetween(piece, plan, from, to, calls);
      for (const [id] of sent) planDirect(piece, plan, from, to, id);
    }
  return plan;
}

function planBetween(
  piece: Diagram,
  plan: Plan,
  from: string,
  to: string,
  drawn: readonly Entry<Connection>[],
): void {
  const taken: Entry<Connection>[] = [];
  const wanted = new Set<Operation>();
  for (const [id, { operation }] of drawn) {
    const part = partFor(piece, from, to, operation);
    if (!part) continue;
    const [by, { to: next, operation: of }] = part;
    const onTheWay = next === to ? [] : between(piece, next, to);
    plan.takenOver.set(id, {
      by,
      isRerouted: next !== to,
      ends: onTheWay.filter((way) => piece.connections.get(way)?.to === to),
      others: next === to ? [] : splitWith(piece, from, by),
    });
    taken.push(part);
    if (operation) wanted.add(operation);
    else if (of) {
      wanted.add(of);
      for (const way of [by, ...onTheWay])
        if (piece.connections.get(way)?.operation === of) plan.anyOperation.add(way);
    }
  }
  if (taken.length > 0 && wanted.size > 0) leaveOut(piece, plan, from, wanted, taken);
}

/** Only where the pattern says what share takes each way. */
function splitWith(piece: Diagram, from: string, by: string): readonly string[] {
  const isShare = (connection: Connection | undefined) => connection?.probability !== undefined;
  if (!isShare(piece.connections.get(by))) return [];
  return [...piece.connections].flatMap(([id, it]) =>
    id !== by && it.from === from && isShare(it) ? [id] : [],
  );
}

/** What is sent stays sent: it can only be what the pattern too sends from the one to the other. */
function planDirect(piece: Diagram, plan: Plan, from: string, to: string, id: string): void {
  const direct = [...piece.connections].find(
    ([, it]) => it.from === from && it.to === to && modeOf(piece, it) === 'async',
  );
  if (direct) plan.takenOver.set(id, { by: direct[0], isRerouted: false, ends: [], others: [] });
}

/** The pattern's connection whose part one of that operation takes. */
function partFor(
  piece: Diagram,
  from: string,
  to: string,
  operation: Operation | undefined,
): Entry<Connection> | undefined {
  const leaving = [...piece.connections].filter(([, it]) => it.from === from);
  const direct = leaving.filter(([, it]) => it.to === to);
  const around = leaving.filter(([, it]) => it.to !== to && between(piece, it.to, to).length > 0);
  const of = (entries: typeof leaving, wanted: Operation | undefined) =>
    entries.find(([, it]) => it.operation === wanted);
  if (operation === undefined) {
    const grouped = direct.find(([id]) => groupsWith(piece, from, id).length > 0);
    const bothWays = of(direct, 'read') && of(direct, 'write') ? (grouped ?? direct[0]) : undefined;
    return of(direct, undefined) ?? of(around, undefined) ?? bothWays ?? around[0] ?? direct[0];
  }
  return (
    of(direct, operation) ??
    of(direct, undefined) ??
    of(around, operation) ??
    of(around, undefined) ??
    of(leaving, operation)
  );
}

/** What the pattern draws for an operation nobody asked for, as far as it can be done without. */
function leaveOut(
  piece: Diagram,
  plan: Plan,
  from: string,
  wanted: ReadonlySet<Operation>,
  taken: readonly Entry<Connection>[],
): void {
  const isUnwanted = (connection: Connection) =>
    connection.operation !== undefined &&
    !wanted.has(connection.operation) &&
    modeOf(piece, connection) === 'sync';
  const beside = new Set(taken.flatMap(([id]) => groupsWith(piece, from, id)).flat());
  for (const [id, connection] of piece.connections) {
    if (!isUnwanted(connection)) continue;
    const isCallers = connection.from === from && !beside.has(id);
    const isTwin = [...piece.connections].some(
      ([other, it]) =>
        other !== id && it.from === connection.from && it.to === connection.to && !isUnwanted(it),
    );
    if (isCallers || (connection.from !== from && isTwin)) plan.left.add(id);
  }
}

const groupsWith = (piece: Diagram, componentId: string, connectionId: string) =>
  (piece.components.get(componentId)?.settings?.calls ?? [])
    .map(({ connections }) => connections)
    .filter((connections) => connections.includes(connectionId));

/** The connections on any way from one component to another, along the arrows. */
function between(piece: Diagram, from: string, to: string): readonly string[] {
  const ahead = closure(piece, from, ({ from: a, to: b }) => [a, b]);
  const behind = closure(piece, to, ({ from: a, to: b }) => [b, a]);
  return [...piece.connections].flatMap(([id, it]) =>
    ahead.has(it.from) && it.from !== to && behind.has(it.to) ? [id] : [],
  );
}

function closure(
  piece: Diagram,
  start: string,
  ends: (connection: Connection) => readonly [string, string],
): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const id of reached)
    for (const connection of piece.connections.values()) {
      const [a, b] = ends(connection);
      if (a === id) reached.add(b);
    }
  return reached;
}
