import { expect, test } from 'vitest';
import { nodeSubtitle } from '../../src/catalog/subtitle';
import type { Component, Group, Settings } from '../../src/model/diagram';

const of = (type: string, settings: Settings = {}, more: Partial<Component> = {}) =>
  nodeSubtitle({ type, settings, ...more });

test.each([
  [of('client'), 'Client'],
  [of('client', { platform: 'mobile' }), 'Mobile app'],
  [of('service'), 'Service'],
  [of('service', { technology: 'go' }), 'Go'],
  [of('service', { replicas: 12 }, { in: ['a', 'b', 'c'] }), '12 × in 3 zones'],
  [of('service', { replicas: 12 }, { in: ['a'] }), '12 ×'],
  [of('service', { replicas: 12_000 }), '12,000 ×'],
  [of('service', { replicas: 0 }, { in: ['a', 'b'] }), 'no instance'],
  [of('load-balancer'), 'L7'],
  [of('load-balancer', { algorithm: 'least-connections', replicas: 2 }), 'L7 · least conn.'],
  [of('load-balancer', { layer: 'L4', replicas: 2 }), 'L4 · 2 ×'],
  [of('cache', { hitRatio: 0.8 }), 'hit 80 %'],
  [of('cache', { hitRatio: 0.8, technology: 'redis' }), 'hit 80 % · Redis'],
  [of('cache', { purpose: 'session-store' }), 'Session store'],
  [of('service', { purpose: 'matching' }), 'Matching service'],
  [of('monolith', { modular: true }), 'Modular monolith'],
  [of('wide-column-store', { shards: 4, replicas: 3 }), '4 shards × 3'],
  [of('sql-database', { shards: 4 }), '4 shards'],
  [of('cylinder'), 'no type yet'],
  [of('flux-capacitor'), 'unknown type: flux-capacitor'],
])('%s', (said, expected) => {
  expect(said).toBe(expected);
});

test('with the groups at hand, zones and regions are told apart', () => {
  const groups = new Map<string, Group>([
    ['za', { type: 'zone' }],
    ['zb', { type: 'zone' }],
    ['r', { type: 'region' }],
    ['s', { type: 'region' }],
    ['team', { type: 'team' }],
  ]);
  const said = (...placed: string[]) =>
    nodeSubtitle({ type: 'service', settings: { replicas: 4 }, in: placed }, groups);
  expect(said('za', 'zb', 'r', 'team')).toBe('4 × in 2 zones');
  expect(said('r', 's')).toBe('4 × in 2 regions');
  expect(said('za', 'team')).toBe('4 ×');
});
