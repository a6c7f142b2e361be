import { describe, expect, it } from 'vitest';
import { rule as commitWaitsForAnotherRegion } from '../../src/rules/design/commit-waits-for-another-region';
import { rule as commitsLostAtFailover } from '../../src/rules/design/commits-lost-at-failover';
import { rule as evenOrSmallEnsemble } from '../../src/rules/design/even-or-small-ensemble';
import { rule as failoverWithoutArbiter } from '../../src/rules/design/failover-without-arbiter';
import { rule as majorityNotRequired } from '../../src/rules/design/majority-not-required';
import { rule as multiLeaderWithoutConflictPolicy } from '../../src/rules/design/multi-leader-without-conflict-policy';
import { rule as primaryWithoutFailover } from '../../src/rules/design/primary-without-failover';
import { rule as quorumWithoutOverlap } from '../../src/rules/design/quorum-without-overlap';
import { rule as readsKeptOnPrimary } from '../../src/rules/design/reads-kept-on-primary';
import { rule as regionWithoutData } from '../../src/rules/design/region-without-data';
import { rule as replicasInOneZone } from '../../src/rules/design/replicas-in-one-zone';
import { rule as replicasWithoutReplication } from '../../src/rules/design/replicas-without-replication';
import { rule as shardWithoutReplica } from '../../src/rules/design/shard-without-replica';
import { rule as staleReadAfterWrite } from '../../src/rules/design/stale-read-after-write';
import { rule as writesBeyondOnePrimary } from '../../src/rules/design/writes-beyond-one-primary';
import type { DesignRule } from '../../src/rules/rule';
import { link, part } from '../../src/rules/sketch';
import { saidBy, type Variation, varied } from './variations';

type Row = readonly [rule: DesignRule, what: string, variation: Variation, findings: number];

