/** Where a component that is to be added by key will stand, and what it is connected with. */
import type { Point } from '../shared/geometry';

/** Which end of the connection the other component is. */
export type Side = 'after' | 'before';

export interface Growth {
  /** What the new component is connected with. */
  readonly anchor: string;
  /** Whether the new one comes after the anchor, or before it. */
  readonly side: Side;
  /** Where its middle will be. */
  readonly at: Point;
}
