import { workFor } from '../../catalog/effective';
import type { Component } from '../../model/diagram';
import { formatRate } from '../../shared/formatNumbers';
import { settingsOf } from '../facts';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const queue = part('message-queue', 'Jobs', { deadLetter: true });
const worker = (p99: number) => part('worker', 'Worker', { replicas: 2, latencyMs: { p50: p99 / 10, p99 } });
const links = [link('user', 'api'), link('api', 'queue'), link('queue', 'worker')];
const journeys = { save: { name: 'Save', entry: 'user', requestsPerSecond: 0.5 } };

export const rule: DesignRule = {
  id: 'queue-nobody-needs',
  about: 'design',
  severity: 'info',
  topic: 'over-engineering',
  profile: 'interview',
  named: ['roadmap-notes', 'interview-guide'],
  title: 'A queue has slow, bursty or fragile work behind it',
  why: 'A queue buys time, smoothing and safety from outages, for a broker to run, work that happens twice and answers that come later. Quick, rare work needs none of it.',
  source: 'Microsoft, Azure Architecture Center, “Queue-Based Load Leveling pattern”, on when not to use it',
  exceptions:
    'Several kinds of consumers, work above 100 ms, anything that calls a third party, and from one message a second on. Without a load nothing is said.',
  refused: sketch({ parts: { user, api, queue, worker: worker(50) }, links, journeys }),
  allowed: sketch({ parts: { user, api, queue, worker: worker(900) }, links, journeys }),
  check: (review) =>
    review.facts.ofType('message-queue').flatMap(([id, queue]) => notNeeded(review, id, queue)),
};

const QUICK_MS = 100;
const RARE_PER_SECOND = 1;

function notNeeded(review: ReviewView, id: string, queue: Component): readonly Verdict[] {
  const { diagram, estimate, facts } = review;
  const rate = estimate.components.get(id)?.requestsPerSecond ?? 0;
  const consumers = facts.callees(id);
  const [only = ''] = consumers;
  const worker = diagram.components.get(only);
  if (rate <= 0 || rate >= RARE_PER_SECOND || consumers.length !== 1 || !worker) return [];
  const answersIn = estimate.components.get(only)?.latencyMs.p99 ?? Infinity;
  const callsOut = facts.callees(only, 'external').length > 0 || facts.roleAt(only) !== 'compute';
  if (workFor(worker, undefined).latencyMs.p99 > QUICK_MS || answersIn > QUICK_MS || callsOut) return [];
  if (settingsOf(worker).availability < FRAGILE) return [];
  return [
    {
      message: `${queue.name || id} takes ${formatRate(rate)} to ${worker.name || only}, which is done in ${Math.ceil(answersIn)} ms: call it directly.`,
      components: [id, only],
    },
  ];
}

/** What is down this often is better asked through a queue. */
const FRAGILE = 0.99;
