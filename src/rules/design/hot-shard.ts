import type { CallGroup, Component } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { formatShare } from '../../shared/formatNumbers';
import { settingsOf } from '../facts';
import type { Part } from '../parts';
import { counted } from '../phrases';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (weights: readonly number[]) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      posts: part('service', 'Posts', { replicas: 2 }),
      router: part('shard-router', 'Router', {
        replicas: 2,
        shardKey: 'author',
        calls: [{ how: 'shard', connections: ['c3', 'c4', 'c5'], weights }],
      }),
      a: part('sql-database', 'Authors A–I', { replicas: 2 }),
      b: part('sql-database', 'Authors J–R', { replicas: 2 }),
      c: part('sql-database', 'Authors S–Z', { replicas: 2 }),
    },
    links: [
      link('user', 'posts'),
      link('posts', 'router'),
      link('router', 'a'),
      link('router', 'b'),
      link('router', 'c'),
    ],
  });

export const rule: DesignRule = {
  id: 'hot-shard',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'interview',
  named: ['interview-guide', 'system-design-course'],
  title: 'No shard gets much more than its part',
  why: 'The store as a whole carries no more than its busiest shard lets it: when that one is full the others still stand idle, and more shards don’t help a key that all ask for.',
  source:
    'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 6, “Skewed Workloads and Relieving Hot Spots”',
  exceptions:
    'Up to half as much again as an equal part, and a shard that is as much larger than the others. Only shares somebody states count.',
  refused: example([6, 1, 1]),
  allowed: example([3, 2, 2]),
  check: (review) =>
    review.facts.partsThatGroup.flatMap((router) =>
      (router.component.settings?.calls ?? []).flatMap((group) => hottest(review, router, group)),
    ),
};

const HOT = 1.5;

function hottest({ diagram }: ReviewView, { id }: Part, group: CallGroup): readonly Verdict[] {
  const { how, connections, weights = [] } = group;
  if (how !== 'shard') return [];
  const shards = connections.flatMap((call, index) => {
    const stated = weights[index] ?? 0;
    const weight = stated > 0 && Number.isFinite(stated) ? stated : 0;
    const to = diagram.connections.get(call)?.to;
    const store = to === undefined ? undefined : diagram.components.get(to);
    return to !== undefined && store ? [{ to, store, weight }] : [];
  });
  const total = shards.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  const size = shards.reduce((sum, { store }) => sum + sizeOf(store), 0);
  const hot = shards
    .map(({ to, store, weight }) => ({ to, share: weight / total, part: sizeOf(store) / size }))
    .reduce<{ to: string; share: number; part: number } | null>(
      (most, one) => (most && most.share / most.part >= one.share / one.part ? most : one),
      null,
    );
  if (!hot || hot.share <= HOT * hot.part) return [];
  return [
    {
      message: `${nameOf(diagram, hot.to)} gets ${formatShare(hot.share)} of what ${nameOf(diagram, id)} hands out, one of ${counted(shards.length, 'shard')}: cut its keys finer, or spread the key all ask for over several.`,
      components: [id, hot.to],
    },
  ];
}

/** What it sustains next to others of its kind. */
function sizeOf(store: Component): number {
  const { replicas, shards } = settingsOf(store);
  const { capacityRps } = store.settings ?? {};
  return replicas * shards * (typeof capacityRps === 'number' && capacityRps > 0 ? capacityRps : 1);
}
