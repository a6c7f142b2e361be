/**
 * What the data of a store lag behind, and what its readers may count on: of a copy its replication lag over that of
 * what it copies, of a store that promises no more than "in time" the lag of its own copies, of a search index its
 * refresh; and, where every write comes out of asynchronous work, how long that takes.
 */
import { REPLICATION_LAG_MS } from '../../catalog/components/dataFields';
import { settingInForce } from '../../catalog/settingInForce';
import type { Call, Graph, Node } from '../graph/graph';
import { isReplicated, readsMeetWrites } from './quorums';
import type { Consistency, SourceAge, StalePart } from './sourceAge';
import { ageOfParts, CURRENT, weaker } from './sourceAge';

export interface Feeds {
  /** What every write to the store comes after, oldest first; null: it is also written at once. */
  late(store: number): readonly StalePart[] | null;
}

export function storeAges(graph: Graph, feeds: Feeds): (store: number) => SourceAge {
  const kept = new Map<number, SourceAge>();
  const copiedInto = new Map<number, Call[]>();
  for (const call of graph.calls) {
    if (isReplicated(graph, call)) copiedInto.set(call.to, [...(copiedInto.get(call.to) ?? []), call]);
  }
  const ageAlong = (store: number, path: ReadonlySet<number>): SourceAge => {
    const node = graph.nodes[store];
    if (!node) return CURRENT;
    const own = ownAge(graph, node);
    const copies = (copiedInto.get(store) ?? []).filter((call) => !path.has(call.from));
    const behind = copies.map((call): SourceAge => {
      const lag = lagOver(graph, node, call);
      return joined(lag, ageAlong(call.from, new Set([...path, call.from])));
    });
    const alone = node.component.type === 'read-replica' && copies.length === 0;
    const late = feeds.late(store);
    const sources = [
      ...behind,
      ...(alone ? [eventual(lagOf(node))] : []),
      ...(late && late.length > 0 ? [eventual(late[0])] : []),
    ];
    const oldest = sources.reduce(
      (worst, one) => (ageOfParts(one.parts) > ageOfParts(worst.parts) ? one : worst),
      CURRENT,
    );
    const consistency = sources.reduce<Consistency>(
      (all, one) => weaker(all, one.consistency),
      own.consistency,
    );
    return { parts: [...own.parts, ...oldest.parts], consistency };
  };
  return (store) => {
    const known = kept.get(store) ?? ageAlong(store, new Set([store]));
    kept.set(store, known);
    return known;
  };
}

const joined = (a: SourceAge, b: SourceAge): SourceAge => ({
  parts: [...a.parts, ...b.parts],
  consistency: weaker(a.consistency, b.consistency),
});

const eventual = (part: StalePart | undefined): SourceAge => ({
  parts: part ? [part] : [],
  consistency: 'eventual',
});

/** Of a store by itself. */
function ownAge(graph: Graph, node: Node): SourceAge {
  const { id, component } = node;
  const refresh = settingInForce(component, 'refreshSeconds');
  if (typeof refresh.value === 'number') {
    return eventual({ kind: 'refresh', id, ms: refresh.value * 1000, isDefault: refresh.origin !== 'user' });
  }
  const meets = readsMeetWrites(graph, node);
  const promised =
    meets === null ? settingInForce(component, 'consistency').value : meets ? 'strong' : 'eventual';
  const countsOn = PROMISES.get(promised);
  return countsOn ? { parts: [lagOf(node)], consistency: countsOn } : CURRENT;
}

/** What those who promise less than the latest write promise; causal order takes in one's own writes. */
const PROMISES: ReadonlyMap<unknown, Consistency> = new Map<unknown, Consistency>([
  ['causal', 'read-your-writes'],
  ['read-your-writes', 'read-your-writes'],
  ['monotonic-reads', 'eventual'],
  ['eventual', 'eventual'],
]);

/** How far the copies of a store, or a store that is one, are behind. */
function lagOf({ id, component }: Node): StalePart {
  const { value, origin } = settingInForce(component, 'replicationLagMs');
  const ms = typeof value === 'number' ? value : REPLICATION_LAG_MS.value;
  return { kind: 'replication-lag', id, ms, isDefault: origin !== 'user' };
}

/** As the connection says, else as its target does; a synchronous one leaves nothing behind. */
function lagOver({ diagram }: Graph, target: Node, call: Call): SourceAge {
  const stated = diagram.connections.get(call.id)?.replicationLagMs;
  if (stated !== undefined) {
    return eventual({ kind: 'replication-lag', id: call.id, ms: stated, isDefault: false });
  }
  const own = lagOf(target);
  return call.kind === 'call' && own.isDefault ? CURRENT : eventual(own);
}
