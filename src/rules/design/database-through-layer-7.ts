import { nameOf } from '../../model/queries';
import { fieldOf, saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (layer: string) => ({
  user: part('client', 'User'),
  api: part('service', 'API', { replicas: 2 }),
  balancer: part('load-balancer', 'Balancer', { replicas: 2, layer }),
  orders: part('sql-database', 'Orders', { replicas: 2 }),
});
const links = [link('user', 'api'), link('api', 'balancer'), link('balancer', 'orders')];

export const rule: DesignRule = {
  id: 'database-through-layer-7',
  about: 'design',
  severity: 'warning',
  topic: 'edge',
  profile: 'whiteboard',
  named: ['roadmap-notes'],
  title: 'Databases and brokers stand behind layer 4',
  why: 'Layer 7 balancers read HTTP. What speaks SQL, Redis or AMQP is no request to them: they can only pass its connections on, which is layer 4.',
  source:
    'AWS, “Elastic Load Balancing features”, protocols of the Application and the Network Load Balancer',
  exceptions:
    'Envoy, which reads some databases’ protocols. What answers web requests (object stores, search indices over HTTPS) is fine at layer 7, and a balancer that doesn’t name its layer is let be.',
  refused: sketch({ parts: parts('L7'), links }),
  allowed: sketch({ parts: parts('L4'), links }),
  check: ({ diagram, facts }) =>
    facts.ofType('load-balancer').flatMap(([id, component]) => {
      const technology = component.settings?.technology;
      if (saidOf(component, 'layer') !== 'L7' || technology === 'envoy') return [];
      const target = facts
        .callsFrom(id)
        .map(([, { to, protocol }]) => ({ to, protocol: protocol ?? facts.typeAt(to)?.answers[0] }))
        .find(({ protocol }) => protocol !== undefined && CONNECTIONS.has(protocol))?.to;
      if (target === undefined) return [];
      const free = technology === undefined && fieldOf(component, 'routing') === 'none';
      return [
        {
          message: `${nameOf(diagram, id)} balances requests at layer 7, but ${nameOf(diagram, target)} behind it doesn’t speak HTTP: balance connections, at layer 4.`,
          components: [id, target],
          remedy: free ? setSetting('Make it layer 4', id, 'layer', 'L4') : undefined,
        },
      ];
    }),
};

/** What can only be passed on unread. */
const CONNECTIONS: ReadonlySet<string> = new Set([
  'sql',
  'redis',
  'memcached',
  'mongodb',
  'cql',
  'bolt',
  'amqp',
  'kafka',
  'mqtt',
  'smtp',
  'ldap',
  'tcp',
  'udp',
]);
