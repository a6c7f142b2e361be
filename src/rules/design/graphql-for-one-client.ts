import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const web = part('client', 'Web');
const phone = part('client', 'Phone');
const graph = part('graphql-server', 'Graph', { replicas: 2 });
const orders = part('service', 'Orders', { replicas: 2 });

export const rule: DesignRule = {
  id: 'graphql-for-one-client',
  about: 'design',
  severity: 'info',
  topic: 'over-engineering',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide'],
  title: 'GraphQL serves clients that need different things',
  why: 'It lets each client choose its fields from many sources, and asks for limits, batching and caches of its own. One client of one service is served by a few plain endpoints.',
  source: 'Marc-André Giroux, “Production Ready GraphQL” (2020), on when it is worth its cost',
  exceptions: 'Several clients, or several services behind it.',
  refused: sketch({ parts: { web, graph, orders }, links: [link('web', 'graph'), link('graph', 'orders')] }),
  allowed: sketch({
    parts: { web, phone, graph, orders },
    links: [link('web', 'graph'), link('phone', 'graph'), link('graph', 'orders')],
  }),
  check: ({ diagram, facts }) =>
    facts.ofType('graphql-server').flatMap(([id, { name }]) => {
      const [client = '', ...clients] = facts.callers(id);
      const [service = '', ...services] = facts.callees(id);
      if (facts.roleAt(client) !== 'client' || clients.length > 0 || services.length > 0) return [];
      if (facts.roleAt(service) !== 'compute') return [];
      const nameOf = (one: string) => diagram.components.get(one)?.name || one;
      return [
        {
          message: `${name || id} stands between one client, ${nameOf(client)}, and one service, ${nameOf(service)}: plain endpoints do.`,
          components: [id],
        },
      ];
    }),
};
