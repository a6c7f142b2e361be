/**
 * Whether a component answers a request, in one state of the world: naive recursion over who calls whom. A
 * call back to a component on the path fails, which is the least fixpoint (docs/estimation.md §2).
 */
import { type EffectiveSettings, effectiveSettings, typeOf, workFor } from '../../../src/catalog/effective';
import type { Connection, Operation } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import {
  atLeast,
  type Chance,
  chanceOf,
  every,
  happens,
  type Question,
  type Trial,
  type Verdict,
} from './enumerate';
import { hitShare, readsThrough } from './hits';
import { busyReplicas, totalLoad, utilizationOf } from './load';
import { groupAvailability, type Replica, replicasOf } from './placement';
import {
  type Calls,
  callsOf,
  componentOf,
  enqueuesOf,
  linkAvailability,
  type Member,
  type Scope,
} from './scope';

/** A scope with what load decides about it, and whether optional calls are needed too. */
export interface World extends Scope {
  readonly fullFunction: boolean;
  /** Replicas needed for a call of that operation, `"auto"` resolved, at most all there are. */
  readonly required: (componentId: string, operation: Operation | undefined) => number;
  /** Without this cache that store would be overloaded. */
  readonly bearsLoad: (cacheId: string, storeId: string) => boolean;
  readonly settings: (componentId: string) => EffectiveSettings;
  readonly replicas: (componentId: string) => readonly Replica[];
  /** The share of its primary's outages in which nobody answers. */
  readonly failover: (componentId: string) => number;
  readonly calls: (componentId: string) => readonly Calls[];
  readonly enqueues: (componentId: string) => readonly (readonly [string, Connection])[];
}

export function worldOf(scope: Scope, fullFunction = false): World {
  const { diagram } = scope;
  const load = remembered(() => totalLoad(diagram));
  const cold = remembered((cacheId) => totalLoad(diagram, { coldCache: cacheId }));
  const settings = remembered((id) => effectiveSettings(componentOf(scope, id)));
  const required = (operation: Operation | undefined) =>
    remembered((id) => {
      const { requiredReplicas } = workFor(componentOf(scope, id), operation);
      if (requiredReplicas !== 'auto') return Math.min(requiredReplicas, settings(id).replicas);
      const busy = busyReplicas(diagram, id, load('')) ?? 0;
      return Math.min(Math.max(1, Math.ceil(busy)), settings(id).replicas);
    });
  const byOperation = { read: required('read'), write: required('write'), any: required(undefined) };
  return {
    ...scope,
    fullFunction,
    required: (id, operation) => byOperation[operation ?? 'any'](id),
    bearsLoad: (cacheId, storeId) => (utilizationOf(diagram, storeId, cold(cacheId)) ?? 0) >= 1,
    settings,
    replicas: remembered((id) => replicasOf(diagram, componentOf(scope, id))),
    failover: remembered((id) => unansweredShare(scope, id)),
    calls: remembered((id) => callsOf(scope, id)),
    enqueues: remembered((id) => enqueuesOf(scope, id)),
  };
}

const asked = new WeakMap<World, Map<string, Chance>>();

/** The chance of a yes in this world; each question is enumerated once. */
export function chanceIn(world: World, key: string, question: Question): Chance {
  const known = asked.get(world) ?? new Map<string, Chance>();
  asked.set(world, known);
  const chance = known.get(key) ?? chanceOf(question);
  known.set(key, chance);
  return chance;
}

/** What a component offers to calls of that operation. */
export const answerChance = (world: World, id: string, operation: Operation | undefined): Chance =>
  chanceIn(world, JSON.stringify(['ok', id, operation ?? null]), (trial) =>
    answers(world, trial, id, operation),
  );

/** The component alone, for calls of that operation. */
export const upChance = (world: World, id: string, operation: Operation | undefined): Chance =>
  chanceIn(world, JSON.stringify(['up', id, operation ?? null]), (trial) =>
    isUp(world, trial, id, operation),
  );

