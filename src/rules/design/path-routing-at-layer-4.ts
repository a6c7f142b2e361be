import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (layer: 'L4' | 'L7') => ({
  user: part('client', 'User'),
  balancer: part('load-balancer', 'Balancer', { replicas: 2, layer, routing: 'path' }),
  shop: part('service', 'Shop', { replicas: 2 }),
  blog: part('service', 'Blog', { replicas: 2 }),
});
const links = [link('user', 'balancer'), link('balancer', 'shop'), link('balancer', 'blog')];

export const rule: DesignRule = {
  id: 'path-routing-at-layer-4',
  about: 'design',
  severity: 'error',
  topic: 'edge',
  profile: 'whiteboard',
  named: ['system-design-course', 'interview-guide', 'roadmap-notes'],
  title: 'Routing by host or path needs layer 7',
  why: 'A layer 4 balancer forwards connections by address and port and never reads the request, so it can’t know its host or path.',
  source:
    'AWS, “Elastic Load Balancing features”, Network against Application Load Balancer; NGINX, “What is layer 4 load balancing?”',
  exceptions: 'A layer 4 balancer in front of layer 7 balancers that do the routing is a usual design.',
  refused: sketch({ parts: parts('L4'), links }),
  allowed: sketch({ parts: parts('L7'), links }),
  check: ({ facts }) =>
    facts.ofType('load-balancer').flatMap(([id, component]) => {
      const { layer, routing, algorithm } = component.settings ?? {};
      if (layer !== 'L4') return [];
      const seen =
        routing === 'path' || routing === 'host' ? routing : algorithm === 'url-hash' ? 'URL' : null;
      if (seen === null) return [];
      return [
        {
          message: `${component.name || id} works at layer 4 and can’t see a request’s ${seen}: route at layer 7.`,
          components: [id],
          remedy: setSetting('Make it layer 7', id, 'layer', 'L7'),
        },
      ];
    }),
};
