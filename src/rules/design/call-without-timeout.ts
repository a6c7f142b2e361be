import { addTimeout } from '../connectionRemedies';
import { allFoundIn, foundIn } from '../foundIn';
import type { Part } from '../parts';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const prices = part('service', 'Prices', { replicas: 2 });

export const rule: DesignRule = {
  id: 'call-without-timeout',
  about: 'design',
  severity: 'warning',
  topic: 'resilience',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide', 'system-design-course', 'advanced-backend'],
  title: 'A service waits for another for a limited time',
  why: 'A callee that hangs holds the caller’s threads and connections until none is left: one slow part stops all that call it.',
  source:
    'Michael Nygard, “Release It!”, chapter 5, “Timeouts”; Marc Brooker, “Timeouts, retries, and backoff with jitter”',
  exceptions:
    'Calls of clients, balancers and gateways, which have limits by default, and those of database drivers. What is left with a broker isn’t waited for.',
  refused: sketch({ parts: { user, api, prices }, links: [link('user', 'api'), link('api', 'prices')] }),
  allowed: sketch({
    parts: { user, api, prices },
    links: [link('user', 'api'), link('api', 'prices', { timeoutMs: 300 })],
  }),
  check: (review) =>
    allFoundIn(review.facts.partsOfRole('compute'), ({ callsFrom }) =>
      foundIn(callsFrom, ({ id, from, to, connection }) => {
        if (connection.timeoutMs !== undefined || !isCode(to) || to === from) return null;
        return {
          message: `${from.name} waits for ${to.name} for as long as that takes: give the call a timeout.`,
          components: [from.id, to.id],
          connections: [id],
          remedy: addTimeout(review, id),
        };
      }),
    ),
};

const isCode = ({ type }: Part): boolean => type.role === 'compute' || type.role === 'external';
