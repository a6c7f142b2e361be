import { nameOf } from '../../model/queries';
import { fieldOf } from '../fieldOf';
import { listOf, namesOf } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (routing?: string) => ({
  user: part('client', 'User'),
  balancer: part('load-balancer', 'Balancer', { replicas: 2, ...(routing && { routing }) }),
  shop: part('service', 'Shop', { replicas: 2 }),
  search: part('service', 'Search', { replicas: 2, purpose: 'search' }),
});
const links = [link('user', 'balancer'), link('balancer', 'shop'), link('balancer', 'search')];

export const rule: DesignRule = {
  id: 'balancer-over-unlike-targets',
  about: 'design',
  severity: 'warning',
  topic: 'edge',
  profile: 'interview',
  named: ['system-design-course', 'backend-engineering'],
  title: 'A balancer’s targets can stand in for each other',
  why: 'It sends a request to any of them. Where they do different work, a share of the requests ends at one that can’t answer it; by host or path it could tell.',
  source: 'NGINX, “What is load balancing?”; AWS, “Application Load Balancers: listener rules”',
  exceptions:
    'One that routes by host or path or says itself how it calls, shares of a trial (a probability), reads and writes that go apart, further balancers, and copies in different zones or regions. Only types, what they are said to do and what they ask count.',
  refused: sketch({ parts: parts(), links }),
  allowed: sketch({ parts: parts('path'), links }),
  check: (review) =>
    review.facts.ofType('load-balancer').flatMap(([id, balancer]) => {
      if (fieldOf(balancer, 'routing') !== 'none' || balancer.settings?.calls) return [];
      const calls = review.facts.callsFrom(id).map(([, call]) => call);
      const operations = new Set(calls.map(({ operation }) => operation));
      if (operations.size > 1 || calls.some(({ probability }) => probability !== undefined)) return [];
      const targets = [...new Set(calls.map(({ to }) => to))].filter(
        (to) => review.facts.roleAt(to) === 'compute',
      );
      if (new Set(targets.map((to) => workOf(review, to))).size < 2) return [];
      return [
        {
          message: `${nameOf(review.diagram, id)} sends any request to any of ${listOf(namesOf(review.diagram, targets))}, which do different work: route by path or host.`,
          components: [id, ...targets],
          remedy:
            fieldOf(balancer, 'layer') === 'L7'
              ? setSetting('Route by path', id, 'routing', 'path')
              : undefined,
        },
      ];
    }),
};

/** Two with the same one do the same work, as far as the diagram says: copies elsewhere ask the copies there. */
function workOf({ diagram, facts }: ReviewView, id: string): string {
  const placed = [...facts.zonesOf(id), ...facts.regionsOf(id)].length > 0;
  const asked = facts.callees(id).map((to) => (placed ? facts.typeAt(to)?.id : to));
  const component = diagram.components.get(id);
  return JSON.stringify([component?.type, component?.settings?.purpose, [...asked].sort()]);
}
