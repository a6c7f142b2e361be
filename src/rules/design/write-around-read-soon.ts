import { nameOf } from '../../model/queries';
import { type CachedStore, cachedStores, ttlOf, writePolicyOf } from '../cachedStores';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (writePolicy: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      posts: part('service', 'Posts', { replicas: 2, calls: [{ how: 'cache', connections: ['c2', 'c3'] }] }),
      cache: part('cache', 'Recent posts', { replicas: 2, writePolicy }),
      store: part('document-store', 'Store', { replicas: 2 }),
    },
    links: [
      link('user', 'posts'),
      link('posts', 'cache', { operation: 'read' }),
      link('posts', 'store', { operation: 'read' }),
      link('posts', 'store', { operation: 'write' }),
    ],
  });

export const rule: DesignRule = {
  id: 'write-around-read-soon',
  about: 'design',
  severity: 'info',
  topic: 'caching',
  profile: 'interview',
  named: ['system-design-course', 'roadmap-notes'],
  title: 'What is read soon after it is written is written to the cache',
  why: 'Written around the cache, a new value is found there only after a miss, and a value that was there before goes on being answered until it expires: a user saves and sees the old text.',
  source: 'AWS, “Database Caching Strategies Using Redis”, on write-through',
  exceptions:
    'Only where write-around is chosen, and the same part writes the store and reads it through the cache. A TTL of 0 finds every change.',
  refused: example('write-around'),
  allowed: example('write-through'),
  check: (review) => {
    const said = new Set<string>();
    return cachedStores(review).flatMap((pair) => {
      const found = readsOwnWrites(review, pair);
      if (found.length === 0 || said.has(pair.cacheId)) return [];
      said.add(pair.cacheId);
      return found;
    });
  },
};

function readsOwnWrites(
  review: ReviewView,
  { cacheId, cache, storeId, lookUp }: CachedStore,
): readonly Verdict[] {
  const isChosen = cache.settings?.writePolicy !== undefined || cache.settings?.policy !== undefined;
  const reader = review.diagram.connections.get(lookUp ?? '')?.from;
  if (!isChosen || writePolicyOf(cache) !== 'write-around' || reader === undefined || ttlOf(cache) === 0)
    return [];
  const writes = review.graph.between(reader, storeId).some(([, { operation }]) => operation === 'write');
  if (!writes) return [];
  const [name, store] = [nameOf(review.diagram, reader), nameOf(review.diagram, storeId)];
  return [
    {
      message: `${name} writes to ${store} around ${cache.name || cacheId} and reads back through it: what was just written is missing there, or old.`,
      components: [reader, cacheId, storeId],
      remedy: setSetting('Write both at once', cacheId, 'writePolicy', 'write-through'),
    },
  ];
}
