import { nameOf } from '../../model/queries';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

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
    const triesOf = triesIn(review);
    return [...review.diagram.components.keys()].flatMap((id) =>
      review.facts.callsFrom(id).flatMap(([callId, call]) => {
        const before = triesOf(id);
        const tries = before * own(call);
        return own(call) > 1 && before > 1 && tries > MOST_TRIES
          ? [multiplied(review, callId, call.from, call.to, tries)]
          : [];
      }),
    );
  },
};

const MOST_TRIES = 8;

interface Retried {
  readonly retries?: { readonly max: number };
  readonly circuitBreaker?: unknown;
}

const own = ({ retries, circuitBreaker }: Retried): number => (circuitBreaker ? 1 : (retries?.max ?? 0) + 1);

/** How often a component is asked at most for one request, callers before callees; a way round a circle counts once. */
function triesIn({ diagram, facts }: ReviewView): (id: string) => number {
  const known = new Map<string, number>();
  const triesOf = (id: string): number => known.get(id) ?? 1;
  const order = [...diagram.components.keys()].sort((a, b) => facts.depthOf(a) - facts.depthOf(b));
  for (const id of order) {
    const calls = facts.callsTo(id).filter(([, { from }]) => facts.depthOf(from) < facts.depthOf(id));
    known.set(id, Math.max(1, ...calls.map(([, call]) => triesOf(call.from) * own(call))));
  }
  return triesOf;
}

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
