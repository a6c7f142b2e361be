/**
 * What the editor's page and its worker say to each other. Both come out of one build, so what a message holds is
 * trusted; that it is a message of this protocol is checked, as a worker left over from another build might answer.
 */

import type { Effort } from '../../estimate/availability/trials';
import type { Wanted } from '../analysis';
import type { AnalysisDelta } from './analysisDelta';
import type { DiagramDelta } from './diagramDelta';

export const PROTOCOL = 2;

export interface AnalysisRequest {
  readonly protocol: typeof PROTOCOL;
  /** Rises with each diagram. */
  readonly version: number;
  /** The diagram as it is now, as the difference to the request before; in a worker's first, to an empty one. */
  readonly delta: DiagramDelta;
  /** Of the journeys' parts, `numbers` are only those of the journey in focus. */
  readonly wanted: Wanted;
  readonly focus: string | null;
  /** How hard to try where numbers are not exact at once. */
  readonly effort: Effort;
}

export interface AnalysisReply {
  readonly protocol: typeof PROTOCOL;
  /** Of the request it answers. */
  readonly version: number;
  /** To the reply before; what wasn't asked for stands as it did. */
  readonly delta: AnalysisDelta;
  /** Whether nothing is left to be asked about this diagram. */
  readonly complete: boolean;
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
