import type { ComponentEstimate } from '../../estimate/answer';
import { formatRate, formatShare } from '../../shared/formatNumbers';
import { foundIn } from '../foundIn';
import type { Part } from '../parts';
import type { DesignRule, Verdict } from '../rule';
import { scaleOut } from '../scaleOut';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = (replicas: number) =>
  part('service', 'API', { replicas, capacityRps: 500, requiredReplicas: 'auto' });
const journeys = { browse: { name: 'Browse', entry: 'user', requestsPerSecond: 850 } };

export const rule: DesignRule = {
  id: 'nearly-saturated',
  about: 'design',
  severity: 'warning',
  topic: 'capacity',
  profile: 'interview',
  named: ['interview-guide', 'roadmap-notes'],
  title: 'There is room left at the load that is expected',
  why: 'Waiting grows with 1 / (1 − utilization): from 70 to 90 % busy it triples, and the next little peak is an outage.',
  source:
    'Google, “Site Reliability Engineering”, chapter 21, “Handling Overload”; Neil Gunther, “Analyzing Computer System Performance”',
  exceptions:
    'Work taken from a queue may run near its capacity: it waits there and nobody with it. What is overloaded outright has another finding.',
  refused: sketch({ parts: { user, api: api(2) }, links: [link('user', 'api')], journeys }),
  allowed: sketch({ parts: { user, api: api(4) }, links: [link('user', 'api')], journeys }),
  check: (review) => foundIn(review.facts.parts, (one) => nearlyFull(one, review.loadOf(one))),
};

/** Above it waiting is longer than the work itself, several times over. */
const NEARLY_FULL = 0.8;

function nearlyFull(one: Part, load: ComponentEstimate | undefined): Verdict | null {
  const used = load?.utilization ?? 0;
  if (!load || used < NEARLY_FULL || used >= 1 || one.settings.managed !== null) return null;
  if (one.callsTo.length === 0 && one.incoming.length > 0) return null;
  const { id, name, component } = one;
  return {
    message: `${name} is ${formatShare(used)} busy at ${formatRate(load.requestsPerSecond)}: a small peak more and requests pile up.`,
    components: [id],
    remedy: scaleOut(id, component, used),
  };
}
