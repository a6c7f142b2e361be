import { nameOf } from '../../model/queries';
import { counted, listOf } from '../phrases';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const service = (name: string) => part('service', name, { replicas: 2 });
const services = {
  orders: service('Orders'),
  stock: service('Stock'),
  prices: service('Prices'),
  mail: service('Mail'),
};
const db = part('sql-database', 'Everything', { replicas: 2 });
const base = [
  link('user', 'orders'),
  link('orders', 'stock'),
  link('orders', 'prices'),
  link('orders', 'mail'),
];
const dense = [link('stock', 'prices'), link('stock', 'mail'), link('prices', 'mail')];

export const rule: DesignRule = {
  id: 'distributed-monolith',
  about: 'design',
  severity: 'warning',
  topic: 'services',
  profile: 'interview',
  named: ['backend-engineering', 'system-design-course'],
  title: 'Services can be changed and run one without the others',
  why: 'Services that all call each other and share a database have to be released together and are down together: a monolith’s coupling at a network’s price.',
  source:
    'Sam Newman, “Building Microservices” (2nd edition, 2021), chapter 1; Chris Richardson, “Microservices Patterns”, chapter 1',
  exceptions:
    'Fewer than four services, fewer calls than half of all pairs would make, and services that share no store.',
  refused: sketch({
    parts: { user, ...services, db },
    links: [...base, ...dense, link('orders', 'db'), link('stock', 'db')],
  }),
  allowed: sketch({
    parts: { user, ...services, db },
    links: [...base, link('orders', 'db')],
  }),
  check: (review) => {
    const services = review.facts.ofType('service').map(([id]) => id);
    if (services.length < FEWEST) return [];
    const pairs = (services.length * (services.length - 1)) / 2;
    if (review.diagram.connections.size < pairs / 2) return [];
    const calls = services.reduce((sum, id) => sum + calledServices(review, id).length, 0);
    if (calls < pairs / 2) return [];
    const isService = (id: string) => review.facts.typeAt(id)?.id === 'service';
    const shared = review.facts
      .ofRole('store')
      .map(([id]) => id)
      .filter((id) => review.facts.callers(id).filter(isService).length > 1);
    if (shared.length === 0) return [];
    return [
      {
        message: `${counted(services.length, 'service')} make ${calls} calls among them and share ${listOf(shared.map((id) => nameOf(review.diagram, id)))}: they stand and fall together.`,
        components: [...services, ...shared],
      },
    ];
  },
};

const FEWEST = 4;

const calledServices = ({ facts }: ReviewView, id: string): readonly string[] => [
  ...new Set(facts.callsFrom(id).flatMap(([, { to }]) => (facts.typeAt(to)?.id === 'service' ? [to] : []))),
];
