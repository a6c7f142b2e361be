import type { Component } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const links = [link('user', 'balancer'), link('balancer', 'api')];
const balancer = (algorithm: string) => part('load-balancer', 'Balancer', { replicas: 2, algorithm });

export const rule: DesignRule = {
  id: 'hash-by-address',
  about: 'design',
  severity: 'info',
  topic: 'edge',
  profile: 'interview',
  named: ['interview-guide', 'roadmap-notes'],
  title: 'Users aren’t told apart by their address',
  why: 'A whole company, or a mobile network, may come from one address: all of it lands on one target, however busy that is. And whoever changes networks changes targets.',
  source:
    'IETF RFC 6269, “Issues with IP Address Sharing”; NGINX, “HTTP Load Balancing”, on the ip_hash method',
  exceptions: 'Balancers that only our own parts call.',
  refused: sketch({ parts: { user, balancer: balancer('ip-hash'), api }, links }),
  allowed: sketch({ parts: { user, balancer: balancer('least-connections'), api }, links }),
  check: ({ diagram, facts }) =>
    ['load-balancer', 'reverse-proxy'].flatMap((type) =>
      facts.ofType(type).flatMap(([id, component]) => {
        const hashed = saidOf(component, 'algorithm') === 'ip-hash';
        if (!hashed && !sticksByAddress(component)) return [];
        const fromOutside = facts.callers(id).some((from) => FROM_OUTSIDE.has(facts.roleAt(from)));
        if (!fromOutside) return [];
        return [
          {
            message: `${nameOf(diagram, id)} picks targets by the caller’s address: everybody behind one company’s or carrier’s address lands on the same one.`,
            components: [id],
            remedy: hashed
              ? setSetting('Balance by connections', id, 'algorithm', 'least-connections')
              : component.settings?.technology === undefined
                ? setSetting('Stick by cookie, at layer 7', id, 'layer', 'L7')
                : undefined,
          },
        ];
      }),
    ),
};

/** Layer 4 sees no cookie: to send a user back it has the address only. */
const sticksByAddress = (component: Component): boolean =>
  saidOf(component, 'layer') === 'L4' && saidOf(component, 'stickySessions') === true;

const FROM_OUTSIDE: ReadonlySet<string | undefined> = new Set(['client', 'router', 'cache', 'external']);
