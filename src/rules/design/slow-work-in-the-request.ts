import { nameOf } from '../../model/queries';
import { formatLatency } from '../../shared/formatNumbers';
import { makeAsynchronous } from '../connectionRemedies';
import type { Part } from '../parts';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { workOf } from '../settingsOf';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const film = part('service', 'Encoder', { replicas: 4, latencyMs: { p50: 400, p99: 4000 } });
const journeys = { upload: { name: 'Upload', entry: 'user' } };

export const rule: DesignRule = {
  id: 'slow-work-in-the-request',
  about: 'design',
  severity: 'warning',
  topic: 'resilience',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide', 'roadmap-notes'],
  title: 'Slow work is done after the answer',
  why: 'What takes longer than half a second makes people wait and holds a thread all the while. Accepted at once and done behind a queue, it can take its time, and be tried again.',
  source: 'Microsoft, Azure Architecture Center, “Asynchronous Request-Reply pattern”',
  exceptions:
    'Work of half a second or less at p99, calls that may be left out, and parts no journey depends on.',
  refused: sketch({
    parts: { user, api, film },
    links: [link('user', 'api'), link('api', 'film')],
    journeys,
  }),
  allowed: sketch({
    parts: { user, api, jobs: part('message-queue', 'Jobs', { deadLetter: true }), film },
    links: [link('user', 'api'), link('api', 'jobs'), link('jobs', 'film')],
    journeys,
  }),
  check: (review) =>
    [...review.facts.partsOfRole('compute'), ...review.facts.partsOfRole('external')].flatMap((one) =>
      workOf(one.component).latencyMs.p99 > SLOW_MS ? slow(review, one) : NOTHING,
    ),
};

const SLOW_MS = 500;

const NOTHING: readonly Verdict[] = [];

function slow({ diagram, facts }: ReviewView, { id, component }: Part): readonly Verdict[] {
  const { p99 } = workOf(component).latencyMs;
  if (!facts.isCritical(id)) return NOTHING;
  return facts.callsTo(id).flatMap(([callId, { from, optional, operation }]) => {
    if (optional === true || operation === 'read' || facts.roleAt(from) !== 'compute') return [];
    return [
      {
        message: `${nameOf(diagram, from)} keeps its caller waiting for ${nameOf(diagram, id)}, up to ${formatLatency(p99)}: answer at once and do it behind a queue.`,
        components: [from, id],
        connections: [callId],
        remedy: makeAsynchronous(diagram, callId),
      },
    ];
  });
}
