/** The records of a scope's components and connections, in the diagram's own order; unchanged ones are the same objects. */
import type { ComponentEstimate, ConnectionEstimate, LatencyEstimate } from './answer';
import type { Call, Node } from './graph/graph';
import { OPERATIONS } from './graph/graph';
import type { Reached } from './graph/reach';
import type { Backlog } from './load/backlog';
import type { Load } from './load/load';
import type { ComponentInputs, ConnectionInputs, Scope } from './summaries';
import {
  componentEstimate,
  componentInputs,
  connectionEstimate,
  connectionInputs,
  effectOf,
  isSameComponent,
  isSameConnection,
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
  const ofComponents = keepSame<Node, ComponentInputs, ComponentEstimate>(isSameComponent);
  const ofConnections = keepSame<Call, ConnectionInputs, ConnectionEstimate>(isSameConnection);
  let before: Load | null = null;
  return {
    of(scope, later, only) {
      const { diagram, nodes, calls, indexOf, callIndexOf } = scope.graph;
      const components = new Map<string, ComponentEstimate>();
      const connections = new Map<string, ConnectionEstimate>();
      const { load } = scope;
      const last = before;
      before = load;
      ofComponents.next();
      ofConnections.next();
      for (const id of diagram.components.keys()) {
        const node = nodes[indexOf.get(id) ?? -1];
        if (!node || (only && !only.nodes.has(node.index))) continue;
        const inputs = componentInputs(scope, node);
        const isSameLoad = last !== null && isSameAt(last, load, 'arrivals', node.index * PER_NODE, PER_NODE);
        const made =
          ofComponents.known(node, inputs, isSameLoad) ??
          ofComponents.keep(node, inputs, componentEstimate(scope, node));
        const backlog = node.isBroker ? later.backlog?.(node) : undefined;
        components.set(id, backlog ? withBacklog(made, backlog) : made);
      }
      for (const id of diagram.connections.keys()) {
        const call = calls[callIndexOf.get(id) ?? -1];
        if (!call || (only && !only.calls.has(call.index))) continue;
        const inputs = connectionInputs(scope, call);
        const isSameLoad = last !== null && isSameAt(last, load, 'calls', call.index, 1);
        const made =
          ofConnections.known(call, inputs, isSameLoad) ??
          ofConnections.keep(call, inputs, connectionEstimate(scope, call));
        const isSent = call.kind !== 'call';
        const effect = isSent ? later.effectMs(call, () => effectOf(scope, call)) : null;
        connections.set(id, effect ? withEffect(made, effect) : made);
      }
      return { components, connections };
    },
  };
}

const PER_NODE = OPERATIONS.length;

/** Whether these of their rates are the same. */
function isSameAt(a: Load, b: Load, rates: 'arrivals' | 'calls', from: number, count: number): boolean {
  const [now, before] = [b[rates], a[rates]];
  const [onceNow, onceBefore] = [b.once?.[rates], a.once?.[rates]];
  for (let place = from; place < from + count; place++)
    if (now[place] !== before[place] || onceNow?.[place] !== onceBefore?.[place]) return false;
  return true;
}

interface KeptSame<T, I, R> {
  /** A further scope. */
  next(): void;
  /** The record in the scope before, where it was made of the same; null: it wasn't. */
  known(part: T, inputs: I, isSameLoad: boolean): R | null;
  keep(part: T, inputs: I, record: R): R;
}

function keepSame<T extends { readonly index: number }, I, R>(
  isSame: (a: I, b: I) => boolean,
): KeptSame<T, I, R> {
  const kept: ({ readonly part: T; readonly inputs: I; readonly record: R; scope: number } | undefined)[] =
    [];
  let scope = 0;
  return {
    next() {
      scope++;
    },
    known(part, inputs, isSameLoad) {
      const before = kept[part.index];
      if (!isSameLoad || before?.part !== part || before.scope !== scope - 1) return null;
      if (!isSame(before.inputs, inputs)) return null;
      before.scope = scope;
      return before.record;
    },
    keep(part, inputs, record) {
      kept[part.index] = { part, inputs, record, scope };
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
