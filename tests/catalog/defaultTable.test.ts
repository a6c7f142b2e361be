/** The numbers of estimation.md §6, row by row: what a diagram without settings is estimated with. */
import { describe, expect, it } from 'vitest';
import { effectiveSettings, workFor } from '../../src/catalog/effective';
import type { Operation, Scope, Settings } from '../../src/model/diagram';

interface Row {
  readonly type: string;
  readonly settings?: Settings;
  readonly operation?: Operation;
  readonly p50: number;
  readonly p99: number;
  readonly availability: number;
  readonly rps: number | null;
  readonly managed?: Scope;
  readonly hitRatio?: number;
}

const table: readonly Row[] = [
  { type: 'client', p50: 0, p99: 0, availability: 1, rps: null },
  { type: 'box', p50: 0, p99: 0, availability: 1, rps: null },
  { type: 'dns', p50: 12, p99: 80, availability: 0.99999, rps: null, managed: 'global' },
  { type: 'cdn', p50: 5, p99: 40, availability: 0.999, rps: 50_000, managed: 'global', hitRatio: 0.9 },
  {
    type: 'cdn',
    settings: { technology: 'azure-front-door' },
    p50: 5,
    p99: 40,
    availability: 0.9999,
    rps: 50_000,
    managed: 'global',
    hitRatio: 0.9,
  },
  { type: 'load-balancer', p50: 1, p99: 6, availability: 0.9999, rps: 50_000 },
  { type: 'load-balancer', settings: { layer: 'L7' }, p50: 1, p99: 6, availability: 0.9999, rps: 50_000 },
  { type: 'load-balancer', settings: { layer: 'L4' }, p50: 0.2, p99: 1, availability: 0.9999, rps: 500_000 },
  { type: 'reverse-proxy', p50: 0.05, p99: 0.5, availability: 0.995, rps: 20_000 },
  { type: 'api-gateway', p50: 5, p99: 40, availability: 0.9995, rps: 10_000 },
  { type: 'service', p50: 8, p99: 80, availability: 0.995, rps: 500 },
  { type: 'worker', p50: 8, p99: 80, availability: 0.995, rps: 500 },
  { type: 'scheduler', p50: 8, p99: 80, availability: 0.995, rps: 500 },
  { type: 'serverless-function', p50: 15, p99: 150, availability: 0.9995, rps: null, managed: 'region' },
  { type: 'cache', p50: 0.5, p99: 2, availability: 0.999, rps: 100_000, hitRatio: 0.9 },
  { type: 'sql-database', p50: 1, p99: 15, availability: 0.995, rps: 5000 },
  { type: 'sql-database', operation: 'read', p50: 1, p99: 15, availability: 0.995, rps: 5000 },
  { type: 'sql-database', operation: 'write', p50: 2, p99: 20, availability: 0.995, rps: 1500 },
  {
    type: 'sql-database',
    settings: { managed: 'region' },
    p50: 1,
    p99: 15,
    availability: 0.9995,
    rps: 5000,
    managed: 'region',
  },
  {
    type: 'sql-database',
    settings: { queries: 'complex' },
    p50: 10,
    p99: 200,
    availability: 0.995,
    rps: 5000,
  },
  {
    type: 'sql-database',
    settings: { queries: 'complex' },
    operation: 'read',
    p50: 10,
    p99: 200,
    availability: 0.995,
    rps: 5000,
  },
  {
    type: 'sql-database',
    settings: { queries: 'complex' },
    operation: 'write',
    p50: 2,
    p99: 20,
    availability: 0.995,
    rps: 1500,
  },
  {
    type: 'sql-database',
    settings: { replication: 'synchronous' },
    operation: 'write',
    p50: 3,
    p99: 23,
    availability: 0.995,
    rps: 1500,
  },
  {
    type: 'sql-database',
    settings: { replication: 'semi-synchronous' },
    operation: 'write',
    p50: 3,
    p99: 23,
    availability: 0.995,
    rps: 1500,
  },
  { type: 'distributed-sql-database', p50: 8, p99: 40, availability: 0.995, rps: 10_000 },
  {
    type: 'distributed-sql-database',
    settings: { managed: 'region' },
    p50: 8,
    p99: 40,
    availability: 0.9999,
    rps: 10_000,
    managed: 'region',
  },
  {
    type: 'distributed-sql-database',
    settings: { managed: 'global' },
    p50: 8,
    p99: 40,
    availability: 0.99999,
    rps: 10_000,
    managed: 'global',
  },
  { type: 'identity-provider', p50: 20, p99: 150, availability: 0.999, rps: 2000, managed: 'region' },
  { type: 'secrets-store', p50: 20, p99: 150, availability: 0.9999, rps: 2000, managed: 'region' },
  {
    type: 'secrets-store',
    settings: { technology: 'vault' },
    p50: 20,
    p99: 150,
    availability: 0.995,
    rps: 2000,
  },
  { type: 'task-queue', p50: 0.5, p99: 2, availability: 0.999, rps: 20_000 },
  { type: 'dead-letter-queue', p50: 0.5, p99: 2, availability: 0.999, rps: 20_000 },
  { type: 'lock-service', p50: 3, p99: 30, availability: 0.995, rps: 10_000 },
  {
    type: 'lock-service',
    settings: { technology: 'redis' },
    p50: 0.5,
    p99: 2,
    availability: 0.999,
    rps: 100_000,
  },
  { type: 'hash-ring', p50: 0.05, p99: 0.5, availability: 0.995, rps: 20_000 },
  { type: 'block-storage', p50: 1, p99: 10, availability: 0.999, rps: 3000, managed: 'zone' },
  {
    type: 'block-storage',
    settings: { volume: 'local', managed: null },
    p50: 0.1,
    p99: 0.5,
    availability: 0.995,
    rps: 100_000,
  },
  { type: 'file-storage', p50: 1, p99: 20, availability: 0.9999, rps: 10_000, managed: 'region' },
  {
    type: 'external-service',
    settings: { kind: 'payment' },
    p50: 300,
    p99: 1500,
    availability: 0.999,
    rps: 2000,
    managed: 'global',
  },
  {
    type: 'sql-database',
    settings: { technology: 'cockroachdb', managed: 'region' },
    p50: 8,
    p99: 40,
    availability: 0.9999,
    rps: 10_000,
    managed: 'region',
  },
  {
    type: 'sql-database',
    settings: { technology: 'cockroachdb', managed: 'global' },
    operation: 'write',
    p50: 8,
    p99: 40,
    availability: 0.99999,
    rps: 10_000,
    managed: 'global',
  },
  { type: 'read-replica', p50: 1, p99: 15, availability: 0.995, rps: 5000 },
  { type: 'document-store', operation: 'write', p50: 2, p99: 20, availability: 0.995, rps: 1500 },
  { type: 'key-value-store', p50: 4, p99: 15, availability: 0.9999, rps: null, managed: 'region' },
  {
    type: 'key-value-store',
    settings: { managed: 'global' },
    p50: 4,
    p99: 15,
    availability: 0.99999,
    rps: null,
    managed: 'global',
  },
  { type: 'key-value-store', settings: { managed: null }, p50: 3, p99: 30, availability: 0.995, rps: 10_000 },
  { type: 'wide-column-store', p50: 3, p99: 30, availability: 0.995, rps: 10_000 },
  { type: 'object-store', p50: 80, p99: 300, availability: 0.999, rps: 5500, managed: 'region' },
  {
    type: 'object-store',
    operation: 'write',
    p50: 200,
    p99: 600,
    availability: 0.999,
    rps: 3500,
    managed: 'region',
  },
  { type: 'search-index', p50: 25, p99: 250, availability: 0.999, rps: 500 },
  { type: 'event-log', p50: 3, p99: 15, availability: 0.999, rps: 200_000 },
  { type: 'message-queue', p50: 0.5, p99: 2, availability: 0.999, rps: 20_000 },
  {
    type: 'message-queue',
    settings: { technology: 'sqs' },
    p50: 10,
    p99: 80,
    availability: 0.999,
    rps: 3000,
    managed: 'region',
  },
  {
    type: 'message-queue',
    settings: { technology: 'kafka' },
    p50: 3,
    p99: 15,
    availability: 0.999,
    rps: 200_000,
  },
  { type: 'external-service', p50: 20, p99: 150, availability: 0.999, rps: 2000, managed: 'global' },
];

