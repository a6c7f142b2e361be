import type { Component } from '../../model/diagram';
import { formatRate, formatShare } from '../../shared/formatNumbers';
import { cachedStores } from '../cachedStores';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { addCacheAside } from '../storeRemedies';
import { copiesOf, loadOn } from '../stores';

const example = (requestsPerSecond: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 16, requiredReplicas: 'auto' }),
      catalogue: part('sql-database', 'Catalogue', { replicas: 2, capacityRps: 4000 }),
    },
    links: [link('user', 'api'), link('api', 'catalogue', { operation: 'read' })],
    journeys: { browse: { name: 'Browse', entry: 'user', requestsPerSecond } },
  });

export const rule: DesignRule = {
  id: 'read-heavy-without-cache',
  about: 'design',
  severity: 'info',
  topic: 'caching',
  profile: 'interview',
  named: ['interview-guide', 'roadmap-notes'],
  title: 'A store that is busy with reads has a cache or copies to read from',
  why: 'Reads repeat themselves, and need not all be answered by the one place that takes the writes: a cache, or a copy that follows, takes most of them for little.',
  source:
    'Microsoft, Azure Architecture Center, “No Caching antipattern”; AWS Well-Architected, Performance Efficiency pillar, on caching',
  exceptions:
    'Stores less than 60 % busy, or with more than one write for four reads. Money and stock, which are read where they are written. Stores that look for words, places or relations.',
  refused: example(5500),
  allowed: example(2000),
  check: (review) => {
    const cached = new Set(cachedStores(review).map(({ storeId }) => storeId));
    return ['sql-database', 'document-store', 'distributed-sql-database']
      .flatMap((type) => review.facts.ofType(type))
      .flatMap(([id, store]) => (cached.has(id) ? [] : busyWithReads(review, id, store)));
  },
};

const BUSY = 0.6;
const MOSTLY = 0.8;
const CURRENT: ReadonlySet<unknown> = new Set(['money', 'inventory']);

function busyWithReads(review: ReviewView, id: string, store: Component): readonly Verdict[] {
  const used = review.estimate.components.get(id)?.utilization ?? 0;
  if (used < BUSY || CURRENT.has(store.settings?.dataKind) || copiesOf(review, id).length > 0) return [];
  const { reads, writes, unsaid } = loadOn(review, id);
  if (reads < MOSTLY * (reads + writes + unsaid)) return [];
  const readers = review.graph
    .incoming(id)
    .filter(([, { from, operation }]) => operation === 'read' && review.facts.roleAt(from) === 'compute')
    .map(([connectionId]) => connectionId);
  return [
    {
      message: `${store.name || id} is ${formatShare(used)} busy, most of it with ${formatRate(reads)} of reads, and no cache or copy takes any of them.`,
      components: [id],
      remedy: readers.length > 0 ? addCacheAside(id, readers) : undefined,
    },
  ];
}
