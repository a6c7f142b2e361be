import { modeOf, typeOf } from '../../catalog/effective';
import type { Component } from '../../model/diagram';
import { settingsOf } from '../facts';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const balancer = part('load-balancer', 'Balancer', { replicas: 2 });

export const rule: DesignRule = {
  id: 'balancer-without-pool',
  about: 'design',
  severity: 'warning',
  topic: 'edge',
  profile: 'whiteboard',
  named: ['backend-engineering', 'system-design-course', 'roadmap-notes'],
  title: 'A load balancer has at least two instances behind it',
  why: 'With one instance there is nothing to balance and nothing to fall back on: the balancer only adds a hop that can fail.',
  source:
    'Google, “Site Reliability Engineering”, chapter 20, “Load Balancing in the Datacenter”; AWS Well-Architected, Reliability pillar',
  exceptions:
    'Two replicas of one service count as two instances. Managed services run as many as they need. Plain boxes are taken at their word.',
  refused: sketch({
    parts: { user, balancer, api: part('service', 'API') },
    links: [link('user', 'balancer'), link('balancer', 'api')],
  }),
  allowed: sketch({
    parts: { user, balancer, api: part('service', 'API', { replicas: 2 }) },
    links: [link('user', 'balancer'), link('balancer', 'api')],
  }),
  check: (review) =>
    review.facts.ofType('load-balancer').flatMap(([id, component]) => thinPool(review, id, component)),
};

function thinPool({ diagram, graph }: ReviewView, id: string, component: Component): readonly Verdict[] {
  const called = graph.outgoing(id).filter(([, connection]) => modeOf(diagram, connection) === 'sync');
  const targets = [...new Set(called.map(([, connection]) => connection.to))];
  const instances = targets.reduce((sum, target) => sum + instancesOf(diagram.components.get(target)), 0);
  if (instances >= 2) return [];
  const name = component.name || id;
  const [only] = targets;
  if (only === undefined)
    return [
      { message: `${name} has nothing behind it: connect it to at least two instances.`, components: [id] },
    ];
  const target = diagram.components.get(only)?.name || only;
  return [
    {
      message: `${name} has only one instance behind it: with ${target} down there is nobody to turn to.`,
      components: [id, only],
      remedy: setSetting(`Run 2 instances of ${target}`, only, 'replicas', 2),
    },
  ];
}

function instancesOf(component: Component | undefined): number {
  if (!component) return 0;
  const { managed, replicas } = settingsOf(component);
  return managed !== null || typeOf(component).role === 'untyped' ? Math.max(2, replicas) : replicas;
}
