import { reconnect } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const orders = part('service', 'Orders', { replicas: 2 });
const again = {
  operation: 'write',
  timeoutMs: 300,
  retries: { max: 2, backoffMs: 100, jitter: true },
} as const;

export const rule: ConnectionRule = {
  id: 'retried-write-not-idempotent',
  about: 'connection',
  severity: 'warning',
  topic: 'resilience',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide', 'roadmap-notes'],
  title: 'What is asked twice is done once',
  why: 'A timeout doesn’t say whether the work was done. Asked again without a key that marks the request, an order is placed, or paid, a second time.',
  source:
    'Malcolm Featonby, “Making retries safe with idempotent APIs” (Amazon Builders’ Library); Stripe, “Designing robust and predictable APIs with idempotency” (2017)',
  exceptions:
    'Reads, calls of no stated operation, and whatever is marked as idempotent: the connection, or the part that is asked.',
  refused: sketch({
    parts: { user, api, orders },
    links: [link('user', 'api'), link('api', 'orders', again)],
  }),
  allowed: sketch({
    parts: { user, api, orders },
    links: [link('user', 'api'), link('api', 'orders', { ...again, idempotent: true })],
  }),
  check: (view) => {
    const { from, to, connection } = view;
    const repeats = (connection.retries?.max ?? 0) > 0 || connection.hedgeAfterMs !== undefined;
    if (connection.operation !== 'write' || !repeats || connection.idempotent === true) return null;
    if (to.component.settings?.idempotent === true || to.type.role === 'broker') return null;
    return {
      message: `${from.name} may send a write to ${to.name} twice, and nothing says the second does no harm: give it an idempotency key.`,
      remedy: reconnect(view, 'Make it idempotent', { idempotent: true }),
    };
  },
};
