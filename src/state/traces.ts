/** A journey's request, laid out in a worker, to be played. */
import type { Chosen, Trace } from '../estimate/trace/trace';
import { traceOf } from '../estimate/trace/traceOf';
import type { Diagram } from '../model/diagram';

export interface TraceQuestion {
  readonly diagram: Diagram;
  readonly journey: string;
  readonly chosen: Chosen;
}

export interface TraceReply {
  readonly journey: string;
  /** null: there is no such journey, or it failed. */
  readonly trace: Trace | null;
  /** A bug of ours, in its words. */
  readonly failure: string | null;
}

export function traceReply({ diagram, journey, chosen }: TraceQuestion): TraceReply {
  try {
    return { journey, trace: traceOf(diagram, journey, chosen), failure: null };
  } catch (error) {
    return { journey, trace: null, failure: error instanceof Error ? error.message : String(error) };
  }
}
