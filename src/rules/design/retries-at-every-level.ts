import { foundIn } from '../foundIn';
import type { Link } from '../parts';
import type { DesignRule, Verdict } from '../rule';
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
    return foundIn(review.facts.links, (link) => {
      const own = triesOf(link.connection);
      if (own === 1 || !link.isSync) return null;
      const tries = review.facts.triesAt(link.from) * own;
      return tries === own || tries <= MOST_TRIES ? null : multiplied(link, tries);
    });
  },
};

const MOST_TRIES = 8;

const multiplied = ({ id, from, to }: Link, tries: number): Verdict => ({
  message: `${to.name} may be asked ${tries} times for one request: ${from.name} retries, and so do those that call it.`,
  components: [from.id, to.id],
  connections: [id],
});
