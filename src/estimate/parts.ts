/** The records of a scope's components and connections, in the diagram's own order. */
import type { ComponentEstimate, ConnectionEstimate, LatencyEstimate } from './answer';
import type { Reached } from './graph/reach';
import type { Scope } from './summaries';
import { componentEstimate, connectionEstimate, effectOf } from './summaries';

export interface Parts {
  readonly components: ReadonlyMap<string, ComponentEstimate>;
  readonly connections: ReadonlyMap<string, ConnectionEstimate>;
}

/** `effectLater`: how an asynchronous connection's time to effect comes about when it is looked at. */
export function partsOf(
  of: Scope,
  effectLater: (id: string, make: () => LatencyEstimate) => () => LatencyEstimate | undefined,
  only?: Reached,
): Parts {
  const { graph } = of;
  const { diagram, indexOf, callIndexOf } = graph;
  const components = new Map<string, ComponentEstimate>();
  for (const id of diagram.components.keys()) {
    const node = graph.nodes[indexOf.get(id) ?? -1];
    if (node && (!only || only.nodes.has(node.index))) components.set(id, componentEstimate(of, node));
  }
  const connections = new Map<string, ConnectionEstimate>();
  for (const id of diagram.connections.keys()) {
    const call = graph.calls[callIndexOf.get(id) ?? -1];
    if (!call || (only && !only.calls.has(call.index))) continue;
    const it = connectionEstimate(of, call);
    const effect = call.kind === 'call' ? null : effectLater(id, () => effectOf(of, call));
    connections.set(id, effect ? withEffect(it, effect) : it);
  }
  return { components, connections };
}

const withEffect = (
  it: ConnectionEstimate,
  effect: () => LatencyEstimate | undefined,
): ConnectionEstimate => ({
  ...it,
  get effectMs() {
    return effect();
  },
});
