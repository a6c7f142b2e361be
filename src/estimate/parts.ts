/**
 * The records of a scope's components and connections, in the diagram's own order; unchanged ones are the same objects.
 * Made from those of the scope before: looked at again is what differs in a setting, a rate, a chance or a time.
 */
import type { ComponentEstimate, ConnectionEstimate } from './answer';
import type { Exchanged } from './graph/changed';
import type { Call, Node } from './graph/graph';
import { OPERATIONS } from './graph/graph';
import type { Reached } from './graph/reach';
import type { Load } from './load/load';
import type { Differences } from './partsDifferences';
import { differences } from './partsDifferences';
import type { ComponentInputs, ConnectionInputs, Scope } from './summaries';
import {
  componentEstimate,
  componentInputs,
  connectionEstimate,
  connectionInputs,
  isSameComponent,
  isSameConnection,
} from './summaries';

export interface Parts {
  readonly components: ReadonlyMap<string, ComponentEstimate>;
  readonly connections: ReadonlyMap<string, ConnectionEstimate>;
}

export interface PartRecords {
  of(scope: Scope, only?: Reached): Parts;
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
  readonly parts: Parts;
}

/** Records of one scope after another. */
export function createPartRecords(): PartRecords {
  let last: Last | null = null;
  return {
    of(scope, only) {
      // What the next is compared with; it is known only as long as this is the last evaluation.
      scope.availability.table();
      const other = last && differences(last.scope, scope);
      last =
        last && other?.components && other.connections && last.only === only
          ? patched(last, other, [other.components, other.connections], scope)
          : whole(last, other, scope, only);
      return last.parts;
    },
  };
}

/** `other`: what may have another record than before; null: anything. */
function whole(
  before: Last | null,
  other: Differences | null,
  scope: Scope,
  only: Reached | undefined,
): Last {
  const { diagram, nodes, calls, indexOf, callIndexOf } = scope.graph;
  const components = new Map<string, ComponentEstimate>();
  const connections = new Map<string, ConnectionEstimate>();
  const parts = { components, connections };
  const made: Last = { scope, only, parts, components: [], connections: [] };
  const [same, sameCalls] = other ? [before?.components, before?.connections] : [];
  for (const id of diagram.components.keys()) {
    const node = nodes[indexOf.get(id) ?? -1];
    if (!node || (only && !only.nodes.has(node.index))) continue;
    const known = other?.nodes.has(node.index) ? undefined : same?.[node.index];
    components.set(id, known ? keptComponent(made, known) : componentIn(made, before, node));
  }
  for (const id of diagram.connections.keys()) {
    const call = calls[callIndexOf.get(id) ?? -1];
    if (!call || (only && !only.calls.has(call.index))) continue;
    const known = other?.calls.has(call.index) ? undefined : sameCalls?.[call.index];
    connections.set(id, known ? keptConnection(made, known) : connectionIn(made, before, call));
  }
  return made;
}

function patched(
  before: Last,
  other: Differences,
  [ofComponents, ofConnections]: readonly [Exchanged, Exchanged],
  scope: Scope,
): Last {
  const { nodes, calls, indexOf, callIndexOf } = scope.graph;
  const { only } = before;
  const components = copied(before.parts.components);
  const connections = copied(before.parts.connections);
  const made: Last = { ...before, scope, parts: { components, connections } };
  for (const id of ofComponents.gone) components.delete(id);
  for (const id of ofConnections.gone) connections.delete(id);
  cutTo(nodes.length, before.components);
  cutTo(calls.length, before.connections);
  for (const id of ofComponents.added) {
    const node = nodes[indexOf.get(id) ?? -1];
    if (node && (!only || only.nodes.has(node.index))) components.set(id, componentIn(made, before, node));
  }
  for (const id of ofConnections.added) {
    const call = calls[callIndexOf.get(id) ?? -1];
    if (call && (!only || only.calls.has(call.index))) connections.set(id, connectionIn(made, before, call));
  }
  for (const index of other.nodes.all) {
    const node = nodes[index];
    if (node && (!only || only.nodes.has(index))) components.set(node.id, componentIn(made, before, node));
  }
  for (const index of other.calls.all) {
    const call = calls[index];
    if (call && (!only || only.calls.has(index))) connections.set(call.id, connectionIn(made, before, call));
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
function cutTo(count: number, made: (unknown | undefined)[]): void {
  made.length = Math.min(made.length, count);
}

function componentIn(made: Last, before: Last | null, node: Node): ComponentEstimate {
  const { scope } = made;
  const { index } = node;
  const inputs = componentInputs(scope, node);
  const old = before?.components[index];
  const isSameLoad =
    before && isSameAt(before.scope.load, scope.load, 'arrivals', index * PER_NODE, PER_NODE);
  const isSame = old && isSameLoad && old.part === node && isSameComponent(old.inputs, inputs);
  const one = isSame ? old : { part: node, inputs, record: componentEstimate(scope, node) };
  return keptComponent(made, one);
}

function keptComponent(made: Last, one: MadeComponent): ComponentEstimate {
  made.components[one.part.index] = one;
  return one.record;
}

function connectionIn(made: Last, before: Last | null, call: Call): ConnectionEstimate {
  const { scope } = made;
  const { index } = call;
  const inputs = connectionInputs(scope, call);
  const old = before?.connections[index];
  const isSameLoad = before && isSameAt(before.scope.load, scope.load, 'calls', index, 1);
  const isSame = old && isSameLoad && old.part === call && isSameConnection(old.inputs, inputs);
  const one = isSame ? old : { part: call, inputs, record: connectionEstimate(scope, call) };
  return keptConnection(made, one);
}

function keptConnection(made: Last, one: MadeConnection): ConnectionEstimate {
  made.connections[one.part.index] = one;
  return one.record;
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
