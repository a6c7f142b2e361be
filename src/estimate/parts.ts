/**
 * The records of a scope's components and connections, in the diagram's own order; unchanged ones are the same objects.
 * Made from those of the scope before: looked at again is what differs in a setting, a rate, a chance or a time.
 */
import type { ComponentEstimate, ConnectionEstimate, LatencyEstimate } from './answer';
import type { Exchanged } from './graph/changed';
import type { Call, Node } from './graph/graph';
import { OPERATIONS } from './graph/graph';
import type { Reached } from './graph/reach';
import type { Backlog } from './load/backlog';
import type { Load } from './load/load';
import type { Differences } from './partsDifferences';
import { differences } from './partsDifferences';
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

/** What one was made of. */
interface Made<P, I, R> {
  readonly part: P;
  readonly inputs: I;
  readonly record: R;
}

type MadeComponent = Made<Node, ComponentInputs, ComponentEstimate>;
type MadeConnection = Made<Call, ConnectionInputs, ConnectionEstimate>;

/** What was made last; records by index. */
interface Last {
  readonly scope: Scope;
  readonly only: Reached | undefined;
  readonly components: (MadeComponent | undefined)[];
  readonly connections: (MadeConnection | undefined)[];
  /** Those that come with what is made when it is looked at. */
  readonly brokers: Set<number>;
  readonly sent: Set<number>;
  readonly parts: Parts;
}

/** Records of one scope after another. */
export function createPartRecords(): PartRecords {
  let last: Last | null = null;
  return {
    of(scope, later, only) {
      // What the next is compared with; it is known only as long as this is the last evaluation.
      scope.availability.table();
      const other = last && differences(last.scope, scope);
      last =
        last && other?.components && other.connections && last.only === only
          ? patched(last, other, [other.components, other.connections], scope, later)
          : whole(last, other, { scope, later, only });
      return last.parts;
    },
  };
}

/** `other`: what may have another record than before; null: anything. */
function whole(
  before: Last | null,
  other: Differences | null,
  { scope, later, only }: { scope: Scope; later: PartsLater; only: Reached | undefined },
): Last {
  const { diagram, nodes, calls, indexOf, callIndexOf } = scope.graph;
  const components = new Map<string, ComponentEstimate>();
  const connections = new Map<string, ConnectionEstimate>();
  const parts = { components, connections };
  const made: Last = {
    ...{ scope, only, parts },
    ...{ components: [], connections: [], brokers: new Set(), sent: new Set() },
  };
  const [same, sameCalls] = other ? [before?.components, before?.connections] : [];
  for (const id of diagram.components.keys()) {
    const node = nodes[indexOf.get(id) ?? -1];
    if (!node || (only && !only.nodes.has(node.index))) continue;
    const known = other?.nodes.has(node.index) ? undefined : same?.[node.index];
    components.set(id, known ? keptComponent(made, known, later) : componentIn(made, before, node, later));
  }
  for (const id of diagram.connections.keys()) {
    const call = calls[callIndexOf.get(id) ?? -1];
    if (!call || (only && !only.calls.has(call.index))) continue;
    const known = other?.calls.has(call.index) ? undefined : sameCalls?.[call.index];
    connections.set(id, known ? keptConnection(made, known, later) : connectionIn(made, before, call, later));
  }
  return made;
}

