import { describe, expect, it } from 'vitest';
import { rule as cacheOnWriteHeavyPath } from '../../src/rules/design/cache-on-write-heavy-path';
import { rule as cacheSlowerThanStore } from '../../src/rules/design/cache-slower-than-store';
import { rule as cacheStampede } from '../../src/rules/design/cache-stampede';
import { rule as cacheThatFillsUp } from '../../src/rules/design/cache-that-fills-up';
import { rule as cacheUnlikeItsPolicy } from '../../src/rules/design/cache-unlike-its-policy';
import { rule as cacheWithoutInvalidation } from '../../src/rules/design/cache-without-invalidation';
import { rule as inProcessCacheDiverges } from '../../src/rules/design/in-process-cache-diverges';
import { rule as onlyCopyEvicted } from '../../src/rules/design/only-copy-evicted';
import { rule as poorHitRatio } from '../../src/rules/design/poor-hit-ratio';
import { rule as readHeavyWithoutCache } from '../../src/rules/design/read-heavy-without-cache';
import { rule as storeCannotBearColdCache } from '../../src/rules/design/store-cannot-bear-cold-cache';
import { rule as strongReadsFromCache } from '../../src/rules/design/strong-reads-from-cache';
import { rule as writeAroundReadSoon } from '../../src/rules/design/write-around-read-soon';
import { rule as writeBehindCanLoseData } from '../../src/rules/design/write-behind-can-lose-data';
import type { DesignRule } from '../../src/rules/rule';
import { link, part } from '../../src/rules/sketch';
import { saidBy, type Variation, varied } from './variations';

const topic = part('topic', 'Changes');
const editor = part('service', 'Editor', { replicas: 2 });

type Row = readonly [rule: DesignRule, what: string, variation: Variation, findings: number];

const ROWS: readonly Row[] = [
  [
    cacheSlowerThanStore,
    'looked in within the process, whatever the line is drawn as',
    { settings: { cache: { level: 'in-process', latencyMs: undefined } } },
    0,
  ],
  [
    cacheSlowerThanStore,
    'that answers so little that its look-ups cost more than they save',
    { settings: { cache: { latencyMs: { p50: 0.5, p99: 2 }, hitRatio: 0.1 } } },
    1,
  ],
  [
    cacheSlowerThanStore,
    'without which the store would be overloaded',
    { settings: { orders: { capacityRps: 20 } } },
    0,
  ],
  [poorHitRatio, 'of 30 %', { settings: { cache: { hitRatio: 0.3 } } }, 1],
  [poorHitRatio, 'of 31 %', { settings: { cache: { hitRatio: 0.31 } } }, 0],
  [poorHitRatio, 'that nobody states', { settings: { cache: { hitRatio: undefined } } }, 0],
  [
    poorHitRatio,
    'that is likely low',
    { settings: { cache: { hitRatio: { low: 0.1, likely: 0.2, high: 0.6 } } } },
    1,
  ],
  [cacheWithoutInvalidation, 'of an hour', { settings: { prices: { ttlSeconds: 3600 } } }, 0],
  [cacheWithoutInvalidation, 'of a second more', { settings: { prices: { ttlSeconds: 3601 } } }, 1],
  [
    cacheWithoutInvalidation,
    'that is written through',
    { settings: { prices: { writePolicy: 'write-through' } } },
    0,
  ],
  [
    cacheWithoutInvalidation,
    'said to be by an older file',
    { settings: { prices: { policy: 'write-through' } } },
    0,
  ],
  [
    cacheWithoutInvalidation,
    'that a topic tells',
    { parts: { topic }, links: [link('editor', 'topic'), link('topic', 'prices')] },
    0,
  ],
  [cacheWithoutInvalidation, 'of data nobody writes', { changed: { c5: { operation: 'read' } } }, 0],
  [
    writeBehindCanLoseData,
    'that keeps an append-only file',
    { settings: { cache: { persistence: 'append-only' } } },
    0,
  ],
  [writeBehindCanLoseData, 'that a provider runs', { settings: { cache: { managed: 'region' } } }, 0],
  [
    writeBehindCanLoseData,
    'of money, in however many instances',
    { settings: { cache: { replicas: 3, persistence: 'append-only' }, values: { dataKind: 'money' } } },
    1,
  ],
  [strongReadsFromCache, 'that asks every time', { settings: { cache: { ttlSeconds: 0 } } }, 0],
  [strongReadsFromCache, 'that answers nothing', { settings: { cache: { hitRatio: 0 } } }, 0],
  [strongReadsFromCache, 'of data that may be old', { settings: { ledger: { dataKind: 'feed' } } }, 0],
  [
    strongReadsFromCache,
    'of a store said to be strongly consistent',
    { parts: { ledger: part('document-store', 'Posts', { replicas: 2, consistency: 'strong' }) } },
    1,
  ],
  [
    strongReadsFromCache,
    'of a store that is so by default',
    { parts: { ledger: part('document-store', 'Posts', { replicas: 2 }) } },
    0,
  ],
  [cacheStampede, 'that is renewed ahead', { settings: { cache: { readPolicy: 'refresh-ahead' } } }, 0],
  [
    cacheStampede,
    'whose keys expire at scattered times',
    { settings: { cache: { stampedeProtection: 'jitter' } } },
    0,
  ],
  [cacheStampede, 'that writes behind', { settings: { cache: { writePolicy: 'write-behind' } } }, 0],
  [cacheStampede, 'that is only written', { changed: { c2: { operation: 'write' } } }, 0],
  [cacheStampede, 'that never answers unasked', { settings: { cache: { ttlSeconds: 0 } } }, 0],
  [
    storeCannotBearColdCache,
    'that is still full after a restart, and has a spare',
    { settings: { cache: { persistence: 'snapshot' } } },
    0,
  ],
  [
    storeCannotBearColdCache,
    'that is still full, but alone',
    { settings: { cache: { persistence: 'snapshot', replicas: 1 } } },
    1,
  ],
  [
    storeCannotBearColdCache,
    'of each process by itself',
    { settings: { cache: { level: 'in-process' } } },
    0,
  ],
  [
    storeCannotBearColdCache,
    'before a store without limit',
    { settings: { catalogue: { capacityRps: null } } },
    0,
  ],
  [inProcessCacheDiverges, 'of one instance', { settings: { api: { replicas: 1 } } }, 0],
  [inProcessCacheDiverges, 'of 30 seconds', { settings: { cache: { ttlSeconds: 30 } } }, 0],
  [
    inProcessCacheDiverges,
    'that a topic tells',
    { parts: { topic, editor }, links: [link('editor', 'topic'), link('topic', 'cache')] },
    0,
  ],
  [inProcessCacheDiverges, 'on servers of its own', { settings: { cache: { level: 'distributed' } } }, 0],
  [cacheOnWriteHeavyPath, 'that gathers writes', { settings: { cache: { writePolicy: 'write-behind' } } }, 0],
  [
    cacheOnWriteHeavyPath,
    'of calls nobody says write',
    { changed: { c4: { operation: 'read', protocol: 'tcp' } } },
    0,
  ],
  [writeAroundReadSoon, 'where nobody chose it', { settings: { cache: { writePolicy: undefined } } }, 0],
  [
    writeAroundReadSoon,
    'chosen in an older file',
    { settings: { cache: { writePolicy: undefined, policy: 'write-around' } } },
    1,
  ],
  [writeAroundReadSoon, 'with a TTL of 0', { settings: { cache: { ttlSeconds: 0 } } }, 0],
  [
    writeAroundReadSoon,
    'of what others write',
    { changed: { c4: { operation: 'read', protocol: 'tcp' } } },
    0,
  ],
  [
    readHeavyWithoutCache,
    'with a copy to read from',
    {
      parts: { copy: part('read-replica', 'Copy') },
      links: [link('catalogue', 'copy', { protocol: 'replication', mode: 'async' })],
    },
    0,
  ],
  [readHeavyWithoutCache, 'of money', { settings: { catalogue: { dataKind: 'money' } } }, 0],
  [readHeavyWithoutCache, 'of calls nobody says read', { changed: { c2: { operation: 'write' } } }, 0],
  [cacheThatFillsUp, 'of locks', { settings: { cache: { purpose: 'lock' } } }, 0],
  [onlyCopyEvicted, 'of what is gone soon anyway', { settings: { keys: { eviction: 'ttl' } } }, 0],
  [onlyCopyEvicted, 'where nobody says how', { settings: { keys: { eviction: undefined } } }, 0],
  [
    onlyCopyEvicted,
    'of counters, which begin anew',
    { settings: { keys: { purpose: 'rate-limit-counters' } } },
    0,
  ],
  [cacheUnlikeItsPolicy, 'that says nothing', { settings: { prices: { readPolicy: undefined } } }, 0],
  [cacheUnlikeItsPolicy, 'that reads through', { settings: { prices: { readPolicy: 'read-through' } } }, 0],
  [
    cacheUnlikeItsPolicy,
    'another one that is to read through, and asks nobody',
    {
      parts: { other: part('cache', 'Other', { readPolicy: 'refresh-ahead' }) },
      links: [link('shop', 'other')],
    },
    2,
  ],
];

