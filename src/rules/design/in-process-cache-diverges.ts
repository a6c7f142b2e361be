import type { Component } from '../../model/diagram';
import { formatDuration } from '../../shared/formatNumbers';
import { sortedIds } from '../../shared/order';
import { isWritten, ttlOf } from '../cachedStores';
import { settingsOf } from '../facts';
import { fieldOf } from '../fieldOf';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (ttlSeconds: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 4, calls: [{ how: 'cache', connections: ['c2', 'c3'] }] }),
      cache: part('cache', 'Prices in memory', { level: 'in-process', ttlSeconds }),
      prices: part('sql-database', 'Prices', { replicas: 2 }),
    },
    links: [link('user', 'api'), link('api', 'cache'), link('api', 'prices', { operation: 'read' })],
  });

export const rule: DesignRule = {
  id: 'in-process-cache-diverges',
  about: 'design',
  severity: 'warning',
  topic: 'caching',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide'],
  title: 'Caches in several processes soon agree again',
  why: 'Each instance keeps copies of its own: after a change some answer with the new value and some with the old, and a user who is sent from one to the next sees both by turns.',
  source: 'AWS, “Caching challenges and strategies” (Amazon Builders’ Library), on local caches',
  exceptions:
    'One instance; copies of at most 30 seconds; caches that are told of changes over a topic or by whoever writes.',
  refused: example(600),
  allowed: example(10),
  check: (review) => review.facts.ofType('cache').flatMap(([id, cache]) => diverging(review, id, cache)),
};

const SHORT_SECONDS = 30;

function diverging(review: ReviewView, id: string, cache: Component): readonly Verdict[] {
  const { diagram, graph, facts } = review;
  const ttl = ttlOf(cache);
  if (fieldOf(cache, 'level') !== 'in-process' || ttl === null || ttl <= SHORT_SECONDS) return [];
  const isTold =
    isWritten(cache) ||
    graph
      .incoming(id)
      .some(([, { from, operation }]) => operation === 'write' || facts.roleAt(from) === 'broker');
  const copies = sortedIds(facts.callers(id, 'compute'))
    .map((caller) => ({ caller, component: diagram.components.get(caller) }))
    .find(({ component }) => component && settingsOf(component).replicas > 1);
  if (isTold || !copies?.component) return [];
  const { replicas } = settingsOf(copies.component);
  return [
    {
      message: `Each of the ${counted(replicas, 'instance')} of ${copies.component.name || copies.caller} keeps its own ${cache.name || id}: for up to ${formatDuration(ttl)} they answer differently.`,
      components: [id, copies.caller],
      remedy: setSetting('Let copies expire after 10 s', id, 'ttlSeconds', 10),
    },
  ];
}
