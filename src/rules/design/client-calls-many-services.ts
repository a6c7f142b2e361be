import { nameOf } from '../../model/queries';
import { splitByGateway } from '../additions';
import { firstByName, listOf, namesOf } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const names = { orders: 'Orders', stock: 'Stock', users: 'Users' };
const services = Object.fromEntries(
  Object.entries(names).map(([id, name]) => [id, part('service', name, { replicas: 2 })]),
);
const user = part('client', 'User');
const gateway = part('api-gateway', 'Gateway');
const ids = Object.keys(names);

export const rule: DesignRule = {
  id: 'client-calls-many-services',
  about: 'design',
  severity: 'warning',
  topic: 'topology',
  profile: 'interview',
  named: ['backend-engineering', 'system-design-course'],
  title: 'Clients have one address to call',
  why: 'A client that knows every service must be released anew when one is split or moved, signs in and crosses the network for each of them, and leaves no place to limit, log or check.',
  source:
    'Chris Richardson, “Microservices Patterns”, chapter 8, “External API patterns”; Microsoft, Azure Architecture Center, “Gateway Routing pattern”',
  exceptions:
    'One or two services. Entries made for clients (gateways, backends for frontends, GraphQL and connection gateways), sign-in, and connections that stay open don’t count.',
  refused: sketch({ parts: { user, ...services }, links: ids.map((id) => link('user', id)) }),
  allowed: sketch({
    parts: { user, gateway, ...services },
    links: [link('user', 'gateway'), ...ids.map((id) => link('gateway', id))],
  }),
  check: ({ diagram, facts }) => {
    const called = facts.ofRole('client').map(([id]): [string, readonly string[]] => {
      const services = facts
        .callsFrom(id)
        .flatMap(([, { to, protocol }]) =>
          SERVICES.has(facts.typeAt(to)?.id) && !isOpen(protocol) ? [to] : [],
        );
      return [id, [...new Set(services)]];
    });
    const busy = called.filter(([, services]) => services.length >= MANY);
    const clients = busy.map(([id]) => id);
    const first = firstByName(diagram, clients);
    if (first === undefined) return [];
    const own = busy.flatMap(([id, ids]) => (id === first ? ids : []));
    const services = [...new Set(busy.flatMap(([, ids]) => ids))];
    return [
      {
        message: `${nameOf(diagram, first)} calls ${listOf(namesOf(diagram, own))} each by itself: give clients one entry.`,
        components: [...clients, ...services],
        remedy: splitByGateway(clients, services),
      },
    ];
  },
};

const MANY = 3;
const SERVICES: ReadonlySet<string | undefined> = new Set(['service', 'serverless-function', 'monolith']);
const isOpen = (protocol: string | undefined): boolean =>
  protocol === 'websocket' || protocol === 'sse' || protocol === 'webrtc';
