import type { Component } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { sortedIds } from '../../shared/order';
import { settingsOf } from '../facts';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { copiesOf, recordStores } from '../stores';

const inRegion = (component: Component, ...regions: readonly string[]): Component => ({
  ...component,
  in: regions,
});

const parts = {
  user: part('client', 'User'),
  west: inRegion(part('service', 'API West', { replicas: 2 }), 'eu'),
  east: inRegion(part('service', 'API East', { replicas: 2 }), 'us'),
  orders: inRegion(part('sql-database', 'Orders', { replicas: 2 }), 'eu'),
};
const links = [
  link('user', 'west'),
  link('user', 'east'),
  link('west', 'orders'),
  link('east', 'orders', { operation: 'write' }),
];
const groups = { eu: { type: 'region', name: 'eu-west-1' }, us: { type: 'region', name: 'us-east-1' } };

export const rule: DesignRule = {
  id: 'region-without-data',
  about: 'design',
  severity: 'warning',
  topic: 'replication',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide'],
  title: 'A second region has the data too',
  why: 'Code in another region that asks the one store of the first is slower for every request, and of no use on the day the first region is lost, which is what it was paid for.',
  source:
    'AWS, “Disaster Recovery of Workloads on AWS: Recovery in the Cloud”; Microsoft, Azure Architecture Center, “Geode pattern”',
  exceptions:
    'A store that is managed globally, stands in both regions, or has a copy that follows it there.',
  refused: sketch({ parts, links, groups }),
  allowed: sketch({
    parts: { ...parts, copy: inRegion(part('read-replica', 'Copy', { replicas: 2 }), 'us') },
    links: [
      ...links,
      link('orders', 'copy', { protocol: 'replication', mode: 'async' }),
      link('east', 'copy', { operation: 'read' }),
    ],
    groups,
  }),
  check: (review) => {
    const regions = [...review.diagram.groups.values()].filter(({ type }) => type === 'region').length;
    if (regions < 2) return [];
    return recordStores(review.facts).flatMap(([id, store]) => askedFromAfar(review, id, store));
  },
};

function askedFromAfar(review: ReviewView, id: string, store: Component): readonly Verdict[] {
  const { diagram, facts } = review;
  const own = facts.regionsOf(id);
  if (own.length === 0 || settingsOf(store).managed === 'global') return [];
  const covered = new Set([...own, ...copiesOf(review, id).flatMap(([, { to }]) => facts.regionsOf(to))]);
  const afar = sortedIds(facts.callers(id, 'compute')).find((caller) => {
    const regions = facts.regionsOf(caller);
    return regions.length > 0 && regions.every((region) => !covered.has(region));
  });
  const [region] = afar === undefined ? [] : facts.regionsOf(afar);
  if (afar === undefined || region === undefined) return [];
  const there = diagram.groups.get(region)?.name || region;
  return [
    {
      message: `${nameOf(diagram, afar)} in ${there} has its data in ${nameOf(diagram, id)}, another region away: keep a copy in ${there}.`,
      components: [id, afar],
      groups: [region],
    },
  ];
}
