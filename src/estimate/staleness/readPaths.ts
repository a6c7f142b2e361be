/**
 * Every store and cache a request may be answered from, with the path on which its data may be the oldest and the
 * weakest consistency on any path: ages only add up, so the longest way to each component is enough.
 */
import { typeOf } from '../../catalog/effective';
import type { Node } from '../graph/graph';
import { WRITE } from '../graph/graph';
import type { View } from '../graph/view';
import { answersItself, groupsOf } from '../graph/view';
import { cacheAge } from './cacheAge';
import { isReplicated, overlappingWrites } from './quorums';
import type { Consistency, SourceAge, StalePart } from './sourceAge';
import { ageOfParts, CURRENT, weaker } from './sourceAge';

/** The way to a component, backwards. */
export interface Trail {
  readonly before: Trail | null;
  readonly ids: readonly string[];
  readonly parts: readonly StalePart[];
  readonly ageMs: number;
}

export interface Read {
  readonly node: number;
  readonly oldest: Trail;
  readonly consistency: Consistency;
}

/** One read that may be made. */
interface Hop {
  readonly to: number;
  /** A copy that may answer in its place. */
  readonly copy: Node | null;
  /** The data end here, this old. */
  readonly end: SourceAge | null;
}

/** Steps through circles after which their remaining paths are not followed. */
const CYCLE_BUDGET = 5_000;

export function readPaths(view: View, entry: number, ageOf: (store: number) => SourceAge): Read[] {
  const { nodes } = view.graph;
  const hops = nodes.map((node) => (isStore(node) ? [] : hopsFrom(view, node)));
  const data = dataFrom(view, hops);
  const leadsOn = ({ to, end }: Hop): boolean => end !== null || data.has(to);
  const arrived = new Map<number, Read>();
  const reads = new Map<number, Read>();

  const keep = (into: Map<number, Read>, read: Read): void => {
    const known = into.get(read.node);
    const oldest = known && known.oldest.ageMs >= read.oldest.ageMs ? known.oldest : read.oldest;
    const consistency = known ? weaker(known.consistency, read.consistency) : read.consistency;
    into.set(read.node, { node: read.node, oldest, consistency });
  };
  const end = (at: Read, { parts, consistency }: SourceAge): void =>
    keep(reads, {
      ...at,
      oldest: longer(at.oldest, [], parts),
      consistency: weaker(at.consistency, consistency),
    });
  const take = (at: Read, hop: Hop): Read => {
    const target = nodes[hop.to];
    const copied = hop.copy ? cacheAge(hop.copy) : CURRENT;
    const asked = hop.copy && hop.copy.index !== at.node ? [hop.copy.id] : [];
    return {
      node: hop.to,
      oldest: longer(at.oldest, [...asked, ...(target ? [target.id] : [])], copied.parts),
      consistency: weaker(at.consistency, copied.consistency),
    };
  };
  /** What is read there, and where it goes on to. */
  const visit = (at: Read, goOn: (next: Read) => void): void => {
    const node = nodes[at.node];
    if (!node) return;
    if (isStore(node)) end(at, ageOf(node.index));
    else if (isCache(node) && !(hops[node.index] ?? []).some(leadsOn)) end(at, cacheAge(node));
    for (const hop of hops[node.index] ?? []) {
      if (hop.end) end(take(at, hop), hop.end);
      else goOn(take(at, hop));
    }
  };

  const start = nodes[entry];
  if (!start) return [];
  const here: Trail = { before: null, ids: [start.id], parts: [], ageMs: 0 };
  arrived.set(entry, { node: entry, oldest: here, consistency: 'strong' });
  for (const part of [...view.parts].reverse()) {
    const within = new Set(part.members);
    let steps = 0;
    const follow = (at: Read, path: ReadonlySet<number>): void =>
      visit(at, (next) => {
        if (!within.has(next.node)) keep(arrived, next);
        else if (!path.has(next.node) && ++steps <= CYCLE_BUDGET) follow(next, new Set([...path, next.node]));
      });
    for (const at of part.members.map((member) => arrived.get(member))) {
      if (at) follow(at, new Set([at.node]));
    }
  }
  return [...reads.values()];
}

const longer = (before: Trail, ids: readonly string[], parts: readonly StalePart[]): Trail => ({
  before,
  ids,
  parts,
  ageMs: before.ageMs + ageOfParts(parts),
});

const isStore = ({ component }: Node): boolean => typeOf(component).role === 'store';
const isCache = ({ component }: Node): boolean => typeOf(component).role === 'cache';

/** The calls it may read by. */
function hopsFrom(view: View, node: Node): Hop[] {
  const { nodes } = view.graph;
  const own = answersItself(view, node.index) && node.hitRatio > 0 ? node : null;
  return groupsOf(view, node.index).flatMap((group): Hop[] => {
    const read = group.members.filter(
      ({ call, weight }) =>
        call.operation !== WRITE && call.probability > 0 && !(group.how === 'shard' && weight <= 0),
    );
    if (group.how !== 'cache') {
      const current = overlappingWrites(view.graph, group);
      return read
        .filter(({ call }) => !isReplicated(view.graph, call))
        .map(({ call }) => ({ to: call.to, copy: own, end: current ? CURRENT : null }));
    }
    const lookUp = read.find((member) => member.place === 0);
    const store = read.find((member) => member.place === 1);
    const cache = lookUp ? (nodes[lookUp.call.to] ?? null) : null;
    if (store) return [{ to: store.call.to, copy: cache && cache.hitRatio > 0 ? cache : null, end: null }];
    return cache ? [{ to: cache.index, copy: null, end: cacheAge(cache) }] : [];
  });
}

/** Components that have data, or read some. */
function dataFrom(view: View, hops: readonly (readonly Hop[])[]): Set<number> {
  const data = new Set<number>();
  const has = (node: Node): boolean =>
    isStore(node) ||
    isCache(node) ||
    (hops[node.index] ?? []).some(({ to, end }) => end !== null || data.has(to));
  for (const { members } of view.parts) {
    for (let before = -1; before < data.size; ) {
      before = data.size;
      for (const member of members) {
        const node = view.graph.nodes[member];
        if (node && has(node)) data.add(member);
      }
    }
  }
  return data;
}
