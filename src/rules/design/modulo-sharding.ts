import type { Component } from '../../model/diagram';
import { settingsOf } from '../facts';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { recordStores } from '../stores';

const example = (shardingStrategy: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      orders: part('sql-database', 'Orders', {
        replicas: 2,
        shards: 4,
        shardingStrategy,
        partitionKey: 'customer',
      }),
    },
    links: [link('user', 'api'), link('api', 'orders')],
  });

export const rule: DesignRule = {
  id: 'modulo-sharding',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'interview',
  named: ['system-design-course'],
  title: 'One more shard moves few keys',
  why: 'With the hash modulo the number of shards nearly every key belongs elsewhere once that number changes: from four to five, four keys in five move.',
  source:
    'Karger et al., “Consistent Hashing and Random Trees” (STOC 1997); DeCandia et al., “Dynamo” (SOSP 2007)',
  exceptions:
    'A fixed number of logical shards, far more than machines, which are moved whole: that is a directory. Products that hash for their users in their own way.',
  refused: example('hash'),
  allowed: example('consistent-hash'),
  check: ({ facts }) => [
    ...recordStores(facts).flatMap(([id, store]) =>
      settingsOf(store).shards > 1 && store.settings?.shardingStrategy === 'hash'
        ? moving(id, store, 'shardingStrategy')
        : [],
    ),
    ...facts
      .ofType('shard-router')
      .flatMap(([id, router]) =>
        fieldOf(router, 'strategy') === 'hash' ? moving(id, router, 'strategy') : [],
      ),
  ],
};

const moving = (id: string, component: Component, field: string): readonly Verdict[] => [
  {
    message: `${component.name || id} finds a key’s shard by hash modulo their number: one shard more or less moves nearly every key.`,
    components: [id],
    remedy: setSetting('Hash consistently', id, field, 'consistent-hash'),
  },
];
