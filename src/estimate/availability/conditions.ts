/** What the conditions of an answer are built from: one view, one set of draws, functions of them. */
import type { View } from '../graph/view';
import type { Combine } from './combine';
import type { Remembered } from './remembered';
import type { Variables } from './variables';

export interface Conditions {
  readonly view: View;
  readonly combine: Combine;
  readonly variables: Variables;
  /** Keys of cache-aside groups whose store would not hold without the cache's hits. */
  readonly loadBearing: ReadonlySet<number>;
  /** Whether optional calls count as needed (full function). */
  readonly optionalNeeded: boolean;
  /** What was made before, and this view's number there. */
  readonly remembered: Remembered;
  readonly slot: number;
}
