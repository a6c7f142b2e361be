import { modeOf } from '../../catalog/effective';
import { nameOf } from '../../model/queries';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { triesOf } from '../tries';

const user = part('client', 'User');
const service = (name: string) => part('service', name, { replicas: 2 });
const again = { timeoutMs: 900, retries: { max: 3, backoffMs: 50, jitter: true } };
const parts = { user, api: service('API'), orders: service('Orders'), stock: service('Stock') };

export const rule: DesignRule = {
  id: 'retries-at-every-level',
  about: 'design',
  severity: 'warning',
  topic: 'resilience',
  profile: 'interview',
  named: ['roadmap-notes'],
  title: 'One level of a chain of calls retries',
  why: 'Where each of three levels tries four times, the last is asked 64 times for one request, exactly when it is in trouble.',
  source:
    'Google, “Site Reliability Engineering”, chapter 22, “Addressing Cascading Failures”, on retries at several levels',
  exceptions: 'Up to eight tries in all, and calls behind a circuit breaker, which stops them.',
  refused: sketch({
    parts,
    links: [link('user', 'api'), link('api', 'orders', again), link('orders', 'stock', again)],
  }),
  allowed: sketch({
    parts,
    links: [link('user', 'api'), link('api', 'orders', { timeoutMs: 900 }), link('orders', 'stock', again)],
  }),
  check: (review) => {
    return review.facts.connections.flatMap(([id, call]) => {
      const [before, own] = [review.facts.triesAt(call.from), triesOf(call)];
      if (own === 1 || before === 1 || before * own <= MOST_TRIES) return [];
      if (modeOf(review.diagram, call) !== 'sync') return [];
      return [multiplied(review, id, call.from, call.to, before * own)];
    });
  },
};

const MOST_TRIES = 8;

const multiplied = (
  { diagram }: ReviewView,
  id: string,
  from: string,
  to: string,
  tries: number,
): Verdict => ({
  message: `${nameOf(diagram, to)} may be asked ${tries} times for one request: ${nameOf(diagram, from)} retries, and so do those that call it.`,
  components: [from, to],
  connections: [id],
});
