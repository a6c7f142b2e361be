import { workFor } from '../../catalog/effective';
import { formatLatency, formatShare } from '../../shared/formatNumbers';
import { type CachedStore, cachedStores, eachPairOnce } from '../cachedStores';
import { fieldOf } from '../fieldOf';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (cacheMs: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2, calls: [{ how: 'cache', connections: ['c2', 'c3'] }] }),
      cache: part('cache', 'Cache', { replicas: 2, latencyMs: { p50: cacheMs, p99: cacheMs * 4 } }),
      orders: part('sql-database', 'Orders', { replicas: 2 }),
    },
    links: [link('user', 'api'), link('api', 'cache'), link('api', 'orders', { operation: 'read' })],
    journeys: { browse: { name: 'Browse', entry: 'user', requestsPerSecond: 100 } },
  });

export const rule: DesignRule = {
  id: 'cache-slower-than-store',
  about: 'design',
  severity: 'warning',
  topic: 'caching',
  profile: 'interview',
  named: ['system-design-course'],
  title: 'Looking in the cache takes less time than it saves',
  why: 'Every request pays for the look-up and only the hits are spared the store: where a look-up takes more than the hit ratio times the store’s time, requests are slower with the cache than without.',
  source:
    'Hennessy and Patterson, “Computer Architecture: A Quantitative Approach”, on average memory access time',
  exceptions:
    'A cache that keeps its store from being busier than 70 %, where waiting for it would take longer than it does now.',
  refused: example(6),
  allowed: example(0.5),
  check: (review) => eachPairOnce(cachedStores(review)).flatMap((pair) => noFaster(review, pair)),
};

const BUSY = 0.7;

function noFaster(review: ReviewView, pair: CachedStore): readonly Verdict[] {
  const { estimate } = review;
  const { cacheId, cache, storeId, store, asked, hitRatio } = pair;
  const storeMs = estimate.connections.get(asked)?.latencyMs.p50;
  const cacheMs = lookUpMs(review, pair);
  if (typeof storeMs !== 'number' || cacheMs === null || cacheMs < hitRatio * storeMs) return [];
  const used = estimate.components.get(storeId)?.utilization ?? 0;
  if (hitRatio >= 1 || used / (1 - hitRatio) >= BUSY) return [];
  return [
    {
      message: `${cache.name || cacheId} takes ${formatLatency(cacheMs)} to look in and answers ${formatShare(hitRatio)}, where ${store.name || storeId} takes ${formatLatency(storeMs)}: it saves no time.`,
      components: [cacheId, storeId],
    },
  ];
}

/** In the process and on the device there is no network between, whatever the connection is drawn as. */
function lookUpMs({ estimate }: ReviewView, { cache, lookUp }: CachedStore): number | null {
  const level = fieldOf(cache, 'level');
  if (lookUp === null || level === 'in-process' || level === 'client')
    return workFor(cache, 'read').latencyMs.p50;
  return estimate.connections.get(lookUp)?.latencyMs.p50 ?? null;
}
