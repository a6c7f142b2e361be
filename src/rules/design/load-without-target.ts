import { requestsPerSecondOf } from '../../estimate/graph/computable';
import { formatRate } from '../../shared/formatNumbers';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 3, requiredReplicas: 'auto' });
const browse = { name: 'Browse', entry: 'user', requestsPerSecond: 200 };

export const rule: DesignRule = {
  id: 'load-without-target',
  about: 'design',
  severity: 'info',
  topic: 'capacity',
  profile: 'production',
  named: ['interview-guide'],
  title: 'A journey with a load has a target',
  why: 'Without a number to hold, nobody can say whether the design is good enough, or better than anyone needs.',
  source: 'Google, “Site Reliability Engineering”, chapter 4, “Service Level Objectives”',
  exceptions: 'Journeys without a load: nobody has said yet that they carry traffic.',
  refused: sketch({ parts: { user, api }, links: [link('user', 'api')], journeys: { browse } }),
  allowed: sketch({
    parts: { user, api },
    links: [link('user', 'api')],
    journeys: { browse: { ...browse, target: { availability: 0.99, p99Ms: 500 } } },
  }),
  check: ({ diagram }) =>
    [...diagram.journeys].flatMap(([id, journey]) => {
      const rate = requestsPerSecondOf(journey);
      const hasTarget = Object.values(journey.target ?? {}).some((value) => typeof value === 'number');
      if (rate === 0 || hasTarget) return [];
      return [
        {
          message: `${journey.name || id} carries ${formatRate(rate)}, and nothing says how available or how fast it has to be.`,
          journeys: [id],
        },
      ];
    }),
};
