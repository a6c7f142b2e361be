/**
 * How a component makes its synchronous calls, as it can be edited: ordered groups, one after another, the last of
 * them what stands in no group and is called the type's own way. Whatever is done to them, what is kept in the
 * document is valid: a cache has two members, a quorum needs one to all of them, weights match and aren't all zero.
 */
import { modeOf, typeOf } from '../catalog/effective';
import type { CallGroup, Diagram, How } from '../model/diagram';
import { putSetting } from '../model/edits';
import { outgoing } from '../model/queries';
import type { Context, Outcome } from './command';

/** Every outgoing sync call of a component, in the groups it is made in; none of them empty. */
export function callGroups(diagram: Diagram, componentId: string): readonly CallGroup[] {
  const component = diagram.components.get(componentId);
  if (!component) return [];
  const explicit = component.settings?.calls ?? [];
  const grouped = new Set(explicit.flatMap((group) => group.connections));
  const rest = outgoing(diagram, componentId)
    .filter(([id, connection]) => !grouped.has(id) && modeOf(diagram, connection) === 'sync')
    .map(([id]) => id);
  const own: CallGroup = { how: typeOf(component).how, connections: rest };
  return [...explicit, own].filter((group) => group.connections.length > 0);
}

/** The ways these calls may be made: a cache takes exactly a cache and a store. */
export function possibleHows(group: CallGroup): readonly How[] {
  const several: readonly How[] = ['sequence', 'parallel', 'balance', 'failover', 'quorum', 'shard'];
  if (group.connections.length === 1) return ['sequence'];
  return group.connections.length === 2 ? [...several, 'cache'] : several;
}

export function setHow(context: Context, componentId: string, groupIndex: number, how: How): Outcome {
  return change(context, componentId, (groups) =>
    groups.map((group, index) => {
      if (index !== groupIndex) return group;
      const { need: _, weights: __, ...rest } = group;
      const half = Math.floor(group.connections.length / 2) + 1;
      return how === 'quorum' ? { ...rest, how, need: half } : { ...rest, how };
    }),
  );
}

/** Puts a call into another group; one past the last makes a group of its own. */
export function moveCall(
  context: Context,
  componentId: string,
  connectionId: string,
  groupIndex: number,
): Outcome {
  return change(context, componentId, (groups) => {
    const target = groups[groupIndex];
    const isCall = groups.some((group) => group.connections.includes(connectionId));
    if (!isCall || target?.connections.includes(connectionId)) return groups;
    const left = groups.map((group) => without(group, connectionId));
    if (!target) return [...left, { how: 'sequence', connections: [connectionId] }];
    return left.map((group, index) => (index === groupIndex ? withMember(group, connectionId) : group));
  });
}

/** Calls it before the one before it: order counts for failover, and for which of two is the cache. */
export function callEarlier(context: Context, componentId: string, connectionId: string): Outcome {
  return change(context, componentId, (groups) =>
    groups.map((group) => {
      const at = group.connections.indexOf(connectionId);
      return at < 1 ? group : reordered(group, at - 1, at);
    }),
  );
}

export function setNeed(context: Context, componentId: string, groupIndex: number, need: number): Outcome {
  const outcome = change(context, componentId, (groups) =>
    groups.map((group, index) => (index === groupIndex ? { ...group, need } : group)),
  );
  return { ...outcome, record: `merge:need ${componentId} ${groupIndex}` };
}

/** A call's share among those of its group; `undefined` takes all of them back to equal. */
export function setWeight(
  context: Context,
  componentId: string,
  connectionId: string,
  weight: number | undefined,
): Outcome {
  const outcome = change(context, componentId, (groups) =>
    groups.map((group) => {
      const at = group.connections.indexOf(connectionId);
      if (at < 0) return group;
      const { weights = group.connections.map(() => 1), ...rest } = group;
      return weight === undefined
        ? rest
        : { ...rest, weights: weights.map((old, index) => (index === at ? weight : old)) };
    }),
  );
  return { ...outcome, record: `merge:weight ${connectionId}` };
}

function change(
  { diagram }: Context,
  componentId: string,
  edit: (groups: readonly CallGroup[]) => readonly CallGroup[],
): Outcome {
  const component = diagram.components.get(componentId);
  if (!component) return {};
  const groups = edit(callGroups(diagram, componentId))
    .filter((group) => group.connections.length > 0)
    .map(valid);
  const [only] = groups;
  const isOwnWay =
    groups.length <= 1 && (!only || (only.how === typeOf(component).how && !only.weights && !only.need));
  return { diagram: putSetting(diagram, componentId, 'calls', isOwnWay ? undefined : groups) };
}

function valid(group: CallGroup): CallGroup {
  const size = group.connections.length;
  const { need, weights, ...rest } = group;
  const how = group.how === 'cache' && size !== 2 ? 'sequence' : group.how;
  const weigh =
    weights?.length === size &&
    weights.some((weight) => weight > 0) &&
    weights.every((weight) => weight >= 0);
  return {
    ...rest,
    how,
    ...(how === 'quorum' ? { need: Math.min(Math.max(1, Math.round(need ?? 1)), size) } : {}),
    ...(weigh && weights && (how === 'balance' || how === 'shard') ? { weights } : {}),
  };
}

function without(group: CallGroup, connectionId: string): CallGroup {
  const keep = group.connections.flatMap((id, index) => (id === connectionId ? [] : [index]));
  return picked(group, keep);
}

const withMember = (group: CallGroup, connectionId: string): CallGroup => ({
  ...group,
  connections: [...group.connections, connectionId],
  ...(group.weights ? { weights: [...group.weights, 1] } : {}),
});

function reordered(group: CallGroup, first: number, second: number): CallGroup {
  const order = group.connections.map((_, index) =>
    index === first ? second : index === second ? first : index,
  );
  return picked(group, order);
}

function picked(group: CallGroup, indices: readonly number[]): CallGroup {
  const take = <T>(list: readonly T[]): T[] => indices.flatMap((index) => list.slice(index, index + 1));
  return {
    ...group,
    connections: take(group.connections),
    ...(group.weights ? { weights: take(group.weights) } : {}),
  };
}
