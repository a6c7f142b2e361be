/** Every rule, in the order people should hear of them. A test compares this list with the folders. */

import { CONNECTION_RULES } from './connectionRules';
import { rule as analyticsOnPrimary } from './design/analytics-on-primary';
import { rule as archiveOnRequestPath } from './design/archive-on-request-path';
import { rule as balancerOverUnlikeTargets } from './design/balancer-over-unlike-targets';
import { rule as balancerWithoutHealthChecks } from './design/balancer-without-health-checks';
import { rule as balancerWithoutPool } from './design/balancer-without-pool';
import { rule as blobsInDatabase } from './design/blobs-in-database';
import { rule as burstStartsRetryStorm } from './design/burst-starts-retry-storm';
import { rule as bypassedEntry } from './design/bypassed-entry';
import { rule as cacheNobodyNeeds } from './design/cache-nobody-needs';
import { rule as cacheOnWriteHeavyPath } from './design/cache-on-write-heavy-path';
import { rule as cacheSlowerThanStore } from './design/cache-slower-than-store';
import { rule as cacheStampede } from './design/cache-stampede';
import { rule as cacheThatFillsUp } from './design/cache-that-fills-up';
import { rule as cacheThatNeverMisses } from './design/cache-that-never-misses';
import { rule as cacheUnlikeItsPolicy } from './design/cache-unlike-its-policy';
import { rule as cacheWithoutInvalidation } from './design/cache-without-invalidation';
import { rule as cacheWithoutStore } from './design/cache-without-store';
import { rule as callWithoutTimeout } from './design/call-without-timeout';
import { rule as callsAcrossTiers } from './design/calls-across-tiers';
import { rule as carriesNothing } from './design/carries-nothing';
import { rule as clientCallsManyServices } from './design/client-calls-many-services';
import { rule as commitWaitsForAnotherRegion } from './design/commit-waits-for-another-region';
import { rule as commitsLostAtFailover } from './design/commits-lost-at-failover';
import { rule as complexQueriesOverShards } from './design/complex-queries-over-shards';
import { rule as connectionPerRequest } from './design/connection-per-request';
import { rule as consumerNotIdempotent } from './design/consumer-not-idempotent';
import { rule as coordinationForOneInstance } from './design/coordination-for-one-instance';
import { rule as crossShardTransaction } from './design/cross-shard-transaction';
import { rule as databaseThroughLayer7 } from './design/database-through-layer-7';
import { rule as discouragedGrant } from './design/discouraged-grant';
import { rule as distributedMonolith } from './design/distributed-monolith';
import { rule as dualWrite } from './design/dual-write';
import { rule as emptyZone } from './design/empty-zone';
import { rule as entryWithoutAuthentication } from './design/entry-without-authentication';
import { rule as entryWithoutRateLimit } from './design/entry-without-rate-limit';
import { rule as evenOrSmallEnsemble } from './design/even-or-small-ensemble';
import { rule as eventCircle } from './design/event-circle';
import { rule as eventsWithoutSchema } from './design/events-without-schema';
import { rule as exactlyOnceByTheBroker } from './design/exactly-once-by-the-broker';
import { rule as exposedInternalStore } from './design/exposed-internal-store';
import { rule as failoverWithoutArbiter } from './design/failover-without-arbiter';
import { rule as failoverWithoutTimeout } from './design/failover-without-timeout';
import { rule as fanOutTail } from './design/fan-out-tail';
import { rule as federatedCrossJoin } from './design/federated-cross-join';
import { rule as fewVirtualNodes } from './design/few-virtual-nodes';
import { rule as fleetWithoutBalancer } from './design/fleet-without-balancer';
import { rule as gatewayBeforeOneService } from './design/gateway-before-one-service';
import { rule as graphStoreSharded } from './design/graph-store-sharded';
import { rule as graphqlBehindCdn } from './design/graphql-behind-cdn';
import { rule as graphqlForOneClient } from './design/graphql-for-one-client';
import { rule as graphqlWithoutLimits } from './design/graphql-without-limits';
import { rule as grpcThroughLayer4 } from './design/grpc-through-layer-4';
import { rule as hashByAddress } from './design/hash-by-address';
import { rule as hedgedTooEarly } from './design/hedged-too-early';
import { rule as hotShard } from './design/hot-shard';
import { rule as inProcessCacheDiverges } from './design/in-process-cache-diverges';
import { rule as indexUnlikeQueries } from './design/index-unlike-queries';
import { rule as instancesFarBeyondLoad } from './design/instances-far-beyond-load';
import { rule as jobWithoutATrigger } from './design/job-without-a-trigger';
import { rule as journeyToNowhere } from './design/journey-to-nowhere';
import { rule as latencyTargetBeyondOnePart } from './design/latency-target-beyond-one-part';
import { rule as loadWithoutTarget } from './design/load-without-target';
import { rule as localLimiterOverManyInstances } from './design/local-limiter-over-many-instances';
import { rule as logForATrickle } from './design/log-for-a-trickle';
import { rule as loneConsumer } from './design/lone-consumer';
import { rule as loneCoordinator } from './design/lone-coordinator';
import { rule as loneEntry } from './design/lone-entry';
import { rule as longLivedToken } from './design/long-lived-token';
import { rule as longSynchronousChain } from './design/long-synchronous-chain';
import { rule as majorityNotRequired } from './design/majority-not-required';
import { rule as manyCopiesOfOnePrimary } from './design/many-copies-of-one-primary';
import { rule as manyToolsForLittleLoad } from './design/many-tools-for-little-load';
import { rule as meshForFewServices } from './design/mesh-for-few-services';
import { rule as metricsNobodyWatches } from './design/metrics-nobody-watches';
import { rule as microservicesAtSmallScale } from './design/microservices-at-small-scale';
import { rule as missedTarget } from './design/missed-target';
import { rule as missingReference } from './design/missing-reference';
import { rule as moduloSharding } from './design/modulo-sharding';
import { rule as moneyAtWeakIsolation } from './design/money-at-weak-isolation';
import { rule as moneyOnEventualStore } from './design/money-on-eventual-store';
import { rule as monotonicShardKey } from './design/monotonic-shard-key';
import { rule as moreConsumersThanPartitions } from './design/more-consumers-than-partitions';
import { rule as multiLeaderWithoutConflictPolicy } from './design/multi-leader-without-conflict-policy';
import { rule as nearlySaturated } from './design/nearly-saturated';
import { rule as ninesBeyondOneRegion } from './design/nines-beyond-one-region';
import { rule as noRoomForOneDown } from './design/no-room-for-one-down';
import { rule as oneGatewayForUnlikeClients } from './design/one-gateway-for-unlike-clients';
import { rule as onlyCopyEvicted } from './design/only-copy-evicted';
import { rule as opaqueTokenWithoutIntrospection } from './design/opaque-token-without-introspection';
import { rule as optionalIgnored } from './design/optional-ignored';
import { rule as overloadedComponent } from './design/overloaded-component';
import { rule as pathRoutingAtLayer4 } from './design/path-routing-at-layer-4';
import { rule as personalContentFromCdn } from './design/personal-content-from-cdn';
import { rule as poorHitRatio } from './design/poor-hit-ratio';
import { rule as primaryWithoutFailover } from './design/primary-without-failover';
import { rule as publicEntryWithoutWaf } from './design/public-entry-without-waf';
import { rule as pushCdnWithoutUpload } from './design/push-cdn-without-upload';
import { rule as queueForUnlikeConsumers } from './design/queue-for-unlike-consumers';
import { rule as queueNobodyNeeds } from './design/queue-nobody-needs';
import { rule as queueWithoutConsumer } from './design/queue-without-consumer';
import { rule as queueWithoutDeadLetter } from './design/queue-without-dead-letter';
import { rule as quorumWithoutOverlap } from './design/quorum-without-overlap';
import { rule as rateLimitBelowLoad } from './design/rate-limit-below-load';
import { rule as readHeavyWithoutCache } from './design/read-heavy-without-cache';
import { rule as readModelNobodyNeeds } from './design/read-model-nobody-needs';
import { rule as readModelWrittenDirectly } from './design/read-model-written-directly';
import { rule as readsKeptOnPrimary } from './design/reads-kept-on-primary';
import { rule as regionWithoutData } from './design/region-without-data';
import { rule as regionsBeyondTarget } from './design/regions-beyond-target';
import { rule as regionsWithoutGlobalRouting } from './design/regions-without-global-routing';
import { rule as relationsWithoutJoins } from './design/relations-without-joins';
import { rule as replicaNobodyReads } from './design/replica-nobody-reads';
import { rule as replicasBelowLoad } from './design/replicas-below-load';
import { rule as replicasInOneZone } from './design/replicas-in-one-zone';
import { rule as replicasWithoutReplication } from './design/replicas-without-replication';
import { rule as retriesAtEveryLevel } from './design/retries-at-every-level';
import { rule as retryStorm } from './design/retry-storm';
import { rule as roundRobinForOpenConnections } from './design/round-robin-for-open-connections';
import { rule as roundRobinOverUnequalTargets } from './design/round-robin-over-unequal-targets';
import { rule as runStartedTwice } from './design/run-started-twice';
import { rule as sagaStateInMemory } from './design/saga-state-in-memory';
import { rule as sagaWithoutCompensation } from './design/saga-without-compensation';
import { rule as searchIndexAsTruth } from './design/search-index-as-truth';
import { rule as searchOnRelationalStore } from './design/search-on-relational-store';
import { rule as secretsOutsideStore } from './design/secrets-outside-store';
import { rule as servicesWithoutDiscovery } from './design/services-without-discovery';
import { rule as shardWithoutReplica } from './design/shard-without-replica';
import { rule as shardingBeforeReplicas } from './design/sharding-before-replicas';
import { rule as shardsWithoutKey } from './design/shards-without-key';
import { rule as sharedDatabase } from './design/shared-database';
import { rule as sharedSigningKey } from './design/shared-signing-key';
import { rule as sideWorkInTheRequest } from './design/side-work-in-the-request';
import { rule as singlePointOfFailure } from './design/single-point-of-failure';
import { rule as slowDnsFailover } from './design/slow-dns-failover';
import { rule as slowWorkInTheRequest } from './design/slow-work-in-the-request';
import { rule as staleReadAfterWrite } from './design/stale-read-after-write';
import { rule as stateInManyInstances } from './design/state-in-many-instances';
import { rule as staticContentThroughService } from './design/static-content-through-service';
import { rule as stickySessions } from './design/sticky-sessions';
import { rule as storeCannotBearColdCache } from './design/store-cannot-bear-cold-cache';
import { rule as storeOfAnotherContext } from './design/store-of-another-context';
import { rule as storeWithoutBackup } from './design/store-without-backup';
import { rule as storesWithoutSync } from './design/stores-without-sync';
import { rule as stripedWithoutCopy } from './design/striped-without-copy';
import { rule as strongReadsFromCache } from './design/strong-reads-from-cache';
import { rule as targetBeyondDependency } from './design/target-beyond-dependency';
import { rule as targetWithoutTail } from './design/target-without-tail';
import { rule as telemetryInRelationalStore } from './design/telemetry-in-relational-store';
import { rule as timeoutBelowP99 } from './design/timeout-below-p99';
import { rule as timeoutOutlastsCaller } from './design/timeout-outlasts-caller';
import { rule as tlsEndedAtLayer4 } from './design/tls-ended-at-layer-4';
import { rule as tokenInLocalStorage } from './design/token-in-local-storage';
import { rule as tooManyConnections } from './design/too-many-connections';
import { rule as twoPhaseCommitAcrossServices } from './design/two-phase-commit-across-services';
import { rule as unboundedQueue } from './design/unbounded-queue';
import { rule as unencryptedSensitiveStore } from './design/unencrypted-sensitive-store';
import { rule as unfitCdnExpiry } from './design/unfit-cdn-expiry';
import { rule as unknownSetting } from './design/unknown-setting';
import { rule as unknownType } from './design/unknown-type';
import { rule as unobservedSystem } from './design/unobserved-system';
import { rule as unreachableComponent } from './design/unreachable-component';
import { rule as unreadDeadLetters } from './design/unread-dead-letters';
import { rule as unstructuredLogs } from './design/unstructured-logs';
import { rule as untypedBox } from './design/untyped-box';
import { rule as uploadWithoutGrant } from './design/upload-without-grant';
import { rule as volatileQueue } from './design/volatile-queue';
import { rule as volatileStoreAsTruth } from './design/volatile-store-as-truth';
import { rule as workBeyondTheFunctionsLimit } from './design/work-beyond-the-functions-limit';
import { rule as writeAroundReadSoon } from './design/write-around-read-soon';
import { rule as writeBehindCanLoseData } from './design/write-behind-can-lose-data';
import { rule as writesBeyondOnePrimary } from './design/writes-beyond-one-primary';
import type { DesignRule, Rule } from './rule';

