/** How one connection is drawn: what the canvas, the figures and the labels go by. */
import type { Point } from '../shared/geometry';
import type { Sides } from './choosePorts';

export interface Route {
  /** Corners from the source's border to the target's. */
  readonly points: readonly Point[];
  /** The same as SVG path data, in the style it is drawn in. */
  readonly path: string;
  readonly source: Point;
  readonly target: Point;
  /** Where along it its label was dragged to: 0 at its beginning, 1 at its end. */
  readonly labelAt?: number;
  /** The sides of the two cards it stands on. */
  readonly sides: Sides;
}
