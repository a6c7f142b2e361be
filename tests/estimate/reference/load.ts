/**
 * Load as if everything were up: one request is walked through the whole tree of its calls, each visit counted
 * with its expected number. A call back to a component on the path carries nothing (docs/estimation.md §2
 * Fine print, §3). Exponential in the diagram's depth, and meant to be.
 */
import { effectiveSettings, isBroker, workFor } from '../../../src/catalog/effective';
import type { Connection, Diagram, Operation } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import { hitShare, readsThrough } from './hits';
import {
  asyncOf,
  type Calls,
  callsOf,
  componentOf,
  journeyScope,
  journeysOf,
  type Member,
  type Scope,
} from './scope';

type Op = Operation | undefined;

export interface Visits {
  /** By component, then by the operation of the calls that arrive. */
  readonly components: ReadonlyMap<string, ReadonlyMap<Op, number>>;
  readonly connections: ReadonlyMap<string, number>;
}

export interface LoadOptions {
  /** Look-ups in this cache find nothing. */
  readonly coldCache?: string;
  readonly traffic?: Traffic;
}

/** What one call costs in further ones: those that errors cost, where nothing else is said. */
export interface Traffic {
  /** Calls over the wire for one that is asked for. */
  made(id: string, connection: Connection, lookup: boolean): number;
  /** The chance that its caller gives up. */
  gaveUp(id: string, connection: Connection, lookup: boolean): number;
}

const ERRORS_ONLY: Traffic = { made: (_, connection) => attemptsForErrors(connection), gaveUp: () => 0 };

/** Expected visits for one request at the entry, asynchronous parts included. */
export function visitsOf(scope: Scope, entry: string, options: LoadOptions = {}): Visits {
  const components = new Map<string, Map<Op, number>>();
  const connections = new Map<string, number>();
  const traffic = options.traffic ?? ERRORS_ONLY;
  const callsMade = (connectionId: string, connection: Connection, lookup = false) =>
    (connection.timesPerRequest ?? 1) * traffic.made(connectionId, connection, lookup);

  const arrive = (id: string, operation: Op, rate: number, path: readonly string[]) => {
    const component = componentOf(scope, id);
    count(components, id, operation, rate);
    const here = [...path, id];
    const groups = callsOf(scope, id);
    const missed = groups.length > 0 && readsThrough(component) ? 1 - hitShare(component, operation) : 1;
    for (const group of groups)
      for (const [member, share] of sharesOf(group)) send(member, share * rate * missed, here, group);
    const consumers = asyncOf(scope, id);
    for (const [connectionId, connection] of consumers)
      pass(connectionId, connection, rate * missed * consumerShare(id, connection, consumers), here);
  };

  const send = (member: Member, rate: number, path: readonly string[], group: Calls) => {
    const lookup = group.how === 'cache' && member.place === 0;
    if (!lookup) pass(member.id, member.connection, rate, path);
    else if (!path.includes(member.connection.to)) {
      const calls = rate * callsMade(member.id, member.connection, true);
      add(connections, member.id, calls);
      count(components, member.connection.to, member.connection.operation, calls);
    }
  };

  const pass = (connectionId: string, connection: Connection, rate: number, path: readonly string[]) => {
    if (rate === 0 || path.includes(connection.to)) return;
    const calls = rate * callsMade(connectionId, connection);
    add(connections, connectionId, calls);
    arrive(connection.to, connection.operation, calls, path);
  };

  const found = (id: string, operation: Op) =>
    options.coldCache === id ? 0 : hitShare(componentOf(scope, id), operation);

  /** How often each member is called, for one request that reaches the group. */
  const sharesOf = (group: Calls): (readonly [Member, number])[] =>
    presences(group.members).flatMap(([present, chance]) =>
      picksOf(group, present).map(([member, share]) => [member, share * chance] as const),
    );

  const picksOf = (group: Calls, present: readonly Member[]): (readonly [Member, number])[] => {
    const [first] = present;
    if (!first) return [];
    if (group.how === 'failover')
      return present.map((member, index) => [
        member,
        present
          .slice(0, index)
          .reduce((chance, before) => chance * traffic.gaveUp(before.id, before.connection, false), 1),
      ]);
    if (group.how === 'balance' || group.how === 'shard') {
      const total = present.reduce((sum, member) => sum + member.weight, 0);
      return total > 0 ? present.map((member) => [member, member.weight / total]) : [];
    }
    if (group.how !== 'cache' || first.place !== 0) return present.map((member) => [member, 1]);
    const inTime = 1 - traffic.gaveUp(first.id, first.connection, true);
    const missed = 1 - inTime * found(first.connection.to, first.connection.operation);
    return present.map((member) => [member, member === first ? 1 : missed]);
  };

  const consumerShare = (
    id: string,
    connection: Connection,
    all: readonly (readonly [string, Connection])[],
  ): number => {
    const component = componentOf(scope, id);
    const isQueue = isBroker(component) && component.type === 'message-queue';
    if (!isQueue || connection.probability !== undefined) return likely(connection.probability ?? 1);
    const given = all.reduce((sum, [, other]) => sum + likely(other.probability ?? 0), 0);
    const others = all.filter(([, other]) => other.probability === undefined).length;
    return Math.max(0, 1 - given) / others;
  };

  arrive(entry, undefined, 1, []);
  return { components, connections };
}

