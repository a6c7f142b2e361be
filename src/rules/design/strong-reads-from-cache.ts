import { type CachedStore, cachedStores, eachPairOnce, isWritten, ttlOf } from '../cachedStores';
import type { DesignRule, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { setSettings } from '../storeRemedies';
import { keepsPrecious, kindName } from '../stores';

const example = (cacheSettings: object) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2, calls: [{ how: 'cache', connections: ['c2', 'c3'] }] }),
      cache: part('cache', 'Balances', { replicas: 2, ...cacheSettings }),
      ledger: part('sql-database', 'Ledger', { replicas: 2, dataKind: 'money' }),
    },
    links: [link('user', 'api'), link('api', 'cache'), link('api', 'ledger')],
  });

export const rule: DesignRule = {
  id: 'strong-reads-from-cache',
  about: 'design',
  severity: 'warning',
  topic: 'caching',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide', 'roadmap-notes'],
  title: 'What must be current is read where it is written',
  why: 'A copy answers with yesterday’s balance until it expires: two purchases both see money, or a seat, that only one of them can have.',
  source: 'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 9, “Linearizability”',
  exceptions:
    'Only where the store keeps money or stock, or is said to be strongly consistent. Caches that are written through, or ask each time whether their copy still holds (TTL 0).',
  refused: example({}),
  allowed: example({ writePolicy: 'write-through' }),
  check: (review) => eachPairOnce(cachedStores(review)).flatMap(mayBeOld),
};

function mayBeOld({ cacheId, cache, storeId, store, hitRatio }: CachedStore): readonly Verdict[] {
  const isStrong = store.settings?.consistency === 'strong';
  if ((!keepsPrecious(store) && !isStrong) || hitRatio === 0) return [];
  // Written behind is another rule’s.
  if (isWritten(cache) || ttlOf(cache) === 0) return [];
  const promised = keepsPrecious(store) ? `keeps ${kindName(store)}` : 'is strongly consistent';
  return [
    {
      message: `${store.name || storeId} ${promised}, but ${cache.name || cacheId} answers with copies that may be old: write through it, or read past it.`,
      components: [cacheId, storeId],
      remedy: setSettings('Write both at once', cacheId, { policy: undefined, writePolicy: 'write-through' }),
    },
  ];
}
