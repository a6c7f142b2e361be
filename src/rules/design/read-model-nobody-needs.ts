import type { Role } from '../../catalog/componentType';
import { formatRate } from '../../shared/formatNumbers';
import { fieldOf } from '../fieldOf';
import { offeredLoad } from '../offeredLoad';
import type { Part } from '../parts';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  commands: part('service', 'Commands', { replicas: 2, purpose: 'command-handler' }),
  queries: part('service', 'Queries', { replicas: 2, purpose: 'query-handler' }),
  orders: part('sql-database', 'Orders', { replicas: 2 }),
  views: part('document-store', 'Views', { replicas: 2 }),
};
const example = (requestsPerSecond: number) =>
  sketch({
    parts,
    links: [
      link('user', 'commands'),
      link('user', 'queries'),
      link('commands', 'orders', { operation: 'write' }),
      link('orders', 'views', { mode: 'async' }),
      link('queries', 'views', { operation: 'read' }),
    ],
    journeys: { order: { name: 'Order', entry: 'user', requestsPerSecond } },
  });

export const rule: DesignRule = {
  id: 'read-model-nobody-needs',
  about: 'design',
  severity: 'info',
  topic: 'over-engineering',
  profile: 'interview',
  named: ['interview-guide'],
  title: 'A read model of its own has many readers',
  why: 'Two models are two schemas, a stream between them that can fail or lag, and readers who don’t see what they have just written. One store answers a simple application’s questions.',
  source: 'Martin Fowler, “CQRS” (2011); Microsoft, Azure Architecture Center, “CQRS pattern”',
  exceptions:
    'From a hundred requests a second on. Only services said to answer queries, from a store that another one feeds. Without a load nothing is said.',
  refused: example(10),
  allowed: example(300),
  check: ({ diagram, facts }) => {
    const load = offeredLoad(diagram);
    if (load === 0 || load >= SMALL_RPS) return [];
    return facts.partsOfType('service').flatMap((service) => {
      if (fieldOf(service.component, 'purpose') !== 'query-handler') return [];
      const model = service.outgoing.find(({ to }) => isFed(to))?.to;
      if (!model) return [];
      return [
        {
          message: `${service.name} has the read model ${model.name} to itself at ${formatRate(load)} in all: the store that is written would answer that too.`,
          components: [service.id, model.id],
        },
      ];
    });
  },
};

const SMALL_RPS = 100;

/** By a store, a broker, or what works off a stream of changes. */
const isFed = ({ type, incoming }: Part): boolean =>
  type.role === 'store' &&
  type.id !== 'read-replica' &&
  incoming.some(({ from }) => FEEDING_ROLES.has(from.type.role) || FEEDERS.has(from.type.id));

const FEEDING_ROLES: ReadonlySet<Role> = new Set<Role>(['store', 'broker']);
const FEEDERS: ReadonlySet<string> = new Set(['worker', 'stream-processor', 'batch-job']);
