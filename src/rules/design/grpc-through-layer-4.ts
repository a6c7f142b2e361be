import { nameOf } from '../../model/queries';
import { settingsOf } from '../facts';
import { saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (layer: string) => ({
  user: part('client', 'User'),
  api: part('service', 'API', { replicas: 2 }),
  balancer: part('load-balancer', 'Balancer', { replicas: 2, layer }),
  prices: part('service', 'Prices', { replicas: 4 }),
});
const links = [
  link('user', 'api'),
  link('api', 'balancer', { protocol: 'grpc' }),
  link('balancer', 'prices', { protocol: 'grpc' }),
];

export const rule: DesignRule = {
  id: 'grpc-through-layer-4',
  about: 'design',
  severity: 'warning',
  topic: 'protocol',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'gRPC calls are balanced one by one',
  why: 'gRPC sends all calls over one connection it keeps open. Layer 4 places connections, not calls: each caller hangs on one instance, and new instances get nothing.',
  source:
    'William Morgan, “gRPC Load Balancing on Kubernetes without Tears” (Kubernetes Blog, 2018); gRPC, “gRPC Load Balancing” (2017)',
  exceptions:
    'Targets of one instance, callers by the thousands (clients), and balancers that don’t name their layer.',
  refused: sketch({ parts: parts('L4'), links }),
  allowed: sketch({ parts: parts('L7'), links }),
  check: ({ diagram, facts }) =>
    facts.ofType('load-balancer').flatMap(([id, balancer]) => {
      if (saidOf(balancer, 'layer') !== 'L4') return [];
      if (facts.callers(id, 'client').length > 0) return [];
      const targets = facts.callsFrom(id).flatMap(([, { to, protocol }]) => {
        const target = diagram.components.get(to);
        return target && protocol === 'grpc' ? [{ to, replicas: settingsOf(target).replicas }] : [];
      });
      const [first] = targets;
      if (!first || targets.reduce((sum, { replicas }) => sum + replicas, 0) < 2) return [];
      return [
        {
          message: `${nameOf(diagram, id)} places connections, and gRPC keeps one for all its calls: each caller stays with one instance of ${nameOf(diagram, first.to)}.`,
          components: [id, ...new Set(targets.map(({ to }) => to))],
          remedy:
            balancer.settings?.technology === undefined
              ? setSetting('Make it layer 7', id, 'layer', 'L7')
              : undefined,
        },
      ];
    }),
};
