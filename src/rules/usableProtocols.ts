/**
 * Which protocols two components can use between them, the target's preferred one first. A call uses one the
 * caller speaks and the target answers. What flows asynchronously may as well run over a connection its
 * receiver opened (a consumer polls its queue, a browser keeps a WebSocket open), so there the reverse counts too.
 * Between data stores it is replication where both know it.
 */
import type { Protocol } from '../catalog/componentType';
import { answeredProtocols, spokenProtocols, typeOf } from '../catalog/effective';
import { commonProtocols } from '../catalog/protocols';
import type { Component, Mode } from '../model/diagram';

export function usableProtocols(from: Component, to: Component, mode: Mode): readonly string[] {
  const called = inCommon(from, to);
  if (isCopy(from, to) && called.includes('replication'))
    return ['replication', ...called.filter((protocol) => protocol !== 'replication')];
  if (mode === 'sync') return called;
  return [...new Set([...called, ...inCommon(to, from)])];
}

/** What a drag from one store to another means: a copy that follows. */
export const isCopy = (from: Component, to: Component): boolean =>
  typeOf(from).role === 'store' && typeOf(to).role === 'store';

/** Kept by the catalog's own lists: a drag and a review ask it of thousands of pairs of a few types. */
function inCommon(from: Component, to: Component): readonly Protocol[] {
  const answered = answeredProtocols(to);
  const spoken = spokenProtocols(from);
  const bySpoken = shared.get(answered) ?? new WeakMap<readonly Protocol[], readonly Protocol[]>();
  const common = bySpoken.get(spoken) ?? commonProtocols(from, to);
  shared.set(answered, bySpoken.set(spoken, common));
  return common;
}

const shared = new WeakMap<readonly Protocol[], WeakMap<readonly Protocol[], readonly Protocol[]>>();
