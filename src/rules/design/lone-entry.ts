import { nameOf } from '../../model/queries';
import { settingsOf } from '../facts';
import { addSpare } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (replicas: number) => ({
  user: part('client', 'User'),
  gateway: part('api-gateway', 'Gateway', { replicas }),
  orders: part('service', 'Orders', { replicas: 2 }),
  stock: part('service', 'Stock', { replicas: 2 }),
});
const links = [link('user', 'gateway'), link('gateway', 'orders'), link('gateway', 'stock')];
const journeys = { order: { name: 'Order', entry: 'user' } };

export const rule: DesignRule = {
  id: 'lone-entry',
  about: 'design',
  severity: 'warning',
  topic: 'topology',
  profile: 'interview',
  named: ['system-design-course', 'backend-engineering', 'roadmap-notes'],
  title: 'Gateways, proxies and guards have a spare',
  why: 'Whatever all requests pass is down for all of them at once: a single gateway or firewall undoes the spares of everything behind it.',
  source:
    'AWS Well-Architected, Reliability pillar, “Use highly available network connectivity for your workload public endpoints”',
  exceptions:
    'What a provider runs, what only some requests need, parts that stand in for each other, and sidecars, which go down with their program. Balancers and stores have a rule of their own.',
  refused: sketch({ parts: parts(1), links, journeys }),
  allowed: sketch({ parts: parts(2), links, journeys }),
  check: ({ diagram, facts, estimate }) => {
    const alone = new Set<string>();
    for (const journey of estimate.journeys.values())
      for (const id of journey.singlePointsOfFailure) alone.add(id);
    return ENTRIES.flatMap((type) =>
      facts.ofType(type).flatMap(([id, component]) => {
        const { managed, replicas } = settingsOf(component);
        if (managed !== null || replicas !== 1 || !alone.has(id)) return [];
        return [
          {
            message: `Every request passes ${nameOf(diagram, id)}, and there is one of it: while it is down, nothing behind it can be reached.`,
            components: [id],
            remedy: addSpare(id, component, estimate.components.get(id)?.utilization ?? null),
          },
        ];
      }),
    );
  },
};

const ENTRIES = [
  'dns',
  'waf',
  'reverse-proxy',
  'rate-limiter',
  'gatekeeper',
  'api-gateway',
  'bff',
  'graphql-server',
  'connection-gateway',
];
