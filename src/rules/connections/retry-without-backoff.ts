import { reconnect } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const prices = part('service', 'Prices', { replicas: 2 });

export const rule: ConnectionRule = {
  id: 'retry-without-backoff',
  about: 'connection',
  severity: 'warning',
  topic: 'resilience',
  profile: 'whiteboard',
  named: ['backend-engineering', 'interview-guide', 'roadmap-notes', 'advanced-backend'],
  title: 'Retries wait, each longer than the last',
  why: 'Asking again at once hits a callee in trouble with twice the load at the worst moment; a pause that grows lets it recover.',
  source: 'Marc Brooker, “Exponential Backoff and Jitter” (AWS Architecture Blog, 2015)',
  exceptions: 'Calls without retries. A load balancer that tries the next server at once asks somebody else.',
  refused: sketch({
    parts: { user, api, prices },
    links: [link('user', 'api'), link('api', 'prices', { timeoutMs: 300, retries: { max: 2 } })],
  }),
  allowed: sketch({
    parts: { user, api, prices },
    links: [
      link('user', 'api'),
      link('api', 'prices', { timeoutMs: 300, retries: { max: 2, backoffMs: 100, jitter: true } }),
    ],
  }),
  check: (view) => {
    const { from, to, connection } = view;
    const { retries } = connection;
    if (!retries || retries.max < 1 || (retries.backoffMs ?? 0) > 0 || from.type.how === 'balance')
      return null;
    return {
      message: `${from.name} asks ${to.name} again at once when it fails: wait before each try, longer every time.`,
      remedy: reconnect(view, 'Retry with backoff and jitter', {
        retries: { ...retries, backoffMs: 100, jitter: true },
      }),
    };
  },
};
