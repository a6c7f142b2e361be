import { workFor } from '../../catalog/effective';
import { formatShare } from '../../shared/formatNumbers';
import { type CachedStore, cachedStores } from '../cachedStores';
import { settingsOf } from '../facts';
import { fieldOf } from '../fieldOf';
import { listOf } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { isRunByUs } from '../stores';

const example = (shards: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', {
        replicas: 40,
        requiredReplicas: 'auto',
        calls: [{ how: 'cache', connections: ['c2', 'c3'] }],
      }),
      cache: part('cache', 'Cache', { replicas: 2 }),
      catalogue: part('document-store', 'Catalogue', { replicas: 2, shards }),
    },
    links: [link('user', 'api'), link('api', 'cache'), link('api', 'catalogue', { operation: 'read' })],
    journeys: { browse: { name: 'Browse', entry: 'user', requestsPerSecond: 14_000 } },
  });

export const rule: DesignRule = {
  id: 'store-cannot-bear-cold-cache',
  about: 'design',
  severity: 'warning',
  topic: 'caching',
  profile: 'interview',
  named: ['backend-engineering', 'roadmap-notes'],
  title: 'The store bears the load while the cache is empty',
  why: 'After a restart, a failure or a flush nothing is cached: the store gets every request, slows down, and so the cache never fills.',
  source:
    'Google, “Site Reliability Engineering”, chapter 22, “Addressing Cascading Failures”, on slow startup and cold caching',
  exceptions:
    'Caches that come back full: they keep their data over a restart and have a spare, and caches of the device or the process, which aren’t all emptied at once. A store that is overloaded anyway has another finding.',
  refused: example(1),
  allowed: example(3),
  check: (review) => [...coldPairs(review)].flatMap(([id, pairs]) => unbearable(review, id, pairs)),
};

/** The caches that may be empty all at once, by store. */
function coldPairs(review: ReviewView): ReadonlyMap<string, readonly CachedStore[]> {
  const byStore = new Map<string, CachedStore[]>();
  for (const pair of cachedStores(review)) {
    if (comesBackFull(pair)) continue;
    const pairs = byStore.get(pair.storeId);
    if (pairs) pairs.push(pair);
    else byStore.set(pair.storeId, [pair]);
  }
  return byStore;
}

function comesBackFull({ cache }: CachedStore): boolean {
  const level = fieldOf(cache, 'level');
  const hasSpare = !isRunByUs(cache) || settingsOf(cache).replicas > 1;
  const isKept = fieldOf(cache, 'persistence') !== 'none';
  return level === 'client' || level === 'in-process' || (isKept && hasSpare);
}

const COMFORTABLE = 0.7;

function unbearable(
  { diagram, estimate }: ReviewView,
  storeId: string,
  pairs: readonly CachedStore[],
): readonly Verdict[] {
  const [first] = pairs;
  const now = estimate.components.get(storeId)?.utilization ?? null;
  if (!first || now === null || now >= 1) return [];
  const { store } = first;
  const { replicas, shards } = settingsOf(store);
  let cold = now;
  for (const { asked, hitRatio } of pairs) {
    const missed = estimate.connections.get(asked)?.requestsPerSecond ?? 0;
    const { capacityRps } = workFor(store, diagram.connections.get(asked)?.operation);
    if (hitRatio < 1 && capacityRps)
      cold += (missed * hitRatio) / (1 - hitRatio) / capacityRps / (replicas * shards);
  }
  if (cold < 1 || !Number.isFinite(cold)) return [];
  const needed = Math.ceil((shards * cold) / COMFORTABLE);
  const names = [...new Set(pairs.map(({ cache, cacheId }) => cache.name || cacheId))];
  return [
    {
      message: `While ${listOf(names)} ${names.length > 1 ? 'are' : 'is'} empty, ${store.name || storeId} gets ${formatShare(cold)} of what it sustains: let the cache outlive a restart, or size the store.`,
      components: [storeId, ...new Set(pairs.map(({ cacheId }) => cacheId))],
      remedy:
        needed > MOST_SHARDS
          ? undefined
          : setSetting(`Split into ${needed} shards`, storeId, 'shards', needed),
    },
  ];
}

/** More than anyone has. */
const MOST_SHARDS = 1000;
