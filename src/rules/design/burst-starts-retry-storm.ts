import type { Connection } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { formatRate, formatShare } from '../../shared/formatNumbers';
import { guardCalls } from '../connectionRemedies';
import type { Link, Part } from '../parts';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';
import { triesOf } from '../tries';

const user = part('client', 'User');
const api = part('service', 'API', { managed: 'region' });
const stock = part('service', 'Stock', { managed: 'region', capacityRps: 300 });
const journeys = { browse: { name: 'Browse', entry: 'user', requestsPerSecond: 100 } };
const patient: Partial<Connection> = {
  timeoutMs: 1000,
  retries: { max: 3, backoffMs: 10, jitter: true },
};

export const rule: DesignRule = {
  id: 'burst-starts-retry-storm',
  about: 'design',
  severity: 'info',
  topic: 'resilience',
  profile: 'interview',
  named: [],
  title: 'A short outage ends when its cause does',
  why: 'While something is down or slow every call is retried; where all these retries are more than it sustains, it stays overloaded after the cause has gone, since its slow answers are retried too. A circuit breaker, a budget for retries (a share of calls, not a number for each) or fewer of them end that.',
  source:
    'Bronson, Aghayev, Charapko, Zhu, “Metastable Failures in Distributed Systems” (HotOS 2021); Google, “Site Reliability Engineering”, chapter 22, “Addressing Cascading Failures”',
  exceptions:
    'Only where the load as given is carried, and only calls with a timeout and retries: without a timeout slow answers are waited for. Not behind a circuit breaker. It takes an outage or a burst to begin, so it is no more than a remark. Backoff delays retries, it makes them no fewer.',
  refused: sketch({
    parts: { user, api, stock },
    links: [link('user', 'api'), link('api', 'stock', patient)],
    journeys,
  }),
  allowed: sketch({
    parts: { user, api, stock },
    links: [
      link('user', 'api'),
      link('api', 'stock', { ...patient, retries: { max: 1, backoffMs: 10, jitter: true } }),
    ],
    journeys,
  }),
  check: (review) => {
    if (!mayOverload(review)) return [];
    const { diagram, estimate } = review;
    return (estimate.burstStorms ?? []).flatMap(
      ({ component, requestsPerSecond, utilization, connections }) => {
        const now = estimate.components.get(component);
        if (!now || (now.utilization ?? 0) >= 1) return [];
        const name = nameOf(diagram, component);
        return [
          {
            message: `A short outage could leave ${name} overloaded for good: with every retry made, ${formatRate(now.requestsPerSecond)} become ${formatRate(requestsPerSecond)}, ${formatShare(utilization)} of what it sustains.`,
            components: [component],
            connections,
            remedy: guardCalls(diagram, connections),
          },
        ];
      },
    );
  },
};

/**
 * Whether anything would be full with the most tries there are on any way to it; a hedge at most doubles them. Who stands
 * in for what is given up, messages sent again and calls in a circle have no such bound.
 */
function mayOverload({ facts, graph, loadOf }: ReviewView): boolean {
  return (
    facts.partsThatGroup.some(standsIn) ||
    facts.links.some(isUnbounded) ||
    facts.parts.some(
      (one) =>
        graph.knotOf(one.id) !== undefined || (loadOf(one)?.utilization ?? 0) * facts.triesAt(one) >= 1,
    )
  );
}

const isUnbounded = ({ connection, isSync }: Link): boolean =>
  connection.hedgeAfterMs !== undefined || (!isSync && triesOf(connection) > 1);

const standsIn = ({ component }: Part): boolean =>
  (component.settings?.calls ?? []).some(({ how }) => how === 'failover' || how === 'cache');
