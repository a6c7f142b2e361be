import { sortedIds } from '../../shared/order';
import { isCopyOf } from '../copies';
import { counted } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (copies: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      posts: part('sql-database', 'Posts', { replicas: 2 }),
      copies: part('read-replica', 'Copies', { replicas: copies }),
    },
    links: [
      link('user', 'api'),
      link('api', 'posts', { operation: 'write' }),
      link('api', 'copies', { operation: 'read' }),
      link('posts', 'copies', { protocol: 'replication', mode: 'async' }),
    ],
  });

export const rule: DesignRule = {
  id: 'many-copies-of-one-primary',
  about: 'design',
  severity: 'info',
  topic: 'replication',
  profile: 'interview',
  named: ['system-design-course'],
  title: 'A primary feeds a handful of copies',
  why: 'The primary sends every write to each of them, beside its own work: the more there are the further behind they fall. A copy can feed others, and a cache often spares them.',
  source: 'PostgreSQL documentation, “Cascading Replication”',
  exceptions:
    'Up to five that follow one store directly, and stores whose provider keeps the copies on shared storage.',
  refused: example(8),
  allowed: example(3),
  check: ({ diagram, facts }) =>
    facts.partsOfType('read-replica').length === 0
      ? []
      : facts.partsOfRole('store').flatMap(({ id, name, settings: { managed }, outgoing }) => {
          if (managed !== null) return [];
          const copies = outgoing.filter(
            ({ to, connection }) => to.type.id === 'read-replica' && isCopyOf(diagram, connection),
          );
          const followers = [...new Set(copies.map(({ to }) => to))];
          const count = followers.reduce((sum, { settings }) => sum + settings.replicas, 0);
          if (count <= A_HANDFUL) return [];
          return [
            {
              message: `${name} sends every write to ${counted(count, 'copy', 'copies')}: let some of them follow another copy, or take reads off them with a cache.`,
              components: [id, ...sortedIds(followers.map((follower) => follower.id))],
            },
          ];
        }),
};

const A_HANDFUL = 5;
