/** What answers again what was asked before, faster than where it came from. */
import { Zap } from 'lucide';
import type { ComponentType } from '../componentType';
import { STORAGE } from '../protocolSets';
import { contract, judged, measured, NAPKIN, sourced } from '../sources';

const cache: ComponentType = {
  id: 'cache',
  label: 'Cache',
  category: 'cache',
  role: 'cache',
  icon: Zap,
  summary: 'Keeps answers in memory, so that most requests never reach the store behind it.',
  keywords: ['memory', 'in-memory', 'session store', 'key-value', 'hot data', 'lru', 'ttl'],
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
  fields: [
    {
      id: 'policy',
      label: 'Policy',
      help: 'Who fills it and who writes behind it: the caller (cache-aside) or the cache itself.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          { value: 'cache-aside', label: 'Cache-aside' },
          { value: 'read-through', label: 'Read-through' },
          { value: 'write-through', label: 'Write-through' },
          { value: 'write-behind', label: 'Write-behind' },
          { value: 'write-around', label: 'Write-around' },
          { value: 'refresh-ahead', label: 'Refresh-ahead' },
        ],
        default: 'cache-aside',
      },
    },
    {
      id: 'eviction',
      label: 'Eviction',
      help: 'What leaves when it is full.',
      section: 'data',
      kind: {
        type: 'choice',
        options: [
          { value: 'lru', label: 'Least recently used' },
          { value: 'lfu', label: 'Least frequently used' },
          { value: 'fifo', label: 'First in, first out' },
          { value: 'ttl', label: 'Soonest to expire' },
          { value: 'random', label: 'Random' },
          { value: 'none', label: 'None: writes fail' },
        ],
        default: 'lru',
      },
    },
    {
      id: 'ttlSeconds',
      label: 'TTL',
      help: 'How old an answer from the cache may be; 0: it is checked every time.',
      section: 'data',
      kind: {
        type: 'number',
        min: 0,
        integer: true,
        unit: 's',
        default: 300,
        source: judged('five minutes, where a copy that is somewhat old does no harm'),
      },
    },
    {
      id: 'sizeGb',
      label: 'Size',
      help: 'Memory for data, over all replicas of one copy.',
      section: 'data',
      kind: { type: 'number', min: 0, unit: 'GB' },
    },
    {
      id: 'persistence',
      label: 'Persistence',
      help: 'What is still there after a restart.',
      section: 'reliability',
      kind: {
        type: 'choice',
        options: [
          { value: 'none', label: 'None' },
          { value: 'snapshot', label: 'Snapshots' },
          { value: 'append-only', label: 'Append-only file' },
        ],
        default: 'none',
      },
    },
  ],
  technologies: ['redis', 'memcached', 'valkey', 'varnish', 'hazelcast'],
};

export const cacheTypes: readonly ComponentType[] = [cache];
