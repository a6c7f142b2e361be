import { nameOf } from '../../model/queries';
import { saidOf } from '../fieldOf';
import { listOf, namesOf } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const web = part('client', 'Web shop', { platform: 'spa' });
const phone = part('client', 'App', { platform: 'mobile' });
const gateway = part('api-gateway', 'Gateway', { aggregation: true });
const orders = part('service', 'Orders', { replicas: 2 });
const stock = part('service', 'Stock', { replicas: 2 });
const behind = (id: string) => [link(id, 'orders'), link(id, 'stock')];

export const rule: DesignRule = {
  id: 'one-gateway-for-unlike-clients',
  about: 'design',
  severity: 'info',
  topic: 'topology',
  profile: 'interview',
  named: ['backend-engineering', 'system-design-course'],
  title: 'Each kind of client gets answers cut for it',
  why: 'A phone wants little, a page wants all, a partner wants it never to change. One part that cuts answers for all of them grows a case for each, and every team waits for it.',
  source: 'Sam Newman, “Pattern: Backends For Frontends” (2015)',
  exceptions:
    'Gateways that only pass requests on (nobody says that they aggregate), a backend for frontend or GraphQL beside or behind it, and clients of one kind or of none that is stated.',
  refused: sketch({
    parts: { web, phone, gateway, orders, stock },
    links: [link('web', 'gateway'), link('phone', 'gateway'), ...behind('gateway')],
  }),
  allowed: sketch({
    parts: {
      web,
      phone,
      pages: part('bff', 'Pages', { replicas: 2, clientKind: 'web' }),
      screens: part('bff', 'Screens', { replicas: 2, clientKind: 'mobile' }),
      orders,
      stock,
    },
    links: [link('web', 'pages'), link('phone', 'screens'), ...behind('pages'), ...behind('screens')],
  }),
  check: ({ diagram, facts }) =>
    facts.ofType('api-gateway').flatMap(([id, gateway]) => {
      if (saidOf(gateway, 'aggregation') !== true) return [];
      if (facts.callees(id).some((to) => CUT.has(facts.typeAt(to)?.id))) return [];
      const clients = facts.callers(id, 'client');
      const kinds = clients.flatMap((client) => familyOf(diagram.components.get(client)?.settings?.platform));
      if (new Set(kinds).size < 2) return [];
      return [
        {
          message: `${nameOf(diagram, id)} puts answers together for ${listOf(namesOf(diagram, clients))} alike: a backend for each kind of client would cut them to fit.`,
          components: [id, ...clients],
        },
      ];
    }),
};

const CUT: ReadonlySet<string | undefined> = new Set(['bff', 'graphql-server']);

/** Browsers and pages want the same of an API, as do partners and other developers. */
function familyOf(platform: unknown): readonly string[] {
  if (typeof platform !== 'string') return [];
  if (platform === 'browser' || platform === 'spa' || platform === 'desktop') return ['screen'];
  return [platform === 'partner' || platform === 'third-party' ? 'program' : platform];
}
