import { describe, expect, it } from 'vitest';
import { searchGroupTypes } from '../../src/catalog/groupTypes';
import { searchCatalog } from '../../src/catalog/search';

/** What the field's texts call the parts of an architecture; each must find something to draw. */
const WORDS: Readonly<Record<string, string>> = {
  clients:
    'client; browser; SPA; mobile; mobile app; desktop; desktop app; third-party client; third-party; partner; TV; device; third-party dev; web app; computer',
  names:
    'DNS; round-robin DNS; resolver; recursive resolver; root; root name server; TLD; authoritative; authoritative name server; GSLB; anycast; geo DNS; reverse lookup; DNS load balancing',
  'content delivery':
    'CDN; pull CDN; push CDN; hybrid CDN; edge; PoP; origin; origin server; edge server; Akamai; Cloudflare; CloudFront; Google Cloud CDN; Fastly; Akamai NetStorage; Rackspace Cloud Files; CDN storage; Azure Front Door',
  proxies:
    'forward proxy; reverse proxy; proxy; Nginx; Apache httpd; HAProxy; Traefik; gRPC-Web proxy; Envoy; mesh proxy; HTTP proxy cache',
  balancers:
    'load balancer; L4; L7; L4 load balancer; L7 load balancer; global load balancer; hardware load balancer; software load balancer; cloud load balancer; ALB; NLB; ELB; F5; F5 BIG-IP; round robin; weighted round robin; least connections; least response time; IP hash; resource-based',
  'gateways and guards':
    'API gateway; Kong; Apigee; Amazon API Gateway; Azure API Gateway; Azure API Management; GraphQL gateway; GraphQL server; GraphQL; BFF; backend for frontend; WAF; web application firewall; firewall; rate limiter; throttling; token bucket; leaky bucket; fixed window; sliding window; sliding log; connection gateway; WebSocket gateway; WebSocket; SSE; long polling; server-sent events',
  compute:
    'app server; web server; application server; service; microservice; nano-service; monolith; modular monolith; miniservice; serverless; Lambda; function; serverless function; HTTP endpoint; worker; consumer; background job; feed builder; cron; cron job; scheduler; Windows Task Scheduler; Quartz; Quartz.NET; stream processor; Flink; Kafka Streams; batch; batch job; Spark; Druid; backfill; orchestrator; Kubernetes; Docker Swarm; Nomad; saga orchestrator; sidecar; service mesh; mesh; Istio; Linkerd; matching engine; matching; ID generator; Snowflake; sequencer; presence service; notification service; push channel; push notification; command handler; query handler; event handler; projector; image service; media service; payment processor; KGS; key generation service; WebRTC; WebRTC server; feature store; inference; ML training; model serving; VM; virtual machine; container; pod; auto-scaler; autoscaler; cluster; 2PC; 2PC coordinator; 3PC; transaction coordinator; distributed lock; mutex; lock; leader election; Paxos; Raft; consensus; ZooKeeper; etcd; Consul; Eureka; service registry; service discovery; registry; discovery; configuration; config store; configuration store; feature flag; feature flags',
  caches:
    'cache; local cache; distributed cache; global cache; in-process cache; client cache; browser cache; edge cache; HTTP cache; Redis; Memcached; Redis Cluster; Hazelcast; ElastiCache; Caffeine; Guava; LruCache; read-through; write-through; write-back; write-behind; write-around; cache-aside; refresh-ahead; LRU; LFU; TTL; buffer pool; session store; session; leaderboard; rate-limit store; rate limit store; idempotency-key store; idempotency store; token deny-list; deny list; counter store',
  stores:
    'relational database; SQL; relational; MySQL; MariaDB; PostgreSQL; SQL Server; Oracle; Vitess; TimescaleDB; OLTP; NewSQL; distributed SQL; Spanner; CockroachDB; Yugabyte; TiDB; Aurora; key-value; key-value store; DynamoDB; Riak; Aerospike; document; document database; MongoDB; CouchDB; Couchbase; Firestore; wide-column; Cassandra; ScyllaDB; HBase; Bigtable; graph; graph database; Neo4j; Neptune; JanusGraph; time series; time-series database; InfluxDB; Prometheus; search; search index; Elasticsearch; Solr; OpenSearch; object store; object storage; S3; Azure Blob; GCS; block storage; EBS; block; file storage; EFS; Azure Files; GCP Filestore; Filestore; NAS; RAID; volume; HDFS; ledger; event store; schema registry; spatial index; geohash; quadtree; data warehouse; OLAP; analytics database; analytics engine; reporting; multi-model; materialized view; read model; replica; follower; read replica; primary; secondary; shard; sharded; shard router; consistent hash ring; consistent hashing; ring; hash ring; federated database; federation; master-slave; master-master; multi-leader; leaderless; quorum; index; backup; backup store; DR; disaster recovery; standby; shared storage; distributed file system; media files; blob storage; blob',
  messaging:
    'message queue; queue; FIFO queue; FIFO; standard queue; RabbitMQ; SQS; ActiveMQ; topic; pub/sub; pubsub; publish-subscribe; SNS; Redis Pub/Sub; event log; log; stream; Kafka; Kinesis; Pulsar; Redis Streams; dead-letter queue; dead letter queue; DLQ; delay queue; task queue; Celery; ESB; enterprise service bus; event bus; event router; EventBridge; message broker; broker; event streaming platform; in-memory bus; priority queue; webhook',
  security:
    'identity provider; IdP; auth server; authorization server; auth service; resource server; OAuth; OIDC; JWT; SSO; secrets; secret store; KMS; Vault; AWS KMS; HSM; gatekeeper; valet key; identity broker; federated identity; certificate',
  operations:
    'metrics; logs; tracing; traces; alerts; alerting; dashboard; monitoring; Grafana; CloudWatch; Datadog; New Relic; AppDynamics; Nagios; Zabbix; ELK; Splunk; Jaeger; Zipkin; OpenTelemetry; Azure Monitor; Google Ops Suite; Google Cloud Operations; log platform; trace collector; CI/CD; pipeline; Jenkins; GitHub Actions; chaos tool; Chaos Monkey; agent; node exporter',
  outside:
    'external; external system; third-party API; payment gateway; Stripe; email; e-mail; mail; SMTP; legacy system; legacy; partner API; FCM; APNS; SMS; mail server',
  shapes: 'box; cylinder; queue shape; cloud; person; hexagon; actor; user',
  boundaries:
    'zone; availability zone; AZ; region; data centre; data center; datacenter; VPC; network; subnet; Kubernetes cluster; bulkhead; trust boundary; trust; DMZ; team; bounded context; context; tier; tenant; layer; thread pool',
  'ways of working':
    'retry; saga; outbox; CQRS; sharding; competing consumers; ambassador; fan-out; gateway aggregation',
};

describe('what the texts of the field name', () => {
  it.each(Object.entries(WORDS))('is found: %s', (_, words) => {
    const lost = words
      .split('; ')
      .filter((word) => searchCatalog(word).length + searchGroupTypes(word).length === 0);
    expect(lost).toEqual([]);
  });
});