describe('the limits and exceptions of rules about caches', () => {
  it.each(ROWS.map(([rule, ...row]) => [rule.id, ...row, rule] as const))(
    '%s: %s',
    (_id, _what, variation, findings, rule) => {
      expect(saidBy(rule, varied(rule.refused, variation))).toHaveLength(findings);
    },
  );
});

describe('an empty cache', () => {
  it('adds its hits to what the store gets', () => {
    const [finding] = saidBy(storeCannotBearColdCache, storeCannotBearColdCache.refused);
    // 14,000 rps, all of them reads, at 2 × 5,000.
    expect(finding?.message).toContain('140 %');
    expect(finding?.remedy?.label).toBe('Split into 2 shards');
  });

  it('is one finding for a store, of all its caches', () => {
    const two = varied(storeCannotBearColdCache.refused, {
      parts: {
        web: part('service', 'Web', {
          replicas: 40,
          requiredReplicas: 'auto',
          calls: [{ how: 'cache', connections: ['c4', 'c5'] }],
        }),
        second: part('cache', 'Second', { replicas: 2 }),
      },
      links: [link('web', 'second'), link('web', 'catalogue', { operation: 'read' }), link('user', 'web')],
    });
    const findings = saidBy(storeCannotBearColdCache, two);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain('Cache and Second are empty');
    expect(findings[0]?.message).toContain('280 %');
  });
});

describe('the cache a remedy adds', () => {
  it('is looked in first by those who read, and leaves groups that are there alone', () => {
    const { refused } = readHeavyWithoutCache;
    const cured = saidBy(readHeavyWithoutCache, refused)[0]?.remedy?.apply?.(refused);
    expect(cured?.components.get('cache')?.type).toBe('cache');
    expect(cured?.components.get('api')?.settings?.calls).toEqual([
      { how: 'cache', connections: ['c3', 'c2'] },
    ]);
    const grouped = varied(refused, {
      settings: { api: { calls: [{ how: 'sequence', connections: ['c2'] }] } },
    });
    expect(saidBy(readHeavyWithoutCache, grouped)[0]?.remedy?.apply?.(grouped)).toBe(grouped);
  });
});
