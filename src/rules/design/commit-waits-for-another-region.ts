import { modeOf } from '../../catalog/effective';
import { nameOf } from '../../model/queries';
import { setConnections } from '../connectionRemedies';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { copiesOf, keepsPrecious, recordStores } from '../stores';

const example = (mode: 'sync' | 'async') =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: { ...part('service', 'API', { replicas: 2 }), in: ['eu'] },
      posts: { ...part('sql-database', 'Posts', { replicas: 2 }), in: ['eu'] },
      copy: { ...part('read-replica', 'Posts copy', { replicas: 2 }), in: ['us'] },
    },
    links: [
      link('user', 'api'),
      link('api', 'posts', { operation: 'write' }),
      link('posts', 'copy', { protocol: 'replication', mode }),
    ],
    groups: { eu: { type: 'region', name: 'eu-west-1' }, us: { type: 'region', name: 'us-east-1' } },
  });

export const rule: DesignRule = {
  id: 'commit-waits-for-another-region',
  about: 'design',
  severity: 'warning',
  topic: 'replication',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'Writes don’t wait for the far side of an ocean',
  why: 'Each commit takes a round trip to the other region, a hundred milliseconds instead of one, and none succeeds while the link between the two is down.',
  source:
    'Daniel Abadi, “Consistency Tradeoffs in Modern Distributed Database System Design” (IEEE Computer, 2012); AWS, “Working with Amazon RDS read replicas”, on cross-region lag',
  exceptions:
    'Money and stock, of which no write may be lost with a region; stores that agree by a majority over regions, for which that is the price.',
  refused: example('sync'),
  allowed: example('async'),
  check: (review) =>
    recordStores(review.facts).flatMap(([id, store]) =>
      keepsPrecious(store) || AGREEING.has(store.type)
        ? []
        : [...farCopies(review, id), ...spread(review, id, fieldOf(store, 'replication') === 'synchronous')],
    ),
};

const AGREEING: ReadonlySet<string> = new Set([
  'distributed-sql-database',
  'key-value-store',
  'wide-column-store',
]);

function farCopies(review: ReviewView, id: string): readonly Verdict[] {
  const { diagram, facts } = review;
  const own = facts.regionsOf(id);
  return copiesOf(review, id).flatMap(([callId, connection]) => {
    const there = facts.regionsOf(connection.to);
    const isFar = own.length > 0 && there.length > 0 && !there.some((region) => own.includes(region));
    if (!isFar || modeOf(diagram, connection) !== 'sync') return [];
    return [
      {
        message: `Every write to ${nameOf(diagram, id)} waits for ${nameOf(diagram, connection.to)} in another region: let that follow.`,
        components: [id, connection.to],
        connections: [callId],
        remedy: setConnections('Let it follow', [callId], () => ({ mode: 'async' })),
      },
    ];
  });
}

function spread({ diagram, facts }: ReviewView, id: string, waits: boolean): readonly Verdict[] {
  if (!waits || facts.regionsOf(id).length < 2) return [];
  return [
    {
      message: `${nameOf(diagram, id)} stands in several regions and each commit waits for a replica, which may be in another one.`,
      components: [id],
      remedy: setSetting('Let replicas follow', id, 'replication', 'asynchronous'),
    },
  ];
}
