/** Realistic diagrams find a language for each of their connections; nonsense finds none. */
import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES, technology } from '../../src/catalog/catalog';
import { commonProtocols, usableProtocols } from '../../src/catalog/protocols';
import type { Component } from '../../src/model/diagram';

/** `type` or `type+technology`. */
const part = (text: string): Component => {
  const [type = '', preset] = text.split('+');
  return preset ? { type, settings: { technology: preset } } : { type };
};
const over = (from: string, to: string) => commonProtocols(part(from), part(to))[0];

describe('the protocol a new connection takes', () => {
  it.each([
    ['client', 'dns', 'dns'],
    ['client', 'load-balancer', 'https'],
    ['client', 'cdn', 'https'],
    ['client', 'api-gateway', 'https'],
    ['client', 'service', 'https'],
    ['client', 'rate-limiter', 'https'],
    ['dns', 'load-balancer', 'https'],
    ['load-balancer', 'service', 'https'],
    ['load-balancer', 'sql-database', 'sql'],
    ['load-balancer', 'cache+redis', 'redis'],
    ['service', 'service', 'https'],
    ['service', 'cache', 'redis'],
    ['service', 'cache+memcached', 'memcached'],
    ['service', 'sql-database', 'sql'],
    ['service', 'sql-database+postgresql', 'sql'],
    ['service', 'load-balancer', 'https'],
    ['service', 'wide-column-store', 'cql'],
    ['service', 'document-store', 'mongodb'],
    ['service', 'graph-store', 'bolt'],
    ['service', 'key-value-store+dynamodb', 'https'],
    ['service', 'key-value-store+redis', 'redis'],
    ['service', 'object-store', 's3'],
    ['service', 'object-store+azure-blob', 'https'],
    ['service', 'search-index', 'https'],
    ['service', 'message-queue', 'amqp'],
    ['service', 'message-queue+sqs', 'https'],
    ['service', 'event-log', 'kafka'],
    ['service', 'topic+nats', 'nats'],
    ['service', 'shard-router', 'sql'],
    ['shard-router', 'sql-database', 'sql'],
    ['shard-router', 'wide-column-store', 'cql'],
    ['message-queue', 'worker', 'internal'],
    ['message-queue+sqs', 'serverless-function', 'https'],
    ['message-queue', 'message-queue', 'amqp'],
    ['event-log', 'worker', 'internal'],
    ['event-log', 'search-index', 'https'],
    ['topic+sns', 'message-queue+sqs', 'https'],
    ['sql-database', 'read-replica', 'replication'],
    ['sql-database', 'search-index', 'replication'],
    ['service', 'distributed-sql-database', 'sql'],
    ['service', 'time-series-store', 'https'],
    ['service', 'hash-ring', 'sql'],
    ['hash-ring', 'cache+redis', 'redis'],
    ['service', 'file-storage', 'nfs'],
    ['service', 'block-storage', 'iscsi'],
    ['sql-database', 'block-storage', 'iscsi'],
    ['sql-database', 'data-warehouse', 'replication'],
    ['service', 'task-queue', 'amqp'],
    ['service', 'dead-letter-queue', 'amqp'],
    ['worker', 'delay-queue', 'amqp'],
    ['service', 'identity-provider', 'https'],
    ['service', 'identity-provider+openldap', 'ldap'],
    ['service', 'secrets-store', 'https'],
    ['service', 'lock-service+redis', 'redis'],
    ['service', 'coordination-service', 'grpc'],
    ['service', 'metrics-store', 'otlp'],
    ['service', 'trace-collector', 'otlp'],
    ['sql-database', 'log-store', 'otlp'],
    ['client', 'log-store', 'https'],
    ['alerting', 'external-service', 'https'],
    ['ci-cd', 'container-orchestrator', 'https'],
    ['service', 'read-replica', 'sql'],
    ['cdn', 'object-store', 's3'],
    ['scheduler', 'service', 'https'],
  ])('%s → %s: %s', (from, to, protocol) => {
    expect(over(from, to)).toBe(protocol);
  });

  it.each([
    ['client', 'sql-database+postgresql'],
    ['client', 'cache+redis'],
    ['client', 'event-log+kafka'],
    ['client', 'wide-column-store+cassandra'],
  ])('%s → %s: nothing but what passes bytes', (from, to) => {
    expect(['tcp', undefined]).toContain(over(from, to));
  });

  it('a browser speaks no raw gRPC; a mobile app does, said so or known by its technology', () => {
    const service = part('service');
    const mobile = { type: 'client', settings: { platform: 'mobile' } };
    expect(commonProtocols(part('client'), service)).not.toContain('grpc');
    expect(commonProtocols(mobile, service)).toContain('grpc');
    expect(commonProtocols(part('client+android'), service)).toContain('grpc');
    expect(commonProtocols(mobile, service)[0]).toBe('https');
  });

  it('a device publishes to a broker', () => {
    const device = { type: 'client', settings: { platform: 'device' } };
    expect(commonProtocols(device, part('topic+mosquitto'))[0]).toBe('mqtt');
  });

  it('what flows asynchronously may run over a connection its receiver opened; copies don’t', () => {
    const [service, client] = [part('service'), part('client')];
    expect(usableProtocols(service, client, 'sync')).toEqual(commonProtocols(service, client));
    expect(usableProtocols(service, client, 'async')).toContain('websocket');
    expect(usableProtocols(part('sql-database'), part('read-replica'), 'async')).toEqual(
      commonProtocols(part('sql-database'), part('read-replica')),
    );
  });

  it('an untyped box may be either end of anything', () => {
    for (const type of COMPONENT_TYPES) {
      expect(over('box', type.id), type.id).toBeDefined();
      expect(over(type.id, 'box'), type.id).toBeDefined();
      expect(over('no-such-type', type.id), type.id).toBeDefined();
    }
  });

  it('code of ours reaches everything that isn’t a client, whatever its technology', () => {
    for (const from of ['service', 'worker', 'serverless-function', 'scheduler'])
      for (const type of COMPONENT_TYPES)
        for (const preset of [undefined, ...type.technologies])
          expect(
            over(from, preset ? `${type.id}+${preset}` : type.id),
            `${from} → ${type.id} ${preset}`,
          ).toBeDefined();
  });

  it('every broker hands on to code of ours, whatever its technology', () => {
    for (const type of COMPONENT_TYPES.filter(({ role }) => role === 'broker'))
      for (const preset of [undefined, ...type.technologies])
        for (const to of ['service', 'worker', 'serverless-function'])
          expect(
            over(preset ? `${type.id}+${preset}` : type.id, to),
            `${type.id} ${preset} → ${to}`,
          ).toBeDefined();
  });
});