/** It is up, and every call group and every message it leaves is answered. */
export function answers(
  world: World,
  trial: Trial,
  id: string,
  operation: Operation | undefined,
  path: readonly string[] = [],
): Verdict {
  if (path.includes(id)) return false;
  const up = isUp(world, trial, id, operation);
  if (up !== true) return up;
  const component = componentOf(world, id);
  const groups = world.calls(id);
  const here = [...path, id];
  if (groups.length > 0 && readsThrough(component)) {
    const hit = happens(trial, `hit ${id}`, hitShare(component, operation));
    if (operation !== 'write' && hit !== false) return hit;
  }
  return callsAnswer(world, trial, id, here);
}

/** All its calls and all messages it leaves; `path` ends with it. */
export function callsAnswer(world: World, trial: Trial, id: string, path: readonly string[]): Verdict {
  const called = every(world.calls(id), (group) => groupAnswers(world, trial, group, path));
  if (called !== true) return called;
  return every(world.enqueues(id), ([connectionId, connection]) =>
    neededIfCalled(world, trial, connectionId, connection, () =>
      enqueueAnswers(world, trial, connectionId, connection),
    ),
  );
}

export function isUp(world: World, trial: Trial, id: string, operation: Operation | undefined): Verdict {
  const { availability, commonCause } = world.settings(id);
  const replicas = world.replicas(id);
  const together = new Set(replicas.map(({ unit }) => unit)).size > 1 ? commonCause : 0;
  const down = 1 - availability;
  const spared = happens(trial, `common cause ${id}`, 1 - together * down);
  if (spared !== true) return spared;
  const stands = ({ zones, regions }: Replica) =>
    every([...zones, ...regions], (group) =>
      happens(trial, `group ${group}`, groupAvailability(world.diagram, group)),
    );
  const itself = (unit: number) =>
    happens(trial, `replica ${unit} ${id}`, together > 0 ? 1 - (1 - together) * down : availability);
  const enough = atLeast(world.required(id, operation), replicas, (replica) => {
    const placed = stands(replica);
    return placed === true ? itself(replica.unit) : placed;
  });
  const unanswered = world.failover(id);
  if (enough !== true || unanswered === 0) return enough;
  const primary = primaryAmong(replicas, stands);
  if (primary === undefined) return undefined;
  const primaryUp = itself(primary);
  return primaryUp === false ? happens(trial, `taken over ${id}`, 1 - unanswered) : primaryUp;
}

