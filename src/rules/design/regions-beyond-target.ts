import { formatAvailability } from '../../shared/formatNumbers';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const groups = { eu: { type: 'region', name: 'Europe' }, us: { type: 'region', name: 'America' } };
const api = { ...part('service', 'API', { replicas: 4 }), in: ['eu', 'us'] };
const journeys = (availability: number) => ({
  browse: { name: 'Browse', entry: 'user', requestsPerSecond: 50, target: { availability } },
});

export const rule: DesignRule = {
  id: 'regions-beyond-target',
  about: 'design',
  severity: 'info',
  topic: 'over-engineering',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide'],
  title: 'Several regions answer to a target one can’t meet',
  why: 'A second region doubles what is run, and data that is written in two places has to be brought together. Three nines are had in one, over several zones.',
  source: 'AWS Well-Architected, Reliability pillar, “Deploy the workload to multiple locations”',
  exceptions:
    'Targets above 99.95 %, journeys without an availability target, and latency targets below 150 ms at p99: users far away need a region near them.',
  refused: sketch({ parts: { user, api }, links: [link('user', 'api')], groups, journeys: journeys(0.999) }),
  allowed: sketch({ parts: { user, api }, links: [link('user', 'api')], groups, journeys: journeys(0.9999) }),
  check: ({ diagram, facts }) => {
    const regions = [...facts.regionsInUse];
    const targets = [...diagram.journeys.values()].map(({ target }) => target);
    const highest = Math.max(...targets.map((target) => target?.availability ?? 1));
    const wantsNear = targets.some((target) => (target?.p99Ms ?? Infinity) < NEARBY_MS);
    if (regions.length < 2 || targets.length === 0 || highest > MODEST || wantsNear) return [];
    const names = regions.sort().map((id) => diagram.groups.get(id)?.name || id);
    return [
      {
        message: `${names.join(' and ')} both run it, for a promise of ${formatAvailability(highest)}: one region over several zones keeps that.`,
        groups: regions,
      },
    ];
  },
};

const MODEST = 0.9995;
const NEARBY_MS = 150;
