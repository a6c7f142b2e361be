/** What a page asks of the worker that draws figures, and what it answers. Both come out of one build. */
import type { Estimate } from '../../estimate/answer';
import type { SvgOptions } from '../../formats/exporters/svg';
import type { Diagram } from '../../model/diagram';

export interface FigureQuestion {
  readonly diagram: Diagram;
  readonly estimate: Estimate;
  readonly options: SvgOptions;
}

/** One of the two is null. */
export interface FigureReply {
  readonly svg: string | null;
  /** A bug of ours, in its words. */
  readonly failure: string | null;
}

export const isFigureReply = (message: unknown): message is FigureReply =>
  typeof message === 'object' && message !== null && 'svg' in message && 'failure' in message;
