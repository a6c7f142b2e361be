import { factsOf } from '../facts';
import { reconnect } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const payments = part('external-service', 'Payments');

export const rule: ConnectionRule = {
  id: 'unguarded-third-party',
  about: 'connection',
  severity: 'warning',
  topic: 'resilience',
  profile: 'interview',
  named: ['interview-guide', 'system-design-course', 'roadmap-notes', 'advanced-backend'],
  title: 'A circuit breaker stands before what others run',
  why: 'While somebody else’s service is down every request waits for its timeout in vain, and ours piles up behind it. A breaker fails at once and lets it recover.',
  source:
    'Michael Nygard, “Release It!”, chapter 5, “Circuit Breaker”; Microsoft, Azure Architecture Center, “Circuit Breaker pattern”',
  exceptions:
    'Calls that may be left out with a timeout of their own, work taken from a queue (it waits there), and what isn’t waited for.',
  refused: sketch({
    parts: { user, api, payments },
    links: [link('user', 'api'), link('api', 'payments', { timeoutMs: 2000 })],
  }),
  allowed: sketch({
    parts: { user, api, payments },
    links: [link('user', 'api'), link('api', 'payments', { timeoutMs: 2000, circuitBreaker: true })],
  }),
  check: (view) => {
    const { from, to, connection, mode, graph } = view;
    if (to.type.role !== 'external' || from.type.role !== 'compute' || mode !== 'sync') return null;
    if (connection.circuitBreaker || (connection.optional === true && connection.timeoutMs !== undefined))
      return null;
    const asked = graph.incoming(from.id);
    const worksOffQueue = asked.length > 0 && asked.every(([, call]) => isFromBroker(view, call.from));
    if (worksOffQueue) return null;
    return {
      message: `When ${to.name} is down, each request of ${from.name} waits for it in vain: put a circuit breaker before it.`,
      remedy: reconnect(view, 'Add circuit breaker', { circuitBreaker: true }),
    };
  },
};

const isFromBroker = ({ diagram }: Parameters<ConnectionRule['check']>[0], id: string): boolean =>
  factsOf(diagram).roleAt(id) === 'broker';
