import { nameOf } from '../../model/queries';
import { saidOf } from '../fieldOf';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (ttlSeconds: number) => ({
  user: part('client', 'User'),
  names: part('dns', 'Names', { routingPolicy: 'failover', ttlSeconds }),
  first: part('service', 'First site', { replicas: 2 }),
  second: part('service', 'Second site', { replicas: 2 }),
});
const links = [link('user', 'names'), link('names', 'first'), link('names', 'second')];

export const rule: DesignRule = {
  id: 'slow-dns-failover',
  about: 'design',
  severity: 'warning',
  topic: 'edge',
  profile: 'interview',
  named: ['system-design-course', 'roadmap-notes'],
  title: 'A name that fails over is kept for a minute or so',
  why: 'Resolvers keep the old address until it expires. With a long time to live people go on to the site that is down long after the name has moved.',
  source: 'Amazon Route 53 Developer Guide, “Best practices for Amazon Route 53 DNS”, on TTL',
  exceptions: 'Up to five minutes, names that don’t fail over, and times nobody states.',
  refused: sketch({ parts: parts(3600), links }),
  allowed: sketch({ parts: parts(60), links }),
  check: ({ diagram, facts }) =>
    facts.ofType('dns').flatMap(([id, component]) => {
      const ttl = saidOf(component, 'ttlSeconds');
      if (saidOf(component, 'routingPolicy') !== 'failover') return [];
      if (typeof ttl !== 'number' || ttl <= LONGEST_SECONDS) return [];
      return [
        {
          message: `When ${nameOf(diagram, id)} fails over, resolvers keep sending people to the old address for up to ${counted(Math.round(ttl / 60), 'minute')}.`,
          components: [id],
          remedy: setSetting('Expire after a minute', id, 'ttlSeconds', 60),
        },
      ];
    }),
};

const LONGEST_SECONDS = 300;
