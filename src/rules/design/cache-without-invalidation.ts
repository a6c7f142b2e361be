import { formatDuration } from '../../shared/formatNumbers';
import { type CachedStore, cachedStores, eachPairOnce, isWritten, ttlOf } from '../cachedStores';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { writersOf } from '../stores';

const parts = {
  user: part('client', 'User'),
  api: part('service', 'API', { replicas: 2, calls: [{ how: 'cache', connections: ['c2', 'c3'] }] }),
  prices: part('cache', 'Prices', { replicas: 2, ttlSeconds: 86_400 }),
  catalogue: part('sql-database', 'Catalogue', { replicas: 2 }),
  editor: part('service', 'Editor', { replicas: 2 }),
};
const links = [
  link('user', 'api'),
  link('api', 'prices'),
  link('api', 'catalogue', { operation: 'read' }),
  link('user', 'editor'),
  link('editor', 'catalogue', { operation: 'write' }),
];

export const rule: DesignRule = {
  id: 'cache-without-invalidation',
  about: 'design',
  severity: 'warning',
  topic: 'caching',
  profile: 'interview',
  named: ['backend-engineering', 'system-design-course', 'interview-guide', 'roadmap-notes'],
  title: 'Who changes the data tells the cache, or its copies soon expire',
  why: 'Until its copy expires the cache answers with what was true before the change, and nothing but waiting helps.',
  source:
    'Microsoft, Azure Architecture Center, “Cache-Aside pattern”; Nishtala et al., “Scaling Memcache at Facebook” (NSDI 2013)',
  exceptions:
    'Copies that expire within the hour, caches that are written themselves, and caches somebody clears: a writer of the store, a stream of its changes. Data nobody is drawn to write.',
  refused: sketch({ parts, links }),
  allowed: sketch({ parts, links: [...links, link('editor', 'prices', { operation: 'write' })] }),
  check: (review) => eachPairOnce(cachedStores(review)).flatMap((pair) => neverTold(review, pair)),
};

/** Beyond it people notice. */
const LONG_SECONDS = 3600;
const FIVE_MINUTES = 300;

function neverTold(review: ReviewView, { cacheId, cache, storeId, store }: CachedStore): readonly Verdict[] {
  const ttl = ttlOf(cache);
  if (ttl === null || ttl <= LONG_SECONDS || isWritten(cache)) return [];
  const writers = writersOf(review, storeId).filter(
    ([, { from, operation }]) => operation === 'write' && from !== cacheId,
  );
  if (writers.length === 0 || isCleared(review, cacheId)) return [];
  return [
    {
      message: `What ${cache.name || cacheId} answers may be ${formatDuration(ttl)} old: nobody tells it when ${store.name || storeId} changes.`,
      components: [cacheId, storeId],
      remedy: setSetting('Let copies expire after 5 minutes', cacheId, 'ttlSeconds', FIVE_MINUTES),
    },
  ];
}

/** Somebody writes to it, or a broker or a store passes changes on to it. */
const isCleared = ({ graph, facts }: ReviewView, cacheId: string): boolean =>
  graph
    .incoming(cacheId)
    .some(
      ([, { from, operation, mode }]) =>
        operation === 'write' || mode === 'async' || facts.roleAt(from) === 'broker',
    );
