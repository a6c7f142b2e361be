import type { Target } from '../../model/diagram';
import { formatLatency } from '../../shared/formatNumbers';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (target: Target) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 3, requiredReplicas: 'auto' }),
    },
    links: [link('user', 'api')],
    journeys: { browse: { name: 'Browse', entry: 'user', requestsPerSecond: 200, target } },
  });

export const rule: DesignRule = {
  id: 'target-without-tail',
  about: 'design',
  severity: 'info',
  topic: 'capacity',
  profile: 'interview',
  named: ['interview-guide'],
  title: 'A target for speed says what the slow requests take',
  why: 'The median says nothing of the other half. A page asks for many things at once and waits for the slowest, so most people see the tail of each, not its middle.',
  source: 'Jeffrey Dean and Luiz André Barroso, “The Tail at Scale” (CACM 2013)',
  exceptions: 'Where p95 or p99 has a target too, and where only availability has one.',
  refused: example({ availability: 0.99, p50Ms: 200 }),
  allowed: example({ availability: 0.99, p50Ms: 200, p99Ms: 500 }),
  check: ({ diagram, estimate }) =>
    [...diagram.journeys].flatMap(([id, { name, target }]) => {
      if (target?.p50Ms === undefined || target.p95Ms !== undefined || target.p99Ms !== undefined) return [];
      const p99 = estimate.journeys.get(id)?.latencyMs.p99 ?? null;
      const now = p99 === null ? '' : `; one in a hundred takes ${formatLatency(p99)} now`;
      return [
        {
          message: `${name || id} aims at half of its requests within ${formatLatency(target.p50Ms)}, and at nothing for the others${now}.`,
          journeys: [id],
        },
      ];
    }),
};