const ROWS: readonly Row[] = [
  [
    multiLeaderWithoutConflictPolicy,
    'by a product that says',
    { settings: { notes: { technology: 'couchdb' } } },
    0,
  ],
  [
    multiLeaderWithoutConflictPolicy,
    'of one leader',
    { settings: { notes: { leadership: 'single-leader' } } },
    0,
  ],
  [
    multiLeaderWithoutConflictPolicy,
    'of two that copy each other',
    {
      settings: { notes: { leadership: undefined } },
      parts: { other: part('document-store', 'Other notes') },
      links: [
        link('notes', 'other', { protocol: 'replication' }),
        link('other', 'notes', { protocol: 'replication' }),
      ],
    },
    1,
  ],
  [
    multiLeaderWithoutConflictPolicy,
    'of one that another follows',
    {
      settings: { notes: { leadership: undefined } },
      parts: { other: part('document-store', 'Other notes') },
      links: [link('notes', 'other', { protocol: 'replication' })],
    },
    0,
  ],
  [
    multiLeaderWithoutConflictPolicy,
    'leaderless by default',
    { parts: { notes: part('key-value-store', 'Notes') } },
    0,
  ],
  [quorumWithoutOverlap, 'that claims nothing', { settings: { carts: { consistencyLevel: 'one' } } }, 0],
  [
    quorumWithoutOverlap,
    'said to be strong',
    {
      parts: {
        carts: part('key-value-store', 'Carts', {
          managed: null,
          replicas: 5,
          consistency: 'strong',
          read: { requiredReplicas: 2 },
          write: { requiredReplicas: 3 },
        }),
      },
    },
    1,
  ],
  [
    quorumWithoutOverlap,
    'of five, three and three',
    { settings: { carts: { replicas: 5, read: { requiredReplicas: 3 }, write: { requiredReplicas: 3 } } } },
    0,
  ],
  [quorumWithoutOverlap, 'of which one number is missing', { settings: { carts: { read: undefined } } }, 0],
  [evenOrSmallEnsemble, 'of one', { settings: { leader: { replicas: 1, requiredReplicas: 1 } } }, 1],
  [evenOrSmallEnsemble, 'of five', { settings: { leader: { replicas: 5, requiredReplicas: 3 } } }, 0],
  [evenOrSmallEnsemble, 'that a provider runs', { settings: { leader: { managed: 'region' } } }, 0],
  [evenOrSmallEnsemble, 'that agrees by nothing', { settings: { leader: { consensus: 'none' } } }, 0],
  [
    evenOrSmallEnsemble,
    'of locks one machine lends',
    { parts: { leader: part('lock-service', 'Locks', { replicas: 2, grantedBy: 'single-node' }) } },
    0,
  ],
  [majorityNotRequired, 'that a provider runs', { settings: { leader: { managed: 'region' } } }, 0],
  [majorityNotRequired, 'of one', { settings: { leader: { replicas: 1 } } }, 0],
  [
    majorityNotRequired,
    'that says it of reads and writes',
    { settings: { leader: { read: { requiredReplicas: 1 }, write: { requiredReplicas: 2 } } } },
    0,
  ],
  [majorityNotRequired, 'by the load', { settings: { leader: { requiredReplicas: 'auto' } } }, 1],
  [
    majorityNotRequired,
    'of a registry content with old lists',
    { parts: { leader: part('service-registry', 'Registry', { replicas: 3, consistency: 'eventual' }) } },
    0,
  ],
  [
    failoverWithoutArbiter,
    'by the word of a coordinator',
    {
      parts: { election: part('coordination-service', 'Election') },
      links: [link('orders', 'election', { mode: 'async' })],
    },
    0,
  ],
  [failoverWithoutArbiter, 'that a provider sees to', { settings: { orders: { managed: 'region' } } }, 0],
  [failoverWithoutArbiter, 'by hand', { settings: { orders: { failover: 'manual' } } }, 0],
  [failoverWithoutArbiter, 'of one', { settings: { orders: { replicas: 1 } } }, 0],
  [
    failoverWithoutArbiter,
    'as the type has it',
    { parts: { orders: part('document-store', 'Orders', { replicas: 2 }) } },
    1,
  ],
  [
    failoverWithoutArbiter,
    'without a leader',
    { parts: { orders: part('wide-column-store', 'Orders', { replicas: 2 }) } },
    0,
  ],
  [primaryWithoutFailover, 'that nobody promises anything of', { journeys: { order: { entry: 'user' } } }, 0],
  [primaryWithoutFailover, 'that requests do without', { changed: { c2: { optional: true } } }, 0],
  [primaryWithoutFailover, 'that a provider runs', { settings: { orders: { managed: 'region' } } }, 0],
  [
    replicasInOneZone,
    'of a cache',
    { parts: { orders: part('cache', 'Orders', { replicas: 2 }) }, in: { orders: ['a'] } },
    0,
  ],
  [replicasInOneZone, 'of one instance', { settings: { orders: { replicas: 1 } } }, 0],
  [replicasInOneZone, 'that a provider runs', { settings: { orders: { managed: 'region' } } }, 0],
  [
    replicasInOneZone,
    'of a broker',
    { parts: { orders: part('event-log', 'Orders', { replicas: 3 }) }, in: { orders: ['b'] } },
    1,
  ],
  [regionWithoutData, 'managed everywhere', { settings: { orders: { managed: 'global' } } }, 0],
  [regionWithoutData, 'that stands in both', { in: { orders: ['eu', 'us'] } }, 0],
  [regionWithoutData, 'of which nobody says where it is', { in: { orders: [] } }, 0],
  [staleReadAfterWrite, 'from a copy the primary waits for', { changed: { c3: { mode: 'sync' } } }, 0],
  [staleReadAfterWrite, 'of those who only read', { changed: { c2: { operation: 'read' } } }, 0],
  [
    writesBeyondOnePrimary,
    'that they are too many for all of it',
    { journeys: { order: { entry: 'user', requestsPerSecond: 7000 } } },
    0,
  ],
  [writesBeyondOnePrimary, 'of several leaders', { settings: { orders: { leadership: 'multi-leader' } } }, 0],
  [
    writesBeyondOnePrimary,
    'just below',
    { journeys: { order: { entry: 'user', requestsPerSecond: 1499 } } },
    0,
  ],
  [writesBeyondOnePrimary, 'exactly', { journeys: { order: { entry: 'user', requestsPerSecond: 1500 } } }, 1],
  [
    writesBeyondOnePrimary,
    'by a product with a leader for each range',
    { settings: { orders: { technology: 'cockroachdb', capacityRps: 1500 } } },
    0,
  ],
  [readsKeptOnPrimary, 'of money', { settings: { orders: { dataKind: 'money' } } }, 0],
  [readsKeptOnPrimary, 'that is hardly busy', { settings: { orders: { read: { capacityRps: 20_000 } } } }, 0],
  [readsKeptOnPrimary, 'whose copy nobody reads', { changed: { c5: { to: 'orders' } } }, 0],
  [shardWithoutReplica, 'that a provider runs', { settings: { orders: { managed: 'region' } } }, 0],
  [
    shardWithoutReplica,
    'with a copy drawn',
    { parts: { copy: part('document-store', 'Copy') }, links: [link('orders', 'copy')] },
    0,
  ],
  [commitWaitsForAnotherRegion, 'of money', { settings: { posts: { dataKind: 'money' } } }, 0],
  [commitWaitsForAnotherRegion, 'in the same region', { in: { copy: ['eu'] } }, 0],
  [
    commitWaitsForAnotherRegion,
    'of instances in both',
    {
      changed: { c3: { mode: 'async' } },
      settings: { posts: { replication: 'synchronous' } },
      in: { posts: ['eu', 'us'] },
    },
    1,
  ],
  [commitsLostAtFailover, 'of a feed', { settings: { ledger: { dataKind: 'feed' } } }, 0],
  [commitsLostAtFailover, 'by hand', { settings: { ledger: { failover: 'manual' } } }, 0],
  [
    commitsLostAtFailover,
    'to a copy that may be promoted',
    {
      settings: { ledger: { replication: undefined } },
      parts: { copy: part('read-replica', 'Copy', { promotable: true }) },
      links: [link('ledger', 'copy', { protocol: 'replication', mode: 'async' })],
    },
    1,
  ],
  [
    commitsLostAtFailover,
    'to a copy that may not',
    {
      settings: { ledger: { replication: undefined } },
      parts: { copy: part('read-replica', 'Copy') },
      links: [link('ledger', 'copy', { protocol: 'replication', mode: 'async' })],
    },
    0,
  ],
  [
    replicasWithoutReplication,
    'of which nobody says',
    { settings: { orders: { replication: undefined } } },
    0,
  ],
  [
    replicasWithoutReplication,
    'over one disk',
    { parts: { disk: part('block-storage', 'Disk') }, links: [link('orders', 'disk')] },
    0,
  ],
];

