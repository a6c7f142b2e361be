import { describe, expect, it } from 'vitest';
import { rule as hotShard } from '../../src/rules/design/hot-shard';
import { rule as manyCopies } from '../../src/rules/design/many-copies-of-one-primary';
import { rule as readModelNobodyNeeds } from '../../src/rules/design/read-model-nobody-needs';
import { rule as stickySessions } from '../../src/rules/design/sticky-sessions';
import { rule as targetWithoutTail } from '../../src/rules/design/target-without-tail';
import { rule as unstructuredLogs } from '../../src/rules/design/unstructured-logs';
import type { DesignRule } from '../../src/rules/rule';
import { link, part } from '../../src/rules/sketch';
import { saidBy, type Variation, varied } from './variations';

type Row = readonly [rule: DesignRule, what: string, variation: Variation, findings: number];

const shards = (weights: readonly number[], how = 'shard') => ({
  router: { calls: [{ how, connections: ['c3', 'c4', 'c5'], weights }] },
});
const target = (said: object) => ({
  journeys: { browse: { name: 'Browse', entry: 'user', target: { ...said } } },
});

const ROWS: readonly Row[] = [
  [hotShard, 'of half as much again', { settings: shards([3, 1.5, 1.5]) }, 0],
  [hotShard, 'of a little more', { settings: shards([3.1, 1.5, 1.5]) }, 1],
  [hotShard, 'of no stated shares', { settings: { router: { calls: undefined } } }, 0],
  [hotShard, 'that are targets to choose from', { settings: shards([6, 1, 1], 'balance') }, 0],
  [hotShard, 'one of which is as much larger', { settings: { a: { replicas: 12 } } }, 0],
  [
    hotShard,
    'one of which sustains as much more',
    {
      settings: { a: { capacityRps: 6000 }, b: { capacityRps: 1000 }, c: { capacityRps: 1000 } },
    },
    0,
  ],
  [hotShard, 'none of which gets anything', { settings: shards([0, 0, 0]) }, 0],
  [hotShard, 'that get what can’t be', { settings: shards([Number.NaN, -1, 1]) }, 1],
  [manyCopies, 'of five', { settings: { copies: { replicas: 5 } } }, 0],
  [
    manyCopies,
    'of six in two',
    {
      settings: { copies: { replicas: 3 } },
      parts: { more: part('read-replica', 'More', { replicas: 3 }) },
      links: [link('posts', 'more', { protocol: 'replication', mode: 'async' })],
    },
    1,
  ],
  [
    manyCopies,
    'of six, three of which follow a copy',
    {
      settings: { copies: { replicas: 3 } },
      parts: { more: part('read-replica', 'More', { replicas: 3 }) },
      links: [link('copies', 'more', { protocol: 'replication', mode: 'async' })],
    },
    0,
  ],
  [manyCopies, 'on a provider’s storage', { settings: { posts: { managed: 'region' } } }, 0],
  [stickySessions, 'of one instance', { settings: { shop: { replicas: 1 } } }, 0],
  [stickySessions, 'whose balancer knows', { settings: { balancer: { stickySessions: true } } }, 1],
  [stickySessions, 'in a store', { settings: { shop: { sessions: 'shared-store' } } }, 0],
  [targetWithoutTail, 'with p95', target({ p50Ms: 100, p95Ms: 300 }), 0],
  [targetWithoutTail, 'of availability alone', target({ availability: 0.99 }), 0],
  [targetWithoutTail, 'of the median alone', target({ p50Ms: 100 }), 1],
  [unstructuredLogs, 'of which nothing is said', { settings: { logs: { structured: undefined } } }, 0],
  [readModelNobodyNeeds, 'without a load', { journeys: { order: { name: 'Order', entry: 'user' } } }, 0],
  [readModelNobodyNeeds, 'that nobody feeds', { changed: { c4: { from: 'commands', to: 'orders' } } }, 0],
  [
    readModelNobodyNeeds,
    'of a service that takes both',
    {
      settings: { queries: { purpose: undefined } },
    },
    0,
  ],
];

describe('what is tied to one place, and what is said of the rest', () => {
  it.each(ROWS.map(([rule, ...row]) => [rule.id, ...row, rule] as const))(
    '%s %s',
    (_id, _what, variation, findings, rule) => {
      expect(saidBy(rule, varied(rule.refused, variation))).toHaveLength(findings);
    },
  );

  it('users tied to instances by their balancer are to be considered only', () => {
    const severity = (settings: object) =>
      saidBy(stickySessions, varied(stickySessions.refused, { settings: { balancer: { ...settings } } }))[0]
        ?.severity;
    expect(severity({})).toBe('warning');
    expect(severity({ stickySessions: true })).toBe('info');
    expect(severity({ algorithm: 'ip-hash' })).toBe('info');
  });
});
