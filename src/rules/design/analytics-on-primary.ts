import { nameOf } from '../../model/queries';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';
import { readFromCopy } from '../storeRemedies';

const parts = {
  user: part('client', 'User'),
  api: part('service', 'API', { replicas: 2 }),
  orders: part('sql-database', 'Orders', { replicas: 2 }),
  report: part('batch-job', 'Nightly report'),
};
const links = [link('user', 'api'), link('api', 'orders')];
const journeys = { order: { name: 'Order', entry: 'user' } };

export const rule: DesignRule = {
  id: 'analytics-on-primary',
  about: 'design',
  severity: 'info',
  topic: 'data',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'Reports read a copy, not the database that users wait for',
  why: 'A query over all rows reads what nobody else needs into memory, and those who wait for their one row wait behind it.',
  source:
    'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 3, “Transaction Processing or Analytics?”',
  exceptions:
    'Stores that no journey waits for, jobs that also write, and jobs that read over a stream of changes.',
  refused: sketch({ parts, links: [...links, link('report', 'orders', { operation: 'read' })], journeys }),
  allowed: sketch({
    parts: { ...parts, copy: part('read-replica', 'Copy') },
    links: [
      ...links,
      link('orders', 'copy', { protocol: 'replication', mode: 'async' }),
      link('report', 'copy', { operation: 'read' }),
    ],
    journeys,
  }),
  check: ({ diagram, graph, facts }) =>
    ['batch-job', 'analytics-engine']
      .flatMap((type) => facts.ofType(type))
      .flatMap(([id]) =>
        facts.callees(id, 'store').flatMap((storeId) => {
          const calls = graph.between(id, storeId);
          const isReport = calls.every(([, { operation, mode }]) => operation === 'read' && mode !== 'async');
          const type = facts.typeAt(storeId)?.id;
          if (!isReport || !OPERATIONAL.has(type ?? '') || !facts.isCritical(storeId)) return [];
          return [
            {
              message: `${nameOf(diagram, id)} reads ${nameOf(diagram, storeId)} through while users wait for it: let it read a copy.`,
              components: [id, storeId],
              remedy:
                type === 'sql-database'
                  ? readFromCopy(
                      'Read from a copy',
                      storeId,
                      calls.map(([callId]) => callId),
                    )
                  : undefined,
            },
          ];
        }),
      ),
};

const OPERATIONAL: ReadonlySet<string> = new Set([
  'sql-database',
  'document-store',
  'key-value-store',
  'wide-column-store',
]);
