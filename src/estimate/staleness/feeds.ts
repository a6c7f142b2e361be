/**
 * Stores that are written behind asynchronous work alone (projections, search indexes, read models): a read of one is
 * as old as that work takes, the p99 of its time to effect. Where something that a request waits for writes it too,
 * it is a store in its own right.
 */
import type { Call, Graph } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import { isReplicated } from './quorums';
import type { StalePart } from './sourceAge';
import type { Feeds } from './storeAge';

const READ = OPERATIONS.indexOf('read');

/** `entries`: where requests come in. `effectMs`: p99 of a message's time to effect; null: no bound. */
export function feedsOf(
  graph: Graph,
  entries: readonly number[],
  effectMs: (call: Call) => number | null,
): Feeds {
  const incoming = new Map<number, Call[]>();
  for (const call of graph.calls) incoming.set(call.to, [...(incoming.get(call.to) ?? []), call]);
  const waitedFor = reachedBySync(graph, entries, incoming);
  const late = (store: number): readonly StalePart[] | null => {
    const writes = (incoming.get(store) ?? []).filter(
      (call) => call.operation !== READ && call.probability > 0 && !isReplicated(graph, call),
    );
    if (writes.some((call) => call.kind === 'call' && waitedFor.has(call.from))) return null;
    return firstSent(writes, incoming, waitedFor)
      .map(
        (call): StalePart => ({
          kind: 'asynchronous-work',
          id: call.id,
          ms: effectMs(call),
          isDefault: false,
        }),
      )
      .sort((a, b) => (b.ms ?? Infinity) - (a.ms ?? Infinity));
  };
  return { late };
}

/** What a request waits for; components nothing connects to start work of their own. */
function reachedBySync(
  graph: Graph,
  entries: readonly number[],
  incoming: ReadonlyMap<number, readonly Call[]>,
): Set<number> {
  const starts = graph.nodes.filter(({ index }) => !incoming.has(index)).map(({ index }) => index);
  const reached = new Set<number>();
  const open = [...entries, ...starts];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    for (const group of graph.nodes[at]?.groups ?? []) open.push(...group.members.map(({ call }) => call.to));
  }
  return reached;
}

/** The messages that start what ends in these writes. */
function firstSent(
  writes: readonly Call[],
  incoming: ReadonlyMap<number, readonly Call[]>,
  waitedFor: ReadonlySet<number>,
): Call[] {
  const first = new Set<Call>();
  const seen = new Set<number>();
  const open = [...writes];
  for (let call = open.pop(); call; call = open.pop()) {
    if (waitedFor.has(call.from)) first.add(call);
    else if (!seen.has(call.from)) {
      seen.add(call.from);
      open.push(...(incoming.get(call.from) ?? []));
    }
  }
  return [...first].filter((call) => call.kind !== 'call');
}
