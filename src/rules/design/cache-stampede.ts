import { formatRate } from '../../shared/formatNumbers';
import { cachedStores, ttlOf, writePolicyOf } from '../cachedStores';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (requestsPerSecond: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', {
        replicas: 12,
        requiredReplicas: 'auto',
        calls: [{ how: 'cache', connections: ['c2', 'c3'] }],
      }),
      cache: part('cache', 'Cache', { replicas: 2 }),
      catalogue: part('sql-database', 'Catalogue', { replicas: 2 }),
    },
    links: [link('user', 'api'), link('api', 'cache'), link('api', 'catalogue', { operation: 'read' })],
    journeys: { browse: { name: 'Browse', entry: 'user', requestsPerSecond } },
  });

export const rule: DesignRule = {
  id: 'cache-stampede',
  about: 'design',
  severity: 'warning',
  topic: 'caching',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'When a hot key expires one request renews it',
  why: 'Between the moment a popular key expires and the moment it is back, everybody who wants it asks the store for the same thing at once.',
  source:
    'Nishtala et al., “Scaling Memcache at Facebook” (NSDI 2013), on leases; Vattani, Chierichetti and Lowenstein, “Optimal Probabilistic Cache Stampede Prevention” (VLDB 2015)',
  exceptions:
    'Below a thousand look-ups a second; caches whose hot keys are renewed ahead of time (refresh-ahead) or ask each time (TTL 0); caches that write behind, whose keys stay until they are stored. Writes don’t count.',
  refused: example(4000),
  allowed: example(400),
  check: (review) => {
    const behind = new Map<string, string>();
    for (const { cacheId, store, storeId } of cachedStores(review))
      if (!behind.has(cacheId)) behind.set(cacheId, store.name || storeId);
    return [...behind].flatMap(([cacheId, storeName]) => mayStampede(review, cacheId, storeName));
  },
};

const HOT_RPS = 1000;

function mayStampede(review: ReviewView, id: string, storeName: string): readonly Verdict[] {
  const cache = review.diagram.components.get(id);
  const rate = looksAt(review, id);
  if (!cache || rate < HOT_RPS || fieldOf(cache, 'stampedeProtection') !== 'none') return [];
  if (ttlOf(cache) === 0 || fieldOf(cache, 'readPolicy') === 'refresh-ahead') return [];
  if (writePolicyOf(cache) === 'write-behind') return [];
  return [
    {
      message: `When a hot key of ${cache.name || id} expires at ${formatRate(rate)}, all who want it ask ${storeName} at once: let one of them renew it.`,
      components: [id],
      remedy: setSetting('Let one ask, the others wait', id, 'stampedeProtection', 'lock'),
    },
  ];
}

/** Look-ups a second; a write finds nothing that could have expired. */
const looksAt = ({ graph, estimate }: ReviewView, id: string): number =>
  graph
    .incoming(id)
    .reduce(
      (sum, [callId, { operation }]) =>
        operation === 'write' ? sum : sum + (estimate.connections.get(callId)?.requestsPerSecond ?? 0),
      0,
    );
