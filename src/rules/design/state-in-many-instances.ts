import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const shop = (settings: object) => part('service', 'Shop', { replicas: 3, stateful: true, ...settings });

export const rule: DesignRule = {
  id: 'state-in-many-instances',
  about: 'design',
  severity: 'warning',
  topic: 'services',
  profile: 'whiteboard',
  named: ['backend-engineering', 'roadmap-notes', 'system-design-course'],
  title: 'What runs several times keeps its state elsewhere',
  why: 'The next request may reach another instance, which knows nothing of the last one; and what only one instance knew is gone when it stops.',
  source:
    'Adam Wiggins, “The Twelve-Factor App”, VI. Processes (2011); AWS Well-Architected, Reliability pillar, “Make services stateless where possible”',
  exceptions:
    'Where sessions lie in a store all instances share, or a balancer sends each user back to the same instance (sticky), and its settings say so. What holds open connections for others is stateful by nature.',
  refused: sketch({ parts: { user, shop: shop({}) }, links: [link('user', 'shop')] }),
  allowed: sketch({
    parts: { user, shop: shop({ sessions: 'shared-store' }) },
    links: [link('user', 'shop')],
  }),
  check: ({ facts }) =>
    ['service', 'monolith']
      .flatMap((type) => facts.partsOfType(type))
      .flatMap(({ id, component, settings: { replicas } }) => {
        const { stateful, sessions, autoscaling } = component.settings ?? {};
        const several = replicas > 1 || autoscaling === true;
        if (stateful !== true || !several || sessions === 'sticky' || sessions === 'shared-store') return [];
        const many = replicas > 1 ? counted(replicas, 'instance') : 'instances that come and go';
        return [
          {
            message: `${component.name || id} keeps state in ${many}: the next request may reach one that doesn’t have it.`,
            components: [id],
            remedy: setSetting('Keep sessions in a shared store', id, 'sessions', 'shared-store'),
          },
        ];
      }),
};
