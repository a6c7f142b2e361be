import type { Role } from '../../catalog/componentType';
import { inSentence, withArticle } from '../phrases';
import { reconnect } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const orders = part('sql-database', 'Orders', { replicas: 2 });
const invoices = part('service', 'Invoices', { replicas: 2 });

export const rule: ConnectionRule = {
  id: 'call-from-store',
  about: 'connection',
  severity: 'error',
  topic: 'data',
  profile: 'whiteboard',
  named: [],
  title: 'Data stores answer, they don’t call',
  why: 'A store that waits for a service in the middle of a write holds its locks while it does, and goes down with that service.',
  source:
    'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 11, on change data capture; Microservices.io, “Transaction log tailing”',
  exceptions:
    'Changes that stream out of a store are asynchronous and fine: `"mode": "async"`. Replication between stores is no call to a service.',
  refused: sketch({
    parts: { user, api, orders, invoices },
    links: [link('user', 'api'), link('api', 'orders'), link('orders', 'invoices')],
  }),
  allowed: sketch({
    parts: { user, api, orders, invoices },
    links: [link('user', 'api'), link('api', 'orders'), link('orders', 'invoices', { mode: 'async' })],
  }),
  check: (view) => {
    const { from, to, mode } = view;
    if (from.type.role !== 'store' || mode !== 'sync' || !CALLED.includes(to.type.role)) return null;
    return {
      message: `${from.name} is ${withArticle(inSentence(from.type.label))} and calls nobody: let ${to.name} ask it, or stream its changes out asynchronously.`,
      remedy: reconnect(view, 'Stream changes', { mode: 'async' }),
    };
  },
};

const CALLED: readonly Role[] = ['compute', 'router', 'external', 'cache'];
