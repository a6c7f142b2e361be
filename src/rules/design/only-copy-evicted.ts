import { fieldOf, saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (eviction: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      keys: part('cache', 'Idempotency keys', { replicas: 2, purpose: 'idempotency-keys', eviction }),
    },
    links: [link('user', 'api'), link('api', 'keys')],
  });

export const rule: DesignRule = {
  id: 'only-copy-evicted',
  about: 'design',
  severity: 'warning',
  topic: 'caching',
  profile: 'interview',
  named: [],
  title: 'What is kept nowhere else is not evicted',
  why: 'A memory that makes room throws away what nothing can bring back: a payment is made twice, a lock is held by two, a token that was withdrawn works again.',
  source: 'Redis documentation, “Key eviction”',
  exceptions:
    'Evicting the soonest to expire, which is gone anyway. Counters of a rate limiter and leaderboards, which may begin anew. Only where the eviction is stated.',
  refused: example('lru'),
  allowed: example('none'),
  check: ({ facts }) =>
    facts.ofType('cache').flatMap(([id, cache]) => {
      const what = IRREPLACEABLE.get(fieldOf(cache, 'purpose'));
      const eviction = saidOf(cache, 'eviction');
      if (what === undefined || eviction === undefined || HARMLESS.has(eviction)) return [];
      return [
        {
          message: `${cache.name || id} makes room by forgetting ${what} that nothing else keeps: evict none of them, and size it.`,
          components: [id],
          remedy: setSetting('Evict nothing', id, 'eviction', 'none'),
        },
      ];
    }),
};

const HARMLESS: ReadonlySet<unknown> = new Set(['none', 'ttl']);

const IRREPLACEABLE: ReadonlyMap<unknown, string> = new Map([
  ['session-store', 'sessions'],
  ['lock', 'locks'],
  ['queue', 'messages'],
  ['token-deny-list', 'withdrawn tokens'],
  ['idempotency-keys', 'keys'],
]);