/** Requests each second by component and operation, and by connection, over all journeys. */
export function totalLoad(diagram: Diagram, options: LoadOptions = {}): Visits {
  const known = [...journeysOf(diagram).values()].filter(({ entry }) => diagram.components.has(entry));
  return together(
    known.map((journey) =>
      scaled(
        visitsOf(journeyScope(diagram, journey), journey.entry, options),
        likely(journey.requestsPerSecond ?? 0),
      ),
    ),
  );
}

export function together(all: readonly Visits[]): Visits {
  const components = new Map<string, Map<Op, number>>();
  const connections = new Map<string, number>();
  for (const visits of all) {
    for (const [id, byOperation] of visits.components)
      for (const [operation, rate] of byOperation) count(components, id, operation, rate);
    for (const [id, calls] of visits.connections) add(connections, id, calls);
  }
  return { components, connections };
}

export function scaled(visits: Visits, factor: number): Visits {
  const components = [...visits.components].map(
    ([id, byOperation]) =>
      [id, new Map([...byOperation].map(([operation, rate]) => [operation, rate * factor]))] as const,
  );
  const connections = [...visits.connections].map(([id, calls]) => [id, calls * factor] as const);
  return { components: new Map(components), connections: new Map(connections) };
}

/** Replicas kept busy by what arrives; `null`: nothing of it is limited. */
export function busyReplicas(diagram: Diagram, id: string, visits: Visits): number | null {
  const component = diagram.components.get(id);
  if (!component) return null;
  let busy: number | null = null;
  for (const [operation, rate] of visits.components.get(id) ?? []) {
    const { capacityRps } = workFor(component, operation);
    if (capacityRps !== null) busy = (busy ?? 0) + rate / capacityRps;
  }
  return busy === null ? null : busy / effectiveSettings(component).shards;
}

/** Offered load over capacity. */
export function utilizationOf(diagram: Diagram, id: string, visits: Visits): number | null {
  const component = diagram.components.get(id);
  const busy = busyReplicas(diagram, id, visits);
  return busy === null || !component ? null : busy / effectiveSettings(component).replicas;
}

export function requestsPerSecond(visits: Visits, id: string): number {
  return [...(visits.components.get(id)?.values() ?? [])].reduce((sum, rate) => sum + rate, 0);
}

/** Requests each second the journey alone can have, and every component that stands in the way of more. */
export function limitOf(
  diagram: Diagram,
  visits: Visits,
): { rate: number | null; attained: readonly string[] } {
  const limits = [...diagram.components.keys()].flatMap((id): [string, number][] => {
    const share = utilizationOf(diagram, id, visits);
    return share ? [[id, 1 / share]] : [];
  });
  if (limits.length === 0) return { rate: null, attained: [] };
  const rate = Math.min(...limits.map(([, limit]) => limit));
  return { rate, attained: limits.filter(([, limit]) => limit <= rate * (1 + 1e-9)).map(([id]) => id) };
}

function attemptsForErrors(connection: Connection): number {
  const errors = likely(connection.errorRate ?? 0);
  let attempts = 0;
  for (let attempt = 0; attempt <= (connection.retries?.max ?? 0); attempt++) attempts += errors ** attempt;
  return attempts;
}

/** Every set of members a request may call, with its chance. */
export function presences(members: readonly Member[]): (readonly [readonly Member[], number])[] {
  const [first, ...rest] = members;
  if (!first) return [[[], 1]];
  const called = likely(first.connection.probability ?? 1);
  return presences(rest).flatMap(([present, chance]) => [
    [[first, ...present], chance * called] as const,
    [present, chance * (1 - called)] as const,
  ]);
}

function count(components: Map<string, Map<Op, number>>, id: string, operation: Op, rate: number): void {
  const byOperation = components.get(id) ?? new Map<Op, number>();
  add(byOperation, operation, rate);
  components.set(id, byOperation);
}

function add<K>(sums: Map<K, number>, key: K, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}
