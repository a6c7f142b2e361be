import { settingsOf } from '../facts';
import { saidOf } from '../fieldOf';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (settings: object) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      friends: part('graph-store', 'Friends', { replicas: 2, shards: 4, ...settings }),
    },
    links: [link('user', 'api'), link('api', 'friends', { operation: 'read' })],
  });

export const rule: DesignRule = {
  id: 'graph-store-sharded',
  about: 'design',
  severity: 'info',
  topic: 'data',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'A graph is kept whole',
  why: 'However a graph is cut, many of its edges cross the cut: a walk over a few relations becomes a request over the network at each step.',
  source:
    'Robinson, Webber and Eifrem, “Graph Databases”, chapter on scaling; Facebook, “TAO: Facebook’s Distributed Data Store for the Social Graph” (USENIX ATC 2013)',
  exceptions:
    'Products made to be split (JanusGraph, Dgraph), and graphs that fall into parts by a partition key: tenants, countries.',
  refused: example({}),
  allowed: example({ technology: 'dgraph' }),
  check: ({ facts, estimate }) =>
    facts.ofType('graph-store').flatMap(([id, store]) => {
      const { shards } = settingsOf(store);
      const isMadeForIt =
        SPLIT.has(store.settings?.technology) || saidOf(store, 'partitionKey') !== undefined;
      if (shards < 2 || isMadeForIt) return [];
      const whole = (estimate.components.get(id)?.utilization ?? 0) * shards;
      return [
        {
          message: `${store.name || id} is a graph cut into ${counted(shards, 'shard')}: walks cross from one to the next, so add copies for reads first.`,
          components: [id],
          remedy: whole < ROOM ? setSetting('Keep it whole', id, 'shards', 1) : undefined,
        },
      ];
    }),
};

const SPLIT: ReadonlySet<unknown> = new Set(['janusgraph', 'dgraph', 'cosmos-db']);
const ROOM = 0.7;
