/** Who calls whom or sends messages there, from the other end; of a component its callers by index, once a connection. */
import type { Graph } from './graph';

export interface Callers {
  /** Where those of a component begin in `callers`; one more for the end of the last. */
  readonly starts: Int32Array;
  readonly callers: Int32Array;
  /** At the same places the calls, by index. */
  readonly calls: Int32Array;
  /** And what each asks for, as an index into OPERATIONS. */
  readonly operations: Uint8Array;
}

const known = new WeakMap<Graph['calls'], Callers>();

/** Found once for the same calls. */
export function callersIn({ nodes, calls }: Graph): Callers {
  const before = known.get(calls);
  if (before && before.starts.length > nodes.length) return before;
  const starts = new Int32Array(nodes.length + 1);
  for (const { to } of calls) starts[to + 1] = (starts[to + 1] ?? 0) + 1;
  for (let index = 0; index < nodes.length; index++)
    starts[index + 1] = (starts[index + 1] ?? 0) + (starts[index] ?? 0);
  const next = starts.slice();
  const callers = new Int32Array(calls.length);
  const into = new Int32Array(calls.length);
  const operations = new Uint8Array(calls.length);
  for (const { index, from, to, operation } of calls) {
    const place = next[to] ?? 0;
    callers[place] = from;
    into[place] = index;
    operations[place] = operation;
    next[to] = place + 1;
  }
  const made = { starts, callers, calls: into, operations };
  known.set(calls, made);
  return made;
}
