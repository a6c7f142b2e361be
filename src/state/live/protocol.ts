/**
 * What the editor's page and its worker say to each other. Both come out of one build, so what a message holds is
 * trusted; that it is a message of this protocol is checked, as a worker left over from another build might answer.
 */
import type { AnalysisDelta } from './analysisDelta';
import type { DiagramDelta } from './diagramDelta';

export const PROTOCOL = 1;

/** The diagram as it is now, as the difference to the request before; to nothing, in the first. */
export interface AnalysisRequest {
  readonly protocol: typeof PROTOCOL;
  /** Rises with each request. */
  readonly version: number;
  readonly delta: DiagramDelta;
}

/** What that diagram says, as the difference to the reply before. */
export interface AnalysisReply {
  readonly protocol: typeof PROTOCOL;
  /** Of the request it answers. */
  readonly version: number;
  readonly delta: AnalysisDelta;
}

export const isRequest = (message: unknown): message is AnalysisRequest => isMessage(message);

export const isReply = (message: unknown): message is AnalysisReply => isMessage(message);

function isMessage(message: unknown): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'protocol' in message &&
    message.protocol === PROTOCOL &&
    'version' in message &&
    Number.isInteger(message.version) &&
    'delta' in message &&
    typeof message.delta === 'object' &&
    message.delta !== null
  );
}
