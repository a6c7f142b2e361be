/**
 * The call groups a pattern asks of a component, beside those it has: a call the pattern orders leaves the group it
 * stood in. Members that weren't drawn are left out, and so is a group that means nothing without them.
 */
import { modeOf } from '../../catalog/effective';
import type { CallGroup, Diagram } from '../../model/diagram';
import { putComponent, withoutCalls } from '../../model/edits';

export function joinCalls(
  diagram: Diagram,
  componentId: string,
  wanted: readonly CallGroup[],
  drawnAs: ReadonlyMap<string, string>,
): Diagram {
  const component = diagram.components.get(componentId);
  if (!component) return diagram;
  const groups = wanted.flatMap((group) => drawnGroup(diagram, componentId, group, drawnAs));
  const moved = new Set([...wanted, ...groups].flatMap(({ connections }) => connections));
  const freed = withoutCalls(component, moved);
  const calls = [...(freed.settings?.calls ?? []), ...groups];
  const { calls: _, ...others } = freed.settings ?? {};
  const settings = calls.length > 0 ? { ...others, calls } : others;
  return putComponent(diagram, componentId, { ...freed, settings });
}

function drawnGroup(
  diagram: Diagram,
  componentId: string,
  group: CallGroup,
  drawnAs: ReadonlyMap<string, string>,
): readonly CallGroup[] {
  const kept = group.connections.flatMap((id, index) => {
    const drawn = drawnAs.get(id);
    const connection = drawn === undefined ? undefined : diagram.connections.get(drawn);
    const isCall = connection?.from === componentId && modeOf(diagram, connection) === 'sync';
    return drawn !== undefined && isCall ? [{ id: drawn, weight: group.weights?.[index] ?? 1 }] : [];
  });
  const { need, weights, ...rest } = group;
  if (kept.length === 0 || (group.how === 'cache' && kept.length < 2)) return [];
  const isWeighed = weights !== undefined && kept.some(({ weight }) => weight > 0);
  return [
    {
      ...rest,
      connections: kept.map(({ id }) => id),
      ...(need !== undefined && { need: Math.min(need, kept.length) }),
      ...(isWeighed && { weights: kept.map(({ weight }) => weight) }),
    },
  ];
}
