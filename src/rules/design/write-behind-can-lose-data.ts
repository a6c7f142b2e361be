import { type CachedStore, cachedStores, eachPairOnce, writePolicyOf } from '../cachedStores';
import { settingsOf } from '../facts';
import { fieldOf } from '../fieldOf';
import type { DesignRule, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { setSettings } from '../storeRemedies';
import { isRunByUs, keepsPrecious, kindName } from '../stores';

const example = (dataKind: string, replicas: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      cache: part('cache', 'Latest values', { replicas, writePolicy: 'write-behind' }),
      values: part('sql-database', 'Values', { replicas: 2, dataKind }),
    },
    links: [link('user', 'api'), link('api', 'cache'), link('cache', 'values')],
  });

export const rule: DesignRule = {
  id: 'write-behind-can-lose-data',
  about: 'design',
  severity: 'warning',
  topic: 'caching',
  profile: 'interview',
  named: ['backend-engineering', 'system-design-course', 'interview-guide', 'roadmap-notes'],
  title: 'What is written behind is kept twice, and may be lost',
  why: 'The writer is told that it is done while the write is only in memory: a cache that stops before it has passed it on takes it along.',
  source:
    'Oracle Coherence documentation, “Read-Through, Write-Through, Write-Behind and Refresh-Ahead Caching”',
  exceptions:
    'Views, likes and the like in a cache of two or more instances, one that keeps an append-only file, or one a provider runs. Money and stock never.',
  refused: example('counters', 1),
  allowed: example('counters', 2),
  check: (review) => eachPairOnce(cachedStores(review)).flatMap(mayLose),
};

function mayLose({ cacheId, cache, storeId, store }: CachedStore): readonly Verdict[] {
  if (writePolicyOf(cache) !== 'write-behind') return [];
  const name = cache.name || cacheId;
  const isAlone = isRunByUs(cache) && settingsOf(cache).replicas < 2;
  const isForgetful = fieldOf(cache, 'persistence') !== 'append-only';
  if (!keepsPrecious(store) && !(isAlone && isForgetful)) return [];
  const message = keepsPrecious(store)
    ? `${name} writes ${kindName(store)} to ${store.name || storeId} later: what it loses before that was promised to somebody.`
    : `${name} is the only one to hold a write until ${store.name || storeId} has it: when it stops, the write is gone.`;
  return [
    {
      message,
      components: [cacheId, storeId],
      remedy: setSettings('Write both at once', cacheId, { policy: undefined, writePolicy: 'write-through' }),
    },
  ];
}
