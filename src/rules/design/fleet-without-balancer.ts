import { nameOf } from '../../model/queries';
import { insertBalancer } from '../additions';
import { settingsOf } from '../facts';
import { saidOf } from '../fieldOf';
import { byName } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 3 });
const balancer = part('load-balancer', 'Balancer', { replicas: 2 });

export const rule: DesignRule = {
  id: 'fleet-without-balancer',
  about: 'design',
  severity: 'warning',
  topic: 'topology',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide', 'roadmap-notes'],
  title: 'Something picks the instance a client’s request goes to',
  why: 'A client knows one address. Without a balancer all of them call the same instance, and keep calling it when it is down; the others stand idle.',
  source: 'Google, “Site Reliability Engineering”, chapter 19, “Load Balancing at the Frontend”',
  exceptions:
    'What a provider or Kubernetes runs brings a balancer of its own; a client that asks a service registry picks by itself.',
  refused: sketch({ parts: { user, api }, links: [link('user', 'api')] }),
  allowed: sketch({
    parts: { user, balancer, api },
    links: [link('user', 'balancer'), link('balancer', 'api')],
  }),
  check: ({ diagram, facts }) =>
    facts.ofRole('compute').flatMap(([id, component]) => {
      const { managed, replicas } = settingsOf(component);
      if (managed !== null || replicas < 2 || saidOf(component, 'technology') === 'kubernetes') return [];
      const clients = facts
        .callsTo(id)
        .map(([, { from }]) => from)
        .filter((from) => facts.roleAt(from) === 'client' && !picksItself(from));
      const [first] = byName(diagram, clients);
      if (first === undefined) return [];
      return [
        {
          message: `${nameOf(diagram, first)} calls ${nameOf(diagram, id)} itself, and nothing spreads requests over its ${replicas} instances: put a load balancer in front.`,
          components: [...new Set(clients), id],
          remedy: insertBalancer(id),
        },
      ];
      function picksItself(client: string): boolean {
        return facts.callees(client).some((to) => facts.typeAt(to)?.id === 'service-registry');
      }
    }),
};
