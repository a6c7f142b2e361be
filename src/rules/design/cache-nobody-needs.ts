import { workFor } from '../../catalog/effective';
import { formatLatency, formatShare } from '../../shared/formatNumbers';
import { settingsOf } from '../facts';
import { allFoundIn } from '../foundIn';
import type { Part } from '../parts';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = (requestsPerSecond: number) => ({
  parts: {
    user,
    api: part('service', 'API', {
      replicas: 8,
      requiredReplicas: 'auto',
      calls: [{ how: 'cache', connections: ['c2', 'c3'] }],
    }),
    cache: part('cache', 'Cache', { replicas: 2 }),
    orders: part('sql-database', 'Orders', { replicas: 2, latencyMs: { p50: 1, p99: 5 }, capacityRps: 5000 }),
  },
  links: [link('user', 'api'), link('api', 'cache'), link('api', 'orders', { operation: 'read' })],
  journeys: { browse: { name: 'Browse', entry: 'user', requestsPerSecond } },
});

export const rule: DesignRule = {
  id: 'cache-nobody-needs',
  about: 'design',
  severity: 'info',
  topic: 'over-engineering',
  profile: 'interview',
  named: ['system-design-course', 'interview-guide', 'roadmap-notes'],
  title: 'A cache stands in front of a store that is slow or busy',
  why: 'It answers with what was true a while ago, has to be told of every change, and is one more thing to be down. A store that is quick and idle does without.',
  source: 'AWS, “Caching challenges and strategies” (Amazon Builders’ Library)',
  exceptions:
    'Stores that take more than 10 ms at p99, or that all the requests would keep busier than 30 %. Caches used for sessions, locks or counters. Without a load nothing is said.',
  refused: sketch(api(200)),
  allowed: sketch(api(3000)),
  check: (review) => allFoundIn(review.facts.parts, (one) => pairsOf(review, one)),
};

const QUICK_MS = 10;
const IDLE = 0.3;
const NOTHING: readonly Verdict[] = [];

/** Of callers that look in a cache first, and caches that ask the store themselves. */
function pairsOf(review: ReviewView, { id, component, type, callsFrom }: Part): readonly Verdict[] {
  const groups = component.settings?.calls ?? [];
  if (groups.length === 0 && type.id !== 'cache') return NOTHING;
  const { diagram } = review;
  const pairs = groups.flatMap(({ how, connections: [first = '', second = ''] }) => {
    const [lookUp, store] = [diagram.connections.get(first), diagram.connections.get(second)];
    return how === 'cache' && lookUp && store ? [[lookUp.to, store.to] as const] : [];
  });
  if (type.id === 'cache')
    for (const { to } of callsFrom) if (to.type.role === 'store') pairs.push([id, to.id]);
  return pairs.flatMap(([cache, store]) => unneeded(review, cache, store));
}

function unneeded({ diagram, estimate }: ReviewView, cacheId: string, storeId: string): readonly Verdict[] {
  const [cache, store] = [diagram.components.get(cacheId), diagram.components.get(storeId)];
  const load = estimate.components.get(storeId);
  if (!cache || !store || !load || load.utilization === null || load.requestsPerSecond <= 0) return [];
  const purpose = cache.settings?.purpose;
  if (purpose !== undefined && purpose !== 'general') return [];
  const { p99 } = workFor(store, 'read').latencyMs;
  const missed = 1 - (settingsOf(cache).hitRatio ?? 0);
  const without = missed > 0 ? load.utilization / missed : Infinity;
  if (p99 > QUICK_MS || without > IDLE) return [];
  return [
    {
      message: `${cache.name || cacheId} spares ${store.name || storeId} little: it answers in ${formatLatency(p99)} at p99, and all requests would keep it ${formatShare(without)} busy.`,
      components: [cacheId, storeId],
    },
  ];
}
