import type { ComponentEstimate } from '../../estimate/answer';
import type { Connection } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { formatRate, formatShare } from '../../shared/formatNumbers';
import { guardCalls } from '../connectionRemedies';
import { foundIn } from '../foundIn';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { managed: 'region' });
const stock = part('service', 'Stock', { managed: 'region', capacityRps: 130 });
const journeys = { browse: { name: 'Browse', entry: 'user', requestsPerSecond: 100 } };
const impatient: Partial<Connection> = {
  timeoutMs: 100,
  retries: { max: 3, backoffMs: 10, jitter: true },
};

export const rule: DesignRule = {
  id: 'retry-storm',
  about: 'design',
  severity: 'warning',
  topic: 'resilience',
  profile: 'whiteboard',
  named: ['interview-guide', 'roadmap-notes'],
  title: 'Retries don’t multiply the load',
  why: 'What is slow times out and is asked again, so it gets more to do and slower still: retries can keep a part overloaded that would hold without them, and over several levels they multiply.',
  source:
    'Google, “Site Reliability Engineering”, chapter 22, “Addressing Cascading Failures”; Marc Brooker, “Timeouts, retries, and backoff with jitter”',
  exceptions:
    'Only where retries end in overload, or at least double the load. Backoff and jitter spread retries, but each of them still arrives: the mean load is the same.',
  refused: sketch({
    parts: { user, api, stock },
    links: [link('user', 'api'), link('api', 'stock', impatient)],
    journeys,
  }),
  allowed: sketch({
    parts: { user, api, stock },
    links: [link('user', 'api'), link('api', 'stock', { ...impatient, circuitBreaker: true })],
    journeys,
  }),
  check: (review) =>
    foundIn(review.facts.parts, (one) => {
      const seen = review.loadOf(one);
      return seen && storm(review, one.id, seen);
    }),
};

/** How many times the load that is too much, whatever there is capacity for. */
const TOO_MUCH = 2;

function storm(review: ReviewView, id: string, seen: ComponentEstimate): Verdict | undefined {
  const first = seen.firstAttempts;
  if (!first || first.requestsPerSecond <= 0) return undefined;
  const times = seen.requestsPerSecond / first.requestsPerSecond;
  const ends = (seen.utilization ?? 0) >= 1 && (first.utilization ?? 0) < 1;
  if (!ends && times < TOO_MUCH) return undefined;
  const causes = retrying(review, id);
  if (causes.length === 0) return undefined;
  const name = nameOf(review.diagram, id);
  const load = `${formatRate(first.requestsPerSecond)} become ${formatRate(seen.requestsPerSecond)} at ${name}`;
  const effect = ends
    ? `${formatShare(seen.utilization ?? 0)} of what it sustains, where ${formatShare(first.utilization ?? 0)} would do`
    : `${times.toFixed(1)} times as many`;
  const unguarded = causes.filter((cause) => !review.diagram.connections.get(cause)?.circuitBreaker);
  return {
    message: `By retries ${load}: ${effect}.`,
    components: [id],
    connections: causes,
    remedy: guardCalls(review.diagram, unguarded),
  };
}

/** The connections on the ways to it whose calls are made more often than their caller is asked. */
function retrying({ diagram, graph, estimate }: ReviewView, target: string): readonly string[] {
  const reached = new Set([target]);
  const found = new Set<string>();
  for (const to of reached) {
    for (const [id, connection] of graph.incoming(to)) {
      reached.add(connection.from);
      const seen = estimate.connections.get(id);
      const caller = estimate.components.get(connection.from);
      if (!seen?.firstAttemptsPerSecond || !caller || !connection.retries?.max) continue;
      const asked = caller.firstAttempts?.requestsPerSecond ?? caller.requestsPerSecond;
      const here = seen.requestsPerSecond / seen.firstAttemptsPerSecond;
      if (here > (caller.requestsPerSecond / asked) * MORE_OFTEN) found.add(id);
    }
  }
  return [...diagram.connections.keys()].filter((id) => found.has(id));
}

const MORE_OFTEN = 1.05;
