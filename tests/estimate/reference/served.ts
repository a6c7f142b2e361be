/**
 * The share of a journey's requests that is served where components are overloaded: one asked for u ≥ 1 times what
 * it can carry serves 1/u of the requests that pass it, one draw a request, everything else up, asked by load
 * (docs/estimation.md, "Overload"). The same enumeration, in a world where only those draws are left.
 */
import type { Connection, Diagram, Journey, Operation } from '../../../src/model/diagram';
import { answers, type World, worldOf } from './answered';
import { chanceOf } from './enumerate';
import type { Visits } from './load';
import { type Calls, journeyScope, type Member } from './scope';
import { overloadOf } from './settled';

const OPERATIONS: readonly (Operation | undefined)[] = [undefined, 'read', 'write'];

export function servedShare(diagram: Diagram, journey: Journey, total: Visits): number {
  const real = worldOf(journeyScope(diagram, journey));
  const calm = new Map([...diagram.connections].map(([id, connection]) => [id, sure(connection)]));
  const passes = (id: string) =>
    1 / Math.max(1, ...OPERATIONS.map((operation) => overloadOf(diagram, id, operation, total)));
  if ([...diagram.components.keys()].every((id) => passes(id) === 1)) return 1;
  const member = (one: Member): Member => ({ ...one, connection: calm.get(one.id) ?? one.connection });
  const world: World = {
    ...real,
    required: () => 1,
    bearsLoad: () => true,
    settings: (id) => ({ ...real.settings(id), availability: passes(id), commonCause: 0 }),
    failover: () => 0,
    replicas: () => [{ unit: 0, zones: [], regions: [] }],
    calls: (id) =>
      real.calls(id).map((group) => askedByLoad({ ...group, members: group.members.map(member) })),
    enqueues: (id) => real.enqueues(id).map(([connectionId, connection]) => [connectionId, sure(connection)]),
  };
  return chanceOf((trial) => answers(world, trial, journey.entry, undefined)).yes;
}

function sure(connection: Connection): Connection {
  const { errorRate: _, ...rest } = connection;
  return { ...rest, availability: 1 };
}

function askedByLoad(group: Calls): Calls {
  if (group.how === 'balance') return { ...group, how: 'shard' };
  if (group.how !== 'failover') return group;
  const members = group.members.map((one) => ({ ...one, weight: one.place === 0 ? 1 : 0 }));
  return { ...group, how: 'shard', members };
}
