/**
 * The times of every view and round of one estimate, each asked for by name, so that the next estimate finds what
 * it shares with this one.
 */
import { createKeptWhileUsed } from '../../shared/keptWhileUsed';
import type { LatencyEngine, ViewLatency } from './latency';
import { createLatencyEngine } from './latency';
import type { LatencyRequest } from './latencyRequest';

export interface Latencies {
  /** Made from what was asked for under that name before. */
  of(name: string, request: LatencyRequest): ViewLatency;
  /** Lets go of what has not been asked for since the last call. */
  forgetUnused(): void;
}

export function createLatencies(): Latencies {
  const engines = createKeptWhileUsed<string, LatencyEngine>();
  return {
    of: (name, request) => engines.of(name, createLatencyEngine).evaluate(request),
    forgetUnused: engines.forgetUnused,
  };
}
