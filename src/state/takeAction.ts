/** Does what a card offers: one edit, one step to undo. */
import type { Context, Outcome } from './command';
import { withDelta } from './live/diagramDelta';
import type { OfferedAction } from './why';

/** Of the diagram the answer is for. */
export function takeAction({ diagram }: Context, { edit }: OfferedAction): Outcome {
  const { components, connections, groups, journeys } = withDelta(diagram, edit);
  return { diagram: { ...diagram, components, connections, groups, journeys } };
}
