import { nameOf } from '../../model/queries';
import { addTimeouts } from '../connectionRemedies';
import { listOf } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2, calls: [{ how: 'failover', connections: ['c2', 'c3'] }] });
const parts = {
  user,
  api,
  first: part('sql-database', 'Primary', { replicas: 2 }),
  second: part('sql-database', 'Standby', { replicas: 2 }),
};

export const rule: DesignRule = {
  id: 'failover-without-timeout',
  about: 'design',
  severity: 'warning',
  topic: 'resilience',
  profile: 'whiteboard',
  named: ['backend-engineering'],
  title: 'Whoever has a second choice gives up on the first in time',
  why: 'A part that is gone often doesn’t refuse, it just says nothing: without a limit the caller waits for it and never gets to the other.',
  source:
    'AWS Well-Architected, Reliability pillar, “Design interactions in a distributed system to mitigate or withstand failures”',
  exceptions: 'The last choice: nobody comes after it. A call with a hedge asks the next in time anyway.',
  refused: sketch({ parts, links: [link('user', 'api'), link('api', 'first'), link('api', 'second')] }),
  allowed: sketch({
    parts,
    links: [link('user', 'api'), link('api', 'first', { timeoutMs: 200 }), link('api', 'second')],
  }),
  check: (review) =>
    review.facts.partsThatGroup.flatMap(({ id, settings }) =>
      settings.calls.flatMap(({ how, connections }) => {
        if (how !== 'failover') return [];
        const waiting = connections.slice(0, -1).filter((callId) => {
          const call = review.diagram.connections.get(callId);
          return call && call.timeoutMs === undefined && call.hedgeAfterMs === undefined;
        });
        if (waiting.length === 0) return [];
        const targets = waiting.flatMap((callId) => review.diagram.connections.get(callId)?.to ?? []);
        return [
          {
            message: `${nameOf(review.diagram, id)} would turn to another, but waits for ${listOf(targets.map((target) => nameOf(review.diagram, target)))} without limit: give it a timeout.`,
            components: [id, ...targets],
            connections: waiting,
            remedy: addTimeouts(review, waiting),
          },
        ];
      }),
    ),
};
