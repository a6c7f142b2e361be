import { reconnect } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const prices = part('service', 'Prices', { replicas: 2 });
const again = (jitter: boolean) => ({ timeoutMs: 300, retries: { max: 2, backoffMs: 100, jitter } });

export const rule: ConnectionRule = {
  id: 'retry-without-jitter',
  about: 'connection',
  severity: 'info',
  topic: 'resilience',
  profile: 'interview',
  named: ['interview-guide', 'roadmap-notes'],
  title: 'Retries are spread out at random',
  why: 'Callers that failed together come back together, wave after wave; a random share of the wait spreads them.',
  source: 'Marc Brooker, “Exponential Backoff and Jitter” (AWS Architecture Blog, 2015)',
  exceptions:
    'A caller of which there is one has nobody to come back with. Without a wait there is nothing to spread.',
  refused: sketch({
    parts: { user, api, prices },
    links: [link('user', 'api'), link('api', 'prices', again(false))],
  }),
  allowed: sketch({
    parts: { user, api, prices },
    links: [link('user', 'api'), link('api', 'prices', again(true))],
  }),
  check: (view) => {
    const { from, to, connection } = view;
    const { retries } = connection;
    if (!retries || retries.max < 1 || !retries.backoffMs || retries.jitter === true) return null;
    if (from.type.role === 'compute' && (from.component.settings?.replicas ?? 1) === 1) return null;
    return {
      message: `All of ${from.name} retry ${to.name} after the same wait, and come back together: add jitter.`,
      remedy: reconnect(view, 'Add jitter', { retries: { ...retries, jitter: true } }),
    };
  },
};
