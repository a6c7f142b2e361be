import { formatShare } from '../../shared/formatNumbers';
import { cachedStores, eachPairOnce } from '../cachedStores';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (hitRatio: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2, calls: [{ how: 'cache', connections: ['c2', 'c3'] }] }),
      cache: part('cache', 'Cache', { replicas: 2, hitRatio }),
      orders: part('sql-database', 'Orders', { replicas: 2 }),
    },
    links: [link('user', 'api'), link('api', 'cache'), link('api', 'orders', { operation: 'read' })],
  });

export const rule: DesignRule = {
  id: 'poor-hit-ratio',
  about: 'design',
  severity: 'info',
  topic: 'caching',
  profile: 'interview',
  named: ['backend-engineering', 'system-design-course'],
  title: 'A cache answers most of what it is asked',
  why: 'Of requests that are all different, or data that changes faster than it is read, little is ever found again: the store does nearly all the work, and the cache is one more thing to pay for and to keep right.',
  source: 'AWS, “Caching challenges and strategies” (Amazon Builders’ Library)',
  exceptions: 'Only a hit ratio that somebody states, of 30 % or less.',
  refused: example(0.2),
  allowed: example(0.8),
  check: (review) =>
    eachPairOnce(cachedStores(review)).flatMap(({ cacheId, cache, storeId, store, hitRatio }) =>
      cache.settings?.hitRatio === undefined || hitRatio > POOR
        ? []
        : [
            {
              message: `${cache.name || cacheId} answers ${formatShare(hitRatio)} of its look-ups: ${store.name || storeId} is hardly spared, so cache what is read again, or nothing.`,
              components: [cacheId, storeId],
            },
          ],
    ),
};

const POOR = 0.3;
