/**
 * The same question as `answers`, asked the other way round: everything starts as down, and is raised until
 * nothing changes. In a state in which every draw has its outcome; it checks the recursion where calls go in circles.
 */
import type { Connection, Diagram, Operation } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import { connectionHolds, isUp, type World } from './answered';
import { happens, type Trial } from './enumerate';
import { hitShare, readsThrough } from './hits';
import { type Calls, componentOf, type Member } from './scope';

const OPERATIONS: readonly (Operation | undefined)[] = [undefined, 'read', 'write'];

/**
 * The two differ in one case, where "fails at once" is the sterner sentence: a write through a cache whose
 * calls come back to that cache with a read, which would hit.
 */
export function mixesWritesAtCaches(diagram: Diagram): boolean {
  const writes = (id: string) =>
    new Set(
      [...diagram.connections.values()]
        .filter((connection) => connection.to === id)
        .map((connection) => connection.operation === 'write'),
    );
  return [...diagram.components].some(([id, component]) => readsThrough(component) && writes(id).size > 1);
}

/** A trial that settles every draw at once, and remembers it. */
export function settledTrial(next: () => number): Trial {
  const known = new Map<string, number>();
  return {
    outcome(draw, chances) {
      let left = next();
      const drawn = chances.findIndex((chance) => {
        left -= chance;
        return left < 0;
      });
      const outcome = known.get(draw) ?? Math.max(0, drawn);
      known.set(draw, outcome);
      return outcome;
    },
  };
}

export function leastFixpointAnswers(world: World, trial: Trial, entry: string): boolean {
  const answering = new Set<string>();
  const key = (id: string, operation: Operation | undefined) => JSON.stringify([id, operation ?? null]);
  const calls = ({ id, connection }: Member) =>
    connectionHolds(world, trial, id, connection) === true &&
    answering.has(key(connection.to, connection.operation));
  for (let raised = true; raised; ) {
    raised = false;
    for (const id of world.diagram.components.keys())
      for (const operation of OPERATIONS) {
        if (answering.has(key(id, operation)) || !holdsNow(world, trial, id, operation, calls)) continue;
        answering.add(key(id, operation));
        raised = true;
      }
  }
  return answering.has(key(entry, undefined));
}

function holdsNow(
  world: World,
  trial: Trial,
  id: string,
  operation: Operation | undefined,
  calls: (member: Member) => boolean,
): boolean {
  if (!isUp(world, trial, id, operation)) return false;
  const groups = world.calls(id);
  if (groups.length > 0 && readsThrough(componentOf(world, id)) && hits(world, trial, id, operation))
    return true;
  return (
    groups.every((group) => groupHolds(world, trial, group, calls)) &&
    world
      .enqueues(id)
      .every(
        ([connectionId, connection]) =>
          connection.optional ||
          !isCalled(trial, connectionId, connection) ||
          (connectionHolds(world, trial, connectionId, connection) === true &&
            isUp(world, trial, connection.to, connection.operation) === true),
      )
  );
}

function groupHolds(world: World, trial: Trial, group: Calls, calls: (member: Member) => boolean): boolean {
  const present = group.members.filter(({ id, connection }) => isCalled(trial, id, connection));
  if (present.length === 0) return true;
  if (group.how === 'sequence' || group.how === 'parallel')
    return present.every((member) => member.connection.optional || calls(member));
  if (group.how === 'quorum') return present.filter(calls).length >= Math.min(group.need, present.length);
  if (group.how === 'cache') return cacheHolds(world, trial, present, calls);
  if (group.how !== 'shard') return present.some(calls);
  const total = present.reduce((sum, member) => sum + member.weight, 0);
  if (total === 0) return true;
  const draw = `pick ${group.key} ${present.map((member) => member.id).join(' ')}`;
  const picked = trial.outcome(
    draw,
    present.map((member) => member.weight / total),
  );
  return present.some((member, index) => index === picked && calls(member));
}

function cacheHolds(
  world: World,
  trial: Trial,
  present: readonly Member[],
  calls: (member: Member) => boolean,
): boolean {
  const lookup = present.find((member) => member.place === 0);
  const store = present.find((member) => member.place === 1);
  const stored = store !== undefined && calls(store);
  if (!lookup) return stored;
  const { id, connection } = lookup;
  const up = isUp(world, trial, connection.to, connection.operation) === true;
  const found =
    connectionHolds(world, trial, id, connection) === true &&
    hits(world, trial, connection.to, connection.operation);
  const answered = (up && found) || stored;
  return store && world.bearsLoad(connection.to, store.connection.to) ? up && answered : answered;
}

const hits = (world: World, trial: Trial, id: string, operation: Operation | undefined): boolean =>
  operation !== 'write' && happens(trial, `hit ${id}`, hitShare(componentOf(world, id), operation)) === true;

const isCalled = (trial: Trial, id: string, connection: Connection): boolean =>
  happens(trial, `called ${id}`, likely(connection.probability ?? 1)) === true;
