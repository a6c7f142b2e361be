/**
 * Edits of how a component makes its calls: one call given an alternative, or a look-up before it. Only where that
 * means what it says: in a sequence the call gets a group of its own, alternatives take one more member; a call that
 * is one of several made at once, or picked by a key, is left alone (null).
 */
import { effectiveSettings } from '../../../catalog/effective';
import type { CallGroup, Component, Diagram } from '../../../model/diagram';
import { putComponent, putConnection, putJourney } from '../../../model/edits';

/** `other` stands in for `call` where that fails. Both leave `from` already. */
export function withAlternative(diagram: Diagram, from: string, call: string, other: string): Diagram | null {
  const component = diagram.components.get(from);
  if (!component) return null;
  const { how, calls } = effectiveSettings(component);
  const index = calls.findIndex((group) => group.connections.includes(call));
  const group = calls[index];
  if (!group && how === 'balance') return diagram;
  if (!group && how === 'failover') return diagram;
  if (!group && how !== 'sequence') return null;
  const pair: CallGroup = { how: 'failover', connections: [call, other] };
  if (!group) return putCalls(diagram, from, component, [...calls, pair]);
  if (group.how === 'balance' || group.how === 'failover')
    return putCalls(
      diagram,
      from,
      component,
      calls.map((one) => (one === group ? grown(group, call, other) : one)),
    );
  return splice(diagram, from, component, index, call, pair);
}

/** `lookUp` is asked before `call` (cache-aside). */
export function withLookUp(diagram: Diagram, from: string, call: string, lookUp: string): Diagram | null {
  const component = diagram.components.get(from);
  if (!component) return null;
  const { how, calls } = effectiveSettings(component);
  const index = calls.findIndex((group) => group.connections.includes(call));
  const pair: CallGroup = { how: 'cache', connections: [lookUp, call] };
  if (index >= 0) return splice(diagram, from, component, index, call, pair);
  return how === 'sequence' ? putCalls(diagram, from, component, [...calls, pair]) : null;
}

/** A group of a sequence in three: what comes before the call, the pair, what comes after. */
function splice(
  diagram: Diagram,
  from: string,
  component: Component,
  index: number,
  call: string,
  pair: CallGroup,
): Diagram | null {
  const calls = effectiveSettings(component).calls;
  const group = calls[index];
  if (!group || (group.how !== 'sequence' && group.connections.length > 1)) return null;
  const at = group.connections.indexOf(call);
  const part = (connections: readonly string[]): CallGroup[] =>
    connections.length > 0 ? [{ how: 'sequence', connections }] : [];
  return putCalls(diagram, from, component, [
    ...calls.slice(0, index),
    ...part(group.connections.slice(0, at)),
    pair,
    ...part(group.connections.slice(at + 1)),
    ...calls.slice(index + 1),
  ]);
}

function grown(group: CallGroup, call: string, other: string): CallGroup {
  const connections = [...group.connections, other];
  if (!group.weights) return { ...group, connections };
  return {
    ...group,
    connections,
    weights: [...group.weights, group.weights[group.connections.indexOf(call)] ?? 1],
  };
}

function putCalls(diagram: Diagram, id: string, component: Component, calls: readonly CallGroup[]): Diagram {
  return putComponent(diagram, id, { ...component, settings: { ...component.settings, calls } });
}

/** A copy of a connection with other ends; journeys that name the one go over the copy too. */
export function copyConnection(
  diagram: Diagram,
  id: string,
  copy: string,
  ends: { readonly from?: string; readonly to?: string },
): Diagram {
  const connection = diagram.connections.get(id);
  if (!connection) return diagram;
  let next = putConnection(diagram, copy, { ...connection, ...ends });
  for (const [journey, record] of diagram.journeys)
    if (record.connections?.includes(id))
      next = putJourney(next, journey, { ...record, connections: [...record.connections, copy] });
  return next;
}
