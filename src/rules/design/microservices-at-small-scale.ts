import { nameOf } from '../../model/queries';
import { formatRate } from '../../shared/formatNumbers';
import { offeredLoad } from '../offeredLoad';
import { counted, firstByName } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const NAMES = ['Accounts', 'Catalogue', 'Cart', 'Orders', 'Prices', 'Stock', 'Reviews', 'Mail'];
const user = part('client', 'User');
const gateway = part('api-gateway', 'Gateway');
const services = NAMES.map((name): [string, ReturnType<typeof part>] => [
  name.toLowerCase(),
  part('service', name, { replicas: 2 }),
]);
const journeys = (requestsPerSecond: number) => ({
  shop: { name: 'Shop', entry: 'user', requestsPerSecond },
});
const shop = {
  parts: { user, gateway, ...Object.fromEntries(services) },
  links: [link('user', 'gateway'), ...services.map(([id]) => link('gateway', id))],
};

export const rule: DesignRule = {
  id: 'microservices-at-small-scale',
  about: 'design',
  severity: 'info',
  topic: 'over-engineering',
  profile: 'interview',
  named: ['backend-engineering', 'system-design-course', 'interview-guide'],
  title: 'Services are split when load or teams ask for it',
  why: 'Every service is a pipeline, a deployment and a network call that can fail. One program in modules carries a small system and is split later along lines that have proven themselves.',
  source: 'Martin Fowler, “MonolithFirst” (2015)',
  exceptions:
    'From a hundred requests a second on, or where services belong to several teams (their owner says so, or team boundaries). Without a load nothing is said.',
  refused: sketch({ ...shop, journeys: journeys(10) }),
  allowed: sketch({ ...shop, journeys: journeys(200) }),
  check: ({ diagram, facts }) => {
    const services = facts.ofType('service');
    const load = offeredLoad(diagram);
    if (services.length < MANY_SERVICES || load === 0 || load >= SMALL_RPS) return [];
    const owners = new Set(services.flatMap(([, { settings }]) => settings?.owner || []));
    const teams = [...diagram.groups.values()].filter(({ type }) => type === 'team').length;
    if (Math.max(owners.size, teams) > 1) return [];
    const ids = services.map(([id]) => id);
    const first = nameOf(diagram, firstByName(diagram, ids) ?? '');
    return [
      {
        message: `${counted(services.length, 'service')} share ${formatRate(load)}, among them ${first}: one program in modules would carry that.`,
        components: ids,
      },
    ];
  },
};

const MANY_SERVICES = 8;
const SMALL_RPS = 100;
