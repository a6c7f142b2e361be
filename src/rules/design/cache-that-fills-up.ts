import { KEEPS_THE_ONLY_COPY } from '../../catalog/components/cacheFields';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (eviction: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2, calls: [{ how: 'cache', connections: ['c2', 'c3'] }] }),
      cache: part('cache', 'Recent orders', { replicas: 2, eviction }),
      orders: part('sql-database', 'Orders', { replicas: 2 }),
    },
    links: [link('user', 'api'), link('api', 'cache'), link('api', 'orders', { operation: 'read' })],
  });

export const rule: DesignRule = {
  id: 'cache-that-fills-up',
  about: 'design',
  severity: 'warning',
  topic: 'caching',
  profile: 'interview',
  named: ['roadmap-notes'],
  title: 'A full cache makes room for what is new',
  why: 'Without eviction a full cache refuses every write: what is asked today never gets in, and it keeps answering what was asked last month.',
  source: 'Redis documentation, “Key eviction”, on noeviction',
  exceptions: 'What may not be forgotten: sessions, locks, counters, queues. Say what it is used for.',
  refused: example('none'),
  allowed: example('lfu'),
  check: ({ facts }) =>
    facts.ofType('cache').flatMap(([id, cache]) =>
      fieldOf(cache, 'eviction') !== 'none' || KEEPS_THE_ONLY_COPY.has(fieldOf(cache, 'purpose'))
        ? []
        : [
            {
              message: `${cache.name || id} evicts nothing: once it is full it takes no new answers.`,
              components: [id],
              remedy: setSetting('Evict what was least used', id, 'eviction', 'lru'),
            },
          ],
    ),
};
