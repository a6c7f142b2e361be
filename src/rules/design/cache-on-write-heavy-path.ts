import { formatRate } from '../../shared/formatNumbers';
import { type CachedStore, cachedStores, eachPairOnce, writePolicyOf } from '../cachedStores';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { loadOn } from '../stores';

const example = (reads: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', {
        replicas: 16,
        requiredReplicas: 'auto',
        calls: [{ how: 'cache', connections: ['c2', 'c3'] }],
      }),
      cache: part('cache', 'Cache', { replicas: 2 }),
      readings: part('wide-column-store', 'Readings', { replicas: 3, dataKind: 'events' }),
    },
    links: [
      link('user', 'api'),
      link('api', 'cache', { operation: 'read' }),
      link('api', 'readings', { operation: 'read' }),
      link('api', 'readings', { operation: 'write' }),
    ],
    journeys: {
      record: { name: 'Record', entry: 'user', requestsPerSecond: 1000, operation: 'write' },
      look: { name: 'Look', entry: 'user', requestsPerSecond: reads, operation: 'read' },
    },
  });

export const rule: DesignRule = {
  id: 'cache-on-write-heavy-path',
  about: 'design',
  severity: 'info',
  topic: 'caching',
  profile: 'interview',
  named: ['system-design-course', 'interview-guide', 'roadmap-notes'],
  title: 'A cache stands before data that is read more than it is written',
  why: 'A copy that is overwritten before anybody reads it is of no use; written through, it makes every write pay for the cache as well.',
  source:
    'Microsoft, Azure Architecture Center, “Caching guidance”; AWS, “Database Caching Strategies Using Redis”',
  exceptions:
    'Where reads, hits included, outnumber the writes, or nobody says which calls write. Writing behind, which is there to gather writes.',
  refused: example(50),
  allowed: example(4000),
  check: (review) => {
    const pairs = cachedStores(review);
    return eachPairOnce(pairs).flatMap((pair) =>
      moreWritesThanReads(review, pair, hitsOf(review, pairs, pair)),
    );
  },
};

function moreWritesThanReads(review: ReviewView, pair: CachedStore, hits: number): readonly Verdict[] {
  const { cacheId, cache, storeId, store } = pair;
  if (writePolicyOf(cache) === 'write-behind') return [];
  const { writes, reads, unsaid } = loadOn(review, storeId);
  const all = reads + unsaid + hits;
  if (writes <= 0 || writes < all) return [];
  const pays = writePolicyOf(cache) === 'write-through' ? ', and each of them waits for the cache too' : '';
  return [
    {
      message: `${store.name || storeId} is written ${formatRate(writes)} and read ${formatRate(all)}: most copies in ${cache.name || cacheId} are outdated before they are read${pays}.`,
      components: [cacheId, storeId],
    },
  ];
}

/** What the cache answers a second in place of the store, for all its callers. */
function hitsOf(
  { estimate }: ReviewView,
  pairs: readonly CachedStore[],
  { cacheId, storeId }: CachedStore,
): number {
  let hits = 0;
  for (const { asked, hitRatio, ...pair } of pairs) {
    if (pair.cacheId !== cacheId || pair.storeId !== storeId || hitRatio >= 1) continue;
    hits += ((estimate.connections.get(asked)?.requestsPerSecond ?? 0) * hitRatio) / (1 - hitRatio);
  }
  return hits;
}
