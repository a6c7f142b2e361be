/**
 * Every rule, in the order people should hear of them: of several errors on one connection the first is the
 * reason given. A test compares this list with the folders.
 */
import { rule as callFromStore } from './connections/call-from-store';
import { rule as callToClient } from './connections/call-to-client';
import { rule as clientToStore } from './connections/client-to-store';
import { rule as connectionToItself } from './connections/connection-to-itself';
import { rule as duplicateConnection } from './connections/duplicate-connection';
import { rule as protocolMismatch } from './connections/protocol-mismatch';
import { rule as synchronousCycle } from './connections/synchronous-cycle';
import { rule as writeToReplica } from './connections/write-to-replica';
import type { ConnectionRule, DesignRule, Rule } from './rule';

export const CONNECTION_RULES: readonly ConnectionRule[] = [
  connectionToItself,
  clientToStore,
  callToClient,
  callFromStore,
  writeToReplica,
  protocolMismatch,
  duplicateConnection,
  synchronousCycle,
];

export const DESIGN_RULES: readonly DesignRule[] = [];

export const RULES: readonly Rule[] = [...CONNECTION_RULES, ...DESIGN_RULES];
