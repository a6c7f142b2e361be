import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import type { ComponentType, Technology } from '../../src/catalog/componentType';
import { searchCatalog } from '../../src/catalog/search';

const found = (query: string) =>
  searchCatalog(query).map(({ type, technology }) => (technology ? `${type.id}+${technology.id}` : type.id));

describe('searching the catalog', () => {
  it.each([
    ['redis', 'cache+redis'],
    ['Redis ', 'cache+redis'],
    ['postgres', 'sql-database+postgresql'],
    ['pg', 'sql-database+postgresql'],
    ['s3', 'object-store+s3'],
    ['gcs', 'object-store+google-cloud-storage'],
    ['kafka', 'event-log+kafka'],
    ['rabbit', 'message-queue+rabbitmq'],
    ['cassandra', 'wide-column-store+cassandra'],
    ['elastic', 'search-index+elasticsearch'],
    ['lambda', 'serverless-function+aws-lambda'],
    ['nginx', 'reverse-proxy+nginx'],
    ['lb', 'load-balancer'],
    ['load balancer', 'load-balancer'],
    ['bal', 'load-balancer'],
    ['db', 'sql-database'],
    ['sql', 'sql-database'],
    ['queue', 'message-queue'],
    ['user', 'client'],
    ['api', 'service'],
    ['gateway', 'api-gateway'],
    ['function', 'serverless-function'],
    ['cron', 'scheduler'],
    ['shards', 'shard-router'],
    ['dlq', 'message-queue'],
    ['k8s', 'service'],
    ['docker', 'service'],
    ['grpc', 'service'],
    ['websocket', 'service'],
    ['web socket', 'service'],
    ['pubsub', 'topic'],
    ['pub/sub', 'topic'],
    ['blob', 'object-store'],
    ['smtp', 'external-service'],
    ['timeseries', 'wide-column-store'],
    ['redis cache', 'cache+redis'],
    ['redis queue', 'message-queue+redis'],
  ])('%s finds %s first', (query, first) => {
    expect(found(query)[0]).toBe(first);
  });

  it('shows every type for an empty query, in catalog order', () => {
    expect(searchCatalog('  ')).toEqual(COMPONENT_TYPES.map((type) => ({ type })));
  });

  it('finds nothing for nonsense, and nothing where one word of several is nonsense', () => {
    expect(found('zzz')).toEqual([]);
    expect(found('redis zzz')).toEqual([]);
    expect(found('\\ ( [ *')).toEqual([]);
  });

  it('offers a preset only where a word names it', () => {
    expect(found('cache').indexOf('cache')).toBe(0);
    expect(found('client')).toEqual(['client']);
  });

  it('finds each type by its label, each technology by its', () => {
    for (const type of COMPONENT_TYPES) {
      expect(found(type.label)[0]).toBe(type.id);
      expect(found(type.id)).toContain(type.id);
    }
  });

  it('ranks label start, word start, inside, keyword', () => {
    const [service] = COMPONENT_TYPES.filter((type) => type.id === 'service');
    expect(service).toBeDefined();
    if (!service) return;
    const named = (id: string, label: string, keywords: string[] = []): ComponentType => ({
      ...service,
      id,
      label,
      keywords,
      technologies: [],
    });
    const types = [
      named('a', 'Fourth', ['cart wheel']),
      named('b', 'Discard'),
      named('c', 'Shopping cart'),
      named('d', 'Cartography'),
    ];
    const none: readonly Technology[] = [];
    expect(searchCatalog('car', types, none).map(({ type }) => type.id)).toEqual(['d', 'c', 'b', 'a']);
  });
});
