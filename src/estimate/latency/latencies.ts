/**
 * The times of every view and round of one estimate, each asked for by name, so that the next estimate finds what
 * it shares with this one.
 */
import type { LatencyRequest, ViewLatency } from './latency';
import { evaluateLatency } from './latency';

export interface Latencies {
  /** What is asked for under one name again is no longer good for the question before. */
  of(name: string, request: LatencyRequest): ViewLatency;
  /** Lets go of what has not been asked for since the last call. */
  forgetUnused(): void;
}

export function createLatencies(): Latencies {
  return {
    of: (_name, request) => evaluateLatency(request),
    forgetUnused: () => undefined,
  };
}
