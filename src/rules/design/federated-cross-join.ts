import { settingsOf } from '../facts';
import { fieldOf } from '../fieldOf';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (settings: object) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      all: part('federated-database', 'All data', { replicas: 2, joins: 'here', ...settings }),
      users: part('sql-database', 'Users', { replicas: 2 }),
      orders: part('sql-database', 'Orders', { replicas: 2 }),
    },
    links: [link('user', 'api'), link('api', 'all'), link('all', 'users'), link('all', 'orders')],
  });

export const rule: DesignRule = {
  id: 'federated-cross-join',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'interview',
  named: ['system-design-course'],
  title: 'A join across databases is counted on all of them',
  why: 'It fetches from each database, waits for the slowest and joins the rows itself, without an index over both; while the numbers take every request to ask only one of them.',
  source:
    'Sheth and Larson, “Federated Database Systems” (ACM Computing Surveys, 1990); Trino documentation, “Pushdown”',
  exceptions:
    'Where its calls say that they are made in parallel or one after another, or nothing is joined in it.',
  refused: example({}),
  allowed: example({ calls: [{ how: 'parallel', connections: ['c3', 'c4'] }] }),
  check: ({ facts }) =>
    facts.ofType('federated-database').flatMap(([id, database]) => {
      const calls = facts.callsFrom(id).map(([callId]) => callId);
      const isSaid = settingsOf(database).calls.some(({ how }) => how === 'parallel' || how === 'sequence');
      if (fieldOf(database, 'joins') !== 'here' || calls.length < 2 || isSaid) return [];
      return [
        {
          message: `${database.name || id} joins over ${counted(calls.length, 'database')} and is drawn as asking one of them: say that it asks all.`,
          components: [id],
          remedy: setSetting('Ask all of them in parallel', id, 'calls', [
            { how: 'parallel', connections: calls },
          ]),
        },
      ];
    }),
};
