import { nameOf } from '../../model/queries';
import { addTimeouts } from '../connectionRemedies';
import type { DesignRule, ReviewView } from '../rule';
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
    review.facts.ofRole('compute').flatMap(([caller]) =>
      review.facts.callsFrom(caller).flatMap(([id, { to, timeoutMs }]) => {
        if (timeoutMs !== undefined || !isCode(review, to)) return [];
        return [
          {
            message: `${nameOf(review.diagram, caller)} waits for ${nameOf(review.diagram, to)} for as long as that takes: give the call a timeout.`,
            components: [caller, to],
            connections: [id],
            remedy: addTimeouts(review, [id]),
          },
        ];
      }),
    ),
};

const isCode = ({ facts }: ReviewView, id: string): boolean =>
  facts.roleAt(id) === 'compute' || facts.roleAt(id) === 'external';
