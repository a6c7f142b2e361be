import type { Diagram } from '../../model/diagram';
import { putSetting } from '../../model/edits';
import type { Remedy } from '../../model/finding';
import { nameOf } from '../../model/queries';
import { likely } from '../../model/ranged';
import { formatRate } from '../../shared/formatNumbers';
import { fieldOf } from '../fieldOf';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (algorithm: string) => ({
  user: part('client', 'User'),
  balancer: part('load-balancer', 'Balancer', { replicas: 2, algorithm }),
  old: part('service', 'Old', { replicas: 2, capacityRps: 200 }),
  young: part('service', 'Young', { replicas: 2, capacityRps: 800 }),
});
const links = [link('user', 'balancer'), link('balancer', 'old'), link('balancer', 'young')];

export const rule: DesignRule = {
  id: 'round-robin-over-unequal-targets',
  about: 'design',
  severity: 'warning',
  topic: 'edge',
  profile: 'interview',
  named: ['roadmap-notes', 'system-design-course'],
  title: 'Targets of different size get different shares',
  why: 'Round robin gives each target as much as the next: the smallest is full first, and until then the large ones stand idle.',
  source: 'Google, “Site Reliability Engineering”, chapter 20, “Load Balancing in the Datacenter”',
  exceptions:
    'Targets within half as much again of each other, balancers that route by host or path or say their shares themselves, and algorithms that follow the load. Only capacities somebody states count.',
  refused: sketch({ parts: parts('round-robin'), links }),
  allowed: sketch({ parts: parts('least-connections'), links }),
  check: (review) =>
    review.facts.ofType('load-balancer').flatMap(([id, balancer]) => {
      if (fieldOf(balancer, 'algorithm') !== 'round-robin' || balancer.settings?.calls) return [];
      if (fieldOf(balancer, 'routing') !== 'none') return [];
      const targets = review.facts.callees(id).flatMap((to) => sized(review, to));
      if (targets.length < 2) return [];
      const small = targets.reduce((least, one) => (one.rps < least.rps ? one : least));
      const large = targets.reduce((most, one) => (one.rps > most.rps ? one : most));
      if (large.rps < UNEQUAL * small.rps) return [];
      const { diagram } = review;
      return [
        {
          message: `${nameOf(diagram, id)} gives ${nameOf(diagram, small.id)} (${formatRate(small.rps)}) as much as ${nameOf(diagram, large.id)} (${formatRate(large.rps)}): weigh its targets.`,
          components: [id, ...targets.map((target) => target.id)],
          remedy: weighed(review, id),
        },
      ];
    }),
};

const UNEQUAL = 1.5;

/** What all of its instances sustain, where somebody says so. */
function sized({ diagram }: Pick<ReviewView, 'diagram'>, id: string): readonly { id: string; rps: number }[] {
  const { capacityRps, replicas = 1 } = diagram.components.get(id)?.settings ?? {};
  const one = capacityRps === null ? undefined : likely(capacityRps);
  return one === undefined ? [] : [{ id, rps: one * replicas }];
}

/** Shares as large as the targets; where one’s size isn’t stated, whoever is least busy is next. */
function weighed({ facts }: ReviewView, balancerId: string): Remedy {
  return {
    label: 'Weigh its targets',
    apply: (diagram: Diagram) => {
      const calls = facts.callsFrom(balancerId).filter(([id]) => diagram.connections.has(id));
      const sizes = calls.map(([, { to }]) => sized({ diagram }, to)[0]?.rps ?? 0);
      if (sizes.length === 0 || sizes.some((size) => size <= 0))
        return putSetting(diagram, balancerId, 'algorithm', 'least-connections');
      const shared = { how: 'balance' as const, connections: calls.map(([id]) => id), weights: sizes };
      const weighted = putSetting(diagram, balancerId, 'algorithm', 'weighted-round-robin');
      return putSetting(weighted, balancerId, 'calls', [shared]);
    },
  };
}
