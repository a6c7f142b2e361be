import { nameOf } from '../../model/queries';
import { saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const links = [link('user', 'balancer'), link('balancer', 'api')];
const balancer = (tlsTermination: boolean) =>
  part('load-balancer', 'Balancer', { replicas: 2, layer: 'L4', tlsTermination });

export const rule: DesignRule = {
  id: 'tls-ended-at-layer-4',
  about: 'design',
  severity: 'warning',
  topic: 'edge',
  profile: 'whiteboard',
  named: ['interview-guide', 'roadmap-notes'],
  title: 'What works at layer 4 leaves TLS to what stands behind it',
  why: 'Layer 4 passes packets on unread. Whoever ends TLS opens the stream and answers for the certificate; that is the work of layer 7, or of the targets.',
  source: 'NGINX, “What is layer 4 load balancing?”; IETF RFC 8446, “TLS 1.3”',
  exceptions:
    'Some products end TLS without reading requests: a balancer that names its product is let be. Where nobody says that it ends TLS it is taken to pass it on.',
  refused: sketch({ parts: { user, balancer: balancer(true), api }, links }),
  allowed: sketch({ parts: { user, balancer: balancer(false), api }, links }),
  check: ({ diagram, facts }) =>
    facts.ofType('load-balancer').flatMap(([id, component]) => {
      if (component.settings?.technology !== undefined || saidOf(component, 'layer') !== 'L4') return [];
      if (saidOf(component, 'tlsTermination') !== true) return [];
      return [
        {
          message: `${nameOf(diagram, id)} passes packets on at layer 4 and can’t end TLS: end it behind, or balance at layer 7.`,
          components: [id],
          remedy: setSetting('Pass TLS on', id, 'tlsTermination', false),
        },
      ];
    }),
};
