import { nameOf } from '../../model/queries';
import { insertBalancer } from '../additions';
import { saidOf } from '../fieldOf';
import { foundIn } from '../foundIn';
import type { Part } from '../parts';
import { firstByName } from '../phrases';
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
    foundIn(facts.partsOfRole('compute'), ({ id, name, component, settings, callsTo }) => {
      if (!callsTo.some(({ from }) => from.type.role === 'client')) return null;
      const { managed, replicas } = settings;
      if (managed !== null || replicas < 2 || saidOf(component, 'technology') === 'kubernetes') return null;
      const clients = callsTo.flatMap(({ from }) =>
        from.type.role === 'client' && !picksItself(from) ? [from.id] : [],
      );
      const first = firstByName(diagram, clients);
      if (first === undefined) return null;
      return {
        message: `${nameOf(diagram, first)} calls ${name} itself, and nothing spreads requests over its ${replicas} instances: put a load balancer in front.`,
        components: [...new Set(clients), id],
        remedy: insertBalancer(id),
      };
    }),
};

const picksItself = ({ outgoing }: Part): boolean =>
  outgoing.some(({ to }) => to.type.id === 'service-registry');
