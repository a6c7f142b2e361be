/**
 * Which protocols two components can use between them, the target's preferred one first. A call uses one the
 * caller speaks and the target answers, technologies considered. What flows asynchronously may as well run over a
 * connection its receiver opened (a consumer polls its queue, a browser keeps a WebSocket open), so there the
 * reverse counts too. Between data stores it is replication where both know it. Empty: no language in common.
 */
import type { Component, Mode } from '../model/diagram';
import type { Protocol } from './componentType';
import { answeredProtocols, spokenProtocols, typeOf } from './effective';

export function usableProtocols(from: Component, to: Component, mode: Mode): readonly string[] {
  const called = commonProtocols(from, to);
  if (mode === 'sync' || (isCopy(from, to) && called[0] === 'replication')) return called;
  return [...new Set([...called, ...commonProtocols(to, from)])];
}

/** What `from` can call `to` with, whatever the mode. */
export function commonProtocols(from: Component, to: Component): readonly Protocol[] {
  const common = inCommon(spokenProtocols(from), answeredProtocols(to));
  if (!isCopy(from, to) || !common.includes('replication')) return common;
  return ['replication', ...common.filter((protocol) => protocol !== 'replication')];
}

/** What a drag from one store to another means: a copy that follows; onto its disks, or to its keys, it's a call. */
export const isCopy = (from: Component, to: Component): boolean =>
  typeOf(from).role === 'store' && typeOf(to).role === 'store' && typeOf(to).answers.includes('replication');

/** Kept by the catalog's own lists: a drag and a review ask it of thousands of pairs of a few types. */
const known = new WeakMap<readonly Protocol[], WeakMap<readonly Protocol[], readonly Protocol[]>>();

function inCommon(spoken: readonly Protocol[], answered: readonly Protocol[]): readonly Protocol[] {
  let bySpoken = known.get(answered);
  if (bySpoken === undefined) {
    bySpoken = new WeakMap();
    known.set(answered, bySpoken);
  }
  const before = bySpoken.get(spoken);
  if (before !== undefined) return before;
  const found = answered.filter((protocol) => spoken.includes(protocol));
  bySpoken.set(spoken, found);
  return found;
}
