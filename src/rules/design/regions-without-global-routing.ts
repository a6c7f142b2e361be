import { nameOf } from '../../model/queries';
import { byText } from '../../shared/order';
import { oneInFront } from '../additions';
import { listOf, namesOf } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  europe: { ...part('service', 'API Europe', { replicas: 2 }), in: ['eu'] },
  america: { ...part('service', 'API America', { replicas: 2 }), in: ['us'] },
};
const groups = {
  eu: { type: 'region', name: 'eu-west-1' },
  us: { type: 'region', name: 'us-east-1' },
};

export const rule: DesignRule = {
  id: 'regions-without-global-routing',
  about: 'design',
  severity: 'warning',
  topic: 'topology',
  profile: 'interview',
  named: ['roadmap-notes'],
  title: 'Something sends users to the region that is near and up',
  why: 'A client that has to know the regions picks the wrong one, and still picks it when it is down. A name or a balancer over all regions sends it to the nearest that answers.',
  source:
    'Google, “Site Reliability Engineering”, chapter 19, “Load Balancing at the Frontend”; Microsoft, Azure Architecture Center, “Geode pattern”',
  exceptions:
    'Clients that stand in one of the regions, and parts of different types or with different work: then each client means another one.',
  refused: sketch({ parts, links: [link('user', 'europe'), link('user', 'america')], groups }),
  allowed: sketch({
    parts: { ...parts, names: part('dns', 'Names', { routingPolicy: 'latency' }) },
    links: [link('user', 'names'), link('names', 'europe'), link('names', 'america')],
    groups,
  }),
  check: ({ diagram, facts }) =>
    facts.ofRole('client').flatMap(([id]) => {
      if (facts.regionsOf(id).length > 0) return [];
      const called = [...new Set(facts.callsFrom(id).map(([, { to }]) => to))];
      const alike = new Map<string, string[]>();
      for (const to of called) {
        const { type, settings } = diagram.components.get(to) ?? {};
        if (facts.regionsOf(to).length !== 1 || type === 'cdn') continue;
        const work = JSON.stringify([type, settings?.purpose]);
        alike.set(work, [...(alike.get(work) ?? []), to]);
      }
      const copies = [...alike]
        .sort(([a], [b]) => byText(a, b))
        .map(([, ids]) => ids)
        .find((ids) => new Set(ids.flatMap((to) => facts.regionsOf(to))).size > 1);
      if (!copies) return [];
      const front = {
        type: 'load-balancer',
        name: 'Global load balancer',
        settings: { scope: 'global', managed: 'global' },
      } as const;
      return [
        {
          message: `${nameOf(diagram, id)} has to choose between ${listOf(namesOf(diagram, copies))} in different regions: let a name or a balancer over regions choose.`,
          components: [id, ...copies],
          remedy: oneInFront('Balance over the regions', [id], copies, front),
        },
      ];
    }),
};
