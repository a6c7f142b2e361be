import { nameOf } from '../../model/queries';
import type { ConnectionView } from '../connectionView';
import { reconnect } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  api: part('service', 'API', { replicas: 2 }),
  orders: part('sql-database', 'Orders', { replicas: 2 }),
  copy: part('read-replica', 'Orders copy', { replicas: 2 }),
};
const replication = link('orders', 'copy', { protocol: 'replication', mode: 'async' });

export const rule: ConnectionRule = {
  id: 'write-to-replica',
  about: 'connection',
  severity: 'error',
  topic: 'replication',
  profile: 'whiteboard',
  named: ['backend-engineering', 'system-design-course', 'interview-guide'],
  title: 'Writes go to the primary',
  why: 'A read replica follows its primary and refuses writes of its own, or forgets them at the next synchronisation.',
  source: 'PostgreSQL documentation, “Hot Standby”; AWS, “Working with Amazon RDS read replicas”',
  exceptions:
    'What the primary sends it (`replication`) is how a replica gets its data. Multi-leader stores are drawn as databases, not as read replicas.',
  refused: sketch({
    parts,
    links: [
      link('user', 'api'),
      link('api', 'orders', { operation: 'read' }),
      replication,
      link('api', 'copy', { operation: 'write' }),
    ],
  }),
  allowed: sketch({
    parts,
    links: [
      link('user', 'api'),
      link('api', 'orders', { operation: 'write' }),
      replication,
      link('api', 'copy', { operation: 'read' }),
    ],
  }),
  check: (view) => {
    const { from, to, connection } = view;
    if (to.type.id !== 'read-replica' || connection.operation !== 'write') return null;
    if (view.protocol === 'replication') return null;
    const primary = primaryOf(view);
    const where = primary === undefined ? 'its primary' : nameOf(view.diagram, primary);
    return {
      message: `${to.name} is a read replica and takes no writes: ${from.name} writes to ${where}.`,
      remedy: primary === undefined ? undefined : reconnect(view, `Write to ${where}`, { to: primary }),
    };
  },
};

/** What replicates into it. */
function primaryOf({ graph, to, diagram }: ConnectionView): string | undefined {
  const sources = graph.incoming(to.id).filter(([, { from }]) => {
    const type = diagram.components.get(from)?.type;
    return type !== 'read-replica' && type === 'sql-database';
  });
  return sources[0]?.[1].from;
}
