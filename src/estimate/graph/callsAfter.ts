/**
 * The calls of a graph after an edit from those before it, where each stays at its index but at most one: only what the
 * edit drew, took or changed is resolved.
 */
import type { Diagram } from '../../model/diagram';
import type { End } from './calls';
import { resolveCall } from './calls';
import { exchangedEntries } from './changed';
import type { Call, Graph } from './graph';

export interface CallsAfter extends Pick<Graph, 'calls' | 'callIndexOf'> {
  /** By component, all that leave it, of each that others leave than before. */
  readonly leaving: ReadonlyMap<number, readonly Call[]>;
}

/**
 * Every component that was there stands where it stood, with kind and place; `endOf`: by index, those that are new
 * among them. Null: there is more to it.
 */
export function callsAfter(
  diagram: Diagram,
  before: Graph,
  indexOf: Graph['indexOf'],
  endOf: (index: number) => End | undefined,
): CallsAfter | null {
  const old = before.diagram.connections;
  // One that lacks an end may have it now.
  if (before.callIndexOf.size !== old.size && before.indexOf !== indexOf) return null;
  if (diagram.connections === old) return { ...before, leaving: new Map() };
  const exchanged = exchangedEntries(old, diagram.connections);
  if (!exchanged || before.callIndexOf.size !== old.size || exchanged.gone.length > 1) return null;
  const { gone, added, changed } = exchanged;
  if (gone.length + added.length + changed.length === 0) return { ...before, leaving: new Map() };
  const calls = before.calls.slice();
  const callIndexOf = new Map(before.callIndexOf);
  const leaving = new Map<number, readonly Call[]>();
  const leavingOf = (node: number): readonly Call[] => leaving.get(node) ?? before.nodes[node]?.leaving ?? [];
  /** Null: it lacks an end. */
  const resolved = (id: string, index: number): Call | null => {
    const connection = diagram.connections.get(id);
    const source = connection && endOf(indexOf.get(connection.from) ?? -1);
    const target = connection && endOf(indexOf.get(connection.to) ?? -1);
    return source && target ? resolveCall(diagram, connection, id, index, source, target) : null;
  };
  const replace = (known: Call, index: number): boolean => {
    const call = resolved(known.id, index);
    if (call?.from !== known.from) return false;
    calls[index] = call;
    callIndexOf.set(call.id, index);
    leaving.set(
      call.from,
      leavingOf(call.from).map((one) => (one === known ? call : one)),
    );
    return true;
  };
  for (const id of changed) {
    const known = before.calls[before.callIndexOf.get(id) ?? -1];
    if (!known || !replace(known, known.index)) return null;
  }
  const taken = gone.map((id) => before.calls[before.callIndexOf.get(id) ?? -1])[0];
  if (taken) {
    callIndexOf.delete(taken.id);
    leaving.set(
      taken.from,
      leavingOf(taken.from).filter((one) => one !== taken),
    );
  }
  // What is new stands where one is gone, else the last does: there are no gaps.
  let free = taken?.index ?? calls.length;
  for (const id of added) {
    const call = resolved(id, free);
    if (!call) return null;
    calls[free] = call;
    callIndexOf.set(id, free);
    leaving.set(call.from, [...leavingOf(call.from), call]);
    free = calls.length;
  }
  if (taken && added.length === 0) {
    const last = calls.pop();
    if (last && last !== taken && !replace(last, taken.index)) return null;
  }
  return { calls, callIndexOf, leaving };
}