describe('the connections of well-known systems', () => {
  const systems: Record<string, readonly string[]> = {
    'URL shortener': [
      'client > load-balancer:https',
      'load-balancer > service:http',
      'service > cache+redis:redis',
      'service > shard-router:sql',
      'shard-router > sql-database:sql',
      'shard-router > key-value-store:https',
      'sql-database > read-replica:replication',
      'service > service:grpc',
      'service > sql-database:sql',
      'service > event-log+kafka:kafka',
      'event-log+kafka > worker:kafka',
      'worker > wide-column-store:cql',
      'scheduler > sql-database:sql',
      'scheduler > cache:redis',
    ],
    chat: [
      'client > api-gateway:websocket',
      'client > load-balancer:websocket',
      'load-balancer > service:websocket',
      'service > client:websocket',
      'service > message-queue+rabbitmq:amqp',
      'message-queue+rabbitmq > service:amqp',
      'service > external-service+firebase-cloud-messaging:https',
      'external-service > client:https',
      'service > object-store+s3:s3',
      'object-store+s3 > cdn:https',
      'cdn > client:https',
      'cdn > object-store+s3:https',
      'client > object-store+s3:https',
      'service > wide-column-store+cassandra:cql',
    ],
    feed: [
      'service > event-log+kafka:kafka',
      'event-log+kafka > service:kafka',
      'worker > cache+redis:redis',
      'service > graph-store+neo4j:bolt',
      'service > search-index+elasticsearch:https',
      'event-log+kafka > worker:kafka',
      'worker > external-service:https',
      'client > cdn:https',
      'cdn > load-balancer:https',
      'cache > sql-database:sql',
    ],
    video: [
      'service > message-queue+sqs:https',
      'message-queue+sqs > worker:https',
      'worker > object-store:s3',
      'object-store > cdn:s3',
      'message-queue > message-queue:amqp',
      'object-store > message-queue:internal',
      'object-store > serverless-function:internal',
      'service > external-service:https',
    ],
    'ride sharing': [
      'client > service:websocket',
      'service > service:grpc',
      'service > cache:redis',
      'service > external-service+stripe:https',
      'external-service+stripe > api-gateway:https',
      'service > topic+sns:https',
      'topic+sns > message-queue+sqs:https',
      'topic > service:https',
      'dns > load-balancer:https',
      'client > dns:dns',
      'dns > cdn:https',
      'dns > dns:dns',
      'load-balancer > reverse-proxy:http',
      'reverse-proxy > service:http',
      'api-gateway > service:grpc',
      'api-gateway > serverless-function:https',
      'rate-limiter > cache:redis',
      'rate-limiter > api-gateway:https',
      'api-gateway > rate-limiter:https',
      'sql-database > event-log:kafka',
      'key-value-store+dynamodb > serverless-function:internal',
      'sql-database > sql-database:replication',
      'client > client:webrtc',
    ],
  };

  it.each(Object.entries(systems))('%s', (_, connections) => {
    for (const text of connections) {
      const [, from = '', to = '', protocol = ''] = /^(\S+) > ([^:]+):(\S+)$/.exec(text) ?? [];
      expect(technology(to.split('+')[1] ?? '')?.id, text).toBe(to.split('+')[1]);
      expect(commonProtocols(part(from), part(to)), text).toContain(protocol);
    }
  });
});
