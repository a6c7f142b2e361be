/**
 * Every rule about one connection, in the order people should hear of them: of several errors on one connection the
 * first is the reason given. A test compares this list with the folder.
 */
import { rule as callFromStore } from './connections/call-from-store';
import { rule as callNeverMade } from './connections/call-never-made';
import { rule as callToClient } from './connections/call-to-client';
import { rule as chattyCalls } from './connections/chatty-calls';
import { rule as clientToStore } from './connections/client-to-store';
import { rule as connectionToItself } from './connections/connection-to-itself';
import { rule as duplicateConnection } from './connections/duplicate-connection';
import { rule as edgeToStore } from './connections/edge-to-store';
import { rule as grpcToFunction } from './connections/grpc-to-function';
import { rule as plainHttpFromClient } from './connections/plain-http-from-client';
import { rule as plainTextAcrossBoundary } from './connections/plain-text-across-boundary';
import { rule as plainTextBetweenServices } from './connections/plain-text-between-services';
import { rule as protocolMismatch } from './connections/protocol-mismatch';
import { rule as queueToStore } from './connections/queue-to-store';
import { rule as retriedWriteNotIdempotent } from './connections/retried-write-not-idempotent';
import { rule as retryWithoutBackoff } from './connections/retry-without-backoff';
import { rule as retryWithoutJitter } from './connections/retry-without-jitter';
import { rule as synchronousCycle } from './connections/synchronous-cycle';
import { rule as twoWayOverSse } from './connections/two-way-over-sse';
import { rule as unguardedThirdParty } from './connections/unguarded-third-party';
import { rule as unreliableTransport } from './connections/unreliable-transport';
import { rule as websocketsWithoutConnectionGateway } from './connections/websockets-without-connection-gateway';
import { rule as writeToReplica } from './connections/write-to-replica';
import type { ConnectionRule } from './rule';

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
  retriedWriteNotIdempotent,
  retryWithoutBackoff,
  retryWithoutJitter,
  unguardedThirdParty,
  chattyCalls,
  grpcToFunction,
  twoWayOverSse,
  unreliableTransport,
  websocketsWithoutConnectionGateway,
  plainTextAcrossBoundary,
  plainTextBetweenServices,
];