/** What fails with the most replicas, of those whose zones and regions are up; open while one of those is. */
function primaryAmong(
  replicas: readonly Replica[],
  stands: (replica: Replica) => Verdict,
): number | undefined {
  const counts = new Map<number, number>();
  for (const replica of replicas) {
    const placed = stands(replica);
    if (placed === undefined) return undefined;
    if (placed) counts.set(replica.unit, (counts.get(replica.unit) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}

/** Of an outage of the primary: the share in which none has taken over; failures × time is no more than the outages. */
export function unansweredShare(scope: Scope, id: string): number {
  const component = componentOf(scope, id);
  const { failoverSeconds, failuresPerYear } = component.settings ?? {};
  const hasField = typeOf(component).fields.some((field) => field.id === 'failoverSeconds');
  const down = 1 - effectiveSettings(component).availability;
  if (!hasField || typeof failoverSeconds !== 'number' || down === 0) return 0;
  const threeHours = 3 / 24 / 365.25;
  const failures = typeof failuresPerYear === 'number' ? failuresPerYear : down / threeHours;
  return Math.min(down, (failures * failoverSeconds) / (365.25 * 86_400)) / down;
}

/** The wire holds and no call of the request over it ends in an error. */
export function connectionHolds(
  world: World,
  trial: Trial,
  id: string,
  connection: Connection,
  times = connection.timesPerRequest ?? 1,
): Verdict {
  const link = happens(trial, `link ${id}`, linkAvailability(world.diagram, connection));
  if (link !== true) return link;
  const errors = likely(connection.errorRate ?? 0) ** ((connection.retries?.max ?? 0) + 1);
  // Errors after several tries are rare: from 1 − p their digits would be gone.
  const some = errors < 1 ? -Math.expm1(times * Math.log1p(-errors)) : 1;
  return happens(trial, `no error ${id}`, (1 - errors) ** times, some);
}

function enqueueAnswers(world: World, trial: Trial, id: string, connection: Connection): Verdict {
  const holds = connectionHolds(world, trial, id, connection);
  return holds !== true ? holds : isUp(world, trial, connection.to, connection.operation);
}

function groupAnswers(world: World, trial: Trial, group: Calls, path: readonly string[]): Verdict {
  const call = (member: Member) => callAnswers(world, trial, member, path);
  if (group.how === 'sequence' || group.how === 'parallel')
    return every(group.members, (member) =>
      neededIfCalled(world, trial, member.id, member.connection, () => call(member)),
    );
  const present = presentOf(trial, group.members);
  if (!present) return undefined;
  if (present.length === 0) return true;
  if (group.how === 'quorum') return atLeast(Math.min(group.need, present.length), present, call);
  if (group.how === 'shard') return pickAnswers(trial, group, present, call);
  if (group.how === 'cache') return cacheAnswers(world, trial, present, path);
  return atLeast(1, present, call);
}

/** A call of a sequence: not made, or not needed for the answer, or needed. */
function neededIfCalled(
  world: World,
  trial: Trial,
  id: string,
  connection: Connection,
  call: () => Verdict,
): Verdict {
  if (connection.optional && !world.fullFunction) return true;
  const called = isCalled(trial, id, connection);
  return called === true ? call() : called === false ? true : undefined;
}

function callAnswers(world: World, trial: Trial, member: Member, path: readonly string[]): Verdict {
  const holds = connectionHolds(world, trial, member.id, member.connection);
  if (holds !== true) return holds;
  return answers(world, trial, member.connection.to, member.connection.operation, path);
}

function pickAnswers(
  trial: Trial,
  group: Calls,
  present: readonly Member[],
  call: (member: Member) => Verdict,
): Verdict {
  const total = present.reduce((sum, member) => sum + member.weight, 0);
  if (total === 0) return true;
  const among = present.map((member) => member.id).join(' ');
  const pick = trial.outcome(
    `pick ${group.key} ${among}`,
    present.map((member) => member.weight / total),
  );
  const picked = pick === undefined ? undefined : present[pick];
  return picked && call(picked);
}

function cacheAnswers(
  world: World,
  trial: Trial,
  present: readonly Member[],
  path: readonly string[],
): Verdict {
  const lookup = present.find((member) => member.place === 0);
  const store = present.find((member) => member.place === 1);
  const stored = () => (store ? callAnswers(world, trial, store, path) : false);
  if (!lookup) return stored();
  const { to, operation } = lookup.connection;
  const up = isUp(world, trial, to, operation);
  if (up === undefined) return undefined;
  if (!up) return store && world.bearsLoad(to, store.connection.to) ? false : stored();
  const holds = path.includes(to) ? false : connectionHolds(world, trial, lookup.id, lookup.connection);
  if (holds === undefined) return undefined;
  if (!holds) return stored();
  const share = hitShare(componentOf(world, to), operation);
  const hit = operation === 'write' ? false : happens(trial, `hit ${to}`, share);
  return hit === false ? stored() : hit;
}

/** The members this request calls; `undefined` while a draw is open. */
function presentOf(trial: Trial, members: readonly Member[]): readonly Member[] | undefined {
  const present: Member[] = [];
  for (const member of members) {
    const called = isCalled(trial, member.id, member.connection);
    if (called === undefined) return undefined;
    if (called) present.push(member);
  }
  return present;
}

const isCalled = (trial: Trial, id: string, connection: Connection): Verdict =>
  happens(trial, `called ${id}`, likely(connection.probability ?? 1));

function remembered<T>(answer: (id: string) => T): (id: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (id) => {
    const found = known.get(id);
    if (found) return found.value;
    const value = answer(id);
    known.set(id, { value });
    return value;
  };
}
