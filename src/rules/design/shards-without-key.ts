import { settingsOf } from '../facts';
import { saidOf } from '../fieldOf';
import { counted } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';
import { recordStores } from '../stores';

const example = (settings: object) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      posts: part('document-store', 'Posts', { replicas: 2, shards: 8, ...settings }),
    },
    links: [link('user', 'api'), link('api', 'posts')],
  });

export const rule: DesignRule = {
  id: 'shards-without-key',
  about: 'design',
  severity: 'info',
  topic: 'data',
  profile: 'interview',
  named: ['interview-guide', 'system-design-course'],
  title: 'What is split says by which key',
  why: 'The key decides everything: which requests find their shard and which ask all of them, whether one famous customer fills one, and what can still be joined. It can’t be changed later without moving all data.',
  source:
    'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 6, “Partitioning of Key-Value Data”',
  exceptions:
    'Where a shard router or a ring in front of it names the key, or the provider splits it unseen.',
  refused: example({}),
  allowed: example({ partitionKey: 'author' }),
  check: ({ diagram, facts }) =>
    recordStores(facts).flatMap(([id, store]) => {
      const { shards } = settingsOf(store);
      if (shards < 2 || saidOf(store, 'partitionKey') !== undefined || store.type === 'graph-store')
        return [];
      const isRouted = facts
        .callers(id, 'router')
        .some((router) => diagram.components.get(router)?.settings?.shardKey !== undefined);
      // Those who promise transactions over shards are asked for the key more urgently.
      const isAsked = saidOf(store, 'transactions') === true || saidOf(store, 'isolation') === 'serializable';
      if (isRouted || isAsked) return [];
      return [
        {
          message: `${store.name || id} is split into ${counted(shards, 'shard')}, and nobody says by which key.`,
          components: [id],
        },
      ];
    }),
};
