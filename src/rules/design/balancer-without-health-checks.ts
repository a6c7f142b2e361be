import { nameOf } from '../../model/queries';
import { fieldOf, saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const links = [link('user', 'balancer'), link('balancer', 'api')];
const balancer = (healthChecks: boolean) => part('load-balancer', 'Balancer', { replicas: 2, healthChecks });

export const rule: DesignRule = {
  id: 'balancer-without-health-checks',
  about: 'design',
  severity: 'warning',
  topic: 'edge',
  profile: 'whiteboard',
  named: ['backend-engineering', 'system-design-course', 'roadmap-notes'],
  title: 'Whoever spreads requests checks that its targets are up',
  why: 'Without checks a share of the requests goes on to a target that is down for as long as it is: the spare is there, and nobody turns to it. The estimate counts on checks.',
  source:
    'AWS Builders’ Library, “Implementing health checks”; Amazon Route 53 Developer Guide, “Configuring DNS failover”',
  exceptions: 'Only where they are said to be off. A name with one target has nowhere else to send people.',
  refused: sketch({ parts: { user, balancer: balancer(false), api }, links }),
  allowed: sketch({ parts: { user, balancer: balancer(true), api }, links }),
  check: ({ diagram, facts }) =>
    ['load-balancer', 'reverse-proxy', 'dns'].flatMap((type) =>
      facts.ofType(type).flatMap(([id, component]) => {
        if (saidOf(component, 'healthChecks') !== false) return [];
        const isName = type === 'dns';
        const spreads = fieldOf(component, 'routingPolicy') !== 'simple' && facts.callees(id).length > 1;
        if (isName && !spreads) return [];
        const name = nameOf(diagram, id);
        return [
          {
            message: isName
              ? `${name} hands out addresses without checking them: while one target is down, its share of people goes there.`
              : `${name} sends requests to targets that are down as well: check their health and leave them out.`,
            components: [id],
            remedy: setSetting('Check health', id, 'healthChecks', true),
          },
        ];
      }),
    ),
};
