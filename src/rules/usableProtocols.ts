/**
 * Which protocols two components can use between them, the target's preferred one first. A call uses one the
 * caller speaks and the target answers. What flows asynchronously may as well run over a connection its
 * receiver opened (a consumer polls its queue, a browser keeps a WebSocket open), so there the reverse counts too.
 * Between data stores it is replication where both know it.
 */
import { typeOf } from '../catalog/effective';
import { commonProtocols } from '../catalog/protocols';
import type { Component, Mode } from '../model/diagram';

export function usableProtocols(from: Component, to: Component, mode: Mode): readonly string[] {
  const called = commonProtocols(from, to);
  if (isCopy(from, to) && called.includes('replication'))
    return ['replication', ...called.filter((protocol) => protocol !== 'replication')];
  if (mode === 'sync') return called;
  return [...new Set([...called, ...commonProtocols(to, from)])];
}

/** What a drag from one store to another means: a copy that follows. */
export const isCopy = (from: Component, to: Component): boolean =>
  typeOf(from).role === 'store' && typeOf(to).role === 'store';
