import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const gateway = part('api-gateway', 'Gateway');
const orders = part('service', 'Orders', { replicas: 2 });
const stock = part('service', 'Stock', { replicas: 2 });
const links = [link('user', 'gateway'), link('gateway', 'orders')];

export const rule: DesignRule = {
  id: 'gateway-before-one-service',
  about: 'design',
  severity: 'info',
  topic: 'over-engineering',
  profile: 'interview',
  named: ['backend-engineering', 'roadmap-notes'],
  title: 'A gateway has several services to stand for',
  why: 'It gives many services one address, one way to sign in and one limit. In front of a single one it is a hop that can be down.',
  source: 'Chris Richardson, “Microservices Patterns”, chapter 8, on the API gateway and its cost',
  exceptions:
    'A gateway that limits, signs people in or translates protocols (its settings say so), or that stands before functions.',
  refused: sketch({ parts: { user, gateway, orders }, links }),
  allowed: sketch({
    parts: { user, gateway, orders, stock },
    links: [...links, link('gateway', 'stock')],
  }),
  check: ({ diagram, facts }) =>
    facts.ofType('api-gateway').flatMap(([id, gateway]) => {
      const behind = facts.callees(id);
      const [only = ''] = behind;
      if (behind.length !== 1 || facts.typeAt(only)?.id !== 'service') return [];
      if (DUTIES.some((duty) => isSaid(gateway.settings?.[duty]))) return [];
      return [
        {
          message: `${gateway.name || id} stands before ${diagram.components.get(only)?.name || only} alone: without a duty of its own it is one more hop.`,
          components: [id, only],
        },
      ];
    }),
};

/** Settings by which a gateway earns its place; unsaid ones don’t count. */
const DUTIES = ['auth', 'rateLimitRps', 'aggregation', 'translation', 'cachesAnswers', 'tlsTermination'];

const isSaid = (value: unknown): boolean => value !== undefined && value !== false && value !== 'none';
