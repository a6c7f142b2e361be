import { counted } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const mesh = part('service-mesh', 'Mesh');
const service = (name: string) => part('service', name, { replicas: 2 });
const three = { orders: service('Orders'), stock: service('Stock'), mail: service('Mail') };
const six = { ...three, prices: service('Prices'), carts: service('Carts'), users: service('Users') };
const through = (parts: Readonly<Record<string, unknown>>) => [
  link('user', 'orders'),
  link('orders', 'mesh'),
  ...Object.keys(parts).flatMap((id) => (id === 'orders' ? [] : [link('mesh', id)])),
];

export const rule: DesignRule = {
  id: 'mesh-for-few-services',
  about: 'design',
  severity: 'info',
  topic: 'over-engineering',
  profile: 'interview',
  named: ['backend-engineering', 'roadmap-notes'],
  title: 'A service mesh has many services to connect',
  why: 'A mesh puts a proxy in front of each call and a control plane behind it. With a few services a library and a balancer give retries, timeouts and certificates for less.',
  source: 'William Morgan, “The Service Mesh: What Every Software Engineer Needs to Know” (Buoyant, 2019)',
  exceptions: 'Five services or more, or several languages that no one library serves.',
  refused: sketch({ parts: { user, mesh, ...three }, links: through(three) }),
  allowed: sketch({ parts: { user, mesh, ...six }, links: through(six) }),
  check: ({ facts }) => {
    const services = facts.ofType('service');
    const languages = new Set(services.flatMap(([, { settings }]) => settings?.technology ?? []));
    if (services.length >= MANY || languages.size > 2) return [];
    return facts.ofType('service-mesh').map(([id, { name }]) => ({
      message: `${name || id} connects ${counted(services.length, 'service')}: a client library does that without a proxy at every call.`,
      components: [id],
    }));
  },
};

const MANY = 5;
