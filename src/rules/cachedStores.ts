/**
 * Which cache stands before which store: their caller looks in the one and asks the other on a miss (cache-aside), or the
 * cache asks the store itself (read-through). Found once for each diagram, whatever order it was drawn in.
 */
import type { Component, Diagram } from '../model/diagram';
import { kept } from '../shared/kept';
import { byText } from '../shared/order';
import { type Facts, settingsOf } from './facts';
import { fieldOf } from './fieldOf';
import type { ReviewView } from './rule';

export interface CachedStore {
  readonly cacheId: string;
  readonly cache: Component;
  readonly storeId: string;
  readonly store: Component;
  /** The connection over which its caller looks; null: the cache asks the store itself. */
  readonly lookUp: string | null;
  /** The connection over which the store is asked. */
  readonly asked: string;
  /** Of what is asked over it; nothing answers a write. */
  readonly hitRatio: number;
}

export const cachedStores = ({ diagram, facts }: Pick<ReviewView, 'diagram' | 'facts'>) =>
  kept(found, diagram, () =>
    [...aside(diagram, facts), ...through(diagram, facts)].sort(
      (a, b) => byText(a.storeId, b.storeId) || byText(a.cacheId, b.cacheId) || byText(a.asked, b.asked),
    ),
  );

const found = new WeakMap<Diagram, readonly CachedStore[]>();

function aside(diagram: Diagram, facts: Facts): readonly CachedStore[] {
  return facts.partsThatGroup.flatMap(({ settings }) =>
    settings.calls.flatMap(({ how, connections: [lookUp = '', asked = ''] }) => {
      const [first, second] = [diagram.connections.get(lookUp), diagram.connections.get(asked)];
      return how === 'cache' && first && second
        ? pair(diagram, facts, first.to, second.to, lookUp, asked)
        : [];
    }),
  );
}

const through = (diagram: Diagram, facts: Facts): readonly CachedStore[] =>
  facts
    .ofType('cache')
    .flatMap(([id]) =>
      facts.callsFrom(id).flatMap(([asked, { to }]) => pair(diagram, facts, id, to, null, asked)),
    );

function pair(
  diagram: Diagram,
  facts: Facts,
  cacheId: string,
  storeId: string,
  lookUp: string | null,
  asked: string,
): readonly CachedStore[] {
  const [cache, store] = [diagram.components.get(cacheId), diagram.components.get(storeId)];
  const isWrite = [lookUp, asked].some((id) => diagram.connections.get(id ?? '')?.operation === 'write');
  if (!cache || !store || facts.typeAt(cacheId)?.id !== 'cache' || facts.roleAt(storeId) !== 'store')
    return [];
  return [
    {
      cacheId,
      cache,
      storeId,
      store,
      lookUp,
      asked,
      hitRatio: isWrite ? 0 : (settingsOf(cache).hitRatio ?? 0),
    },
  ];
}

/** One of each cache and store, where several callers share them: one that reads, if any does. */
export function eachPairOnce(pairs: readonly CachedStore[]): readonly CachedStore[] {
  const first = new Map<string, CachedStore>();
  for (const one of pairs) {
    const key = JSON.stringify([one.cacheId, one.storeId]);
    if (one.hitRatio > (first.get(key)?.hitRatio ?? -1)) first.set(key, one);
  }
  return [...first.values()];
}

/** `policy`, which older files say, held what is now two settings. */
export const writePolicyOf = (cache: Component): unknown =>
  cache.settings?.writePolicy ?? cache.settings?.policy ?? fieldOf(cache, 'writePolicy');

/** Every write goes into the cache itself, so that what it answers is as new as what was written. */
export const isWritten = (cache: Component): boolean =>
  writePolicyOf(cache) === 'write-through' || writePolicyOf(cache) === 'write-behind';

/** How old an answer of its may be; null: nobody says. */
export function ttlOf(cache: Component): number | null {
  const ttl = fieldOf(cache, 'ttlSeconds');
  return typeof ttl === 'number' ? ttl : null;
}
