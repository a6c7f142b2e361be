import { nameOf } from '../../model/queries';
import { saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (algorithm: string) => ({
  user: part('client', 'User'),
  balancer: part('load-balancer', 'Balancer', { replicas: 2, algorithm }),
  doors: part('connection-gateway', 'Open connections', { replicas: 3 }),
});
const links = [
  link('user', 'balancer', { protocol: 'websocket' }),
  link('balancer', 'doors', { protocol: 'websocket' }),
];

export const rule: DesignRule = {
  id: 'round-robin-for-open-connections',
  about: 'design',
  severity: 'info',
  topic: 'protocol',
  profile: 'interview',
  named: ['roadmap-notes', 'interview-guide'],
  title: 'Connections that stay open are spread by how many there are',
  why: 'Round robin is fair to what comes and goes. Connections stay: after a restart the old instances keep theirs, the new one gets no more than its turn, and the difference never levels out.',
  source:
    'NGINX, “HTTP Load Balancing”, on the least_conn method; HAProxy Configuration Manual, “balance leastconn”',
  exceptions: 'Only balancers said to go round, and connections said to be WebSockets or server-sent events.',
  refused: sketch({ parts: parts('round-robin'), links }),
  allowed: sketch({ parts: parts('least-connections'), links }),
  check: ({ diagram, facts, graph }) =>
    facts.ofType('load-balancer').flatMap(([id, balancer]) => {
      if (saidOf(balancer, 'algorithm') !== 'round-robin') return [];
      const open = graph
        .outgoing(id)
        .filter(([, { protocol }]) => protocol === 'websocket' || protocol === 'sse');
      if (open.length === 0) return [];
      return [
        {
          message: `${nameOf(diagram, id)} deals out open connections in turn, so that who started last has the fewest for good: count connections.`,
          components: [id],
          connections: open.map(([callId]) => callId),
          remedy: setSetting('Balance by connections', id, 'algorithm', 'least-connections'),
        },
      ];
    }),
};
