import type { Component } from '../../model/diagram';
import { settingsOf } from '../facts';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';
import { isRecordStore } from '../stores';

const example = (shardingStrategy: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      events: part('document-store', 'Events', {
        replicas: 2,
        shards: 4,
        shardingStrategy,
        partitionKey: 'created_at',
      }),
    },
    links: [link('user', 'api'), link('api', 'events')],
  });

export const rule: DesignRule = {
  id: 'monotonic-shard-key',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'interview',
  named: ['interview-guide'],
  title: 'Ranges are not cut along what only ever grows',
  why: 'Today’s date, or the next number, always belongs to the last range: one shard takes every write while the others keep the past.',
  source:
    'Google Cloud, “Schema design best practices” for Bigtable and for Spanner; MongoDB manual, “Choose a Shard Key”',
  exceptions:
    'Hashed keys, and keys with something before the time: `device, time`. Logs kept by day to be dropped by day, which are written by one job.',
  refused: example('range'),
  allowed: example('consistent-hash'),
  check: ({ facts }) =>
    facts.ofRole('store').flatMap(([id, store]) => {
      if (!isRecordStore(facts, id) && facts.typeAt(id)?.id !== 'event-store') return [];
      const key = growingKey(store);
      if (key === null || fieldOf(store, 'shardingStrategy') !== 'range' || settingsOf(store).shards < 2)
        return [];
      return [
        {
          message: `${store.name || id} is cut into ranges of ${key}, which only ever grows: the last shard takes every write.`,
          components: [id],
          remedy: setSetting('Hash the key', id, 'shardingStrategy', 'consistent-hash'),
        },
      ];
    }),
};

/** Keys that follow the clock or a counter, as people write them down. */
const GROWING =
  /^(date|day|time|timestamp|created|created[ _-]?at|createdAt|updated[ _-]?at|updatedAt|event[ _-]?time|sequence|sequence[ _-]?(number|id)|auto[ _-]?increment|serial|snowflake([ _-]?id)?|objectid)\b/i;

function growingKey({ settings }: Component): string | null {
  const key = settings?.partitionKey;
  return typeof key === 'string' && GROWING.test(key.trim()) ? key.trim() : null;
}
