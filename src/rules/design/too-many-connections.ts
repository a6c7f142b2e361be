import type { Component } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { formatCount } from '../../shared/formatNumbers';
import { sortedIds } from '../../shared/order';
import { settingsOf } from '../facts';
import { fieldOf } from '../fieldOf';
import { listOf } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (replicas: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas, connectionPool: 20 }),
      orders: part('sql-database', 'Orders', { replicas: 2, maxConnections: 100 }),
    },
    links: [link('user', 'api'), link('api', 'orders')],
  });

export const rule: DesignRule = {
  id: 'too-many-connections',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'whiteboard',
  named: ['backend-engineering'],
  title: 'All pools together fit the database’s limit',
  why: 'Each instance holds a pool of its own. Scaled out on a busy day they ask for more connections than there are, and those that come last get none at all.',
  source:
    'PostgreSQL documentation, “Connections and Authentication”, max_connections; HikariCP wiki, “About Pool Sizing”',
  exceptions:
    'A pooler in front, which shares a few connections among all. Only where the limit and the pools are stated.',
  refused: example(8),
  allowed: example(4),
  check: (review) =>
    review.facts.ofType('sql-database').flatMap(([id, store]) => beyondLimit(review, id, store)),
};

function beyondLimit({ diagram, facts }: ReviewView, id: string, store: Component): readonly Verdict[] {
  const limit = fieldOf(store, 'maxConnections');
  if (typeof limit !== 'number' || fieldOf(store, 'pooling') === 'pooler') return [];
  const pools = sortedIds(facts.callers(id, 'compute')).flatMap((caller) => {
    const component = diagram.components.get(caller);
    const pool = component && fieldOf(component, 'connectionPool');
    return component && typeof pool === 'number'
      ? [{ caller, open: pool * settingsOf(component).replicas }]
      : [];
  });
  const open = pools.reduce((sum, pool) => sum + pool.open, 0);
  if (open <= limit) return [];
  const names = pools.map(({ caller }) => nameOf(diagram, caller));
  return [
    {
      message: `The pools of ${listOf(names)} hold up to ${formatCount(open)} connections, and ${store.name || id} takes ${formatCount(limit)}.`,
      components: [id, ...pools.map(({ caller }) => caller)],
      remedy: setSetting('Put a pooler in front', id, 'pooling', 'pooler'),
    },
  ];
}
