/**
 * Every rule, in the order people should hear of them: of several errors on one connection the first is the
 * reason given. A test compares this list with the folders.
 */
import { rule as callFromStore } from './connections/call-from-store';
import { rule as callNeverMade } from './connections/call-never-made';
import { rule as callToClient } from './connections/call-to-client';
import { rule as clientToStore } from './connections/client-to-store';
import { rule as connectionToItself } from './connections/connection-to-itself';
import { rule as duplicateConnection } from './connections/duplicate-connection';
import { rule as edgeToStore } from './connections/edge-to-store';
import { rule as plainHttpFromClient } from './connections/plain-http-from-client';
import { rule as protocolMismatch } from './connections/protocol-mismatch';
import { rule as queueToStore } from './connections/queue-to-store';
import { rule as synchronousCycle } from './connections/synchronous-cycle';
import { rule as writeToReplica } from './connections/write-to-replica';
import { rule as balancerWithoutPool } from './design/balancer-without-pool';
import { rule as cacheThatNeverMisses } from './design/cache-that-never-misses';
import { rule as cacheWithoutStore } from './design/cache-without-store';
import { rule as carriesNothing } from './design/carries-nothing';
import { rule as emptyZone } from './design/empty-zone';
import { rule as journeyToNowhere } from './design/journey-to-nowhere';
import { rule as missedTarget } from './design/missed-target';
import { rule as missingReference } from './design/missing-reference';
import { rule as optionalIgnored } from './design/optional-ignored';
import { rule as overloadedComponent } from './design/overloaded-component';
import { rule as pathRoutingAtLayer4 } from './design/path-routing-at-layer-4';
import { rule as queueWithoutConsumer } from './design/queue-without-consumer';
import { rule as queueWithoutDeadLetter } from './design/queue-without-dead-letter';
import { rule as replicasBelowLoad } from './design/replicas-below-load';
import { rule as retryStorm } from './design/retry-storm';
import { rule as singlePointOfFailure } from './design/single-point-of-failure';
import { rule as unknownType } from './design/unknown-type';
import { rule as unreachableComponent } from './design/unreachable-component';
import { rule as untypedBox } from './design/untyped-box';
import type { ConnectionRule, DesignRule, Rule } from './rule';

export const CONNECTION_RULES: readonly ConnectionRule[] = [
  connectionToItself,
  clientToStore,
  edgeToStore,
  queueToStore,
  callToClient,
  callFromStore,
  writeToReplica,
  protocolMismatch,
  duplicateConnection,
  synchronousCycle,
  plainHttpFromClient,
  callNeverMade,
];

export const DESIGN_RULES: readonly DesignRule[] = [
  missingReference,
  journeyToNowhere,
  carriesNothing,
  overloadedComponent,
  retryStorm,
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
  optionalIgnored,
];

export const RULES: readonly Rule[] = [...CONNECTION_RULES, ...DESIGN_RULES];