export const DESIGN_RULES: readonly DesignRule[] = [
  missingReference,
  journeyToNowhere,
  carriesNothing,
  overloadedComponent,
  retryStorm,
  burstStartsRetryStorm,
  pathRoutingAtLayer4,
  missedTarget,
  singlePointOfFailure,
  replicasBelowLoad,
  balancerWithoutPool,
  queueWithoutConsumer,
  queueWithoutDeadLetter,
  cacheWithoutStore,
  cacheThatNeverMisses,
  emptyZone,
  unreachableComponent,
  untypedBox,
  unknownType,
  unknownSetting,
  optionalIgnored,
  nearlySaturated,
  noRoomForOneDown,
  rateLimitBelowLoad,
  targetBeyondDependency,
  targetWithoutTail,
  latencyTargetBeyondOnePart,
  ninesBeyondOneRegion,
  loadWithoutTarget,
  instancesFarBeyondLoad,
  shardingBeforeReplicas,
  microservicesAtSmallScale,
  manyToolsForLittleLoad,
  queueNobodyNeeds,
  readModelNobodyNeeds,
  logForATrickle,
  cacheNobodyNeeds,
  regionsBeyondTarget,
  meshForFewServices,
  gatewayBeforeOneService,
  graphqlForOneClient,
  replicaNobodyReads,
  callWithoutTimeout,
  consumerNotIdempotent,
  dualWrite,
  eventCircle,
  eventsWithoutSchema,
  exactlyOnceByTheBroker,
  failoverWithoutTimeout,
  fanOutTail,
  hedgedTooEarly,
  loneConsumer,
  longSynchronousChain,
  moreConsumersThanPartitions,
  queueForUnlikeConsumers,
  retriesAtEveryLevel,
  sagaStateInMemory,
  sagaWithoutCompensation,
  sideWorkInTheRequest,
  slowWorkInTheRequest,
  timeoutBelowP99,
  timeoutOutlastsCaller,
  twoPhaseCommitAcrossServices,
  unboundedQueue,
  unreadDeadLetters,
  volatileQueue,
  coordinationForOneInstance,
  cacheOnWriteHeavyPath,
  cacheSlowerThanStore,
  cacheStampede,
  cacheThatFillsUp,
  cacheUnlikeItsPolicy,
  cacheWithoutInvalidation,
  inProcessCacheDiverges,
  onlyCopyEvicted,
  poorHitRatio,
  readHeavyWithoutCache,
  storeCannotBearColdCache,
  strongReadsFromCache,
  writeAroundReadSoon,
  writeBehindCanLoseData,
  analyticsOnPrimary,
  archiveOnRequestPath,
  blobsInDatabase,
  complexQueriesOverShards,
  connectionPerRequest,
  crossShardTransaction,
  federatedCrossJoin,
  fewVirtualNodes,
  graphStoreSharded,
  hotShard,
  indexUnlikeQueries,
  moduloSharding,
  moneyAtWeakIsolation,
  moneyOnEventualStore,
  monotonicShardKey,
  readModelWrittenDirectly,
  relationsWithoutJoins,
  searchIndexAsTruth,
  searchOnRelationalStore,
  shardsWithoutKey,
  sharedDatabase,
  storeWithoutBackup,
  storesWithoutSync,
  stripedWithoutCopy,
  telemetryInRelationalStore,
  tooManyConnections,
  volatileStoreAsTruth,
  commitWaitsForAnotherRegion,
  commitsLostAtFailover,
  evenOrSmallEnsemble,
  failoverWithoutArbiter,
  majorityNotRequired,
  manyCopiesOfOnePrimary,
  multiLeaderWithoutConflictPolicy,
  primaryWithoutFailover,
  quorumWithoutOverlap,
  readsKeptOnPrimary,
  regionWithoutData,
  replicasInOneZone,
  replicasWithoutReplication,
  shardWithoutReplica,
  staleReadAfterWrite,
  writesBeyondOnePrimary,
  callsAcrossTiers,
  distributedMonolith,
  jobWithoutATrigger,
  loneCoordinator,
  metricsNobodyWatches,
  runStartedTwice,
  servicesWithoutDiscovery,
  stateInManyInstances,
  stickySessions,
  storeOfAnotherContext,
  unobservedSystem,
  unstructuredLogs,
  workBeyondTheFunctionsLimit,
  balancerOverUnlikeTargets,
  balancerWithoutHealthChecks,
  bypassedEntry,
  clientCallsManyServices,
  databaseThroughLayer7,
  fleetWithoutBalancer,
  graphqlBehindCdn,
  graphqlWithoutLimits,
  grpcThroughLayer4,
  hashByAddress,
  loneEntry,
  oneGatewayForUnlikeClients,
  personalContentFromCdn,
  pushCdnWithoutUpload,
  regionsWithoutGlobalRouting,
  roundRobinForOpenConnections,
  roundRobinOverUnequalTargets,
  slowDnsFailover,
  staticContentThroughService,
  tlsEndedAtLayer4,
  unfitCdnExpiry,
  discouragedGrant,
  entryWithoutAuthentication,
  entryWithoutRateLimit,
  exposedInternalStore,
  localLimiterOverManyInstances,
  longLivedToken,
  opaqueTokenWithoutIntrospection,
  publicEntryWithoutWaf,
  secretsOutsideStore,
  sharedSigningKey,
  tokenInLocalStorage,
  unencryptedSensitiveStore,
  uploadWithoutGrant,
];

export const RULES: readonly Rule[] = [...CONNECTION_RULES, ...DESIGN_RULES];
