/** What answers again what was asked before, faster than where it came from. */
import { Zap } from 'lucide';
import type { ComponentType, Field, Variant } from '../componentType';
import { choiceField, found, numberField, wholeField } from '../fields';
import { STORAGE } from '../protocolSets';
import { contract, judged, measured, NAPKIN, ONE_INSTANCE, sourced } from '../sources';
import { memoryPurpose } from './cacheFields';

const level = choiceField(
  'level',
  'Stands',
  'behaviour',
  'Where it is: the nearer, the faster, and the fewer share it. On the device or in the process there is no network between: set that connection’s round trip to 0.',
  [
    [
      'distributed',
      'On servers of its own',
      found(
        'Distributed cache',
        'shared cache',
        'global cache',
        'cache cluster',
        'application cache',
        'database cache',
        'query cache',
      ),
    ],
    ['client', 'On the device', found('Client cache', 'browser cache', 'local storage')],
    [
      'in-process',
      'In the process',
      found('In-process cache', 'local cache', 'caffeine', 'guava', 'lrucache', 'near cache'),
    ],
    ['http-proxy', 'In a proxy', found('HTTP cache', 'proxy cache', 'page cache', 'web server cache')],
    ['cdn-edge', 'At a CDN’s edge', found('Edge cache')],
  ],
);

const readPolicy = choiceField(
  'readPolicy',
  'On a miss',
  'behaviour',
  'Who reads the store: the caller (cache-aside), or the cache itself; or hot keys are renewed before they expire.',
  [
    ['cache-aside', 'The caller fills it (cache-aside)', found('Cache-aside', 'lazy loading', 'look-aside')],
    ['read-through', 'It reads the store (read-through)', found('Read-through cache')],
    ['refresh-ahead', 'Renewed ahead (refresh-ahead)', found('Refresh-ahead cache', 'prefetch')],
  ],
);

const writePolicy = choiceField(
  'writePolicy',
  'On a write',
  'behaviour',
  'Around: the store alone, the copy expires. Through: both before the answer. Behind: the cache at once, the store later; what it loses before is gone.',
  [
    ['write-around', 'The store alone (write-around)', found('Write-around cache')],
    ['write-through', 'Both at once (write-through)', found('Write-through cache')],
    ['write-behind', 'The store later (write-behind)', found('Write-behind cache', 'write-back')],
  ],
);

const eviction = choiceField('eviction', 'Eviction', 'data', 'What leaves when it is full.', [
  ['lru', 'Least recently used'],
  ['lfu', 'Least frequently used'],
  ['fifo', 'First in, first out'],
  ['ttl', 'Soonest to expire'],
  ['random', 'Random'],
  ['none', 'None: writes fail'],
]);

const stampede = choiceField(
  'stampedeProtection',
  'When a hot key expires',
  'reliability',
  'What keeps all its readers from asking the store at the same moment.',
  [
    ['none', 'Everybody asks the store'],
    ['lock', 'One asks, the others wait'],
    ['jitter', 'Keys expire at scattered times'],
    ['soft-ttl', 'The old copy serves while one renews it'],
  ],
);

const fields: readonly Field[] = [
  level,
  memoryPurpose,
  readPolicy,
  writePolicy,
  eviction,
  wholeField(
    'ttlSeconds',
    'TTL',
    'data',
    'How old an answer from the cache may be; 0: it is checked every time.',
    {
      min: 0,
      unit: 's',
      default: 300,
      source: judged('five minutes, where a copy that is somewhat old does no harm'),
    },
  ),
  stampede,
  numberField('sizeGb', 'Size', 'data', 'Memory for data, over all replicas of one copy.', { unit: 'GB' }),
  choiceField('persistence', 'Persistence', 'reliability', 'What is still there after a restart.', [
    ['none', 'None'],
    ['snapshot', 'Snapshots'],
    ['append-only', 'Append-only file'],
  ]),
];

const atLevel = (value: string, defaults: Variant['defaults']): Variant => ({
  when: { field: 'level', value },
  defaults,
});

const variants: readonly Variant[] = [
  atLevel('client', {
    availability: sourced(1, judged('part of the client: its failures are not the system’s')),
    latencyMs: sourced({ p50: 1, p99: 10 }, judged('a look-up in the device’s own memory or disk')),
    capacityRps: sourced(null, judged('each device has its own')),
  }),
  atLevel('in-process', {
    availability: sourced(1, judged('part of the process that asks it: up whenever that is')),
    latencyMs: sourced(
      { p50: 0.001, p99: 0.01 },
      judged('a look-up in the process’s own memory: microseconds'),
    ),
    capacityRps: sourced(1_000_000, judged('look-ups a second in one process')),
  }),
  atLevel('http-proxy', {
    availability: sourced(0.995, contract(`Its host’s: ${ONE_INSTANCE.text}`)),
    latencyMs: sourced(
      { p50: 0.05, p99: 0.5 },
      measured(`Nearest row, a proxy hop: ${NAPKIN}, 50 µs; tail judged`),
    ),
    capacityRps: sourced(20_000, judged('nearest row, one proxy process')),
  }),
  atLevel('cdn-edge', {
    availability: sourced(0.999, contract('Nearest row, Amazon CloudFront SLA, 99.9 % (2022)')),
    latencyMs: sourced({ p50: 5, p99: 40 }, judged('nearest row, an edge hit of a CDN')),
    capacityRps: sourced(50_000, judged('nearest row, one edge location')),
  }),
];

const cache: ComponentType = {
  id: 'cache',
  label: 'Cache',
  category: 'cache',
  role: 'cache',
  icon: Zap,
  summary: 'Keeps answers in memory, so that most requests never reach the store behind it.',
  keywords: ['memory', 'in-memory', 'key-value', 'hot data', 'eviction', 'lru', 'lfu', 'mru', 'ttl'],
  answers: ['redis', 'memcached', 'https', 'http', 'grpc', 'tcp', 'replication', 'internal'],
  speaks: [...STORAGE, 'https', 'http', 'grpc', 'tcp', 'replication', 'amqp', 'kafka', 'internal'],
  how: 'sequence',
  answersFromItself: true,
  defaults: {
    availability: sourced(
      0.999,
      contract('Amazon ElastiCache SLA, multi-zone, 99.9 % (2022); current generations 99.99 % since 2023'),
    ),
    latencyMs: sourced(
      { p50: 0.5, p99: 2 },
      measured(`${NAPKIN}: a Redis or Memcached get about 0.5 ms; tail judged`),
    ),
    capacityRps: sourced(100_000, judged('one Redis or Memcached node, small values')),
    hitRatio: sourced(0.9, judged('requests as skewed as most are')),
    managed: sourced(null, judged('run by us until said otherwise')),
  },
  variants,
  fields,
  technologies: ['redis', 'memcached', 'valkey', 'hazelcast', 'varnish'],
};

export const cacheTypes: readonly ComponentType[] = [cache];
