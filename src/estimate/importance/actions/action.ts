/** Something a person could do to a diagram so that a subject is better off: one edit and the sentence for it. */
import type { Diagram } from '../../../model/diagram';
import type { Part } from '../parts';

export type ActionKind =
  | 'replica'
  | 'zone'
  | 'fallback'
  | 'cache'
  | 'timeout'
  | 'hedge'
  | 'fewer-required'
  | 'capacity';

export interface Action {
  /** The same for the same action in the same diagram: `replica:db`. */
  readonly id: string;
  readonly kind: ActionKind;
  /** The component or connection it is about; null: several. */
  readonly about: Part | null;
  /** What to do, as an imperative with the names put in. */
  readonly sentence: string;
  readonly apply: (diagram: Diagram) => Diagram;
  /** Instances it adds, with the components whose price they have. */
  readonly adds: readonly { readonly component: string; readonly instances: number }[];
}
