import type { Component } from '../../model/diagram';
import { settingsOf } from '../facts';
import { counted } from '../phrases';
import { addZoneReplica } from '../placings';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { isRunByUs } from '../stores';

const example = (zones: readonly string[]) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: { ...part('service', 'API', { replicas: 2 }), in: ['a', 'b'] },
      orders: { ...part('sql-database', 'Orders', { replicas: 2 }), in: zones },
    },
    links: [link('user', 'api'), link('api', 'orders')],
    groups: {
      region: { type: 'region', name: 'Region' },
      a: { type: 'zone', name: 'Zone A', in: ['region'] },
      b: { type: 'zone', name: 'Zone B', in: ['region'] },
    },
  });

export const rule: DesignRule = {
  id: 'replicas-in-one-zone',
  about: 'design',
  severity: 'warning',
  topic: 'replication',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide'],
  title: 'Copies of data stand in different zones',
  why: 'A zone loses power, cooling or network as a whole: spares that stand beside what they are spares of go with it.',
  source:
    'AWS Well-Architected, Reliability pillar, “Deploy the workload to multiple locations”; Google Cloud, “Geography and regions”',
  exceptions:
    'What a provider runs for the region. Caches, which may be empty for a while. Only where several zones are drawn.',
  refused: example(['a']),
  allowed: example(['a', 'b']),
  check: (review) => {
    const zones = [...review.diagram.groups.values()].filter(({ type }) => type === 'zone').length;
    if (zones < 2) return [];
    return [...review.facts.ofRole('store'), ...review.facts.ofRole('broker')].flatMap(([id, component]) =>
      inOneZone(review, id, component),
    );
  },
};

function inOneZone({ diagram, facts }: ReviewView, id: string, component: Component): readonly Verdict[] {
  const { replicas } = settingsOf(component);
  const [zone, ...others] = facts.zonesOf(id);
  if (replicas < 2 || !isRunByUs(component) || zone === undefined || others.length > 0) return [];
  return [
    {
      message: `All ${counted(replicas, 'instance')} of ${component.name || id} stand in ${diagram.groups.get(zone)?.name || zone}: when it goes, so do the data.`,
      components: [id],
      groups: [zone],
      remedy: addZoneReplica(id),
    },
  ];
}
