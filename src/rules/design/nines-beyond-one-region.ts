import { formatAvailability } from '../../shared/formatNumbers';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const region = (name: string) => ({ type: 'region', name });
const api = (...places: readonly string[]) => ({
  ...part('service', 'API', { replicas: 6, availability: 0.9999 }),
  in: places,
});
const journeys = {
  order: { name: 'Place an order', entry: 'user', requestsPerSecond: 50, target: { availability: 0.99999 } },
};

export const rule: DesignRule = {
  id: 'nines-beyond-one-region',
  about: 'design',
  severity: 'info',
  topic: 'capacity',
  profile: 'production',
  named: ['interview-guide', 'backend-engineering'],
  title: 'Five nines stand in more than one region',
  why: 'A region out for an hour uses up five nines for eleven years, and regions have been out for longer.',
  source:
    'AWS Well-Architected, Reliability pillar, “Availability”, on designs for five nines; Google Cloud Architecture Center, “Design for scale and high availability”',
  exceptions: 'Where no region is drawn there is nothing to say. Targets below 99.999 % are met in one.',
  refused: sketch({
    parts: { user, api: api('eu') },
    links: [link('user', 'api')],
    groups: { eu: region('Europe') },
    journeys,
  }),
  allowed: sketch({
    parts: { user, api: api('eu', 'us') },
    links: [link('user', 'api')],
    groups: { eu: region('Europe'), us: region('America') },
    journeys,
  }),
  check: ({ diagram, facts }) => {
    const promised = [...diagram.journeys].filter(([, { target }]) => isMany(target?.availability));
    if (promised.length === 0) return [];
    const [only, ...others] = facts.regionsInUse;
    if (only === undefined || others.length > 0) return [];
    return promised.flatMap(([id, { name, target }]) => {
      const availability = target?.availability ?? 0;
      return [
        {
          message: `${name || id} promises ${formatAvailability(availability)}, and all of it stands in ${diagram.groups.get(only)?.name || only}: an hour without that region is eleven years’ allowance.`,
          journeys: [id],
          groups: [only],
        },
      ];
    });
  },
};

const FIVE_NINES = 0.99999;

const isMany = (availability = 0): boolean => availability >= FIVE_NINES;