function patched(
  before: Last,
  other: Differences,
  [ofComponents, ofConnections]: readonly [Exchanged, Exchanged],
  scope: Scope,
  later: PartsLater,
): Last {
  const { nodes, calls, indexOf, callIndexOf } = scope.graph;
  const { only, brokers, sent } = before;
  const components = copied(before.parts.components);
  const connections = copied(before.parts.connections);
  const made: Last = { ...before, scope, parts: { components, connections } };
  for (const id of ofComponents.gone) components.delete(id);
  for (const id of ofConnections.gone) connections.delete(id);
  cutTo(nodes.length, before.components, brokers);
  cutTo(calls.length, before.connections, sent);
  for (const id of ofComponents.added) {
    const node = nodes[indexOf.get(id) ?? -1];
    if (node && (!only || only.nodes.has(node.index)))
      components.set(id, componentIn(made, before, node, later));
  }
  for (const id of ofConnections.added) {
    const call = calls[callIndexOf.get(id) ?? -1];
    if (call && (!only || only.calls.has(call.index)))
      connections.set(id, connectionIn(made, before, call, later));
  }
  for (const index of other.nodes.all) {
    const node = nodes[index];
    if (node && (!only || only.nodes.has(index)))
      components.set(node.id, componentIn(made, before, node, later));
  }
  for (const index of other.calls.all) {
    const call = calls[index];
    if (call && (!only || only.calls.has(index)))
      connections.set(call.id, connectionIn(made, before, call, later));
  }
  for (const index of brokers) {
    const [node, record] = [nodes[index], made.components[index]?.record];
    if (node && record) components.set(node.id, componentWith(record, node, later));
  }
  for (const index of sent) {
    const [call, record] = [calls[index], made.connections[index]?.record];
    if (call && record) connections.set(call.id, connectionWith(record, call, scope, later));
  }
  return made;
}

/** Entry by entry without an array for each, which a map made from another makes. */
function copied<V>(map: ReadonlyMap<string, V>): Map<string, V> {
  const made = new Map<string, V>();
  map.forEach((value, key) => {
    made.set(key, value);
  });
  return made;
}

/** Those of the last are all there are. */
function cutTo(count: number, made: (unknown | undefined)[], marked: Set<number>): void {
  for (let index = count; index < made.length; index++) marked.delete(index);
  made.length = Math.min(made.length, count);
}

function componentIn(made: Last, before: Last | null, node: Node, later: PartsLater): ComponentEstimate {
  const { scope } = made;
  const { index } = node;
  const inputs = componentInputs(scope, node);
  const old = before?.components[index];
  const isSameLoad =
    before && isSameAt(before.scope.load, scope.load, 'arrivals', index * PER_NODE, PER_NODE);
  const isSame = old && isSameLoad && old.part === node && isSameComponent(old.inputs, inputs);
  const one = isSame ? old : { part: node, inputs, record: componentEstimate(scope, node) };
  return keptComponent(made, one, later);
}

function keptComponent(made: Last, one: MadeComponent, later: PartsLater): ComponentEstimate {
  const node = one.part;
  const { index } = node;
  made.components[index] = one;
  if (node.isBroker && later.backlog) made.brokers.add(index);
  else made.brokers.delete(index);
  return componentWith(one.record, node, later);
}

function connectionIn(made: Last, before: Last | null, call: Call, later: PartsLater): ConnectionEstimate {
  const { scope } = made;
  const { index } = call;
  const inputs = connectionInputs(scope, call);
  const old = before?.connections[index];
  const isSameLoad = before && isSameAt(before.scope.load, scope.load, 'calls', index, 1);
  const isSame = old && isSameLoad && old.part === call && isSameConnection(old.inputs, inputs);
  const one = isSame ? old : { part: call, inputs, record: connectionEstimate(scope, call) };
  return keptConnection(made, one, later);
}

function keptConnection(made: Last, one: MadeConnection, later: PartsLater): ConnectionEstimate {
  const call = one.part;
  const { index } = call;
  made.connections[index] = one;
  if (call.kind !== 'call') made.sent.add(index);
  else made.sent.delete(index);
  return connectionWith(one.record, call, made.scope, later);
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

function connectionWith(
  it: ConnectionEstimate,
  call: Call,
  scope: Scope,
  later: PartsLater,
): ConnectionEstimate {
  if (call.kind === 'call') return it;
  const effect = later.effectMs(call, () => effectOf(scope, call));
  return {
    ...it,
    get effectMs() {
      return effect();
    },
  };
}

function componentWith(it: ComponentEstimate, node: Node, later: PartsLater): ComponentEstimate {
  const backlog = node.isBroker ? later.backlog?.(node) : undefined;
  if (!backlog) return it;
  return {
    ...it,
    get backlog() {
      return backlog();
    },
  };
}
