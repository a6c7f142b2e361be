import type { Component } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { sortedIds } from '../../shared/order';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (pooling: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      orders: part('sql-database', 'Orders', { replicas: 2, pooling }),
    },
    links: [link('user', 'api'), link('api', 'orders')],
  });

export const rule: DesignRule = {
  id: 'connection-per-request',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'Connections to a database are kept open and shared',
  why: 'Opening one takes several round trips and a process or thread of the database, more than the query it is for; functions open one for each instance, and a burst of them uses up the database.',
  source: 'PostgreSQL wiki, “Number Of Database Connections”; AWS, “Using Amazon RDS Proxy with AWS Lambda”',
  exceptions:
    'A pooler in front. Long-lived callers with pools of their own, which is the default for all but serverless functions. Databases asked over HTTPS.',
  refused: example('none'),
  allowed: example('callers'),
  check: (review) => review.facts.ofType('sql-database').flatMap(([id, store]) => opening(review, id, store)),
};

function opening({ diagram, facts }: ReviewView, id: string, store: Component): readonly Verdict[] {
  const pooling = fieldOf(store, 'pooling');
  const functions = facts
    .callsTo(id)
    .filter(
      ([, { from, protocol }]) => facts.typeAt(from)?.id === 'serverless-function' && protocol !== 'https',
    );
  const [caller] = sortedIds(functions.map(([, { from }]) => from));
  const name = store.name || id;
  const remedy = setSetting('Put a pooler in front', id, 'pooling', 'pooler');
  if (pooling === 'none')
    return [
      {
        message: `Each request opens a connection of its own to ${name}: keep them open in a pool.`,
        components: [id],
        remedy,
      },
    ];
  if (pooling === 'pooler' || caller === undefined) return [];
  return [
    {
      message: `Every instance of ${nameOf(diagram, caller)} opens a connection of its own to ${name}: share them by a pooler in front.`,
      components: [caller, id],
      remedy,
    },
  ];
}
