/** How a page is drawn: what people choose for its lines and its hand, and the accents that set things apart. */
import type { JsonObject } from '../shared/json';

/** rounded and orthogonal run along the axes around cards, curved flows around them, straight goes directly. */
export const LINE_STYLES = ['rounded', 'orthogonal', 'curved', 'straight'] as const;
export type LineStyle = (typeof LINE_STYLES)[number];

export const LOOKS = ['clean', 'sketch'] as const;
/** sketch: as if drawn by hand. */
export type Look = (typeof LOOKS)[number];

/** Named, so that light, dark and print each have their own colour for it. */
export const ACCENTS = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
] as const;
export type Accent = (typeof ACCENTS)[number];

/** Of words on the canvas itself. */
export const TEXT_SIZES = ['small', 'medium', 'large', 'huge'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** Which way automatic layout lets the calls run. */
export const FLOW_DIRECTIONS = ['right', 'down'] as const;
export type FlowDirection = (typeof FLOW_DIRECTIONS)[number];

export interface DiagramStyle {
  /** Absent: rounded. */
  readonly lines?: LineStyle;
  /** Absent: clean. */
  readonly look?: Look;
  /** Absent: right. */
  readonly direction?: FlowDirection;
  readonly extra?: JsonObject;
}
