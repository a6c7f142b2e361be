/** The records of a scope's components and connections, in the diagram's own order; unchanged ones are the same objects. */
import type { ComponentEstimate, ConnectionEstimate, LatencyEstimate } from './answer';
import type { Call, Node } from './graph/graph';
import type { Reached } from './graph/reach';
import type { Inputs } from './latency/inputs';
import { createInputs } from './latency/inputs';
import type { Backlog } from './load/backlog';
import type { Scope } from './summaries';
import {
  componentEstimate,
  componentInputs,
  connectionEstimate,
  connectionInputs,
  effectOf,
} from './summaries';

export interface Parts {
  readonly components: ReadonlyMap<string, ComponentEstimate>;
  readonly connections: ReadonlyMap<string, ConnectionEstimate>;
}

/** What comes about only when it is looked at. */
export interface PartsLater {
  effectMs(call: Call, make: () => LatencyEstimate): () => LatencyEstimate | undefined;
  /** Undefined: not told in this scope. */
  backlog?(broker: Node): () => Backlog | undefined;
}

export interface PartRecords {
  of(scope: Scope, later: PartsLater, only?: Reached): Parts;
}

/** Records of one scope after another. */
export function createPartRecords(): PartRecords {
  const ofComponents = keepSame<Node, ComponentEstimate>();
  const ofConnections = keepSame<Call, ConnectionEstimate>();
  return {
    of(scope, later, only) {
      const { diagram, nodes, calls, indexOf, callIndexOf } = scope.graph;
      const components = new Map<string, ComponentEstimate>();
      const connections = new Map<string, ConnectionEstimate>();
      for (const id of diagram.components.keys()) {
        const node = nodes[indexOf.get(id) ?? -1];
        if (!node || (only && !only.nodes.has(node.index))) continue;
        const make = (): ComponentEstimate => componentEstimate(scope, node);
        const made = ofComponents.of(node, (inputs) => componentInputs(scope, node, inputs), make);
        const backlog = node.isBroker ? later.backlog?.(node) : undefined;
        components.set(id, backlog ? withBacklog(made, backlog) : made);
      }
      for (const id of diagram.connections.keys()) {
        const call = calls[callIndexOf.get(id) ?? -1];
        if (!call || (only && !only.calls.has(call.index))) continue;
        const make = (): ConnectionEstimate => connectionEstimate(scope, call);
        const made = ofConnections.of(call, (inputs) => connectionInputs(scope, call, inputs), make);
        const isSent = call.kind !== 'call';
        const effect = isSent ? later.effectMs(call, () => effectOf(scope, call)) : null;
        connections.set(id, effect ? withEffect(made, effect) : made);
      }
      return { components, connections };
    },
  };
}

interface KeptSame<T, R> {
  of(part: T, madeFrom: (inputs: Inputs) => void, make: () => R): R;
}

/** The record before, where it was made of the same. */
function keepSame<T extends { readonly index: number }, R>(): KeptSame<T, R> {
  const kept: ({ readonly inputs: Inputs; record: R } | undefined)[] = [];
  return {
    of(part, madeFrom, make) {
      const before = kept[part.index];
      const inputs = before?.inputs ?? createInputs();
      inputs.begin();
      inputs.is(part);
      madeFrom(inputs);
      if (inputs.same() && before) return before.record;
      const record = make();
      if (before) before.record = record;
      else kept[part.index] = { inputs, record };
      return record;
    },
  };
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

const withBacklog = (it: ComponentEstimate, backlog: () => Backlog | undefined): ComponentEstimate => ({
  ...it,
  get backlog() {
    return backlog();
  },
});
