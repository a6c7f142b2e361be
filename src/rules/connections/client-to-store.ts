import { settingInForce } from '../../catalog/settingInForce';
import { type End, isUntyped } from '../connectionView';
import { inSentence, withArticle } from '../phrases';
import { insertBetween } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const orders = part('sql-database', 'Orders', { replicas: 2 });

export const rule: ConnectionRule = {
  id: 'client-to-store',
  about: 'connection',
  severity: 'error',
  topic: 'topology',
  profile: 'whiteboard',
  named: ['system-design-course'],
  title: 'Clients reach data through a service',
  why: 'A client can be read and changed by whoever holds it: a database it reaches has its password, its schema and every row in the open, and no place to check a rule.',
  source:
    'Microsoft, Azure Architecture Center, “Gatekeeper pattern”; OWASP, “Database Security Cheat Sheet”',
  exceptions:
    'Object stores may serve clients themselves, by short-lived signed links (Azure Architecture Center, “Valet Key pattern”). A CDN is made for clients, as are caches on the device, in a proxy or at an edge.',
  refused: sketch({ parts: { user, orders }, links: [link('user', 'orders')] }),
  allowed: sketch({
    parts: { user, api: part('service', 'API', { replicas: 2 }), orders },
    links: [link('user', 'api'), link('api', 'orders')],
  }),
  check: (view) => {
    if (view.from.type.role !== 'client' || isUntyped(view.to) || !keepsData(view.to)) return null;
    return {
      message: `Clients don’t talk to ${withArticle(inSentence(view.to.type.label))} directly: put a service between ${view.from.name} and ${view.to.name}.`,
      remedy: insertBetween(view, 'Insert service', 'service', 'Service'),
    };
  },
};

/** What holds our data, its caches and its shards' front door included. */
const keepsData = ({ component, type: { role, category, servesClients } }: End): boolean =>
  (role === 'store' && !servesClients) ||
  (role === 'cache' && category === 'cache' && !FOR_CLIENTS.has(settingInForce(component, 'level').value)) ||
  (role === 'router' && category === 'data');

/** Levels of a cache that clients reach by nature. */
const FOR_CLIENTS: ReadonlySet<unknown> = new Set(['client', 'cdn-edge', 'http-proxy']);
