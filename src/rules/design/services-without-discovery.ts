import { nameOf } from '../../model/queries';
import type { Part } from '../parts';
import { counted, firstByName } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const NAMES = ['orders', 'stock', 'prices', 'mail', 'users', 'carts'];
const services = Object.fromEntries(NAMES.map((name) => [name, part('service', name, { replicas: 2 })]));
const links = [link('user', 'orders'), ...NAMES.slice(1).map((name) => link('orders', name))];
const registry = part('service-registry', 'Registry', { replicas: 3 });

export const rule: DesignRule = {
  id: 'services-without-discovery',
  about: 'design',
  severity: 'info',
  topic: 'services',
  profile: 'production',
  named: ['backend-engineering', 'system-design-course', 'advanced-backend', 'roadmap-notes'],
  title: 'It is drawn how services find each other',
  why: 'Instances come and go with every release and every fault; a list of addresses kept by hand is wrong the day after.',
  source: 'Chris Richardson, “Microservices Patterns”, chapter 3, “Service discovery”',
  exceptions:
    'Fewer than five services with several instances that other services call. A registry, a mesh, a container orchestrator, DNS or a balancer in between is an answer, and so is a platform that manages them.',
  refused: sketch({ parts: { user, ...services }, links }),
  allowed: sketch({ parts: { user, ...services, registry }, links: [...links, link('orders', 'registry')] }),
  check: (review) => {
    const { diagram, facts } = review;
    if (FINDERS.some((type) => facts.ofType(type).length > 0)) return [];
    const called = facts
      .partsOfType('service')
      .filter((one) => one.settings.replicas > 1 && one.settings.managed === null && isCalledByService(one));
    if (called.length < MANY) return [];
    const ids = called.map(({ id }) => id);
    const first = firstByName(diagram, ids) ?? '';
    return [
      {
        message: `${counted(called.length, 'service')} with several instances are called by others, ${nameOf(diagram, first)} among them: nothing says how those are found.`,
        components: ids,
      },
    ];
  },
};

const FINDERS = ['service-registry', 'service-mesh', 'container-orchestrator', 'dns', 'load-balancer'];
const MANY = 5;

const isCalledByService = ({ callsTo }: Part): boolean =>
  callsTo.some(({ from }) => from.type.id === 'service');
