import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import type { ComponentType, Technology } from '../../src/catalog/componentType';
import { hitKey, hitLabel, searchCatalog } from '../../src/catalog/search';

const found = (query: string) =>
  searchCatalog(query).map(({ type, technology, meaning }) =>
    [type.id, technology?.id, ...Object.entries(meaning?.settings ?? {}).map((pair) => pair.join('='))]
      .filter(Boolean)
      .join('+'),
  );

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
    ['dlq', 'dead-letter-queue'],
    ['k8s', 'service'],
    ['docker', 'service'],
    ['grpc', 'service'],
    ['websocket', 'connection-gateway'],
    ['web socket', 'connection-gateway'],
    ['bff', 'bff'],
    ['waf', 'waf'],
    ['graphql', 'graphql-server'],
    ['proxy', 'reverse-proxy'],
    ['egress', 'forward-proxy'],
    ['batch', 'batch-job'],
    ['stream processor', 'stream-processor'],
    ['saga', 'saga-orchestrator'],
    ['mesh', 'service-mesh'],
    ['istio', 'service-mesh+istio'],
    ['cylinder', 'cylinder'],
    ['actor', 'person'],
    ['mobile app', 'client+platform=mobile'],
    ['mobile', 'client+platform=mobile'],
    ['spa', 'client+platform=spa'],
    ['browser', 'client+platform=browser'],
    ['push cdn', 'cdn+mode=push'],
    ['token bucket', 'rate-limiter+algorithm=token-bucket'],
    ['sliding window', 'rate-limiter+algorithm=sliding-window'],
    ['session store', 'cache+purpose=session-store'],
    ['distributed lock', 'cache+purpose=lock'],
    ['network load balancer', 'load-balancer+layer=L4'],
    ['l4', 'load-balancer+layer=L4'],
    ['global load balancer', 'load-balancer+scope=global'],
    ['gslb', 'load-balancer+scope=global'],
    ['modular monolith', 'monolith+modular=true'],
    ['id generator', 'service+purpose=id-generation'],
    ['matching engine', 'service+purpose=matching'],
    ['write-behind cache', 'cache+writePolicy=write-behind'],
    ['dns resolver', 'dns+role=resolver'],
    ['geo-dns', 'dns+routingPolicy=geolocation'],
    ['geodns', 'dns+routingPolicy=geolocation'],
    ['websockets', 'connection-gateway'],
    ['load-balancers', 'load-balancer'],
    ['web server cache', 'cache+level=http-proxy'],
    ['application cache', 'cache+level=distributed'],
    ['standard queue', 'message-queue'],
    ['search engine', 'search-index'],
    ['in-process cache', 'cache+level=in-process'],
    ['pubsub', 'topic'],
    ['pub/sub', 'topic'],
    ['blob', 'object-store'],
    ['smtp', 'external-service'],
    ['timeseries', 'time-series-store'],
    ['tsdb', 'time-series-store'],
    ['newsql', 'distributed-sql-database'],
    ['spanner', 'distributed-sql-database+spanner'],
    ['hdfs', 'distributed-file-system+hdfs'],
    ['nas', 'file-storage'],
    ['ebs', 'block-storage+ebs'],
    ['raid 10', 'block-storage+raid=raid-10'],
    ['geohash', 'spatial-index+index=geohash'],
    ['quadtree', 'spatial-index+index=quadtree'],
    ['event sourcing', 'event-store'],
    ['ledger', 'event-store+tamperEvident=true'],
    ['vector database', 'search-index+purpose=vectors'],
    ['warehouse', 'data-warehouse'],
    ['bigquery', 'data-warehouse+bigquery'],
    ['consistent hashing', 'hash-ring'],
    ['federated', 'federated-database'],
    ['backup', 'backup-store'],
    ['job queue', 'task-queue'],
    ['delay queue', 'delay-queue'],
    ['fifo queue', 'message-queue+ordering=fifo'],
    ['fifo topic', 'topic+ordering=fifo'],
    ['event bus', 'event-router'],
    ['esb', 'esb'],
    ['service discovery', 'service-registry'],
    ['eureka', 'service-registry+eureka'],
    ['feature flags', 'configuration-store+featureFlags=true'],
    ['zookeeper', 'coordination-service+zookeeper'],
    ['leader election', 'coordination-service+purpose=leader-election'],
    ['2pc', 'transaction-coordinator+protocol=2pc'],
    ['avro', 'schema-registry'],
    ['idp', 'identity-provider'],
    ['oauth', 'identity-provider'],
    ['keycloak', 'identity-provider+keycloak'],
    ['kms', 'secrets-store'],
    ['hsm', 'secrets-store+rootKey=hsm'],
    ['hashicorp vault', 'secrets-store+vault'],
    ['valet key', 'gatekeeper'],
    ['monitoring', 'metrics-store'],
    ['prometheus', 'metrics-store+prometheus'],
    ['elk', 'log-store'],
    ['tracing', 'trace-collector'],
    ['jaeger', 'trace-collector+jaeger'],
    ['on-call', 'alerting'],
    ['jenkins', 'ci-cd+jenkins'],
    ['canary', 'ci-cd'],
    ['autoscaler', 'container-orchestrator'],
    ['chaos monkey', 'chaos-tool+chaos-monkey'],
    ['payment gateway', 'external-service+kind=payment'],
    ['social login', 'external-service+kind=identity'],
    ['object cdn', 'external-service+kind=media'],
    ['sqs', 'message-queue+sqs'],
    ['activemq', 'message-queue+activemq'],
    ['azure service bus', 'message-queue+azure-service-bus'],
    ['aurora', 'sql-database+aurora'],
    ['hazelcast', 'cache+hazelcast'],
    ['node', 'service+nodejs'],
    ['golang', 'service+go'],
    ['akamai', 'cdn+akamai'],
    ['hypervisor', 'container-orchestrator'],
    ['leader node', 'sql-database'],
    ['queu', 'message-queue'],
    ['que', 'message-queue'],
    ['gate', 'api-gateway'],
    ['kafk', 'event-log+kafka'],
    ['vault', 'secrets-store+vault'],
    ['netw', 'load-balancer+layer=L4'],
    ['cloud', 'cloud'],
    ['redis cache', 'cache+redis'],
    ['redis queue', 'message-queue+redis'],
  ])('%s finds %s first', (query, first) => {
    expect(found(query)[0]).toBe(first);
  });

  it('reads a plural as its singular too', () => {
    expect(found('locks')).toContain('lock-service');
    expect(found('dns')).not.toContain('cdn');
  });

  it('offers a key-value store for the same purposes as a cache', () => {
    expect(found('session store')).toContain('key-value-store+purpose=session-store');
  });

  it('names and tells apart what it found', () => {
    const hits = searchCatalog('mobile app');
    expect(hits[0] && hitLabel(hits[0])).toBe('Mobile app');
    for (const query of ['cache', 'redis', 'store', 'service', 'e']) {
      const keys = searchCatalog(query).map(hitKey);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('finds every setting people have a word for by that word, and places values its type has', () => {
    for (const type of COMPONENT_TYPES)
      for (const { id, kind } of type.fields) {
        const values =
          kind.type === 'choice'
            ? kind.options.flatMap(({ value, finds }) => (finds ? [{ value, finds }] : []))
            : kind.type === 'flag' && kind.finds
              ? [{ value: true, finds: kind.finds }]
              : [];
        for (const { value, finds } of values)
          for (const query of [finds.label, ...finds.keywords])
            expect(found(query), query).toContain(`${type.id}+${id}=${value}`);
      }
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
    expect(found('client')[0]).toBe('client');
    expect(searchCatalog('client').every(({ technology }) => !technology)).toBe(true);
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
