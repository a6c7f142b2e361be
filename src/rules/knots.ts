/**
 * Which parts stand on a cycle together: the strongly connected components of two or more nodes, each once,
 * its nodes in the order given.
 */
import { stronglyConnectedParts } from '../estimate/graph/cycles';
import type { Link, Part } from './parts';

/** A cycle of synchronous calls. */
export interface Knot {
  readonly components: readonly string[];
  /** The synchronous connections among them. */
  readonly connections: readonly string[];
  /** Whether it needs no plain box to close. */
  readonly typed: boolean;
}

export function knotsOf(
  nodes: Iterable<string>,
  next: (id: string) => readonly string[],
): readonly string[][] {
  const ids = [...nodes];
  const indexOf = new Map<string, number>();
  for (const [index, id] of ids.entries()) indexOf.set(id, index);
  const targetsOf = (index: number): readonly number[] => {
    const targets: number[] = [];
    for (const to of next(ids[index] ?? '')) {
      const target = indexOf.get(to);
      if (target !== undefined) targets.push(target);
    }
    return targets;
  };
  return stronglyConnectedParts(ids.length, targetsOf)
    .filter(({ members }) => members.length > 1)
    .map(({ members }) => [...members].sort((a, b) => a - b).map((index) => ids[index] ?? ''));
}

/** By component, over the links that count. */
export function knotsAmong(
  parts: readonly Part[],
  counts: (link: Link) => boolean,
  typed: boolean,
): ReadonlyMap<string, Knot> {
  const found = new Map<string, Knot>();
  const left = onOrBehindCycles(parts, counts);
  if (left.length === 0) return found;
  const byId = new Map(left.map((part) => [part.id, part]));
  const callsOf = (id: string) => (byId.get(id)?.outgoing ?? []).filter(counts);
  const knots = knotsOf(byId.keys(), (id) => callsOf(id).map(({ to }) => to.id));
  for (const components of knots) {
    const members = new Set(components);
    const connections = components.flatMap((id) =>
      callsOf(id).flatMap((link) => (link.to.id !== id && members.has(link.to.id) ? [link.id] : [])),
    );
    const knot: Knot = { components, connections, typed };
    for (const id of components) found.set(id, knot);
  }
  return found;
}

/** In order, without those that nothing on a cycle leads to (Kahn): most drawings have none left. */
function onOrBehindCycles(parts: readonly Part[], counts: (link: Link) => boolean): readonly Part[] {
  const callers = new Int32Array(parts.length);
  for (const { index, outgoing } of parts)
    for (const link of outgoing) {
      const { index: to } = link.to;
      if (to >= 0 && to !== index && counts(link)) callers[to] = (callers[to] ?? 0) + 1;
    }
  const free = parts.filter(({ index }) => callers[index] === 0);
  for (const { index, outgoing } of free)
    for (const link of outgoing) {
      const { index: to } = link.to;
      if (to < 0 || to === index || !counts(link)) continue;
      const waiting = (callers[to] ?? 0) - 1;
      callers[to] = waiting;
      if (waiting === 0) free.push(link.to);
    }
  return free.length === parts.length ? [] : parts.filter(({ index }) => (callers[index] ?? 0) > 0);
}