describe('the limits and exceptions of rules about copies of data', () => {
  it.each(ROWS.map(([rule, ...row]) => [rule.id, ...row, rule] as const))(
    '%s: %s',
    (_id, _what, variation, findings, rule) => {
      expect(saidBy(rule, varied(rule.refused, variation))).toHaveLength(findings);
    },
  );
});

describe('writes beyond one primary', () => {
  it('are held against one primary for each shard, not against all replicas', () => {
    const [finding] = saidBy(writesBeyondOnePrimary, writesBeyondOnePrimary.refused);
    // 3,000 writes a second at 1,500 for each commit's primary: the four replicas would make it 50 %.
    expect(finding?.message).toContain('200 %');
    expect(finding?.remedy?.label).toBe('Split into 3 shards');
  });
});

describe('an ensemble', () => {
  it.each([
    [1, 3, 2],
    [2, 3, 2],
    [4, 5, 3],
    [6, 7, 4],
  ])('of %i is made one of %i, of which %i must be up', (replicas, better, majority) => {
    const before = varied(evenOrSmallEnsemble.refused, {
      settings: { leader: { replicas, requiredReplicas: 1 } },
    });
    const after = saidBy(evenOrSmallEnsemble, before)[0]?.remedy?.apply?.(before);
    expect(after?.components.get('leader')?.settings).toMatchObject({
      replicas: better,
      requiredReplicas: majority,
    });
    if (after) expect(saidBy(majorityNotRequired, after)).toEqual([]);
  });
});

describe('two that copy each other', () => {
  it('are one finding, whichever was drawn first', () => {
    const two = (ids: readonly string[]) =>
      varied(multiLeaderWithoutConflictPolicy.refused, {
        parts: Object.fromEntries(ids.map((id) => [id, part('sql-database', id)])),
        settings: { notes: { leadership: undefined } },
        links: ids.map((id) =>
          link(id, ids.find((other) => other !== id) ?? id, { protocol: 'replication' }),
        ),
      });
    for (const ids of [
      ['a', 'b'],
      ['b', 'a'],
    ])
      expect(saidBy(multiLeaderWithoutConflictPolicy, two(ids)).map(({ components }) => components)).toEqual([
        ['a', 'b'],
      ]);
  });
});