describe('the defaults of estimation.md §6', () => {
  it.each(table)('$type $settings $operation', ({ type, settings, operation, ...expected }) => {
    const component = settings ? { type, settings } : { type };
    const work = workFor(component, operation);
    expect(work.latencyMs).toEqual({ p50: expected.p50, p99: expected.p99 });
    expect(work.capacityRps).toBe(expected.rps);
    expect(work.requiredReplicas).toBe(1);
    expect(effectiveSettings(component)).toMatchObject({
      availability: expected.availability,
      managed: expected.managed ?? null,
      hitRatio: expected.hitRatio ?? null,
      replicas: 1,
      shards: 1,
      commonCause: 0,
    });
  });
});

describe('how requests are passed on', () => {
  it.each([
    ['load-balancer', 'balance'],
    ['dns', 'balance'],
    ['reverse-proxy', 'balance'],
    ['shard-router', 'shard'],
    ['hash-ring', 'shard'],
    ['federated-database', 'shard'],
    ['transaction-coordinator', 'parallel'],
    ['api-gateway', 'sequence'],
    ['service', 'sequence'],
    ['cache', 'sequence'],
    ['box', 'sequence'],
    ['no such type', 'sequence'],
  ])('%s: %s', (type, how) => {
    expect(effectiveSettings({ type }).how).toBe(how);
  });
});
