import type { Component } from '../../model/diagram';
import { settingsOf } from '../facts';
import { fieldOf, saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { isRunByUs } from '../stores';

const example = (persistence: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      carts: part('key-value-store', 'Carts', { replicas: 2, managed: null, persistence }),
    },
    links: [link('user', 'api'), link('api', 'carts')],
  });

export const rule: DesignRule = {
  id: 'volatile-store-as-truth',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'interview',
  named: ['backend-engineering', 'system-design-course', 'interview-guide'],
  title: 'What is kept nowhere else is still there after a restart',
  why: 'Memory is empty after a restart: whatever only it held is gone, and a spare that restarts in the same release forgets the same.',
  source:
    'Redis documentation, “Redis persistence”; Microsoft, Azure Architecture Center, “Caching guidance”',
  exceptions:
    'Locks and counters of a rate limiter, which begin anew. Of caches used for sessions, queues or keys only those with a single instance of ours; of stores only those said to persist nothing.',
  refused: example('none'),
  allowed: example('append-only'),
  check: ({ facts }) => [
    ...facts
      .ofType('key-value-store')
      .flatMap(([id, store]) => (saidOf(store, 'persistence') === 'none' ? forgets(id, store) : [])),
    ...facts.ofType('cache').flatMap(([id, cache]) => (isLoneMemory(cache) ? forgets(id, cache) : [])),
  ],
};

const BEGINS_ANEW: ReadonlySet<unknown> = new Set(['lock', 'rate-limit-counters']);
const LOST: ReadonlySet<unknown> = new Set([
  'session-store',
  'queue',
  'leaderboard',
  'token-deny-list',
  'idempotency-keys',
]);

const isLoneMemory = (cache: Component): boolean =>
  LOST.has(fieldOf(cache, 'purpose')) &&
  fieldOf(cache, 'persistence') === 'none' &&
  isRunByUs(cache) &&
  settingsOf(cache).replicas < 2;

function forgets(id: string, component: Component): readonly Verdict[] {
  if (BEGINS_ANEW.has(fieldOf(component, 'purpose'))) return [];
  return [
    {
      message: `${component.name || id} keeps the only copy in memory: after a restart all of it is gone.`,
      components: [id],
      remedy: setSetting('Keep an append-only file', id, 'persistence', 'append-only'),
    },
  ];
}
