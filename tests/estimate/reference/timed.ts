/**
 * How long a request takes and how often something it needs gives up, where every time is one of few values:
 * constants, overload, timeouts, retries, backoff, hedges. Every visit is worked out anew along its path.
 */
import { workFor } from '../../../src/catalog/effective';
import type { Connection, Operation } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import { answerChance, callsAnswer, chanceIn, connectionHolds, upChance, type World } from './answered';
import { AT_ONCE, constantly, mixed, oneAfterAnother, type Timed } from './atoms';
import { type Call, callOf, repeatedly } from './attempts';
import { hitShare, readsThrough } from './hits';
import { type Calls, componentOf, type Member } from './scope';
import { groupTime, neededTime, type Outcome } from './timedGroups';

type Op = Operation | undefined;

export interface TimedWorld {
  /** The component with all it needs; null: it only ever calls itself back. */
  answer(id: string, operation: Op): Timed | null;
  /** One call that is made. */
  call(id: string, connection: Connection, targetOnly: boolean): Call | null;
}

/** `overloaded`: what passes it takes for ever. */
export function timedWorld(world: World, overloaded: (id: string, operation: Op) => boolean): TimedWorld {
  const own = (id: string, operation: Op): Timed => {
    if (overloaded(id, operation)) return { late: 0, atoms: constantly(Infinity) };
    const { p50, p99 } = workFor(componentOf(world, id), operation).latencyMs;
    if (p50 !== p99) throw new Error(`The work of ${id} has to be constant.`);
    return { late: 0, atoms: constantly(p50) };
  };

  const callTime = (connection: Connection, targetOnly: boolean, path: readonly string[]): Call | null => {
    const { to, operation } = connection;
    const target = targetOnly ? own(to, operation) : answer(to, operation, path);
    if (!target) return null;
    const { p50, p99 } = likely(connection.latencyMs ?? { p50: 0, p99: 1 });
    if (p50 !== p99) throw new Error('Every wire has to be constant.');
    return callOf(connection, oneAfterAnother([{ late: 0, atoms: constantly(p50) }, target]));
  };

  const outcomeOf = (
    { id, connection }: Member,
    targetOnly: boolean,
    path: readonly string[],
  ): Outcome | null => {
    const one = callTime(connection, targetOnly, path);
    if (!one) return null;
    const { to, operation } = connection;
    const wire = chanceIn(world, JSON.stringify(['wire', id]), (trial) =>
      connectionHolds(world, trial, id, connection),
    );
    const target = (targetOnly ? upChance : answerChance)(world, to, operation);
    return { ...repeatedly(one, connection.timesPerRequest ?? 1), answers: wire.yes * target.yes };
  };

  const callsTime = (id: string, path: readonly string[]): Timed | null => {
    const parts: Timed[] = [];
    for (const group of world.calls(id)) {
      const part = groupTime(
        group,
        (member) => outcomeOf(member, group.how === 'cache' && member.place === 0, path),
        hitsOf(world, group),
        bearsLoad(world, group),
      );
      if (!part) return null;
      parts.push(part);
    }
    for (const [connectionId, connection] of world.enqueues(id)) {
      const member: Member = { id: connectionId, connection, weight: 1, place: 0 };
      const part = neededTime(connection, outcomeOf(member, true, path));
      if (part) parts.push(part);
    }
    return oneAfterAnother(parts);
  };

  // Without a cycle the path says nothing about the answer.
  const circles = hasCycle(world);
  const known = new Map<string, Timed | null>();
  const answer = (id: string, operation: Op, path: readonly string[]): Timed | null => {
    const key = JSON.stringify([id, operation ?? null, circles ? path : null]);
    const found = known.get(key);
    if (found !== undefined) return found;
    const time = answerAnew(id, operation, path);
    known.set(key, time);
    return time;
  };

  const answerAnew = (id: string, operation: Op, path: readonly string[]): Timed | null => {
    if (path.includes(id)) return null;
    const here = [...path, id];
    const component = componentOf(world, id);
    const calls = callsTime(id, here);
    if (operation === 'write' || !readsThrough(component) || world.calls(id).length === 0)
      return calls && oneAfterAnother([own(id, operation), calls]);
    const hit = hitShare(component, operation);
    const made = chanceIn(world, JSON.stringify(['calls', id]), (trial) =>
      callsAnswer(world, trial, id, [id]),
    );
    const missed = calls ? (1 - hit) * made.yes : 0;
    if (hit + missed <= 0) return calls && oneAfterAnother([own(id, operation), calls]);
    return oneAfterAnother([
      own(id, operation),
      mixed([
        [hit, AT_ONCE],
        [missed, calls ?? AT_ONCE],
      ]),
    ]);
  };

  return {
    answer: (id, operation) => answer(id, operation, []),
    call: (_, connection, targetOnly) => callTime(connection, targetOnly, []),
  };
}

const cyclic = new WeakMap<World, boolean>();

function hasCycle(world: World): boolean {
  const known = cyclic.get(world);
  if (known !== undefined) return known;
  const targets = (id: string) =>
    world.calls(id).flatMap((group) => group.members.map(({ connection }) => connection.to));
  // Whoever only calls what is known to end, ends.
  const left = new Set(world.diagram.components.keys());
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const id of left) if (!targets(id).some((target) => left.has(target))) left.delete(id);
  }
  cyclic.set(world, left.size > 0);
  return left.size > 0;
}

function hitsOf(world: World, group: Calls): number {
  const lookup = group.members.find((member) => member.place === 0)?.connection;
  if (group.how !== 'cache' || !lookup || lookup.operation === 'write') return 0;
  return hitShare(componentOf(world, lookup.to), lookup.operation);
}

function bearsLoad(world: World, group: Calls): boolean {
  const lookup = group.members.find((member) => member.place === 0)?.connection;
  const store = group.members.find((member) => member.place === 1)?.connection;
  return group.how === 'cache' && lookup && store ? world.bearsLoad(lookup.to, store.to) : false;
}
