/**
 * What the page and the worker that draws its lines say to each other. Both come out of one build, so what a message holds
 * is trusted; that it is a message of this protocol is checked.
 */
import type { LabelPlace } from '../../layout/labelPlaces';
import type { Route } from '../../layout/route';
import type { Component, Connection } from '../../model/diagram';
import type { LineStyle } from '../../model/style';
import type { Rect, Size } from '../../shared/geometry';
import type { EntriesDelta } from '../live/entriesDelta';

export const LINES_PROTOCOL = 1;

export interface LinesRequest {
  readonly protocol: typeof LINES_PROTOCOL;
  /** Rises with each request. */
  readonly version: number;
  /** All of these as the difference to the request before; in a worker's first, to nothing. */
  readonly components: EntriesDelta<Component>;
  readonly connections: EntriesDelta<Connection>;
  readonly style: LineStyle | null;
  readonly full: EntriesDelta<Size>;
  readonly bare: EntriesDelta<Size>;
  /** What no label may lie on; null: as before. */
  readonly obstacles: readonly Rect[] | null;
}

export interface LinesReply {
  readonly protocol: typeof LINES_PROTOCOL;
  /** Of the request it answers. */
  readonly version: number;
  /** To the reply before. */
  readonly routes: EntriesDelta<Route>;
  /** null: they follow in a second reply. */
  readonly places: EntriesDelta<LabelPlace> | null;
}

export const isLinesRequest = (message: unknown): message is LinesRequest => isMessage(message, 'components');

export const isLinesReply = (message: unknown): message is LinesReply => isMessage(message, 'routes');

const isMessage = (message: unknown, part: string): boolean =>
  typeof message === 'object' &&
  message !== null &&
  'protocol' in message &&
  message.protocol === LINES_PROTOCOL &&
  'version' in message &&
  Number.isInteger(message.version) &&
  part in message;
